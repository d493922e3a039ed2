"""The mean of some values with Student's interval: mean ± t(n − 1) · s / √n,  s² = (Σx² − (Σx)²/n) / (n − 1).

Source: Student, The probable error of a mean, Biometrika 6 (1908) 1-25.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt

from dagmar.statistics.estimate import Estimate, Exact, Method
from dagmar.text import Text

STUDENT = Method("t", Text("Students t-intervall", "Student's t interval"), "Student 1908, Biometrika 6:1-25")


def mean(values: Sequence[int | Fraction | float | None], *, level: float = 0.95) -> Estimate | None:
    """The mean of the values. None when there are none or one of them is missing; of a single value no interval."""
    known = [Fraction(value) for value in values if value is not None]
    if len(known) < len(values):
        return None
    return mean_of_sums(len(known), sum(known, Fraction()), sum((one * one for one in known), Fraction()), level=level)


def mean_of_sums(count: int, total: Exact, squares: Exact, *, level: float = 0.95) -> Estimate | None:
    """The same from how many values there are, their sum and the sum of their squares. Asserts that some values give them."""
    from scipy.special import stdtrit

    if not count:
        return None
    middle = Fraction(total) / count
    if count == 1:
        return Estimate(float(middle), None, None, level, STUDENT, denominator=1)
    # Exact until the root: large values that differ little keep their spread.
    apart = Fraction(squares) - middle * total
    assert apart >= 0, "no values have a sum whose square is more than their number times the sum of their squares"
    reach = float(stdtrit(count - 1, (1 + level) / 2)) * sqrt(apart / (count - 1)) / sqrt(count)
    return Estimate(float(middle), float(middle) - reach, float(middle) + reach, level, STUDENT, denominator=count)
