"""What a certain difference is, by the direction of the measure, in the words that stand at every figure."""

from __future__ import annotations

from typing import Literal

from dagmar.agreement.direction import Direction, has_a_side
from dagmar.text import Text

Verdict = Literal["better", "similar", "worse", "higher", "lower"]

VERDICT: dict[Verdict, Text] = {
    "better": Text("bättre", "better"),
    "similar": Text("ingen säker skillnad", "no certain difference"),
    "worse": Text("sämre", "worse"),
    "higher": Text("högre", "higher"),
    "lower": Text("lägre", "lower"),
}


def verdict(higher: bool, direction: Direction) -> Verdict:  # noqa: FBT001 -- the one thing that is asked
    """What a figure that is certainly higher (or lower) is. Of a measure without a better side never better or worse."""
    if not has_a_side(direction):
        return "higher" if higher else "lower"
    return "better" if higher == (direction == "higher_is_better") else "worse"
