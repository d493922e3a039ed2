"""The control chart of one recipient: where there is one, and as it was declared.

Made where the periods are months and enough of them have a value. What is drawn and what is proposed rest on the same chart.
"""

from __future__ import annotations

from collections.abc import Sequence

from dagmar.publication.site.exhibit import Exhibit
from dagmar.statistics.xmr.control import Control, Point
from dagmar.statistics.xmr.declared import Declaration

FEWEST_MONTHS = 12
"""Of fewer months the limits of a control chart say little, and none is drawn."""
_NOTHING = Declaration()


def points_of(measure: Exhibit, code: str) -> tuple[Point, ...]:
    """Every period of the indicator with the recipient's value; None where it has none."""
    return tuple(Point(period, measure.figure(code, period).value) for period in measure.periods)


def known_months(measure: Exhibit, code: str) -> int:
    """How many months of the recipient have a value; none when the periods are no months."""
    return _known(points_of(measure, code)) if measure.monthly else 0


def controlled(measure: Exhibit, code: str) -> Control | None:
    """The chart with its declared baselines, breaks and target; None where the periods are no months, or too few."""
    points = points_of(measure, code) if measure.monthly else ()
    if _known(points) < FEWEST_MONTHS:
        return None
    return measure.controls.get(code, _NOTHING).control(
        points,
        direction=measure.direction,
        target=None if measure.target is None else float(measure.target.value),
    )


def _known(points: Sequence[Point]) -> int:
    return sum(one.value is not None for one in points)
