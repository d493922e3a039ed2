"""The interval of a rank, simulated: where a unit would stand if chance had fallen otherwise. A bare rank is never given.

Each figure is drawn anew many times from what is known of it (a share from Jeffreys' beta, a count from its gamma, anything
else from the normal that its interval names), all units are ranked each time, and the interval is what the middle draws
hold. With the same seed and figures it is the same on any machine, whatever the order of the units. Source: H. Goldstein and
D. J. Spiegelhalter, League tables and their limitations, J. R. Stat. Soc. A 159 (1996) 385-443.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dagmar.agreement.direction import Direction
from dagmar.statistics.estimate import Estimate, Method, z_of
from dagmar.text import Text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SIMULATED_RANKS = Method(
    "simulated-ranks",
    Text("simulerade rangintervall", "simulated rank intervals"),
    "Goldstein and Spiegelhalter 1996, J. R. Stat. Soc. A 159:385-443",
)


@dataclass(frozen=True, slots=True)
class RankInterval:
    """From which place to which, of how many. Place 1 is the best, or the highest where neither is better."""

    best: int
    last: int
    of: int
    level: float
    seed: int
    method: Method = SIMULATED_RANKS


def rank_intervals(
    estimates: Mapping[str, Estimate | None], *, direction: Direction, seed: int, draws: int = 2000, level: float = 0.95
) -> dict[str, RankInterval | None]:
    """Each unit's interval of ranks among those with an interval; None for the others.

    Where units are drawn equal (a share of 0 beside a share of 0 has no end of the interval in common with chance), the draw
    itself settles it, so equals share the same interval of places and not the same place.
    """
    import numpy as np

    known = {
        code: one
        for code, one in sorted(estimates.items())
        if one is not None and one.low is not None and one.high is not None
    }
    random = np.random.Generator(np.random.PCG64(seed))
    sign = 1 if direction == "lower_is_better" else -1
    drawn = np.empty((len(known), draws))
    for at, one in enumerate(known.values()):
        drawn[at] = sign * _draws(one, draws, random)
    # In half the bytes, since several processes do this at once.
    order = np.argsort(drawn, axis=0, kind="stable").astype(np.int32)
    del drawn
    places = np.argsort(order, axis=0, kind="stable").astype(np.int32) + 1
    tail = (1 - level) / 2
    ends = np.quantile(places, [tail, 1 - tail], axis=1, method="inverted_cdf") if known else np.empty((2, 0))
    found = {
        code: RankInterval(int(ends[0, at]), int(ends[1, at]), len(known), level, seed) for at, code in enumerate(known)
    }
    return {code: found.get(code) for code in estimates}


def _draws(one: Estimate, draws: int, random: np.random.Generator) -> NDArray[np.float64]:
    """So many figures that one could have had. Asserts an interval."""
    if one.method.id == "wilson" and one.numerator is not None and one.denominator is not None:
        yes, no = float(one.numerator), float(one.denominator - one.numerator)
        return random.beta(yes + 0.5, no + 0.5, draws)
    if one.method.id in ("byar", "exact") and one.numerator is not None and one.value > 0:
        return random.gamma(float(one.numerator) + 0.5, one.value / float(one.numerator), draws)
    assert one.low is not None
    assert one.high is not None
    return random.normal(one.value, (one.high - one.low) / (2 * z_of(one.level)), draws)
