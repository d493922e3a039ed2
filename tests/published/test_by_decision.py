"""Money shared by a decision and not by an agreement: covid-19 in 2020, the extra budget of 2015.

Covid-19 comes out in whole, as stated: 2 Mkr to three named regions and 1 Mkr to each of the others. Of the extra budget
nothing does: its key was not found, and its rows add up to 1 470,1 Mkr beside the total 1 470,0. It was paid again after
two municipalities' populations had been swapped; what such a swap does by a plain population key is shown here on the
general grant of 2017, and it is not what happened.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from dagmar.allocation.allocate import allocate
from dagmar.allocation.difference import differences
from dagmar.facts.book import Facts
from dagmar.facts.observation import Observation
from dagmar.library.own_facts import facts_with
from dagmar.library.printed import read_printed
from dagmar.library.reality import verify_agreement
from dagmar.money import kronor
from dagmar.registry.not_known import NotKnown
from dagmar.registry.registry import load_registry
from dagmar.source import Source
from tests.library.shelves import run, taken


def test_the_21_amounts_of_covid_are_stated_by_class_and_close() -> None:
    (check,) = verify_agreement(taken("covid-2020"))
    assert (check.rows, check.reproduced, check.stated, check.circular) == (21, 0, 21, 0)
    assert (check.largest_difference, check.closes, check.findings) == (0, True, ())


def test_the_extra_budget_is_kept_as_printed_a_tenth_of_a_million_above_its_own_total() -> None:
    (check,) = verify_agreement(taken("extra-budget-2015"))
    assert (check.rows, check.reproduced, check.largest_difference, check.closes) == (21, 0, None, False)
    assert [finding.code for finding in check.findings] == ["rows-not-computed", "table-does-not-close"]
    printed = read_printed(taken("extra-budget-2015").folder / "published/landstingen.csv")
    assert sum(row.amount or 0 for row in printed) == kronor(1_470_100_000)


@pytest.mark.parametrize(("code", "told"), [("09", 22), ("08", 290), ("01", 80), ("12", 139)])
def test_the_kronor_per_inhabitant_beside_the_amounts_are_within_five_per_cent_of_the_population_of_2014(
    code: str, told: int
) -> None:
    rows = read_printed(taken("extra-budget-2015").folder / "published/landstingen.csv")
    printed = {row.recipient: row.amount for row in rows}
    people = {"09": 57_255, "08": 235_598, "01": 2_198_044, "12": 1_288_908}[code]  # SCB, 31 December 2014
    amount = printed[code]
    assert amount is not None
    assert abs(Fraction(amount, 100 * people) / told - 1) < Fraction(5, 100)


def test_two_populations_swapped_by_a_plain_key_move_two_municipalities_and_no_other() -> None:
    loaded = taken("generella-bidraget-2017")
    vasby, bro = "0114", "0139"
    known = facts_with(loaded)

    def figure(code: str) -> Fraction:
        seen = known.population("municipality", code, "2016-12-31")
        assert not isinstance(seen, NotKnown)
        assert seen.figure is not None
        return seen.figure

    source = Source("förväxlade folkmängder")
    wrong = Facts(
        [
            Observation(code, "population", "2016-12-31", "persons", source, "2017-01-01", value=figure(other))
            for code, other in ((vasby, bro), (bro, vasby))
        ],
        load_registry(),
    )
    rows = [
        row
        for row in differences(allocate(loaded, wrong), run("generella-bidraget-2017"))
        if row.differs and row.grant == "invanare-kommuner"
    ]
    assert {row.recipient: row.more and row.more > 0 for row in rows} == {vasby: True, bro: False}
