"""Over-dispersion: how much more the units differ than chance alone would make them.

    zᵢ = √Eᵢ ln(Oᵢ/Eᵢ)      φ = mean z²      τ² = (nφ − (n − 1)) / (Σw − Σw²/Σw), w = E, at least 0

The tails may be tamed first, so that real outliers do not hide themselves: winsorised (drawn in to the quantiles of 10 % and
90 %) or truncated (a tenth of the units, rounded down, left out at each end, as the English SHMI does). Source: D. J.
Spiegelhalter, Handling over-dispersion of performance indicators, Quality and Safety in Health Care 14 (2005) 347-351;
quantiles as R's type 7.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log, sqrt
from typing import Literal

Tails = Literal["kept", "winsorised", "truncated"]


@dataclass(frozen=True, slots=True)
class Dispersion:
    """φ (1 = chance alone), τ² on the logarithmic scale, and from how many units; `tails` says how they were tamed."""

    phi: float
    between: float
    units: int
    tails: Tails


def dispersion_of_ratios(
    observed: Sequence[float], expected: Sequence[float], *, tails: Tails = "kept", share: float = 0.1
) -> Dispersion | None:
    """φ and τ² of observed over expected numbers. A unit with none observed has no logarithm and is left out.

    None when nobody is left.
    """
    pairs = [(o, e) for o, e in zip(observed, expected, strict=True) if o > 0 and e > 0]
    scores = [sqrt(e) * log(o / e) for o, e in pairs]
    if not scores:
        return None
    scores, kept = _tamed(scores, tails, share)
    count = len(kept)
    phi = sum(scores[at] ** 2 for at in kept) / count
    weights = [pairs[at][1] for at in kept]
    room = sum(weights) - sum(weight**2 for weight in weights) / sum(weights)
    between = max(0.0, (count * phi - (count - 1)) / room) if room > 0 else 0.0
    return Dispersion(phi, between, count, tails)


def dispersion_of_shares(
    parts: Sequence[float], wholes: Sequence[float], average: float, *, tails: Tails = "kept", share: float = 0.1
) -> float | None:
    """φ of shares around the whole's: the mean of z² with z = (p − p̄) / √(p̄(1 − p̄)/n). None without a unit or a spread."""
    if not 0 < average < 1:
        return None
    scores = [
        (x / n - average) / sqrt(average * (1 - average) / n) for x, n in zip(parts, wholes, strict=True) if n > 0
    ]
    if not scores:
        return None
    scores, kept = _tamed(scores, tails, share)
    return sum(scores[at] ** 2 for at in kept) / len(kept)


def _tamed(scores: list[float], tails: Tails, share: float) -> tuple[list[float], list[int]]:
    """The scores, drawn in when they are winsorised, and the places of those that are kept."""
    if tails == "winsorised":
        low, high = quantile(scores, share), quantile(scores, 1 - share)
        scores = [min(max(score, low), high) for score in scores]
    left_out = floor(len(scores) * share) if tails == "truncated" else 0
    by_size = sorted(range(len(scores)), key=lambda at: (scores[at], at))
    return scores, sorted(by_size[left_out : len(scores) - left_out])


def quantile(values: Sequence[float], share: float) -> float:
    """The quantile between the two nearest values, in a straight line (R's type 7)."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
