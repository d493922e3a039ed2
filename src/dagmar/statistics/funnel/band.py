"""A band of a funnel: the limits at one size, their level, method, and what the x-axis counts."""

from __future__ import annotations

from dataclasses import dataclass

from dagmar.statistics.estimate import Method
from dagmar.text import Text

DENOMINATOR = Text("antal i nämnaren", "number in the denominator")
OBSERVED = Text("observerat antal", "observed number")
EXPECTED = Text("förväntat antal", "expected number")


@dataclass(frozen=True, slots=True)
class Band:
    """The limits at `size` on the axis that `axis` names. An end may be infinite where nothing is too high by chance."""

    size: float
    low: float
    high: float
    level: float
    method: Method
    axis: Text
