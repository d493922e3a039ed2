"""Byar's interval of a count: a cube that is within 0.2 % of the exact one (at 95 %) from ten upwards.

    low = O (1 − 1/(9O) − z/(3√O))³        high = (O+1) (1 − 1/(9(O+1)) + z/(3√(O+1)))³

Source: N. E. Breslow and N. E. Day, Statistical methods in cancer research, vol. II, IARC 1987, p. 69.
"""

from __future__ import annotations

from math import sqrt

from dagmar.statistics.estimate import Estimate, Exact, Method, counted, z_of
from dagmar.text import Text

BYAR = Method("byar", Text("Byars intervall", "Byar's interval"), "Breslow and Day 1987, IARC, vol. II, p. 69")


def byar(count: Exact | None, *, level: float = 0.95) -> Estimate | None:
    """The count with its interval. A low end that would be negative is missing; of nobody it is 0.

    Raises:
        Impossible: a negative count.
    """
    if count is None:
        return None
    counted(count)
    number, z = float(count), z_of(level)
    more = number + 1
    high = more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3
    low: float | None = 0.0
    if number:
        low = number * (1 - 1 / (9 * number) - z / (3 * sqrt(number))) ** 3
    return Estimate(number, low if low is not None and low >= 0 else None, high, level, BYAR, count)
