"""The direction of a measure: whether more is better, in words that stand at every figure."""

from __future__ import annotations

from typing import Literal

from dagmar.text import Text

Direction = Literal["higher_is_better", "lower_is_better", "none"]
"""The words that an agreement has for it; `none` is neutral: neither is better."""
Verdict = Literal["better", "similar", "worse", "higher", "lower"]

IN_WORDS: dict[Direction, Text] = {
    "higher_is_better": Text("Högre är bättre.", "Higher is better."),
    "lower_is_better": Text("Lägre är bättre.", "Lower is better."),
    "none": Text("Varken högt eller lågt är i sig bättre.", "Neither high nor low is better in itself."),
}
VERDICT: dict[Verdict, Text] = {
    "better": Text("bättre", "better"),
    "similar": Text("ingen säker skillnad", "no certain difference"),
    "worse": Text("sämre", "worse"),
    "higher": Text("högre", "higher"),
    "lower": Text("lägre", "lower"),
}


def verdict(higher: bool, direction: Direction) -> Verdict:  # noqa: FBT001 -- the one thing that is asked
    """What a figure that is certainly higher (or lower) is. Of a neutral measure never better or worse."""
    if direction == "none":
        return "higher" if higher else "lower"
    return "better" if higher == (direction == "higher_is_better") else "worse"
