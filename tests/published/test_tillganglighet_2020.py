"""Tillgänglighet 2020, suspended in mid-year: no table was found, but SKR says that about 2 billion went by population.

With January and February measured, and eleven months alike, nine elevenths of the 2 463,1 Mkr are left: 2 015 Mkr.
"""

from __future__ import annotations

from fractions import Fraction

from dagmar.allocation.months import months_of
from dagmar.money import kronor
from tests.library.shelves import run, taken


def test_about_two_billion_went_by_population_and_two_months_by_results() -> None:
    *measured, rest = months_of(taken("tillganglighet-2020-tillagg").agreement, "prestationer", 0)
    assert [str(month.period) for month in (*measured, rest)] == ["2020-01", "2020-02", "2020-03/2020-12"]
    assert [month.grant.requires for month in (*measured, rest)] == [("kortare-vantan",), ("kortare-vantan",), ()]
    assert rest.pot.value == Fraction(9, 11) * kronor(2_463_100_000)
    assert round(rest.pot.value / kronor(100_000_000)) == 20


def test_every_region_gets_something_of_2020_after_the_suspension() -> None:
    lines = run("tillganglighet-2020-tillagg").grant("prestationer").lines
    assert len(lines) == 21
    assert all(line.settled is not None and line.settled.value > 0 for line in lines)
