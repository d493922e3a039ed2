"""The interval of a mean, as it may leave: the sum of squares stays inside, and only two ends go out.

How values spread is a second figure about the same persons. Beside their mean it could tell of one who has most of all
there is (thirty certificates, of which one is of 300 days), or that all are alike. So it leaves only

- of ten or more, and where nobody can have more than half of the sum: no value is above √Σx²;
- with ends in two figures of the distance from the mean, moved outwards. The spread is then known within some per cent, so
  that the squares of a hidden group do not come out by subtracting one area from another, as its sum would not;
- of values that are all alike, or nearly, as if one of them differed by one: that everybody has the same is about everybody.

Source of ten and of half: S. Bond, M. Brandt and P.-P. de Wolf, Guidelines for the checking of output based on microdata
research, 2015.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor, log10

from dagmar.indicators.measured import Figure
from dagmar.statistics.mean import mean_of_sums

FEWEST = 10
Ends = tuple[Fraction, Fraction]


def protected_ends(figure: Figure) -> Ends | None:
    """The ends of the 95 % interval of a figure that is shown; None where they could tell of a person."""
    if figure.numerator is None or figure.squares is None or figure.base < FEWEST:
        return None
    if 4 * figure.squares > figure.numerator**2:
        return None
    return ends_of(figure._replace(squares=max(figure.squares, figure.numerator**2 / figure.base + 1)))


def ends_of(figure: Figure) -> Ends | None:
    """The same where nobody needs protection. None of a single value, and where an interval has no width."""
    if figure.numerator is None or figure.squares is None:
        return None
    found = mean_of_sums(figure.base, figure.numerator, figure.squares)
    if found is None or found.low is None or found.high is None or found.high <= found.low:
        return None
    mean, reach = figure.numerator / figure.base, Fraction((found.high - found.low) / 2)
    step = Fraction(10) ** (floor(log10(reach)) - 1)
    return floor((mean - reach) / step) * step, -floor(-(mean + reach) / step) * step
