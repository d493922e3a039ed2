"""A trend: one recipient's values over the periods with their intervals, the nation's beside, from one small template.

The own line is whole with circles, the nation's broken with squares. A line stops at a period without a value: missing is not
nought, and nothing is drawn across it. A declared break is a line from top to bottom with its reason below the chart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dagmar.publication.charts.drawing import MARGIN, STRONG, WIDTH
from dagmar.publication.charts.frame import ORANGE, Frame, path, words
from dagmar.publication.charts.measure import Measure, Number, Value
from dagmar.publication.charts.scale import Linear, linear, place
from dagmar.text import Language, Text

LEFT, TALL = 52, 150
_NATION = Text("Riket", "The nation")
_STYLE = (
    f".u{{fill:none;stroke:{STRONG.colour};stroke-width:2}}.d{{fill:{STRONG.colour}}}"
    f".q{{fill:none;stroke:{ORANGE};stroke-width:1.6;stroke-dasharray:5 3}}.p{{fill:{ORANGE}}}"
)


@dataclass(frozen=True, slots=True)
class Since:
    """A declared break: the period from which figures are not comparable with earlier ones, and why."""

    period: str
    reason: Text


def trend(
    values: Mapping[str, Value],
    measure: Measure,
    *,
    language: Language,
    nation: Mapping[str, Number | None] | None = None,
    breaks: Sequence[Since] = (),
) -> str:
    """The chart of one recipient's values by period, in the order given; all are of the same recipient."""
    periods = list(values)
    frame = Frame(
        measure, language, trend_text(values, measure, language=language, nation=nation, breaks=breaks), _STYLE
    )
    frame.heading()
    name = next(iter(values.values())).name if values else ""
    top = _legend(frame, name, with_nation=bool(nation))
    ends = [end for one in values.values() for end in (one.value, one.low, one.high)]
    scale = linear([*ends, *(nation or {}).values()], start=top + TALL, end=top, zero=False)
    frame.levels(scale, LEFT)
    places = {period: place_of(at, len(periods)) for at, period in enumerate(periods)}
    for since in breaks:
        if since.period in places:
            x = places[since.period] - _half(len(periods))
            frame.add(path(f"M{place(x)} {place(top)}V{place(top + TALL)}", "r"))
    if nation:
        known = {period: nation.get(period) for period in periods}
        frame.add(path(_line(known, places, scale), "q"))
        frame.add("".join(_square(places[at], scale.at(one)) for at, one in known.items() if one is not None))
    frame.add(path(_intervals(values, places, scale), "i"))
    frame.add(path(_line({at: one.value for at, one in values.items()}, places, scale), "u"))
    for period, one in values.items():
        if one.value is not None:
            y = place(scale.at(one.value))
            frame.add(f'<circle class="d" cx="{place(places[period])}" cy="{y}" r="4"/>')
    frame.y = top + TALL + 16
    for at, period in enumerate(periods):
        # Every period when there is room for it, otherwise every other, third ..., the last one always.
        if (len(periods) - 1 - at) % (-(-len(periods) // 9)) == 0:
            frame.words(period, places[period], frame.y, "n c")
    for since in breaks:
        frame.note(f"{since.period}: {since.reason.to(language)}")
    return frame.written()


def place_of(at: int, count: int) -> float:
    """Where a period lies from left to right: in the middle of its part of the width."""
    return LEFT + (WIDTH - MARGIN - LEFT) * (at + 0.5) / count


def trend_text(
    values: Mapping[str, Value],
    measure: Measure,
    *,
    language: Language,
    nation: Mapping[str, Number | None] | None,
    breaks: Sequence[Since],
) -> str:
    """The chart in words: every period's value, the nation's beside it, and the breaks with their reasons."""
    said = []
    for period, one in values.items():
        written = one.said(measure, language).removeprefix(f"{one.name} ")
        beside = (nation or {}).get(period)
        if beside is not None:
            written += f", {_NATION.to(language).lower()} {measure.written(beside, language)}"
        said.append(f"{period} {written}")
    name = next((one.name for one in values.values()), "")
    broken = [f"{since.period}: {since.reason.to(language)}." for since in breaks]
    return " ".join([measure.about(language), f"{name}: {'; '.join(said)}.", *broken])


def _legend(frame: Frame, name: str, *, with_nation: bool) -> float:
    y = frame.y + 20
    frame.add(f'<circle class="d" cx="{MARGIN + 6}" cy="{place(y - 4)}" r="4"/>{words(name, MARGIN + 16, y)}')
    if with_nation:
        x = MARGIN + 40 + 6.8 * len(name)
        frame.add(_square(x, y - 4) + words(_NATION.to(frame.language), x + 10, y))
    return y + 14


def _half(count: int) -> float:
    return (WIDTH - MARGIN - LEFT) / count / 2


def _line(values: Mapping[str, Number | None], places: Mapping[str, float], scale: Linear) -> str:
    drawn, pen = [], "M"
    for period, value in values.items():
        if value is None:
            pen = "M"
            continue
        drawn.append(f"{pen}{place(places[period])} {place(scale.at(value))}")
        pen = "L"
    return "".join(drawn)


def _intervals(values: Mapping[str, Value], places: Mapping[str, float], scale: Linear) -> str:
    return "".join(
        f"M{place(places[period])} {place(scale.at(one.low))}V{place(scale.at(one.high))}"
        for period, one in values.items()
        if one.low is not None and one.high is not None
    )


def _square(x: float, y: float) -> str:
    return f'<path class="p" d="M{place(x - 3)} {place(y - 3)}h6v6h-6z"/>'
