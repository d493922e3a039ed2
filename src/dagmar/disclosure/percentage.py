"""A percentage is its numerator, when the denominator is known: 50 % of 8 is 4."""

from __future__ import annotations

from fractions import Fraction

from dagmar.disclosure.protected import Shown


def counts_behind(percentage: Fraction, denominator: int, *, decimals: int) -> range:
    """The numerators that give a percentage as it is printed, rounded half up to some decimals.

    One alone means that printing the percentage prints the count. 50 % of 8 without decimals: 4 alone; of 1 000: 495 to 504.
    """
    finest = 10**decimals
    printed = [
        count
        for count in range(denominator + 1)
        if (2 * 100 * finest * count + denominator) // (2 * denominator) == percentage * finest
    ]
    return range(printed[0], printed[-1] + 1) if printed else range(0)


def percentage_of(numerator: Shown, denominator: Shown) -> Fraction | None:
    """The percentage that may be shown: of the published figures; None when either shows its sign, or of 0."""
    if numerator.published is None or not denominator.published:
        return None
    return 100 * Fraction(numerator.published) / Fraction(denominator.published)
