"""The exact interval of a count: the Poisson means under which so few, or so many, would be as rare as the level says.

    low = χ²(α/2; 2O) / 2        high = χ²(1 − α/2; 2O + 2) / 2

Source: F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28 (1936) 437-442.
"""

from __future__ import annotations

from dagmar.statistics.estimate import Estimate, Exact, Method, counted
from dagmar.text import Text

EXACT = Method("exact", Text("exakt Poissonintervall", "exact Poisson interval"), "Garwood 1936, Biometrika 28:437-442")


def exact(count: Exact | None, *, level: float = 0.95) -> Estimate | None:
    """The count with its interval. At 0 the low end is 0. None when the count is missing.

    Raises:
        Impossible: a negative count.
    """
    if count is None:
        return None
    counted(count)
    tail = (1 - level) / 2
    low = poisson_low(float(count), tail) if count else 0.0
    return Estimate(float(count), low, poisson_high(float(count), tail), level, EXACT, count)


def poisson_low(count: float, tail: float) -> float:
    """The mean under which `count` or more comes with probability `tail`: half a quantile of χ² with 2·count degrees."""
    from scipy.special import gammaincinv

    return float(gammaincinv(count, tail))


def poisson_high(count: float, tail: float) -> float:
    """The mean under which `count` or fewer comes with probability `tail`."""
    from scipy.special import gammainccinv

    return float(gammainccinv(count + 1, tail))
