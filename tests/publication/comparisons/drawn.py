"""Made-up figures to draw, and the charts of them that were looked at and approved.

Written anew by `python -m tests.publication.comparisons.drawn`; then look at them, at desktop and at phone width, before they
are kept. The figures follow from the codes by arithmetic alone, so that they are the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Literal

from dagmar.publication.charts.areas import map_of
from dagmar.publication.charts.bar import bar
from dagmar.publication.charts.control import control
from dagmar.publication.charts.funnel import Limits, funnel
from dagmar.publication.charts.measure import Measure, Value
from dagmar.publication.charts.trend import Trends, point_of
from dagmar.publication.site.trend import sparkline
from dagmar.registry.registry import load_registry
from dagmar.statistics.comparison import with_known
from dagmar.statistics.funnel.proportion import proportion_band
from dagmar.statistics.wilson import wilson
from dagmar.statistics.xmr.control import Break, Control, Point
from dagmar.statistics.xmr.control import control as control_chart
from dagmar.text import Language, Text

APPROVED = Path(__file__).parent / "approved"
NATION = Fraction(3, 4)
NOT_REPORTED = Text("ej rapporterat", "not reported")
SHARE = Measure(
    Text("Besök inom medicinskt bedömd tid <prov> & annat", "Visits within the time assessed <trial> & other"),
    Text("procent", "per cent"),
    "higher_is_better",
    "2024",
    share=True,
    made_up=True,
)
DAYS = Measure(Text("Väntetid", "Waiting time"), Text("dagar", "days"), "lower_is_better", "2022–2024", decimals=0)


def values(kind: Literal["region", "municipality"]) -> list[Value]:
    """A share for each recipient of 2024, every ninth not reported, judged against the nation's."""
    registry, day = load_registry(), date(2024, 12, 31)
    recipients = registry.regions(day) if kind == "region" else registry.municipalities(day)
    made = []
    for at, one in enumerate(recipients):
        number = int(one.code)
        whole = 40 + number * 7919 % 2960
        estimate = wilson(whole * (60 + number * 31 % 35) // 100, whole)
        judged = with_known(estimate, float(NATION), against="nation", direction=SHARE.direction)
        if at % 9 == 8 or estimate is None or judged is None:
            made.append(Value(one.code, one.short_name, None, missing=NOT_REPORTED))
        else:
            made.append(
                Value(
                    one.code,
                    one.short_name,
                    Fraction(estimate.numerator or 0) / whole,
                    estimate.low,
                    estimate.high,
                    verdict=judged.verdict,
                    size=whole,
                )
            )
    return made


def years() -> dict[str, Value]:
    """Ten years of one region, one of them not reported."""
    made = {}
    for year in range(2015, 2025):
        whole = 400 + (year * 37) % 90
        estimate = wilson(whole * (55 + 2 * (year - 2015) + year * 7 % 5) // 100, whole)
        assert estimate is not None
        made[str(year)] = Value("03", "Uppsala", estimate.value, estimate.low, estimate.high)
    made["2019"] = Value("03", "Uppsala", None, missing=NOT_REPORTED)
    return made


def nation_by_year() -> dict[str, Fraction]:
    return {str(year): Fraction(60 + year - 2015, 100) for year in range(2015, 2025)}


def limits(of: list[Value]) -> Limits:
    sizes = sorted({float(one.size) for one in of if one.size is not None})
    bands = (proportion_band(NATION, size, level=level, dispersion=4) for level in (0.95, 0.998) for size in sizes)
    return Limits(NATION, tuple(bands))


def monthly(*, rebased: bool) -> Control:
    """Thirty months of waiting days: one outlier, one month missing, a new level from the sixteenth."""
    days: list[int | None] = [40 + at * 17 % 7 + (18 if at > 14 else 0) for at in range(30)]
    days[6], days[11] = 75, None
    points = [Point(f"{2022 + at // 12}-{at % 12 + 1:02}", value) for at, value in enumerate(days)]
    drawn = Break(
        "2023-04",
        Text("Två mottagningar slogs ihop", "Two clinics were merged"),
        "verksamhetschefen",
        date(2023, 6, 1),
        baseline=12,
    )
    return control_chart(points, direction="lower_is_better", baseline=12, target=30, breaks=[drawn] if rebased else [])


BREAKS = {7}
"""From 2022 on the figures are of something else."""


def trend(language: Language) -> str:
    """Ten years with a gap and a break, and the nation's beside."""
    beside = [float(one) for one in nation_by_year().values()]
    drawing = Trends(SHARE, language, list(years()), beside, BREAKS)
    return drawing.drawn([point_of(one) for one in years().values()], Text("I ord", "In words").to(language))


def small_trend(language: Language) -> str:
    """The same ten years as they stand in a table."""
    values = [None if one.value is None else float(one.value) for one in years().values()]
    return sparkline(values, Text("I ord", "In words").to(language), BREAKS)


CHARTS: dict[str, Callable[[Language], str]] = {
    "bar-regions": lambda language: bar(values("region"), SHARE, language=language, nation=NATION),
    "bar-municipalities": lambda language: bar(values("municipality"), SHARE, language=language, nation=NATION),
    "funnel-regions": lambda language: funnel(values("region"), limits(values("region")), SHARE, language=language),
    "funnel-municipalities": lambda language: funnel(
        values("municipality"), limits(values("municipality")), SHARE, language=language
    ),
    "control": lambda language: control(monthly(rebased=False), DAYS, language=language, name="Uppsala"),
    "control-rebased": lambda language: control(monthly(rebased=True), DAYS, language=language, name="Uppsala"),
    "map-regions": lambda language: map_of(values("region"), SHARE, language=language, kind="region"),
    "map-municipalities": lambda language: map_of(
        values("municipality"), SHARE, language=language, kind="municipality"
    ),
}
WITHIN: dict[str, Callable[[Language], str]] = {"trend": trend, "small-trend": small_trend}
"""Those that are drawn within a page, in its style."""
KEPT: tuple[tuple[str, Language], ...] = tuple(
    (name, language)
    for name in (*CHARTS, *WITHIN)
    for language in ("sv", "en")
    if language == "sv" or "municipalities" not in name
)
"""Those that are kept: of the large ones only the Swedish, which differ from the English in words alone."""
STYLE = Path(*[".."] * 4, "src/dagmar/publication/site/assets/site.css")
"""From the approved charts: what is drawn within a page is kept as a page of its own, so that it can be looked at."""


def approved(name: str, language: Language) -> tuple[Path, str]:
    """The file of an approved chart, and what it is to hold."""
    if name in CHARTS:
        return APPROVED / f"{name}-{language}.svg", CHARTS[name](language)
    page = f'<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="{STYLE.as_posix()}">\n'
    return APPROVED / f"{name}-{language}.html", f"{page}{WITHIN[name](language)}\n"


if __name__ == "__main__":
    for name, language in KEPT:
        file, content = approved(name, language)
        file.write_text(content, "utf-8")
