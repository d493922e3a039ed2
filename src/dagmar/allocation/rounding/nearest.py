"""`nearest`: each share is rounded by itself, halves upward, and one named recipient takes the difference.

Nobody but the taker differs from the exact share by more than half a unit. The state closed kvinnors hälsa 2023 this way,
with Stockholm as the taker. In a new agreement the largest remainder is fairer, since it singles nobody out.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction


def close(exact: Mapping[str, Fraction], given: int, *, difference_to: str | None = None) -> dict[str, int]:
    """Whole units for each, adding up to `given`; `difference_to` is the code of the one who takes the difference.

    A taker who is not among those who share leaves the difference to the largest share, the lowest code of several.
    """
    assert difference_to is not None, "the model demands a taker with this method"
    rounded = {
        code: (2 * share.numerator + share.denominator) // (2 * share.denominator) for code, share in exact.items()
    }
    if exact:
        taker = difference_to if difference_to in exact else min(exact, key=lambda code: (-exact[code], code))
        rounded[taker] += given - sum(rounded.values())
    return rounded
