"""The two means that are confused: that of the units, and that of the people. Both are shown, each with its name.

The unweighted mean is the sum of the units' values over the number of units with a value; the nation's is the sum of the
numerators over the sum of the denominators. They differ when units of different size differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dagmar.statistics.estimate import Exact, counted
from dagmar.text import Text

UNWEIGHTED = Text("Ovägt medel", "Unweighted mean")
NATIONAL = Text("Riket", "The nation")


@dataclass(frozen=True, slots=True)
class Means:
    """Both means, exactly; how many units had a value, and how many had none. A mean of nothing is None."""

    unweighted: Fraction | None
    national: Fraction | None
    units: int
    missing: int


def means(units: Sequence[tuple[Exact | None, Exact | None]], *, ratio: bool = False) -> Means:
    """The means of units given as numerator and denominator. A unit without either, or without people, has no value.

    `ratio`: the numerator may be more than the denominator, as for a rate or an observed over an expected number.

    Raises:
        Impossible: a negative count, or (of shares) more than all.
    """
    known = []
    for numerator, denominator in units:
        if numerator is None or denominator is None:
            continue
        counted(numerator, of=None if ratio else denominator)
        counted(denominator)
        if denominator:
            known.append((Fraction(numerator), Fraction(denominator)))
    if not known:
        return Means(None, None, 0, len(units))
    return Means(
        sum((part / whole for part, whole in known), Fraction()) / len(known),
        sum((part for part, _ in known), Fraction()) / sum((whole for _, whole in known), Fraction()),
        len(known),
        len(units) - len(known),
    )
