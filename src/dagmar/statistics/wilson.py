"""Wilson's score interval, for a share: so many of so many.

    (2x + z² ± z √(z² + 4x(1 − x/n))) / (2(n + z²))

It never leaves 0..1 and has a width also where nobody or everybody is counted. Source: E. B. Wilson, Probable inference,
the law of succession, and statistical inference, J. Am. Stat. Assoc. 22 (1927) 209-212; form of R. Newcombe (1998).
"""

from __future__ import annotations

from math import sqrt

from dagmar.statistics.estimate import Estimate, Exact, Method, counted, z_of
from dagmar.text import Text

WILSON = Method(
    "wilson",
    Text("Wilsons intervall", "Wilson's interval"),
    "Wilson 1927, J. Am. Stat. Assoc. 22:209-212",
)


def wilson(numerator: Exact | None, denominator: Exact | None, *, level: float = 0.95) -> Estimate | None:
    """The share and its interval, both 0..1. None when a count is missing or there is nobody to be a share of.

    Raises:
        Impossible: a negative count, or more than all.
    """
    if numerator is None or denominator is None:
        return None
    counted(numerator, of=denominator)
    if not denominator:
        return None
    x, n, z = float(numerator), float(denominator), z_of(level)
    middle, reach, whole = 2 * x + z * z, z * sqrt(z * z + 4 * x * (1 - x / n)), 2 * (n + z * z)
    # At 0 and n the exact ends are 0 and 1, which binary arithmetic can miss by its last digit on either side.
    low = 0.0 if not numerator else max(0.0, (middle - reach) / whole)
    high = 1.0 if numerator == denominator else min(1.0, (middle + reach) / whole)
    return Estimate(x / n, low, high, level, WILSON, numerator, denominator)
