"""A control chart: points, segments between declared breaks, limits of each, marks, and the assurance of the last.

A break is drawn by a person, who gives the reason; the program only proposes (`proposal`). The limits of a segment rest on
its declared baseline, or on all its points when none is declared. Beside the segments stands the fixed chart: the first
baseline carried through, as if no break had been drawn, so that nobody can hide a decline by drawing one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dagmar.agreement.direction import Direction
from dagmar.statistics.direction import Verdict, verdict
from dagmar.statistics.estimate import Impossible
from dagmar.statistics.xmr.assurance import Assurance, assurance
from dagmar.statistics.xmr.limits import Limits, Value, limits
from dagmar.statistics.xmr.rules import Rule, signals
from dagmar.text import Text


@dataclass(frozen=True, slots=True)
class Point:
    """A period (`2024-03`) and its value; None where it is missing."""

    period: str
    value: Value | None


@dataclass(frozen=True, slots=True)
class Break:
    """Where a new segment begins, why, and who said so when. `baseline` is how many of its points its limits rest on."""

    at: str
    reason: Text
    by: str
    on: date
    baseline: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A signal at a point: the rule, and whether what it tells is better, worse, or only higher or lower."""

    period: str
    rule: Rule
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Segment:
    """Points between two breaks with their limits (None where too few) and their marks. `begun` is the break before them."""

    points: tuple[Point, ...]
    limits: Limits | None
    marks: tuple[Mark, ...]
    begun: Break | None = None


@dataclass(frozen=True, slots=True)
class Control:
    """The chart: the segments, the fixed chart beside them, and the assurance against the target in the last segment."""

    segments: tuple[Segment, ...]
    fixed: Segment
    assurance: Assurance | None
    direction: Direction
    target: float | None = None


def control(
    points: Sequence[Point],
    *,
    direction: Direction,
    baseline: int | None = None,
    breaks: Sequence[Break] = (),
    target: float | None = None,
    screen: bool = True,
) -> Control:
    """The chart of some points in order of time. `baseline` is how many of the first points the first limits rest on.

    Raises:
        Impossible: break-unknown (no such period, or the first), break-without-reason, periods-out-of-order.
    """
    periods = [point.period for point in points]
    if periods != sorted(set(periods)):
        raise Impossible(
            "periods-out-of-order", Text("Perioderna står inte i ordning.", "The periods are not in order.")
        )
    drawn = sorted(breaks, key=lambda one: one.at)
    for one in drawn:
        _checked(one, periods)
    starts = [0, *(periods.index(one.at) for one in drawn), len(points)]
    begun: list[Break | None] = [None, *drawn]
    segments = tuple(
        _segment(
            points[starts[at] : starts[at + 1]],
            one.baseline if one else baseline,
            one,
            direction=direction,
            screen=screen,
        )
        for at, one in enumerate(begun)
    )
    until = baseline if baseline is not None else starts[1]
    fixed = _segment(points, until, None, direction=direction, screen=screen)
    return Control(segments, fixed, assurance(segments[-1].limits, target, direction), direction, target)


def _segment(
    points: Sequence[Point], baseline: int | None, begun: Break | None, *, direction: Direction, screen: bool
) -> Segment:
    values = [point.value for point in points]
    found = limits(values[:baseline], screen=screen)
    if found is None:
        return Segment(tuple(points), None, (), begun)
    marks = tuple(
        Mark(point.period, signal[0], verdict(signal[1] > 0, direction))
        for point, signal in zip(points, signals(values, found), strict=True)
        if signal
    )
    return Segment(tuple(points), found, marks, begun)


def _checked(one: Break, periods: Sequence[str]) -> None:
    if one.at not in periods[1:]:
        raise Impossible(
            "break-unknown",
            Text(
                f"Brottet {one.at} ligger inte efter någon av seriens punkter.",
                f"The break at {one.at} does not follow any point of the series.",
            ),
        )
    if not one.reason.sv.strip() or not one.reason.en.strip() or not one.by.strip():
        raise Impossible(
            "break-without-reason",
            Text(
                f"Brottet {one.at} saknar skäl eller avsändare: ett brott ritas av en person som säger varför.",
                f"The break at {one.at} lacks a reason or a name: a break is drawn by a person who says why.",
            ),
        )
