"""Trends over five years: published series with their published direction, R's worked example, and what is not tested."""

from __future__ import annotations

from fractions import Fraction
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.statistics.estimate import Estimate, NotCalculated
from dagmar.statistics.mean import STUDENT, mean
from dagmar.statistics.rate import rate
from dagmar.statistics.trend import Trend, YearPoint, chi_square_of_shares, chi_square_of_values, trend
from dagmar.statistics.wilson import wilson

Series = list[tuple[int, int]]
PUBLISHED: dict[str, tuple[Series, str]] = {
    # the test series of the Fingertips trend markers, with the marker that they expect
    "child obesity": ([(621, 3454), (599, 3195), (556, 3256), (535, 3227), (447, 3121)], "falling"),
    "small": ([(5, 22), (7, 35), (6, 42), (8, 50), (8, 100), (9, 200)], "falling"),
    "child poverty, city": (
        [(5405, 18095), (5500, 18170), (5435, 18005), (5480, 17890), (5315, 17860)],
        "no_certain_change",
    ),
    "child poverty, county": (
        [(22435, 65880), (22445, 67900), (21365, 68705), (20955, 69835), (19055, 70910)],
        "falling",
    ),
    "diabetes": (
        [(3455176, 48783947), (3491868, 49122259), (3625401, 49956777), (3774801, 50649129), (3938080, 51441896)],
        "rising",
    ),
}


def yearly(series: Series, last: int = 2024) -> list[YearPoint]:
    return [YearPoint(last - len(series) + 1 + at, wilson(*row)) for at, row in enumerate(series)]


def moving(points: list[YearPoint], **more: object) -> Trend:
    found = trend(points, direction="lower_is_better", **more)  # type: ignore[arg-type]  # breaks and level by name
    assert isinstance(found, Trend)
    return found


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_series_goes_where_it_is_said_to_go(name: str) -> None:
    series, moves = PUBLISHED[name]
    found = moving(yearly(series))
    assert found.moves == moves
    assert found.verdict == {"falling": "better", "rising": "worse", "no_certain_change": "similar"}[moves]
    assert (found.years, found.method.id, found.level) == ((2020, 2024), "chi-square-of-shares", 0.998)


def test_the_chi_square_is_that_of_rs_worked_example() -> None:
    """`prop.trend.test(c(83, 90, 129, 70), c(86, 93, 136, 82))` prints X-squared = 8.2249."""
    slope, chi_square = chi_square_of_shares(
        [(Fraction(t), Fraction(r), Fraction(n)) for t, r, n in [(1, 83, 86), (2, 90, 93), (3, 129, 136), (4, 70, 82)]]
    )
    assert round(float(chi_square), 4) == 8.2249
    assert slope < 0
    assert isinstance(chi_square, Fraction)


def test_the_weighted_slope_of_points_on_a_line_is_the_line() -> None:
    """y = 3 + 2t whatever the weights; with equal variances v its variance is v/Σ(t − t̄)² = v/10, so χ² = 4·10/v."""
    rows = [(Fraction(t), Fraction(3 + 2 * t), Fraction(5)) for t in range(1, 6)]
    assert chi_square_of_values(rows) == (Fraction(2), Fraction(8))
    uneven = [(t, y, Fraction(at + 1)) for at, (t, y, _) in enumerate(rows)]
    assert chi_square_of_values(uneven)[0] == 2


def test_figures_without_counts_are_tested_by_their_intervals() -> None:
    """A standard error of 1 a year and a slope of 2: χ² = 40; of 0.9: 8.1, less than the 9.55 of 99.8 %."""
    for slope, moves in ((2.0, "rising"), (0.9, "no_certain_change"), (-2.0, "falling")):
        reach = 1.959963984540054
        points = [
            YearPoint(2020 + t, Estimate(slope * t, slope * t - reach, slope * t + reach, 0.95, STUDENT))
            for t in range(5)
        ]
        found = moving(points)
        assert found.moves == moves
        assert isclose(found.chi_square, 10 * slope**2, rel_tol=1e-9)
        assert found.method.id == "chi-square-of-intervals"
    rates = [YearPoint(2020 + t, rate(100 * (t + 1), 1000, per=1000)) for t in range(5)]
    assert moving(rates).moves == "rising"


def test_one_odd_year_is_no_trend() -> None:
    """Four equal years and one that leaps: without it there is no slope left."""
    found = moving(yearly([(1000, 10_000)] * 4 + [(2000, 10_000)]))
    assert found.chi_square > 9.55
    assert found.moves == "no_certain_change"


@pytest.mark.parametrize("count", [0, 100])
def test_nobody_or_everybody_every_year_is_no_change(count: int) -> None:
    found = moving(yearly([(count, 100)] * 5))
    assert (found.moves, found.chi_square, found.slope) == ("no_certain_change", 0.0, 0.0)


FIVE = yearly(PUBLISHED["child obesity"][0])


@pytest.mark.parametrize(
    ("points", "breaks", "code"),
    [
        (FIVE[:4], (), "too-few-years"),
        ([*FIVE[:4], YearPoint(2024, None)], (), "too-few-years"),
        ([YearPoint(2018, FIVE[0].estimate), *FIVE[1:]], (), "year-missing"),
        (FIVE, (2022,), "break-in-series"),
        (FIVE, (2024,), "break-in-series"),
        ([*FIVE[:4], YearPoint(2024, FIVE[4].estimate, years=3)], (), "not-independent"),
        ([*FIVE[:4], YearPoint(2024, mean([1]))], (), "no-interval"),
        ([*FIVE[:4], YearPoint(2024, Estimate(1, 1, 1, 0.95, STUDENT))], (), "no-interval"),
    ],
)
def test_what_cannot_be_tested_says_why(points: list[YearPoint], breaks: tuple[int, ...], code: str) -> None:
    found = trend(points, direction="none", breaks=breaks)
    assert isinstance(found, NotCalculated)
    assert found.code == code
    assert found.why.sv
    assert found.why.en


def test_a_break_before_the_latest_five_years_does_not_matter() -> None:
    assert moving(FIVE, breaks=(2020, 2015)).moves == "falling"


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(50, 500)), min_size=5, max_size=5))
def test_a_series_read_backwards_goes_the_other_way(series: Series) -> None:
    there, back = moving(yearly(series)), moving(yearly(series[::-1]))
    assert isclose(there.chi_square, back.chi_square, rel_tol=1e-12)
    assert {there.moves, back.moves} in ({"rising", "falling"}, {"no_certain_change"})
