"""The interval of a count: exact below ten, where Byar's cube is too rough, and Byar's from ten.

Source: the English public health technical guidance, which both counts, crude rates and indirectly standardised ratios follow.
"""

from __future__ import annotations

from dagmar.statistics.byar import byar
from dagmar.statistics.estimate import Estimate, Exact
from dagmar.statistics.exact import exact

EXACT_BELOW = 10


def count_interval(count: Exact | None, *, level: float = 0.95) -> Estimate | None:
    """The count with its interval, by the method that its size asks for. None when missing.

    Raises:
        Impossible: a negative count.
    """
    if count is None:
        return None
    return exact(count, level=level) if count < EXACT_BELOW else byar(count, level=level)
