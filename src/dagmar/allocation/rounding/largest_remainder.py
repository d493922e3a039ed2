"""`largest_remainder`: each share is cut to whole units, and the units left go one each to the largest remainders.

Hamilton's method. Equal remainders go by recipient code, so that the same facts give the same decision on any machine.
Nobody differs from the exact share by a whole unit. The price is the Alabama paradox: when a pot grows, someone may lose
one unit. In kronor that is one krona, and the method that avoids it (Webster) can differ by more than one.
Standardiserade vårdförlopp 2025 was closed this way: 18 of 18 rows, where rounding each alone gives 17.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction


def close(exact: Mapping[str, Fraction], given: int, *, difference_to: str | None = None) -> dict[str, int]:
    """Whole units for each, adding up to `given`.

    `exact` are shares in units, at least 0; `given` lies between the sum of their whole parts and that sum plus their
    number. `difference_to` is not used by this method.
    """
    assert difference_to is None, "the model refuses a taker with this method"
    whole = {code: share.numerator // share.denominator for code, share in exact.items()}
    left = given - sum(whole.values())
    assert 0 <= left <= len(exact), "only the units that the cut left over are handed out"
    by_remainder = sorted(exact, key=lambda code: (whole[code] - exact[code], code))
    for code in by_remainder[:left]:
        whole[code] += 1
    return whole
