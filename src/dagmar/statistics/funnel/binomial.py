"""Spiegelhalter's exact funnel of shares: the binomial quantile, moved inwards by what its step is too long.

    limit = (r − α) / n,   r the smallest number with F(r) ≥ p,   α = (F(r) − p) / f(r);   kept within 0..1

Source: D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24 (2005) 1185-1202.
"""

from __future__ import annotations

from fractions import Fraction

from dagmar.statistics.estimate import Method
from dagmar.statistics.funnel.band import DENOMINATOR, Band
from dagmar.text import Text

BINOMIAL = Method(
    "funnel-binomial",
    Text("tratt för andelar, exakt binomial", "funnel of shares, exact binomial"),
    "Spiegelhalter 2005, Statistics in Medicine 24:1185-1202",
)


def binomial_band(average: Fraction | float, size: int, *, level: float) -> Band:
    """The limits of a share at a size above 0, around the whole's share, strictly between 0 and 1."""
    assert 0 < average < 1
    assert size > 0
    tail = (1 - level) / 2
    low, high = (binomial_limit(float(average), size, p) for p in (tail, 1 - tail))
    return Band(float(size), max(0.0, low), min(1.0, high), level, BINOMIAL, DENOMINATOR)


def binomial_limit(average: float, size: int, probability: float) -> float:
    """The interpolated quantile as a share; it may lie a little below 0."""
    from scipy.stats import binom

    r = float(binom.ppf(probability, size, average))
    alpha = (float(binom.cdf(r, size, average)) - probability) / float(binom.pmf(r, size, average))
    return (r - alpha) / size
