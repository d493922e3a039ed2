"""The mean of some values with Student's interval: mean ± t(n − 1) · s / √n.

Source: Student, The probable error of a mean, Biometrika 6 (1908) 1-25.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt

from dagmar.statistics.estimate import Estimate, Method
from dagmar.text import Text

STUDENT = Method("t", Text("Students t-intervall", "Student's t interval"), "Student 1908, Biometrika 6:1-25")


def mean(values: Sequence[int | Fraction | float | None], *, level: float = 0.95) -> Estimate | None:
    """The mean of the values. None when there are none or one of them is missing; of a single value no interval."""
    from scipy.special import stdtrit

    known = [Fraction(value) for value in values if value is not None]
    if not known or len(known) < len(values):
        return None
    count = len(known)
    middle = sum(known, Fraction()) / count
    if count == 1:
        return Estimate(float(middle), None, None, level, STUDENT, denominator=1)
    # Exact until the root: large values that differ little keep their spread.
    spread = sqrt(sum(((value - middle) ** 2 for value in known), Fraction()) / (count - 1))
    reach = float(stdtrit(count - 1, (1 + level) / 2)) * spread / sqrt(count)
    return Estimate(float(middle), float(middle) - reach, float(middle) + reach, level, STUDENT, denominator=count)
