"""The funnel of ratios by observed number, as the English public health tools draw it: O over the exact limits of O.

A unit with O observed lies outside when its expected number is outside the exact interval of O. The x-axis counts what was
observed, so this funnel is not the one by expected number, and the two may judge a unit differently: say which is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from dagmar.statistics.estimate import Method
from dagmar.statistics.exact import poisson_high, poisson_low
from dagmar.statistics.funnel.band import OBSERVED, Band
from dagmar.text import Text

BY_OBSERVED = Method(
    "funnel-by-observed", Text("tratt efter observerat antal", "funnel by observed number"), "PHE funnel plot tool"
)


@dataclass(frozen=True, slots=True)
class ExpectedLimits:
    """Between which expected numbers an observed one is no surprise."""

    low: float
    high: float


def expected_limits(observed: float, *, level: float) -> ExpectedLimits:
    """The exact interval of the observed number."""
    tail = (1 - level) / 2
    return ExpectedLimits(poisson_low(observed, tail) if observed else 0.0, poisson_high(observed, tail))


def ratio_band_by_observed(observed: float, *, level: float) -> Band:
    """The limits of observed/expected at an observed number. Of none observed there is no upper limit."""
    assert observed >= 0
    ends = expected_limits(observed, level=level)
    return Band(observed, observed / ends.high, observed / ends.low if ends.low else inf, level, BY_OBSERVED, OBSERVED)
