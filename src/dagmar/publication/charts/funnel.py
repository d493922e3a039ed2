"""A funnel: every recipient by its size, with the limits within which chance alone would keep it. What the x-axis counts is said.

The inner limits (95 %) are broken, the outer (99.8 %) whole. Beyond the outer limits a mark changes its form, not only its
colour: a triangle above, a square below when higher is better, and the other way round. Sizes that differ more than twenty
times are drawn on a logarithmic scale, and that is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from dagmar.publication.charts.bar import LETTER, legend
from dagmar.publication.charts.drawing import INK, MARGIN, WIDTH
from dagmar.publication.charts.frame import CLASS, Frame, group, path, shape, words
from dagmar.publication.charts.measure import Measure, Number, Value, without
from dagmar.publication.charts.scale import Linear, Logarithmic, linear, logarithmic, place
from dagmar.statistics.direction import Verdict, verdict
from dagmar.statistics.funnel.band import Band
from dagmar.text import Language, Text

LEFT, TALL = 52, 230
OUTER = 0.998
_LIMITS = Text(
    "Streckad gräns: 95 %. Hel gräns: 99,8 %. Inom gränserna kan skillnaden vara slump.",
    "Broken limit: 95 %. Whole limit: 99.8 %. Within the limits the difference may be chance.",
)
_RATIO_SCALE = Text("logaritmisk skala", "logarithmic scale")


@dataclass(frozen=True, slots=True)
class Limits:
    """The bands of a funnel and the figure of the whole that they surround.

    `dispersion` is φ, by which the bands were widened because the recipients differ by more than chance; 1 when they were not.
    """

    average: Number
    bands: tuple[Band, ...]
    dispersion: float = 1.0
    _outer: Mapping[float, Band] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_outer", {band.size: band for band in self.bands if band.level == OUTER})

    def beyond(self, one: Value) -> int:
        """1 above the outer limits at the recipient's own size, -1 below, 0 within. Asserts a band of that size."""
        assert one.value is not None
        assert one.size is not None
        own = self._outer[float(one.size)]
        return 1 if one.value > own.high else -1 if one.value < own.low else 0


def funnel(values: Sequence[Value], limits: Limits, measure: Measure, *, language: Language) -> str:
    """The chart. Each value carries its `size`, and there is a band of the outer level at every value's own size.

    The limits of the bands at one level are joined in the order of size.
    """
    known = _known(values)
    sides = {one.code: limits.beyond(one) for one in known}
    frame = Frame(measure, language, _text(values, known, sides, limits, measure, language))
    axis = limits.bands[0].axis.to(language)
    frame.heading(_LIMITS)
    if limits.dispersion > 1:
        frame.note(_widened(limits).to(language))
    judged = {code: _verdict(side, measure) for code, side in sides.items()}
    legend(frame, list(judged.values()))
    label = frame.y + 20
    top = label + 10
    sizes = [band.size for band in limits.bands]
    across = _across(sizes)
    up = up_scale(known, limits, measure, top)
    frame.levels(up, LEFT)
    frame.add(path(f"M{LEFT} {place(up.at(limits.average))}H{WIDTH - MARGIN}", "v"))
    for level, bands in groupby(sorted(limits.bands, key=lambda one: (one.level, one.size)), key=lambda one: one.level):
        own = list(bands)
        for ends in ([one.low for one in own], [one.high for one in own]):
            points = zip(own, ends, strict=True)
            d = "L".join(f"{place(across.at(one.size))} {place(_held(up, end))}" for one, end in points)
            frame.add(path(f"M{d}", "i" if level == OUTER else "r"))
    for one in known:
        assert one.value is not None
        assert one.size is not None
        x, y = across.at(one.size), up.at(one.value)
        drawn = shape(x, y, CLASS[judged[one.code]], 3)
        ring = f'<circle class="m" fill="none" stroke="{INK}" stroke-width="2" cx="{place(x)}" cy="{place(y)}" r="8"/>'
        frame.add(group(one.code, drawn + ring + words(one.said(measure, language), LEFT, label, "m")))
    frame.style = ".s,.t,.w{fill-opacity:.8}.v{fill:none;stroke:#1a1a1a;stroke-width:.8}"
    frame.y = top + TALL + 16
    for tick in across.ticks:
        count, x = _count(tick, language), across.at(tick)
        # In the middle below its place, a long number at the end would pass the edge.
        outside = x + LETTER * len(count) / 2 > WIDTH - 4
        frame.words(count, WIDTH - 4 if outside else x, frame.y, "n e" if outside else "n c")
    frame.note(f"{axis} ({_RATIO_SCALE.to(language)})" if isinstance(across, Logarithmic) else axis)
    if lacking := without(values, language):
        frame.note(lacking)
    return frame.written()


