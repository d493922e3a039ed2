"""Whose a share is, what its weights are of, and that one who lacks a figure does not change what others earn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Literal

import pytest

from dagmar.allocation.mechanism import Amounts, Earning
from dagmar.derivation import Derivation
from dagmar.vocabulary import vocabulary
from tests.allocation.mechanisms import Row, case, people, read

CODES = ("01", "03", "04")


def earned(rule: str, *rows: Row, missing: Literal["not_met"] | None = "not_met") -> Amounts:
    """What each of three regions earns by a rule; what is missing counts as not met, or is refused where `missing` is None."""
    word = read("earn", rule)
    assert isinstance(word, Earning)
    return word.shares(people(*CODES), replace(case(*rows), missing=missing))


def inside(figure: Derivation) -> Iterator[Derivation]:
    """A figure and all that it was made of."""
    yield figure
    for part in figure.of:
        yield from inside(part)


@pytest.mark.parametrize(
    "rule",
    [
        "{threshold: 5, indicator: a}",
        "{above: {baseline: b, of: c}, indicator: a}",
        "{rank: {top: 1}, indicator: a, ties: code}",
        "{scales: [{weight: 1, indicator: a, from: 0, to: 10}]}",
        "{points: [{indicator: a, threshold: 0, benchmark: 10}]}",
    ],
)
def test_who_earns_nothing_for_want_of_a_figure_is_named_in_the_reason(rule: str) -> None:
    known = [(name, "2024", code, 6) for name in "abc" for code in CODES if (name, code) != ("a", "03")]
    shares = earned(rule, *known)
    assert list(shares) == list(CODES)
    assert shares["03"].value == 0
    nothing = [part for part in inside(shares["03"]) if part.rule in ("earns_nothing", "no_points")]
    assert [part.about for part in nothing] == ["03"]
    assert [part.about for part in nothing[0].of] == ["a 03 2024"]


def test_one_without_a_baseline_does_not_change_what_those_after_earn() -> None:
    """(6 − 4)/8 of what can be earned is a quarter."""
    known = [("a", "2024", code, 6) for code in CODES] + [("c", "2024", code, 8) for code in CODES]
    shares = earned(
        "{above: {baseline: b, of: c}, indicator: a}", *known, *[("b", "2024", code, 4) for code in CODES[1:]]
    )
    assert {code: share.value for code, share in shares.items()} == {
        "01": 0,
        "03": Fraction(1, 4),
        "04": Fraction(1, 4),
    }


@pytest.mark.parametrize("missing", [None, "not_met"])
@pytest.mark.parametrize(
    "scales",
    [
        "scales: [{weight: 1, indicator: a, from: 0, to: 1}, {weight: 3, indicator: b, from: 0, to: 1}]",
        "points: [{weight: 1, of: [{indicator: a, threshold: 0, benchmark: 1}]}, "
        "{weight: 3, of: [{indicator: b, threshold: 0, benchmark: 1}]}]",
    ],
)
def test_where_the_weight_is_spread_each_goes_by_the_figures_that_it_has(
    scales: str, missing: Literal["not_met"] | None
) -> None:
    """01 has only `b` and all of it; 03 and 04 have both: all of the weight 1 and nothing of the weight 3."""
    both = [("a", "2024", code, 1) for code in ("03", "04")] + [("b", "2024", code, -1) for code in ("03", "04")]
    shares = earned(f"{{{scales}, absent: spread}}", ("b", "2024", "01", 1), *both, missing=missing)
    assert {code: share.value for code, share in shares.items()} == {
        "01": 1,
        "03": Fraction(1, 4),
        "04": Fraction(1, 4),
    }


def test_the_weight_of_a_domain_says_which_domain_it_is() -> None:
    domains = "{weight: 10, title: process, of: [{indicator: a, threshold: 0, benchmark: 10}]}"
    domains += ", {weight: 30, of: [{indicator: b, threshold: 0, benchmark: 10}]}"
    rows = [(name, "2024", code, 10) for name in "ab" for code in CODES]
    weights = [part for part in inside(earned(f"{{points: [{domains}]}}", *rows)["01"]) if part.rule == "weight"]
    assert {part.about: part.value for part in weights} == {"process": 10, "": 30}


@pytest.mark.parametrize(
    ("before", "now", "level", "way"),
    [
        (0, 9, 9, 9),  # 9 × 9/10 + 0.5 = 8.6; 10 × 9/10 − 0.5 = 8.5
        (0, 10, 10, 0),  # at the benchmark it is the level that counts
        (5, 5, 5, 0),  # 9 × 5/10 + 0.5 = 5; no way gone
        (7, 5, 5, 0),
        (0, -1, 0, 0),
        (-10, -1, 0, 4),  # 10 × 9/20 − 0.5 = 4
        (0, 11, 10, 0),
    ],
)
def test_points_for_the_level_and_for_the_way_to_it_are_told_each_by_itself(
    before: int, now: int, level: int, way: int
) -> None:
    rows = [("a", year, code, figure) for year, figure in (("2022", before), ("2024", now)) for code in CODES]
    rule = "{points: [{indicator: a, threshold: 0, benchmark: 10, baseline: 2022}]}"
    points = {part.rule: part.value for part in inside(earned(rule, *rows)["01"])}
    assert points["achievement_points"] == level
    assert points["improvement_points"] == way


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("threshold", "threshold"),
        ("at_least", "threshold"),
        ("at_most", "threshold"),
        ("levels", "levels"),
        ("sliding", "sliding"),
        ("above", "above"),
        ("rank", "rank"),
        ("points", "points"),
        ("scales", "scales"),
        ("indicator", None),
    ],
)
def test_which_word_of_earn_a_rule_is_follows_from_its_own_key(key: str, word: str | None) -> None:
    led = [name for name, kind in vocabulary().words["earn"].items() if kind.leads({key: 1, "period": 2024})]
    assert led == ([word] if word else [])
