"""The funnel of shares: p̄ ± z √(φ p̄ (1 − p̄) / n), kept within 0..1.

With φ = 1 it is the form of the English public health tools, which the long formula in their spreadsheet comes down to.
`dispersion` above 1 widens it where units differ by more than chance (see `overdispersion`).
"""

from __future__ import annotations

from fractions import Fraction
from math import sqrt

from dagmar.statistics.estimate import Exact, Method, z_of
from dagmar.statistics.funnel.band import DENOMINATOR, Band
from dagmar.text import Text

NORMAL = Method(
    "funnel-normal",
    Text("tratt för andelar, normalapproximation", "funnel of shares, normal approximation"),
    "PHE funnel plot tool",
)


def proportion_band(average: Fraction | float, size: Exact | float, *, level: float, dispersion: float = 1.0) -> Band:
    """The limits of a share at a size above 0, around the whole's share (0..1)."""
    assert 0 <= average <= 1
    assert size > 0
    middle = float(average)
    reach = z_of(level) * sqrt(max(dispersion, 1.0) * middle * (1 - middle) / float(size))
    return Band(float(size), max(0.0, middle - reach), min(1.0, middle + reach), level, NORMAL, DENOMINATOR)
