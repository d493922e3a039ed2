"""The same charts as Vega-Lite, for those who want to point and zoom: made by Altair of the same values and scales.

Each function gives the specification as plain JSON values; a page draws it with the script that vl-convert carries, without
any request to the outside. The SVG without script is what everybody gets first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from dagmar.publication.charts.areas import CLASSES, class_of, classes
from dagmar.publication.charts.bar import in_order, scale_of
from dagmar.publication.charts.control import reach
from dagmar.publication.charts.control import scale_of as control_scale
from dagmar.publication.charts.drawing import INK, MIDDLE, STRONG
from dagmar.publication.charts.frame import ORANGE
from dagmar.publication.charts.funnel import Limits, up_scale
from dagmar.publication.charts.measure import Measure, Number, Value
from dagmar.publication.charts.outlines import MERIDIAN, Areas, Polygon, extent, polygons
from dagmar.publication.charts.scale import Linear
from dagmar.publication.charts.trend import point_of
from dagmar.publication.charts.trend import scale_of as trend_scale
from dagmar.statistics.direction import VERDICT
from dagmar.statistics.xmr.control import Control
from dagmar.text import Language, Text

if TYPE_CHECKING:
    import altair as alt

Spec = dict[str, Any]
_VALUE, _NAME, _PERIOD = Text("värde", "value"), Text("mottagare", "recipient"), Text("period", "period")
_COLOURS = {
    "better": STRONG.colour,
    "higher": STRONG.colour,
    "similar": MIDDLE.colour,
    "worse": ORANGE,
    "lower": ORANGE,
}


def bar_spec(
    values: Sequence[Value], measure: Measure, *, language: Language, nation: Number | None = None, width: int = 400
) -> Spec:
    """Bars with intervals; pointing at one says its figures. Asserts that somebody has a value."""
    import altair as alt

    known = [one for one in in_order(values) if one.value is not None]
    scale = scale_of(known, nation, measure, 0, width)
    x = alt.X("value:Q", scale=_domain(scale), axis=_axis(measure))
    y = alt.Y("name:N", sort=None, title=None)
    data = alt.InlineData(values=_rows(known, measure, language))
    colour = alt.Color("colour:N", scale=None)
    bars = (
        alt.Chart(data).mark_bar(stroke=INK, strokeWidth=0.5).encode(x=x, y=y, color=colour, tooltip=_tooltip(language))
    )
    layers = [
        bars,
        alt.Chart(data).mark_rule(color=INK).encode(x=alt.X("low:Q", scale=_domain(scale)), x2="high:Q", y=y),
    ]
    if nation is not None:
        at = alt.Chart(alt.InlineData(values=[{"nation": float(nation)}])).mark_rule(color=INK, strokeDash=[5, 3])
        layers.append(at.encode(x=alt.X("nation:Q", scale=_domain(scale))))
    return _finished(alt.layer(*layers), measure, language, width=width)


def trend_spec(
    values: Mapping[str, Value],
    measure: Measure,
    *,
    language: Language,
    nation: Mapping[str, Number | None] | None = None,
    width: int = 400,
) -> Spec:
    """The recipient's line with intervals and the nation's broken one, by period. A period without a value is a gap."""
    import altair as alt

    rows = [{**row, "period": period} for period, one in values.items() for row in _rows([one], measure, language)]
    beside = [float(one) for one in (nation or {}).values() if one is not None]
    scale = _domain(trend_scale([point_of(one) for one in values.values()], beside))
    x = alt.X("period:O", title=None)
    y = alt.Y("value:Q", scale=scale, axis=_axis(measure))
    own = alt.Chart(alt.InlineData(values=rows))
    layers = [
        own.mark_rule(color=INK).encode(x=x, y=alt.Y("low:Q", scale=scale), y2="high:Q"),
        own.mark_line(color=STRONG.colour, point={"filled": True, "color": STRONG.colour}).encode(
            x=x, y=y, tooltip=[alt.Tooltip("period:O", title=_PERIOD.to(language)), *_tooltip(language)]
        ),
    ]
    if nation:
        told = [{"period": period, "value": None if one is None else float(one)} for period, one in nation.items()]
        line = alt.Chart(alt.InlineData(values=told)).mark_line(
            color=ORANGE, strokeDash=[5, 3], point={"shape": "square", "color": ORANGE, "filled": True}
        )
        layers.append(line.encode(x=x, y=y))
    return _finished(alt.layer(*layers), measure, language, width=width)


def funnel_spec(
    values: Sequence[Value], limits: Limits, measure: Measure, *, language: Language, width: int = 400
) -> Spec:
    """The recipients by size with the limits; the x-axis says what it counts. Zooms and pans."""
    import altair as alt

    known = [one for one in values if one.value is not None and one.size]
    rows = _rows(known, measure, language)
    for row, one in zip(rows, known, strict=True):
        row["size"] = float(one.size or 0)
        row["side"] = str(limits.beyond(one))
    bands = [
        {"size": band.size, "level": str(band.level), "end": end, "limit": limit}
        for band in limits.bands
        for end, limit in (("low", band.low), ("high", band.high))
        if limit != float("inf")
    ]
    sizes = [band.size for band in limits.bands]
    kind: Literal["log", "linear"] = "log" if max(sizes) > 20 * min(sizes) else "linear"
    x = alt.X("size:Q", title=limits.bands[0].axis.to(language), scale=alt.Scale(type=kind, zero=False))
    up = _domain(up_scale(known, limits, measure, 0))
    y = alt.Y("value:Q", axis=_axis(measure), scale=up)
    lines = alt.Chart(alt.InlineData(values=bands)).mark_line(color=INK, clip=True)
    dashes = alt.Scale(domain=["0.95", "0.998"], range=[[5, 3], [1, 0]])
    forms = alt.Scale(domain=["1", "0", "-1"], range=["triangle-up", "circle", "square"])
    layers = [
        lines.encode(
            x=x,
            y=alt.Y("limit:Q", scale=up),
            detail="end:N",
            strokeDash=alt.StrokeDash("level:N", scale=dashes, legend=None),
        ),
        alt.Chart(alt.InlineData(values=rows))
        .mark_point(filled=True, size=50, stroke=INK, strokeWidth=0.5, color=MIDDLE.colour)
        .encode(x=x, y=y, shape=alt.Shape("side:N", scale=forms, legend=None), tooltip=_tooltip(language)),
    ]
    return _finished(alt.layer(*layers).interactive(), measure, language, width=width)


def control_spec(chart: Control, measure: Measure, *, language: Language, width: int = 400) -> Spec:
    """The control chart: pointing at a value says it, and the rule that it breaks, if any."""
    import altair as alt

    rows, lines, (least, most) = [], [], reach(chart, measure)
    for number, segment in enumerate(chart.segments):
        marks = {mark.period: mark for mark in segment.marks}
        for point in segment.points:
            mark = marks.get(point.period)
            rows.append(
                {
                    "period": point.period,
                    "segment": number,
                    "value": None if point.value is None else float(point.value),
                    "verdict": VERDICT[mark.verdict].to(language) if mark else "",
                    "colour": _COLOURS[mark.verdict] if mark else STRONG.colour,
                    "form": "square" if mark else "circle",
                }
            )
            if segment.limits:
                for name, value in (
                    ("mean", segment.limits.mean),
                    ("low", segment.limits.low),
                    ("high", segment.limits.high),
                ):
                    if least <= value <= most:
                        lines.append({"period": point.period, "segment": number, "line": name, "value": value})
    x = alt.X("period:O", title=None)
    y = alt.Y("value:Q", axis=_axis(measure), scale=_domain(control_scale(chart, measure, start=0, end=1)))
    own = alt.Chart(alt.InlineData(values=rows))
    dashes = alt.Scale(domain=["mean", "low", "high"], range=[[1, 0], [5, 3], [5, 3]])
    told = [
        alt.Tooltip("period:O", title=_PERIOD.to(language)),
        alt.Tooltip("value:Q", title=_VALUE.to(language)),
        alt.Tooltip("verdict:N", title=" "),
    ]
    layers = [
        alt.Chart(alt.InlineData(values=lines))
        .mark_line(color=INK)
        .encode(x=x, y=y, detail="segment:N", strokeDash=alt.StrokeDash("line:N", scale=dashes, legend=None)),
        own.mark_line(color=STRONG.colour, strokeWidth=1).encode(x=x, y=y, detail="segment:N"),
        own.mark_point(filled=True, size=45).encode(
            x=x, y=y, color=alt.Color("colour:N", scale=None), shape=alt.Shape("form:N", scale=None), tooltip=told
        ),
    ]
    return _finished(alt.layer(*layers), measure, language, width=width)


def map_spec(values: Sequence[Value], measure: Measure, *, language: Language, kind: Areas) -> Spec:
    """The map in the same projection, scale and classes; pointing at an area says its figures."""
    import altair as alt

    known = {one.code: one for one in values}
    edges = classes([one.value for one in values if one.value is not None])
    features = []
    for code, every in polygons(kind).items():
        one = known.get(code, Value(code, code, None))
        colour = "#ffffff" if one.value is None else CLASSES[class_of(one.value, edges)]
        row = {**_rows([one], measure, language)[0], "colour": colour, "code": code}
        rings = [_turned(polygon) for polygon in every]
        features.append(
            {"type": "Feature", "properties": row, "geometry": {"type": "MultiPolygon", "coordinates": rings}}
        )
    scale, left, high = extent(kind)
    told = [
        alt.Tooltip("properties.name:N", title=_NAME.to(language)),
        alt.Tooltip("properties.said:N", title=_VALUE.to(language)),
    ]
    chart = (
        alt.Chart(alt.InlineData(values=features))
        .mark_geoshape(stroke=INK, strokeWidth=0.3)
        .encode(color=alt.Color("properties.colour:N", scale=None), tooltip=told)
        .project(
            type="transverseMercator", rotate=[-MERIDIAN, 0, 0], scale=scale, translate=[-left * scale, high * scale]
        )
    )
    return _finished(chart, measure, language, width=240, height=540)


def _rows(values: Sequence[Value], measure: Measure, language: Language) -> list[Spec]:
    return [
        {
            "code": one.code,
            "name": one.name,
            "value": None if one.value is None else float(one.value),
            "low": None if one.low is None else float(one.low),
            "high": None if one.high is None else float(one.high),
            "colour": _COLOURS[one.verdict or "similar"],
            "said": one.said(measure, language).removeprefix(f"{one.name} "),
        }
        for one in values
    ]


def _tooltip(language: Language) -> list[alt.Tooltip]:
    import altair as alt

    return [alt.Tooltip("name:N", title=_NAME.to(language)), alt.Tooltip("said:N", title=_VALUE.to(language))]


def _domain(scale: Linear) -> alt.Scale:
    import altair as alt

    return alt.Scale(domain=[float(scale.low), float(scale.high)], nice=False)


def _axis(measure: Measure) -> alt.Axis:
    import altair as alt

    return alt.Axis(format="~%", title=None) if measure.share else alt.Axis(title=None)


def _finished(
    chart: alt.Chart | alt.LayerChart | alt.FacetChart, measure: Measure, language: Language, **size: int
) -> Spec:
    """Size, title, description, and JSON values without what differs from one run to the next."""
    import altair as alt

    titled = chart.properties(title=measure.heading(language), description=measure.about(language), **size)
    with alt.data_transformers.enable("default", max_rows=None, consolidate_datasets=False):
        spec: Spec = titled.to_dict()
    return spec


def _turned(polygon: Polygon) -> list[list[list[float]]]:
    """The rings as D3 wants them on a sphere: the outer one clockwise, lakes the other way."""
    turned = []
    for number, ring in enumerate(polygon):
        area = sum(x * v - u * y for (x, y), (u, v) in zip(ring, (*ring[1:], ring[0]), strict=True))
        clockwise = area < 0
        points = ring if clockwise == (number == 0) else ring[::-1]
        turned.append([[round(x, 4), round(y, 4)] for x, y in points])
    return turned
