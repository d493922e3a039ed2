"""A trend: one recipient's values over the periods with their intervals and the nation's beside, drawn within its page.

The own line is whole with round marks, the nation's broken with square ones. A line stops at a period without a value: missing
is not nought, and nothing is drawn across it, nor across a declared break, which is a line from top to bottom.

There is one in each of some fifty thousand pages. So what is the same in many, the levels, the periods and the nation's line, is
drawn once for each scale that occurs, and the rest in whole tenths of a unit; the style is the page's own, which follows a dark
screen and a printer; and the words around it are the page's, where the same values stand in a table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from markupsafe import escape

from dagmar.money import write_number
from dagmar.publication.charts.drawing import MARGIN, WIDTH
from dagmar.publication.charts.measure import Measure, Value
from dagmar.publication.charts.scale import Linear, linear, needed
from dagmar.text import Language

TOP, TALL, BELOW = 12, 150, 22
LEFT = 52
TENTH = 10
"""Parts of a unit, which places within the drawing are counted in."""
DIGIT, GAP = 7.6, 2.6
"""The width of a digit where letters are wide (DejaVu, Verdana), and the least room between two periods."""
Point = tuple[float, float | None, float | None]
"""A value, and the ends of its interval."""


@dataclass(frozen=True)
class Trends:
    """The trends of a measure's recipients in one language. `nation` has a value or None for each of the periods.

    `breaks` are the places, among the periods, of those that are not comparable with earlier ones.
    """

    measure: Measure
    language: Language
    periods: Sequence[str]
    nation: Sequence[float | None]
    breaks: Collection[int] = ()
    _xs: list[int] = field(init=False, repr=False, compare=False)
    _begins: list[str] = field(init=False, repr=False, compare=False)
    _ends: list[float] = field(init=False, repr=False, compare=False)
    _always: str = field(init=False, repr=False, compare=False)
    _behind: dict[Linear, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        count = len(self.periods)
        object.__setattr__(self, "_xs", [_in(place_of(at, count)) for at in range(count)])
        object.__setattr__(self, "_begins", ["M" if at in self.breaks else "" for at in range(count)])
        object.__setattr__(self, "_ends", [one for one in self.nation if one is not None])
        object.__setattr__(self, "_always", "".join((*self._below(), *self._broken())))

    def drawn(self, points: Sequence[Point | None], text: str) -> str:
        """One recipient's chart, with a point or None for each of the periods; `text` says it in words.

        An empty text when fewer than two have a value: there is no line then.
        """
        if len(points) - points.count(None) < 2:
            return ""
        scale = scale_of(points, self._ends)
        behind = self._behind.get(scale)
        if behind is None:
            behind = self._behind[scale] = self._shared(scale)
        line, marks, reach = self._lines(points, scale)
        between = f'<path class="i" d="{reach}"/>' if reach else ""
        return (
            f'<svg class="years" viewBox="{_BOX}" role="img" aria-label="{escape(text)}">{behind}{between}'
            f'<path class="u" d="{line}"/><path class="d" d="{marks}"/></svg>'
        )

    def _shared(self, scale: Linear) -> str:
        """What lies behind the own line: the periods, the breaks, the levels with their values, and the nation's line."""
        levels = _levels(scale, self.measure.share, self.language)
        line, marks, _ = self._lines([None if one is None else (one, None, None) for one in self.nation], scale)
        beside = f'<path class="q" d="{line}"/><path class="p" d="{marks}"/>' if line else ""
        return f"{self._always}{levels}{beside}"

    def _lines(self, points: Sequence[Point | None], scale: Linear) -> tuple[str, str, str]:
        """A line through the points, a mark at each, and their intervals."""
        unit = TALL * TENTH / scale.span
        # Half a tenth down, so that cutting rounds.
        base = (TOP + TALL) * TENTH + scale.least * unit + 0.5
        line, marks, reach, pen = "", "", "", "M"
        for x, begins, point in zip(self._xs, self._begins, points, strict=True):
            if point is None:
                pen = "M"
                continue
            value, low, high = point
            at = f"{x} {int(base - value * unit)}"
            line += f"{begins or pen}{at}"
            marks += f"M{at}h1"
            pen = "L"
            if low is not None and high is not None:
                reach += f"M{x} {int(base - low * unit)}V{int(base - high * unit)}"
        return line, marks, reach

    def _broken(self) -> Iterator[str]:
        half = (WIDTH - MARGIN - LEFT) / len(self.periods) / 2
        for number in sorted(self.breaks):
            x = _in(place_of(number, len(self.periods)) - half)
            yield f'<path class="r" d="M{x} {_in(TOP)}v{_in(TALL)}"/>'

    def _below(self) -> Iterator[str]:
        """The periods below: each where there is room for it, otherwise every other, third ..., the last one always."""
        last, wide = len(self.periods) - 1, DIGIT * max(map(len, self.periods))
        # The last one is drawn in from the edge, nearer to the one before.
        every = -(-(wide + GAP + max(0, wide / 2 - MARGIN)) * len(self.periods) // (WIDTH - MARGIN - LEFT))
        for at, period in enumerate(self.periods):
            if (last - at) % every == 0:
                x = min(place_of(at, len(self.periods)), WIDTH - wide / 2)
                yield f'<text class="c" x="{_in(x)}" y="{_in(TOP + TALL + 18)}">{escape(period)}</text>'


def point_of(one: Value) -> Point | None:
    """A value as it is drawn; None when there is none."""
    if one.value is None:
        return None
    low, high = (None if end is None else float(end) for end in (one.low, one.high))
    return float(one.value), low, high


def scale_of(points: Sequence[Point | None], nation: Sequence[float]) -> Linear:
    """The scale up: it holds every value and the ends of every interval, between round ends. Asserts that there is a point."""
    ends = [end for point in points if point is not None for end in point if end is not None]
    ends += nation
    return linear((min(ends), max(ends)), start=TOP + TALL, end=TOP, zero=False)


def place_of(at: int, count: int) -> float:
    """Where a period lies from left to right: in the middle of its part of the width."""
    return LEFT + (WIDTH - MARGIN - LEFT) * (at + 0.5) / count


@lru_cache(maxsize=1024)
def _levels(scale: Linear, share: bool, language: Language) -> str:  # noqa: FBT001 -- as the measure has it
    """The levels of a scale with their values; the unit stands in the page, but for per cent."""
    decimals, unit = needed(scale, share=share), "\u00a0%" if share else ""
    drawn = ""
    for tick in scale.ticks:
        y = scale.at(tick)
        said = write_number(tick * 100 if share else tick, language, decimals=decimals)
        drawn += (
            f'<path class="a" d="M{_LEFT} {_in(y)}H{_RIGHT}"/>'
            f'<text class="e" x="{_in(LEFT - 4)}" y="{_in(y + 4)}">{said}{unit}</text>'
        )
    return drawn


def _in(place: float) -> int:
    return int(place * TENTH + 0.5)


_BOX = f"0 0 {_in(WIDTH)} {_in(TOP + TALL + BELOW)}"
_LEFT, _RIGHT = _in(LEFT), _in(WIDTH - MARGIN)