def funnel_text(values: Sequence[Value], limits: Limits, measure: Measure, *, language: Language) -> str:
    """The chart in words: the whole, the method and axis, who lies beyond the outer limits, and how many within."""
    known = _known(values)
    return _text(values, known, {one.code: limits.beyond(one) for one in known}, limits, measure, language)


def _known(values: Sequence[Value]) -> list[Value]:
    return sorted((one for one in values if one.value is not None and one.size), key=lambda one: one.code)


def _text(
    values: Sequence[Value],
    known: Sequence[Value],
    side_of: Mapping[str, int],
    limits: Limits,
    measure: Measure,
    language: Language,
) -> str:
    method, axis = limits.bands[0].method.name, limits.bands[0].axis
    sides = {side: [one for one in known if side_of[one.code] == side] for side in (1, -1, 0)}

    def named(side: int) -> str:
        return ", ".join(one.said(measure, language) for one in sides[side]) or Text("ingen", "none").to(language)

    average = measure.written(limits.average, language)
    count = len(sides[0])
    said = Text(
        f"Alla tillsammans: {average}. Gränser: {method.sv}; x-axeln visar {axis.sv}. Över den yttre gränsen: {named(1)}. "
        f"Under den: {named(-1)}. Inom: {count}.",
        f"All together: {average}. Limits: {method.en}; the x-axis shows the {axis.en}. Above the outer limit: {named(1)}. "
        f"Below it: {named(-1)}. Within: {count}.",
    ).to(language)
    widened = _widened(limits).to(language) if limits.dispersion > 1 else ""
    return " ".join(filter(None, [measure.about(language), said, widened, without(values, language)]))


def _widened(limits: Limits) -> Text:
    phi = f"{limits.dispersion:.1f}"
    return Text(
        f"Mottagarna skiljer sig mer än slumpen förklarar (φ = {phi.replace('.', ',')}), och gränserna är vidgade därefter.",
        f"The recipients differ by more than chance explains (φ = {phi}), and the limits are widened for it.",
    )


def _verdict(side: int, measure: Measure) -> Verdict:
    return "similar" if side == 0 else verdict(side > 0, measure.direction)


def _across(sizes: Sequence[float]) -> Linear | Logarithmic:
    if max(sizes) > 20 * min(sizes):
        return logarithmic(sizes, start=LEFT, end=WIDTH - MARGIN)
    return linear(sizes, start=LEFT, end=WIDTH - MARGIN, zero=False)


def up_scale(known: Sequence[Value], limits: Limits, measure: Measure, top: float) -> Linear:
    """From the lowest to the highest value and inner limit; the outer limits of the smallest may leave the chart."""
    ends = [end for band in limits.bands if band.level != OUTER for end in (band.low, band.high) if end != float("inf")]
    values = [one.value for one in known]
    most = 1 if measure.share else None
    return linear([*ends, *values, limits.average], start=top + TALL, end=top, zero=False, most=most)


def _held(scale: Linear, value: float) -> float:
    """A limit outside the chart is drawn along its edge."""
    return scale.at(min(max(value, float(scale.low)), float(scale.high)))


def _count(tick: Number, language: Language) -> str:
    return Measure(Text("", ""), Text("", ""), "none", "", decimals=0).written(tick, language)
