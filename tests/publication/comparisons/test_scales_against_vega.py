"""Where our own charts draw a value, Vega draws it too: the same values through Altair and vl-convert, position by position."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import Any
from xml.etree import ElementTree

import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from dagmar.publication.charts.bar import FIGURES, NAMES, bar
from dagmar.publication.charts.control import TALL as TALL_CONTROL
from dagmar.publication.charts.control import control
from dagmar.publication.charts.drawing import MARGIN, WIDTH
from dagmar.publication.charts.funnel import TALL, funnel
from dagmar.publication.charts.interactive import bar_spec, control_spec, funnel_spec, map_spec, trend_spec
from dagmar.publication.charts.outlines import outlines, projected
from dagmar.publication.charts.scale import linear, logarithmic, needed, place
from dagmar.publication.charts.trend import LEFT, TENTH, TOP
from dagmar.publication.charts.trend import TALL as TALL_TREND
from dagmar.publication.site.trend import EDGE, HEIGHT
from dagmar.publication.site.trend import WIDTH as SMALL

from .drawn import DAYS, NATION, SHARE, WITHIN, limits, monthly, nation_by_year, values, years

SVG = "{http://www.w3.org/2000/svg}"
HALF = 0.051
"""We draw tenths, so a place may be half a tenth from Vega's."""


def drawn_by_vega(spec: dict[str, Any]) -> ElementTree.Element:
    return ElementTree.fromstring(vl_convert.vegalite_to_svg(spec))  # noqa: S314 -- made a moment ago of our own values


