"""The funnel of standardised ratios around 1 by expected number, exact: χ²(α/2; 2E)/2E and χ²(1 − α/2; 2E + 2)/2E.

The form of the R package FunnelPlotR. With τ² (see `overdispersion`) the limits are exp(± z √(1/E + τ²)) instead.
"""

from __future__ import annotations

from math import exp, sqrt

from dagmar.statistics.estimate import Method, z_of
from dagmar.statistics.exact import poisson_high, poisson_low
from dagmar.statistics.funnel.band import EXPECTED, Band
from dagmar.text import Text

BY_EXPECTED = Method(
    "funnel-by-expected",
    Text("tratt efter förväntat antal", "funnel by expected number"),
    "FunnelPlotR; Spiegelhalter 2005",
)
OVERDISPERSED = Method(
    "funnel-overdispersed",
    Text("tratt efter förväntat antal, med överspridning", "funnel by expected number, with over-dispersion"),
    "Spiegelhalter 2005, Statistics in Medicine 24:1185-1202; SHMI",
)


def ratio_band_by_expected(expected: float, *, level: float, between: float = 0.0) -> Band:
    """The limits of observed/expected at an expected number above 0. `between` is τ², the spread that is not chance."""
    assert expected > 0
    assert between >= 0
    if between:
        reach = z_of(level) * sqrt(1 / expected + between)
        return Band(expected, exp(-reach), exp(reach), level, OVERDISPERSED, EXPECTED)
    tail = (1 - level) / 2
    return Band(
        expected,
        poisson_low(expected, tail) / expected,
        poisson_high(expected, tail) / expected,
        level,
        BY_EXPECTED,
        EXPECTED,
    )
