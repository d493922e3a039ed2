"""A break may be proposed by the program; it is never drawn by it, since its cause must be understood first.

Proposed is the first point of each run of seven or more on one side of the mean, and what stands behind it in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dagmar.statistics.xmr.control import Segment
from dagmar.statistics.xmr.rules import Side, runs, whole
from dagmar.text import Text


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where a break might be, how many points speak for it, and the question to a person."""

    at: str
    points: int
    why: Text


def proposals(segment: Segment) -> tuple[Proposal, ...]:
    """The proposals within a segment. None at its first value, where it already begins, and none without limits.

    A run that goes on after missing values is one that was there before them.
    """
    if segment.limits is None:
        return ()
    mean = segment.limits.mean
    sides: list[Side] = [
        0 if point.value is None or point.value == mean else 1 if point.value > mean else -1 for point in segment.points
    ]
    found = []
    marked = whole(runs(sides))
    known = [at for at, point in enumerate(segment.points) if point.value is not None]
    for before, at in pairwise(known):
        if marked[at] and marked[at] != marked[before]:
            length = _length(marked, at)
            found.append(Proposal(segment.points[at].period, length, _why(length, sides[at])))
    return tuple(found)


def _length(marked: Sequence[Side], at: int) -> int:
    end = at
    while end < len(marked) and marked[end] == marked[at]:
        end += 1
    return end - at


def _why(length: int, side: Side) -> Text:
    return Text(
        f"{length} punkter i rad {'över' if side > 0 else 'under'} medelvärdet. Vad hände? Ett brott ritas först när skälet är känt.",
        f"{length} points in a row {'above' if side > 0 else 'below'} the mean. What happened? "
        "A break is drawn only when the reason is known.",
    )
