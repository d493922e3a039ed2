"""The tables of 2019 to 2024: what explains each, in how many rows, and what none does.

The counts and totals are those of a calculation made before this program, by trying every total
(population 31 December 2018 is SCB's own: 10 230 185). One result is new: the rural columns were thought to follow no rule.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from dagmar.recovery.recovered import Recovered
from dagmar.recovery.telling import odds, tell
from dagmar.registry.registry import Population, load_registry

from .published_tables import explained, recovered, region, rules

TOTALS = {
    "2019": 10_230_185,
    "2020": 10_230_185,
    "2021": 10_378_483,
    "2021-extra": 10_378_483,
    "2023": 10_514_719,
    "2024": 10_557_682,
}


@pytest.mark.parametrize("name", TOTALS)
def test_the_amounts_alone_give_the_total(name: str) -> None:
    assert recovered(name).total == TOTALS[name]


@pytest.mark.parametrize("name", ["2019", "2020"])
def test_the_total_of_2019_and_2020_is_the_official_one_and_so_is_every_region(name: str) -> None:
    found = recovered(name)
    for (kind, code), persons in found.key.weights.items():
        assert kind == "region"
        official = load_registry().population("region", code, "2018-12-31")
        assert isinstance(official, Population)
        assert persons == official.persons
    assert found.between[0] == ("2018-12-31", 10_230_185)


@pytest.mark.parametrize("name", TOTALS)
def test_the_next_best_total_misses_by_kronor_and_the_right_one_by_little_more_than_one(name: str) -> None:
    found = recovered(name)
    assert found.next_best is not None
    assert found.largest_miss < Fraction(3, 2)
    assert found.next_best[1] > 4
    assert found.next_best[1] > 6 * found.largest_miss
    assert odds(found.chance) >= 18


@pytest.mark.parametrize("name", TOTALS)
def test_the_persons_add_up_to_the_total_which_the_search_does_not_use(name: str) -> None:
    assert sum(recovered(name).key.weights.values()) == TOTALS[name]


def test_2019_has_the_key_but_no_rounding_gives_more_than_13_rows() -> None:
    found = explained("2019")
    assert found.verdict == "not_explained"
    assert (rules(found)["nearest"], rules(found)["largest_remainder"]) == (13, 13)
    assert any("4 rader en upp och 4 en ned" in line.sv for line in tell(found))


def test_2020_is_rounded_row_by_row_with_a_krona_each_on_skane_and_vasternorrland() -> None:
    found = explained("2020")
    assert found.verdict == "explained"
    assert found.best is not None
    assert found.best.formula.key.as_of == "2018-12-31"
    first = found.best.closings[0]
    assert (first.rule, set(first.difference_on)) == ("nearest_difference_on", {region("12"), region("22")})
    assert (rules(found)["nearest"], rules(found)["largest_remainder"]) == (19, 17)


def test_2021_is_the_largest_remainder_in_all_20_rows_and_norrbotten_is_what_they_leave() -> None:
    found = explained("2021")
    assert found.verdict == "explained"
    assert (rules(found)["largest_remainder"], rules(found)["nearest"]) == (20, 19)
    assert found.best is not None
    assert found.best.closings[0].computed[region("25")] == 22_539_047_00
    assert recovered("2021").rest_of == region("25")
    assert recovered("2021").key.weights[region("25")] == 249_649


def test_the_445_mkr_of_2021_have_the_same_key_and_no_rounding() -> None:
    found = explained("2021-extra")
    assert found.verdict == "not_explained"
    assert (rules(found)["nearest"], rules(found)["largest_remainder"]) == (17, 16)


def test_2023_is_rounded_row_by_row_with_the_difference_on_stockholm() -> None:
    found = explained("2023")
    assert found.verdict == "explained"
    assert found.best is not None
    assert found.best.closings[0].difference_on == (region("01"),)
    assert (rules(found)["nearest"], rules(found)["largest_remainder"]) == (20, 19)


def test_2024_comes_out_by_both_roundings() -> None:
    found = explained("2024")
    assert found.verdict == "explained"
    assert (rules(found)["nearest"], rules(found)["largest_remainder"]) == (21, 21)


@pytest.mark.parametrize(("name", "total"), [("2023-rural", 4_935_619), ("2024-rural", 4_902_449)])
def test_the_rural_columns_are_not_explained_though_whole_numbers_stand_behind_them(name: str, total: int) -> None:
    """They are no inhabitants that the registry knows. A second calculation, by trying every total, gives the same ones."""
    found = explained(name)
    assert found.verdict == "not_explained"
    seen = found.recovered
    assert isinstance(seen, Recovered)
    assert (seen.total, seen.fitting, seen.inhabitants) == (total, 21, False)
    assert sum(seen.key.weights.values()) == total


@pytest.mark.parametrize(("name", "inhabitants"), [("2023-rural", 61_001), ("2024-rural", 61_093)])
def test_gotland_counts_four_times_in_the_rural_columns(name: str, inhabitants: int) -> None:
    """61 001 is SCB's figure of 31 December 2021, and 61 093 that of 1 November 2023: a sign that the numbers are real."""
    assert recovered(name).key.weights[region("09")] == 4 * inhabitants


def test_a_key_that_was_itself_recovered_is_not_shown_as_an_independent_source() -> None:
    assert any("ingen oberoende källa" in line.sv for line in tell(explained("2021")))
    assert not any("ingen oberoende källa" in line.sv for line in tell(explained("2020")))
