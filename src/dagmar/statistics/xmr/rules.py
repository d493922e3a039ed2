"""The rules that tell a signal from noise, in order of precedence: the first that holds names the point.

1. outside a limit; 2. seven points rising, or falling, each above the one before; 3. two of three points near a limit, all
three on the same side of the mean; 4. seven points on one side of the mean. All points of a run are marked, not only the
one that completes it. A missing value ends a run. Source: NHS "Making data count", as in the R package NHSRplotthedots.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dagmar.statistics.xmr.limits import Limits, Value

Rule = Literal["outside", "trend", "two_of_three", "run"]
RULES: tuple[Rule, ...] = ("outside", "trend", "two_of_three", "run")
RUN = 7
Side = Literal[-1, 0, 1]


def signals(values: Sequence[Value | None], limits: Limits) -> list[tuple[Rule, Side] | None]:
    """For each value the first rule that holds and which way: 1 up (high, rising), -1 down. None for noise and missing."""
    sides = [_side(value, limits.mean) for value in values]
    outside = [
        _beyond(value, limits.low, limits.high, side) if value is not None else 0
        for value, side in zip(values, sides, strict=True)
    ]
    near = [
        value is not None and not out and bool(_beyond(value, limits.near_low, limits.near_high, side))
        for value, side, out in zip(values, sides, outside, strict=True)
    ]
    of_trend = whole(trends(values))
    in_three = two_of_three(near, sides)
    of_run = whole(runs(sides))
    found: list[tuple[Rule, Side] | None] = []
    for at, side in enumerate(sides):
        if outside[at]:
            found.append(("outside", side))
        elif of_trend[at]:
            found.append(("trend", of_trend[at]))
        elif in_three[at]:
            found.append(("two_of_three", side))
        elif of_run[at]:
            found.append(("run", side))
        else:
            found.append(None)
    return found


def trends(values: Sequence[Value | None]) -> list[Side]:
    """1 at each point that completes seven rising, -1 at each that completes seven falling. Equal neighbours end it."""
    steps = [_step(values[at - 1], values[at]) if at else 0 for at in range(len(values))]
    return [_same(steps[at - RUN + 2 : at + 1]) if at >= RUN - 1 else 0 for at in range(len(values))]


def runs(sides: Sequence[Side]) -> list[Side]:
    """1 at each point that completes seven above the mean, -1 below. A point on the mean, or a missing one, ends it."""
    return [_same(sides[at - RUN + 1 : at + 1]) if at >= RUN - 1 else 0 for at in range(len(sides))]


def whole(completing: Sequence[Side]) -> list[Side]:
    """All points of the runs of seven that the given points complete."""
    found: list[Side] = [0] * len(completing)
    for at, side in enumerate(completing):
        if side:
            for back in range(RUN):
                found[at - back] = found[at - back] or side
    return found


def windows_of_three(near: Sequence[bool], sides: Sequence[Side]) -> list[bool]:
    """Every point of a window of three on one side of the mean, in which two are near a limit."""
    found = [False] * len(near)
    for at in range(len(near) - 2):
        if sum(near[at : at + 3]) >= 2 and _same(sides[at : at + 3]):
            found[at : at + 3] = [True] * 3
    return found


def two_of_three(near: Sequence[bool], sides: Sequence[Side]) -> list[bool]:
    """The points near a limit in such windows."""
    return [window and close for window, close in zip(windows_of_three(near, sides), near, strict=True)]


def _same(signs: Sequence[Side]) -> Side:
    return signs[0] if signs and all(sign == signs[0] for sign in signs) else 0


def _side(value: Value | None, mean: float) -> Side:
    return 0 if value is None or value == mean else 1 if value > mean else -1


def _step(before: Value | None, after: Value | None) -> Side:
    if before is None or after is None or before == after:
        return 0
    return 1 if after > before else -1


def _beyond(value: Value, low: float, high: float, side: Side) -> Side:
    return side if value < low or value > high else 0