def parse(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 -- our own chart


def numbers(text: str) -> list[float]:
    return [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", text)]


def symbols(chart: ElementTree.Element, role: str) -> list[ElementTree.Element]:
    return [one for one in chart.iter(f"{SVG}path") if one.get("aria-roledescription") == role]


def test_bars_are_as_long_as_vegas_and_in_its_order() -> None:
    of = values("region")
    width = WIDTH - FIGURES - NAMES
    vega = drawn_by_vega(bar_spec(of, SHARE, language="sv", nation=NATION, width=width))
    theirs = [numbers(one.attrib["d"])[2] for one in symbols(vega, "bar")]
    ours = [
        float(one.attrib["width"])
        for group in parse(bar(of, SHARE, language="sv", nation=NATION)).iter(f"{SVG}g")
        for one in group.iter(f"{SVG}rect")
    ]
    assert len(ours) == sum(one.value is not None for one in of)
    assert ours == pytest.approx(theirs, abs=HALF)


def test_points_of_a_funnel_lie_where_vega_puts_them() -> None:
    of = values("region")
    spec = funnel_spec(of, limits(of), SHARE, language="sv", width=WIDTH - MARGIN - LEFT)
    sizes = [float(one.size) for one in of if one.size]
    ours_x = logarithmic(sizes, start=0, end=WIDTH - MARGIN - LEFT)
    for layer in spec["layer"]:
        layer["encoding"]["x"]["scale"].update({"domain": [float(ours_x.low), float(ours_x.high)], "nice": False})
    vega = drawn_by_vega({**spec, "height": TALL})
    theirs = sorted(
        tuple(numbers(one.attrib["transform"])) for one in symbols(vega, "point") if "transform" in one.attrib
    )
    chart = parse(funnel(of, limits(of), SHARE, language="sv"))
    rings = [one for one in chart.iter(f"{SVG}circle") if one.get("class") == "m"]
    top = min(
        float(one.attrib["d"].split("H")[0].split()[1]) for one in chart.iter(f"{SVG}path") if one.get("class") == "a"
    )
    ours = sorted((float(one.attrib["cx"]) - LEFT, float(one.attrib["cy"]) - top) for one in rings)
    assert len(ours) == len(theirs) == sum(one.value is not None for one in of)
    for (x, y), (u, v) in zip(ours, theirs, strict=True):
        assert x == pytest.approx(u, abs=HALF)
        assert y == pytest.approx(v, abs=2 * HALF)


def vegas(chart: ElementTree.Element, role: str) -> list[tuple[float, float]]:
    """Where Vega puts its marks of a kind, in its order."""
    found = [numbers(one.attrib["transform"]) for one in symbols(chart, role) if "transform" in one.attrib]
    return [(x, y) for x, y in found]


def ours(d: str, *, left: float, top: float, parts: int = 1) -> list[tuple[float, float]]:
    """The corners of a path of ours, counted from the corner of the plot; `parts` of a unit are what it counts in."""
    corners = (numbers(one)[:2] for one in re.findall(r"[ML]([\d.]+ [\d.]+)", d))
    return [(x / parts - left, y / parts - top) for x, y in corners]


def same(some: list[tuple[float, float]], others: list[tuple[float, float]]) -> None:
    assert len(some) == len(others) > 0
    for one, other in zip(sorted(some), sorted(others), strict=True):
        assert one == pytest.approx(other, abs=HALF)


def trend_by_vega() -> ElementTree.Element:
    spec = trend_spec(years(), SHARE, language="sv", nation=nation_by_year(), width=WIDTH - MARGIN - LEFT)
    return drawn_by_vega({**spec, "height": TALL_TREND})


def test_values_and_intervals_of_a_trend_lie_where_vega_puts_them() -> None:
    vega, drawing = trend_by_vega(), parse(WITHIN["trend"]("sv"))
    paths = {one.get("class"): one.attrib["d"] for one in drawing.iter("path")}
    line, marks, nation, beside = (ours(paths[one], left=LEFT, top=TOP, parts=TENTH) for one in ("u", "d", "q", "p"))
    assert (line, nation) == (marks, beside)
    same([*line, *nation], vegas(vega, "point"))
    rules = [one for one in vega.iter(f"{SVG}line") if one.get("aria-roledescription") == "rule mark"]
    ends = [(*numbers(one.attrib["transform"]), float(one.attrib["y2"])) for one in rules]
    reach = [numbers(one) for one in re.findall(r"M([\d.]+ [\d.]+V[\d.]+)", paths["i"])]
    assert len(reach) == len(ends) == 9
    for (x, low, high), (u, v, down) in zip(reach, ends, strict=True):
        assert (x / TENTH - LEFT, low / TENTH - TOP) == pytest.approx((u, v), abs=HALF)
        assert (high - low) / TENTH == pytest.approx(down, abs=2 * HALF)


def test_levels_of_a_trend_are_those_that_vega_would_choose() -> None:
    """Vega's own round ends and steps for the same values, when it is asked for about four."""
    spec = trend_spec(years(), SHARE, language="sv", nation=nation_by_year())
    ends = [end for one in years().values() for end in (one.value, one.low, one.high) if end is not None]
    own = re.findall(r'<text class="e"[^>]*>(\d+) %', WITHIN["trend"]("sv").replace("\u00a0", " "))
    domain = {"domain": [float(min(ends)), float(max(ends))], "nice": 4, "zero": False}
    for layer in spec["layer"]:
        layer["encoding"]["y"].update({"scale": domain, "axis": {"tickCount": 4, "format": ".0%"}})
    drawn = [one.text or "" for one in drawn_by_vega(spec).iter(f"{SVG}text")]
    assert [f"{one}%" for one in own] == [one for one in drawn if re.fullmatch(r"\d+%", one)]


def test_a_small_trend_lies_where_vega_puts_it() -> None:
    """From edge to edge across, and from the lowest value to the highest."""
    known = [float(one.value) for one in years().values() if one.value is not None]
    rows = [{"at": at, "value": float(one.value)} for at, one in enumerate(years().values()) if one.value is not None]
    spec = {
        "data": {"values": rows},
        "mark": "point",
        "width": SMALL - 2 * EDGE,
        "height": HEIGHT - 2 * EDGE,
        "encoding": {
            "x": {"field": "at", "type": "quantitative", "scale": {"domain": [0, 9], "nice": False}},
            "y": {
                "field": "value",
                "type": "quantitative",
                "scale": {"domain": [min(known), max(known)], "nice": False, "zero": False},
            },
        },
    }
    drawing = parse(WITHIN["small-trend"]("sv"))
    line, end = next(drawing.iter("path")).attrib["d"], next(drawing.iter("circle"))
    own = ours(line, left=EDGE, top=EDGE)
    same(own, vegas(drawn_by_vega(spec), "point"))
    assert own[-1] == (float(end.attrib["cx"]) - EDGE, float(end.attrib["cy"]) - EDGE)


@pytest.mark.parametrize("rebased", [False, True])
def test_values_and_limits_of_a_control_chart_lie_where_vega_puts_them(rebased: bool) -> None:
    reckoned = monthly(rebased=rebased)
    spec = control_spec(reckoned, DAYS, language="sv", width=WIDTH - MARGIN - LEFT)
    vega = drawn_by_vega({**spec, "height": TALL_CONTROL})
    paths = [
        (str(one.get("class")), one.attrib["d"])
        for one in parse(control(reckoned, DAYS, language="sv")).iter(f"{SVG}path")
        if not one.get("style")
    ]
    top = min(numbers(d)[1] for style, d in paths if style == "a")
    same([place for style, d in paths if style == "u" for place in ours(d, left=LEFT, top=top)], vegas(vega, "point"))
    # Of each segment the mean and the two limits; ours reach half a month beyond its first and last.
    theirs = [numbers(one.attrib["d"]) for one in symbols(vega, "line mark")]
    levels = [numbers(d) for style, d in paths if style in ("r", "v") and "H" in d]
    half = (WIDTH - MARGIN - LEFT) / 30 / 2
    own = sorted((left - LEFT + half, y - top, right - LEFT - half) for left, y, right in levels)
    wanted = sorted((line[0], line[1], line[-2]) for line in theirs if len(set(line[1::2])) == 1)
    assert len(own) == (6 if rebased else 3)
    for one, other in zip(own, wanted, strict=True):
        assert one == pytest.approx(other, abs=2 * HALF)


def test_areas_have_the_corners_that_vega_gives_them() -> None:
    """The box around each county: ours in half units, Vega's in whole, within two thirds of a unit."""
    of = values("region")
    vega = drawn_by_vega(map_spec(of, SHARE, language="sv", kind="region"))
    theirs = [numbers(one.attrib["d"]) for one in symbols(vega, "geoshape")]
    assert len(theirs) == 21
    for code, points in zip(outlines("region"), theirs, strict=True):
        steps = outlines("region")[code]
        xs: list[float] = []
        ys: list[float] = []
        for part in steps.split("M")[1:]:
            x, y = 0.0, 0.0
            moves = numbers(part)
            for across, down in zip(moves[::2], moves[1::2], strict=True):
                x, y = x + across, y + down
                xs.append(x / 2)
                ys.append(y / 2)
        for ours, vegas in ((xs, points[::2]), (ys, points[1::2])):
            assert min(ours) == pytest.approx(min(vegas), abs=0.67), code
            assert max(ours) == pytest.approx(max(vegas), abs=0.67), code


def test_the_projection_is_the_transverse_mercator() -> None:
    """On the meridian the distance is the latitude itself; east and west mirror one another."""
    assert projected(15.0, 57.29577951308232) == pytest.approx((0.0, 1.0))
    (east, north), (west, same) = projected(18.0, 60.0), projected(12.0, 60.0)
    assert (east, north) == pytest.approx((-west, same))


@pytest.mark.parametrize(
    "spec",
    [
        bar_spec(values("region"), SHARE, language="en", nation=NATION),
        trend_spec(years(), SHARE, language="sv", nation=nation_by_year()),
        trend_spec(years(), SHARE, language="sv"),
        funnel_spec(values("municipality"), limits(values("municipality")), SHARE, language="en"),
        control_spec(monthly(rebased=True), DAYS, language="sv"),
        map_spec(values("municipality"), SHARE, language="sv", kind="municipality"),
    ],
    ids=["bar", "trend", "trend alone", "funnel", "control", "map"],
)
def test_an_interactive_chart_is_plain_json_and_asks_nothing_of_the_outside(spec: dict[str, Any]) -> None:
    written = json.dumps(spec)
    assert '"url"' not in written
    assert spec["title"]
    assert spec["description"]
    assert vl_convert.vegalite_to_svg(spec).startswith("<svg")
    assert len(written) < 400_000


def test_the_same_values_give_the_same_specification() -> None:
    once, again = (
        [
            control_spec(monthly(rebased=True), DAYS, language="sv"),
            funnel_spec(values("region"), limits(values("region")), SHARE, language="sv"),
        ]
        for _ in range(2)
    )
    assert json.dumps(once) == json.dumps(again)


@given(st.lists(st.fractions(-1000, 1000), min_size=1, max_size=8), st.booleans())
def test_a_scale_holds_all_values_between_round_ends(of: list[Fraction], zero: bool) -> None:
    scale = linear(of, start=0, end=100, zero=zero)
    assert scale.low <= min(of) <= max(of) <= scale.high
    assert not zero or scale.low <= 0 <= scale.high
    assert 2 <= len(scale.ticks) <= 12
    assert scale.ticks[0] == scale.low
    assert scale.ticks[-1] == scale.high
    assert [scale.at(scale.low), scale.at(scale.high)] == pytest.approx([0, 100])
    assert all((tick * 10 ** needed(scale)).denominator == 1 for tick in scale.ticks)


@pytest.mark.parametrize(
    ("low", "high", "ends", "step"),
    [
        # d3.scaleLinear().domain([low, high]).nice(4)
        (0, Fraction("0.87"), (0, 1), Fraction("0.2")),
        (0, 95, (0, 100), 20),
        (Fraction("0.55"), Fraction("0.83"), (Fraction("0.55"), Fraction("0.85")), Fraction("0.05")),
        (-3, 7, (-4, 8), 2),
    ],
)
def test_round_ends_are_those_of_d3(
    low: Fraction, high: Fraction, ends: tuple[Fraction, Fraction], step: Fraction
) -> None:
    scale = linear([low, high], start=0, end=1, zero=False)
    assert (scale.low, scale.high, scale.step) == (*ends, step)


def test_a_logarithmic_scale_puts_equal_ratios_equally_far_apart() -> None:
    scale = logarithmic([30, 4000], start=0, end=100)
    assert (float(scale.low), float(scale.high)) == (20, 5000)
    assert scale.at(200) - scale.at(20) == pytest.approx(scale.at(2000) - scale.at(200))
    assert scale.ticks == [100, 1000]


def test_places_are_written_in_tenths() -> None:
    assert [place(at) for at in (1, 1.25, 2.04, -0.5)] == ["1", "1.2", "2", "-0.5"]
