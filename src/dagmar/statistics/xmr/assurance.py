"""Assurance: whether the process, as it now runs, will reach its target every time, never, or by chance.

Reckoned from the limits of the last segment, never from those before a break. Source: NHS "Making data count".
"""

from __future__ import annotations

from typing import Literal

from dagmar.agreement.direction import Direction, has_a_side
from dagmar.statistics.xmr.limits import Limits
from dagmar.text import Text

Assurance = Literal["passes", "fails", "by_chance"]

IN_WORDS: dict[Assurance, Text] = {
    "passes": Text("Målet kommer att nås, som processen går nu.", "The target will be met, as the process now runs."),
    "fails": Text(
        "Målet kommer inte att nås, som processen går nu.", "The target will not be met, as the process now runs."
    ),
    "by_chance": Text("Målet nås ibland, av en slump.", "The target is met at times, by chance."),
}


def assurance(limits: Limits | None, target: float | None, direction: Direction) -> Assurance | None:
    """None without limits, without a target, or of a neutral measure. A target on a limit is met or missed by chance."""
    if limits is None or target is None or not has_a_side(direction):
        return None
    if limits.low <= target <= limits.high:
        return "by_chance"
    below = target < limits.low
    return "passes" if below == (direction == "higher_is_better") else "fails"
