"""The limits of an XmR chart: the mean, and 2.66 mean moving ranges on either side; near limits at two thirds of that.

Moving ranges of more than 3.267 times their mean may be screened out, once, so that a single leap does not widen the limits.
Source: W. A. Shewhart's chart in D. J. Wheeler's form (Understanding variation, 1993); numbers as in NHS "Making data count".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from dagmar.statistics.estimate import Method
from dagmar.text import Text

XMR = Method("xmr", Text("XmR-diagram", "XmR chart"), "Wheeler 1993; NHS Making Data Count")
REACH = Fraction("2.66")
NEAR = REACH * 2 / 3
SCREEN = Fraction("3.267")
FEW = 12
"""Limits of fewer points are trial limits."""

Value = int | Fraction | float


@dataclass(frozen=True, slots=True)
class Limits:
    """Mean, outer and near limits. `points` is how many values they rest on; `screened` how many ranges were left out."""

    mean: float
    low: float
    high: float
    near_low: float
    near_high: float
    points: int
    screened: int
    method: Method = XMR

    @property
    def trial(self) -> bool:
        """Whether they rest on so few points that they will move."""
        return self.points < FEW


def limits(values: Sequence[Value | None], *, screen: bool = True) -> Limits | None:
    """The limits of some values in order of time. None with fewer than two neighbours.

    A missing value is not nought and no range is taken across it.
    """
    known = [Fraction(value) for value in values if value is not None]
    ranges = [
        abs(Fraction(after) - Fraction(before))
        for before, after in pairwise(values)
        if before is not None and after is not None
    ]
    if not ranges:
        return None
    typical = sum(ranges, Fraction()) / len(ranges)
    kept = [one for one in ranges if one < SCREEN * typical] if screen else ranges
    mean = sum(known, Fraction()) / len(known)
    # All ranges nought: none is below the screen, and the limits are the mean.
    typical = sum(kept, Fraction()) / len(kept) if kept else Fraction()
    low, high, near_low, near_high = (float(mean + reach * typical) for reach in (-REACH, REACH, -NEAR, NEAR))
    screened = len(ranges) - len(kept) if typical else 0
    return Limits(float(mean), low, high, near_low, near_high, len(known), screened)
