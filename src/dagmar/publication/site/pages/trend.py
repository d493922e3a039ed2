"""The trend on the page of one recipient's figures: the drawing, what its lines are, and what the five latest years did.

The drawing is within the page, so that it needs no file of its own; its values stand in the table below it.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from dagmar.publication.charts.trend import Point, Trends
from dagmar.publication.site.drawn import measure_of
from dagmar.publication.site.exhibit import NATION, Figure
from dagmar.publication.site.five_years import in_words, span
from dagmar.publication.site.telling import Telling
from dagmar.statistics.trend import Trend


def drawing_of(told: Telling) -> Trends:
    """What the trends of all recipients of an indicator share."""
    m = told.measure
    nation = [_value(m.figure(NATION, period)) for period in told.periods]
    return Trends(measure_of(told), told.language, told.periods, nation, told.breaks)


def trend_of(told: Telling, code: str, drawing: Trends) -> Markup:
    """The figure with its caption and the sentence about five years; an empty text when fewer than two values are known."""
    row = told.measure.figures[code]
    points = [_point(row.get(period)) for period in told.periods]
    drawn = drawing.drawn(points, told.ends(code))
    if not drawn:
        return Markup("")
    said = escape(f"{told.pick('Hel linje', 'Whole line')}: {told.called(code)}.{_below(told, drawing, points)}")
    words = _five_years(told, code)
    # What the caption says is escaped above; the drawing escapes its own words.
    return Markup(f"<figure>{drawn}<figcaption>{said}</figcaption></figure>{words}")  # noqa: S704 -- as said above


def _below(told: Telling, drawing: Trends, points: list[Point | None]) -> str:
    said = ""
    if any(one is not None for one in drawing.nation):
        said += told.pick(" Streckad: riket.", " Broken: Sweden.")
    if any(point is not None and point[1] is not None for point in points):
        said += told.pick(" Lodräta streck: 95 % osäkerhet.", " Upright lines: 95% uncertainty.")
    return said + told.broken


def _five_years(told: Telling, code: str) -> str:
    """What the five latest years did. Why it cannot be said stands here only when it is said of somebody else."""
    found = told.five_years.get(code)
    if isinstance(found, Trend):
        said = f"{told.pick('Utveckling', 'Trend')} {span(found)}: {in_words(found, told.language)}."
        return f'<p class="{found.verdict}">{escape(said)}</p>'
    if found is None or not told.moves:
        return ""
    said = told.pick("Utvecklingen över fem år sägs inte.", "The trend over five years is not told.")
    return f"<p>{escape(said)} {escape(found.why.to(told.language))}</p>"


def _value(figure: Figure) -> float | None:
    return None if figure.value is None else float(figure.value)


def _point(figure: Figure | None) -> Point | None:
    if figure is None or figure.value is None:
        return None
    return float(figure.value), figure.low, figure.high
