"""From a protected file to the site: what each measure's figures are made of, how many they rest on, and their method."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from dagmar.publication.site.computed import exhibits_of_files
from dagmar.publication.site.exhibit import Exhibit
from dagmar.publication.site.standing import standings
from tests.indicators.handing import MEAN, SHARE, defined, measured, released
from tests.indicators.test_spread import KNOWN, SQUARES

RATE = "antibiotics-per-1000"
MONTH = "2024-01"


def regions(one: list[Exhibit]) -> Exhibit:
    (found,) = [exhibit for exhibit in one if exhibit.kind == "region"]
    return found


def municipalities(one: list[Exhibit]) -> Exhibit:
    (found,) = [exhibit for exhibit in one if exhibit.kind == "municipality"]
    return found


def test_a_rate_comes_with_its_cases_and_inhabitants_and_is_judged_by_byar(tmp_path: Path) -> None:
    """30 cases of 200 000 in 0114, 0.15 per 1 000; 30 is 20.24 to 42.83 by Byar, and Sweden has 319 of a million, 0.319."""
    file = released(measured(defined(RATE), KNOWN), tmp_path, "2024", about={"computed": "2024"})
    exhibit = municipalities(exhibits_of_files([file], tmp_path))
    one = exhibit.figure("0114", "2024")
    assert (one.numerator, one.denominator, one.base, one.method) == (Fraction(30), Fraction(200_000), 200_000, "byar")
    assert one.low is not None
    assert one.high is not None
    assert 0.100 < one.low < 0.103
    assert 0.212 < one.high < 0.216
    assert standings(exhibit, "2024")["0114"].nation == "better"
    assert exhibit.unit.name.sv == "per 1\u00a0000 invånare"


def test_a_mean_comes_with_its_sum_its_rows_and_its_interval(tmp_path: Path) -> None:
    """33 and 25 rows of 0117 with 430 in all: 7.4 days. What is below thirty, as 0319's six, is not judged."""
    file = released(measured(defined(MEAN), KNOWN, SQUARES), tmp_path, "2024", about={"computed": "2024"})
    exhibit = municipalities(exhibits_of_files([file], tmp_path))
    one = exhibit.figure("0117", "2024")
    assert (one.numerator, one.denominator, one.base, one.method) == (Fraction(430), Fraction(58), 58, "t")
    assert one.low is not None
    assert one.high is not None
    assert one.low < 430 / 58 < one.high
    few = exhibit.figure("0319", "2024")
    assert (few.value is None, few.base) in ((True, None), (False, 6))
    assert standings(exhibit, "2024")["0319"].nation in ("no_value", "too_few")


def test_women_and_men_have_their_own_interval_by_the_same_method(tmp_path: Path) -> None:
    """Ten cases among the 100 000 women of 0114: 4.8 to 18.4 of them, 0.048 to 0.184 per 1 000 (4.795 to 18.390, exactly)."""
    files = [
        released(measured(defined(RATE), KNOWN), tmp_path, "rate", about={"computed": "2024"}),
        released(measured(defined(MEAN), KNOWN, SQUARES), tmp_path, "mean", about={"computed": "2024"}),
    ]
    mean, rate = (
        next(one for one in exhibits_of_files([file], tmp_path) if one.kind == "municipality")
        for file in reversed(files)
    )
    women = rate.figure("0114", "2024", "women")
    assert women.low is not None
    assert women.high is not None
    assert (round(women.low, 3), round(women.high, 3), women.method) == (0.048, 0.184, "byar")
    days = mean.figure("0114", "2024", "women")
    assert (days.low, days.high, days.method) == (3.3, 7.7, "t")


def test_a_share_comes_with_its_rows_and_is_judged_by_wilson(tmp_path: Path) -> None:
    file = released(measured(defined(SHARE), KNOWN), tmp_path, "2024", about={"computed": "2024"})
    exhibit = regions(exhibits_of_files([file], tmp_path))
    one = exhibit.figure("01", MONTH)
    assert (one.base, one.method) == (one.denominator, "wilson")
    assert exhibit.smallest_base == 30
