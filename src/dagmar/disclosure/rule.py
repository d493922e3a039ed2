"""The settings of an indicator: what is too small to show, what the one who computes must be left not knowing, and how.

    disclosure: 1-4          hide 1 to 4; 0 may be shown
    disclosure: 1-7+5        hide 1 to 7, round all else to the nearest 5
    disclosure: 1-9, 1-10    as the first
    disclosure: 0-4, 0-7+5   as those with 1, and 0 is hidden too: nobody sees where there are none
    disclosure: noise        a small noise from the keys of the records; nothing is hidden
    disclosure: none         nothing is hidden: no person is counted, or everyone knows already

No Swedish number is law: each authority decides after a test of harm. These are offers, not defaults.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

Method = Literal["suppression", "noise", "none"]
OFFERS = ("1-4", "1-7+5", "1-9", "1-10", "0-4", "noise", "none")
_SMALL = re.compile(r"(?P<least>[01])-(?P<top>[1-9][0-9]{0,3})(?:\+(?P<base>[1-9][0-9]{0,2}))?")
PATTERN = "^(noise|none|[01]-[1-9][0-9]{0,3}([+][1-9][0-9]{0,2})?)$"
"""Every way to write a rule, for whoever checks a file without this program."""


@dataclass(frozen=True)
class Dominance:
    """The (n, k) rule: a cell is sensitive when its `largest` contributors make up more than `share` of it."""

    largest: int
    share: Fraction

    def __post_init__(self) -> None:
        assert self.largest >= 1, self
        assert 0 < self.share < 1, self


@dataclass(frozen=True)
class Rule:
    """What is sensitive, and how wide the interval of the one who computes must be at least.

    `hide_to` is the largest count that is hidden; 0 hides none. `hide_zero` also hides 0: where a group is known, that
    nobody in it has something, or everybody, says it of each. `round_to` rounds what is shown to the nearest multiple.
    `dominance` and `p_percent` are the rules on shares, for amounts. `protection`: a hidden count may be so much larger,
    at least, than it is, for all that can be computed; the default is `hide_to`, or one less than the base of rounding
    when that is less. For the rules on shares the rules themselves say how much.
    """

    hide_to: int = 4
    hide_zero: bool = False
    round_to: int = 1
    dominance: Dominance | None = None
    p_percent: Fraction | None = None
    protection: int | None = None
    method: Method = "suppression"

    def __post_init__(self) -> None:
        assert self.hide_to >= 0, self
        assert self.round_to >= 1, self
        assert self.p_percent is None or 0 < self.p_percent <= 1, self
        assert self.protection is None or self.protection >= 1, self

    @property
    def width(self) -> int:
        """How much larger than it is a hidden count must be able to be."""
        if self.protection is not None:
            return self.protection
        return max(1, min(self.hide_to, self.round_to - 1) if self.round_to > 1 else self.hide_to)

    @property
    def floor(self) -> int:
        """The least that a hidden figure can be, known to all: where every 0 is shown, what is hidden is 1 or more."""
        return 0 if self.hide_zero or self.dominance or self.p_percent or not self.hide_to else 1

    def rounded(self, value: int) -> int:
        """A shown value: to the nearest multiple, halves upwards."""
        return (2 * value + self.round_to) // (2 * self.round_to) * self.round_to

    def __str__(self) -> str:
        """The setting as it is written."""
        if self.method != "suppression":
            return self.method
        return f"{0 if self.hide_zero else 1}-{self.hide_to}" + (f"+{self.round_to}" if self.round_to > 1 else "")


def read_rule(text: str) -> Rule:
    """The rule of a setting.

    Raises:
        Refused: `disclosure-rule-unknown`, with what can be said.
    """
    text = text.strip()
    if text in ("noise", "none"):
        return Rule(hide_to=0, method="noise" if text == "noise" else "none")
    small = _SMALL.fullmatch(text)
    if small is None:
        offers = ", ".join(OFFERS)
        raise Refused(
            [
                Problem(
                    "disclosure-rule-unknown",
                    Place("-"),
                    Text(f"”{text}” är ingen regel för små tal.", f"“{text}” is not a rule for small numbers."),
                    Text(
                        f"Skriv en av {offers}, eller 1-N, 0-N, 1-N+B, 0-N+B.",
                        f"Write one of {offers}, or 1-N, 0-N, 1-N+B, 0-N+B.",
                    ),
                )
            ]
        )
    return Rule(hide_to=int(small["top"]), hide_zero=small["least"] == "0", round_to=int(small["base"] or 1))
