"""What stands below a chart claims no more than the chart shows."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from scipy.stats import chi2

from dagmar.publication.site.content import frame
from dagmar.publication.site.drawn import charts_of, control_of
from dagmar.publication.site.exhibit import Exhibit, Figure, Unit
from dagmar.publication.site.telling import tellings
from dagmar.publication.site.uncertainty import with_intervals
from dagmar.text import Text
from tests.publication.site.exhibits import MONTHLY, SHARE


@pytest.mark.parametrize(("with_intervals", "caption"), [(True, "Värden och osäkerhet."), (False, "Värden.")])
def test_uncertainty_is_claimed_only_where_there_are_intervals(with_intervals: bool, caption: str) -> None:
    bare = {
        code: {period: replace(figure, low=None, high=None) for period, figure in row.items()}
        for code, row in SHARE.figures.items()
    }
    exhibit = SHARE if with_intervals else replace(SHARE, figures=bare)
    (told,) = tellings(exhibit, frame(), ("sv",))
    assert charts_of(told)[0].caption == caption


CODES = ("01", "03", "04", "05", "06", "07", "08", "09", "10", "12")


def counted(*shares: tuple[int, int]) -> Exhibit:
    """Recipients with so many of so many, and no other figures."""
    rows = {
        code: {"2024": Figure(Fraction(part, whole), None, Fraction(part), Fraction(whole), made_up=True)}
        for code, (part, whole) in zip(CODES, shares, strict=False)
    }
    return with_intervals(replace(SHARE, figures=rows))


def funnel_of(exhibit: Exhibit) -> str:
    (told,) = tellings(exhibit, frame(), ("en",))
    return next(chart.svg for chart in charts_of(told) if chart.id == "funnel")


def test_a_funnel_of_recipients_that_differ_as_chance_would_is_not_widened() -> None:
    drawn = funnel_of(counted(*[(50, 100), (52, 100), (48, 100), (53, 100), (47, 100)] * 2))
    assert "widened" not in drawn


def test_a_funnel_of_recipients_that_differ_by_more_says_so_and_by_how_much() -> None:
    """Ten of 1 000, half at 60 %, half at 40 %: z = 0.1 / √(0.25 / 1000) = 6.32 for each, so φ = 40.0, and nobody is out."""
    drawn = funnel_of(counted(*[(600, 1000), (400, 1000)] * 5))
    assert "(φ = 40.0)" in drawn
    assert "Within: 10." in drawn


def rates(*cases: int) -> Exhibit:
    """Regions of ten thousand inhabitants with so many cases, per 1 000."""
    rows = {
        code: {"2024": Figure(Fraction(number, 10), None, Fraction(number), Fraction(10_000), made_up=True)}
        for code, number in zip(CODES, cases, strict=True)
    }
    unit = Unit(Text("per 1 000 invånare", "per 1,000 inhabitants"), 1)
    return with_intervals(replace(SHARE, figures=rows, unit=unit, interval="byar", per=1_000))


@pytest.mark.parametrize(
    ("most", "others", "outside"), [(25, (8,) * 6 + (9,) * 3, True), (24, (8,) * 5 + (9,) * 4, False)]
)
def test_a_funnel_of_rates_has_the_exact_limits_of_as_many_cases_as_are_expected(
    most: int, others: tuple[int, ...], outside: bool
) -> None:
    """A hundred in ten regions of one size: ten are expected in each. Of ten, the 99.8 % limits are χ²(0.001; 20)/2 and

    χ²(0.999; 22)/2 = 24.13: twenty-four may be chance, and twenty-five may not.
    """
    assert 24 < chi2.ppf(0.999, 22) / 2 < 25
    drawn = funnel_of(rates(most, *others))
    assert "All together: 1.0." in drawn
    assert "the x-axis shows the expected number" in drawn
    assert "widened" not in drawn
    assert ("Above the outer limit: Stockholm 2.5" in drawn) == outside
    assert ("Above the outer limit: none" in drawn) != outside


def test_a_funnel_of_rates_that_differ_by_more_than_chance_is_widened_and_says_so() -> None:
    """Of 1 000 cases in all, half have 150 and half 50: z = 10 ln 1.5 = 4.05 or 10 ln 0.5 = −6.93, so φ = (16.4 + 48.0) / 2."""
    drawn = funnel_of(rates(*(150, 50) * 5))
    assert "(φ = 32.2)" in drawn
    assert "Within: 10." in drawn


@pytest.mark.parametrize("changed", [{"count": True}, {"interval": "none"}, {"interval": "t"}])
def test_what_chance_cannot_be_told_of_has_no_funnel(changed: dict[str, Any]) -> None:
    (told,) = tellings(replace(rates(*range(10)), **changed), frame(), ("en",))
    assert [chart.id for chart in charts_of(told)] == ["bar", "map"]


def test_where_nobody_has_a_case_there_is_no_funnel_of_rates() -> None:
    (told,) = tellings(rates(*(0,) * 10), frame(), ("en",))
    assert [chart.id for chart in charts_of(told)] == ["bar", "map"]


def test_a_control_chart_is_called_by_all_the_months_that_it_shows() -> None:
    """Not by the last alone, as the charts of every recipient in a month are."""
    (told,) = tellings(MONTHLY, frame(), ["sv"])
    chart = control_of(told, "0180")
    assert chart is not None
    assert '<title id="title">Besök i tid, månad för månad, 2024-01–2025-12</title>' in chart.svg
