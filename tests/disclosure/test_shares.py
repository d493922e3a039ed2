"""Percentages, and the rules on shares of amounts. Expected figures are worked by hand beside each."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dagmar.disclosure import Rule, Table, flat, protect
from dagmar.disclosure.percentage import counts_behind, percentage_of
from dagmar.disclosure.primary import by_dominance, by_p_percent
from dagmar.disclosure.rule import Dominance, read_rule
from dagmar.problem import Refused
from tests.disclosure.attacker import bounds_of, equations, interval
from tests.disclosure.tables import added_up, seen

MEASURE = flat("measure", ["did", "did not"], "could")
AREAS = flat("area", ["a", "b", "c"], "all")


def test_fifty_per_cent_of_eight_is_four() -> None:
    assert list(counts_behind(Fraction(50), 8, decimals=0)) == [4]
    assert list(counts_behind(Fraction(50), 1000, decimals=0)) == list(range(495, 505))


def test_a_percentage_whose_numerator_is_hidden_is_hidden() -> None:
    """4 of 8 in a: with 1-4 hidden neither the 4 nor the 50 % is shown, nor those who did not, whom 8 - 4 would give."""
    leaves: dict[tuple[str, ...], int] = {
        ("a", "did"): 4,
        ("a", "did not"): 4,
        ("b", "did"): 30,
        ("b", "did not"): 20,
        ("c", "did"): 9,
        ("c", "did not"): 11,
    }
    whole = added_up(leaves, [AREAS, MEASURE])
    unshown = frozenset((area, "did not") for area in AREAS.codes)
    protected = protect(Table("persons", whole.dimensions, whole.values, unshown=unshown), Rule(4))
    assert protected.cells["a", "did"].text == ".."
    assert protected.cells["a", "did not"].text == ".."
    assert percentage_of(protected.cells["a", "did"], protected.cells["a", "could"]) is None
    assert ("a", "did not") not in protected.published()
    assert percentage_of(protected.cells["all", "did"], protected.cells["all", "could"]) in (None, Fraction(4300, 78))


def test_dominance_asks_for_what_brings_the_largest_down_to_the_share() -> None:
    """(1, 75 %): 80 of 100. 80 / 0.75 = 106 2/3, so 6 2/3 are lacking."""
    assert by_dominance(100, [Fraction(80), Fraction(15)], Dominance(1, Fraction(3, 4))) == Fraction(20, 3)
    assert by_dominance(100, [Fraction(60), Fraction(30)], Dominance(1, Fraction(3, 4))) < 0


def test_p_per_cent_asks_for_what_the_rest_lacks() -> None:
    """10 %: 80 and 15 of 100. The rest is 5, a tenth of 80 is 8: 3 are lacking."""
    assert by_p_percent(100, [Fraction(15), Fraction(80)], Fraction(1, 10)) == 3
    assert by_p_percent(100, [Fraction(50)], Fraction(1, 10)) == -45


@pytest.mark.parametrize("share", [Fraction(1, 10), Fraction(3, 10)])
def test_an_amount_that_one_gives_most_of_is_not_given_away_within_a_few_per_cent(share: Fraction) -> None:
    """The interval of a dominated amount is as wide, both ways, as the rule itself says."""
    whole = added_up({("a",): 100, ("b",): 300, ("c",): 500}, [AREAS], quantity="kr")
    contributions: dict[tuple[str, ...], tuple[Fraction, ...]] = {("a",): (Fraction(80), Fraction(15))}
    protected = protect(Table("kr", whole.dimensions, whole.values, contributions), Rule(hide_to=0, p_percent=share))
    published = seen(protected)
    low, high = interval(equations([published]), bounds_of([published], least=0), published.variable(("a",)))
    lacking = 80 * share - 5
    assert protected.cells["a",].reason == "p_percent"
    assert low <= 100 - lacking
    assert high >= 100 + lacking


@pytest.mark.parametrize("setting", ["1-4", "1-7+5", "1-9", "1-10", "0-4", "0-7+5", "noise", "none"])
def test_a_setting_reads_as_it_is_written(setting: str) -> None:
    assert str(read_rule(setting)) == setting


def test_a_setting_that_is_none_of_them_is_refused_with_what_can_be_said() -> None:
    with pytest.raises(Refused) as refused:
        read_rule("under 5")
    assert "1-7+5" in refused.value.problems[0].help.sv
