"""The direction of a measure: which way is better, as a word of the language and in words that stand at every figure.

A judgement, and somebody's: an agreement or a definition says `none` when neither way is better; `not_judged` is what a
service gives that does not say, and no agreement may leave it at that.
"""

from __future__ import annotations

from typing import Literal

from dagmar.text import Text

Judged = Literal["higher_is_better", "lower_is_better", "none"]
"""What an agreement and the definition of an indicator say."""
Direction = Judged | Literal["not_judged"]

DIRECTIONS: dict[Direction, Text] = {
    "higher_is_better": Text("högre är bättre", "higher is better"),
    "lower_is_better": Text("lägre är bättre", "lower is better"),
    "none": Text("varken högt eller lågt är i sig bättre", "neither high nor low is better in itself"),
    "not_judged": Text("ingen har sagt om högt eller lågt är bättre", "nobody has said whether high or low is better"),
}
"""Within a sentence; the only place where they are written."""
BOUNDS: dict[Direction, Text] = {
    "higher_is_better": Text("minst", "at least"),
    "lower_is_better": Text("högst", "at most"),
}
"""What stands before a level that is to be reached."""


def sentence(direction: Direction) -> Text:
    """`Högre är bättre.`"""
    return Text(*(f"{words[0].upper()}{words[1:]}." for words in DIRECTIONS[direction]))


def has_a_side(direction: Direction) -> bool:
    """Whether one way is better, so that somebody can lie on the wrong side of a value."""
    return direction in ("higher_is_better", "lower_is_better")
