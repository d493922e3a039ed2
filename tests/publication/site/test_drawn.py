"""What stands below a chart claims no more than the chart shows."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from dagmar.publication.site.content import frame
from dagmar.publication.site.drawn import charts_of, control_of
from dagmar.publication.site.exhibit import Exhibit, Figure
from dagmar.publication.site.telling import tellings
from dagmar.publication.site.uncertainty import with_intervals
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


def counted(*shares: tuple[int, int]) -> Exhibit:
    """Recipients with so many of so many, and no other figures."""
    codes = ("01", "03", "04", "05", "06", "07", "08", "09", "10", "12")
    rows = {
        code: {"2024": Figure(Fraction(part, whole), None, Fraction(part), Fraction(whole), made_up=True)}
        for code, (part, whole) in zip(codes, shares, strict=False)
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


def test_a_control_chart_is_called_by_all_the_months_that_it_shows() -> None:
    """Not by the last alone, as the charts of every recipient in a month are."""
    (told,) = tellings(MONTHLY, frame(), ["sv"])
    chart = control_of(told, "0180")
    assert chart is not None
    assert '<title id="title">Besök i tid, månad för månad, 2024-01–2025-12</title>' in chart.svg
