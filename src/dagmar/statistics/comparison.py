"""Comparison: better, no certain difference, or worse, by interval and by the direction of the measure. Never by rank.

Against the nation, a target or a group's mean, which count as known, the own interval must leave the figure out. Against
somebody else's figure or the own past, which are as uncertain, the interval of the difference must leave 0 out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dagmar.agreement.direction import Direction
from dagmar.statistics.difference import difference
from dagmar.statistics.direction import Verdict, verdict
from dagmar.statistics.estimate import Estimate, Method

Against = Literal["nation", "group", "past", "target", "other"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a figure is beside another one, by which method, at which level.

    `difference` is own less the other, in the figure's own unit.
    """

    against: Against
    verdict: Verdict
    difference: float
    level: float
    method: Method


def with_known(
    own: Estimate | None, known: float | None, *, against: Against, direction: Direction
) -> Comparison | None:
    """Against a figure that is taken as known. None when either, or the own interval, is missing.

    An interval that just reaches the figure does not leave it out. The nation is known only when the own part of it is small.
    """
    if own is None or known is None or own.low is None or own.high is None:
        return None
    judged: Verdict = "similar"
    if known < own.low or known > own.high:
        judged = verdict(known < own.low, direction)
    return Comparison(against, judged, own.value - known, own.level, own.method)


def with_estimate(
    own: Estimate | None, other: Estimate | None, *, against: Against, direction: Direction
) -> Comparison | None:
    """Against another estimate: somebody else's, or the own of an earlier year. None when the difference has no interval."""
    apart = difference(own, other)
    if apart is None or apart.low is None or apart.high is None:
        return None
    judged: Verdict = "similar"
    if apart.low > 0 or apart.high < 0:
        judged = verdict(apart.low > 0, direction)
    return Comparison(against, judged, apart.value, apart.level, apart.method)
