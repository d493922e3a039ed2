"""The note beside a computed figure: how many it rests on, and the interval of a mean: `n=30; 95 %: 3.1–3.4`.

A file of facts has no columns for these, since only a computed figure has them. They are written and read here alone.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from dagmar.facts.cells import decimal_text

_WRITTEN = re.compile(r"n=(?P<base>\d+)(?:; 95 %: (?P<low>-?\d+(?:\.\d+)?)–(?P<high>-?\d+(?:\.\d+)?))?")


class Footnote(NamedTuple):
    """What a note says: how many the figure rests on, and the ends of its interval; None where it does not."""

    base: int | None = None
    ends: tuple[Fraction, Fraction] | None = None


def footnote(base: int, ends: tuple[Fraction, Fraction] | None) -> str:
    """The note. Ends are decimals, as they may leave."""
    interval = "" if ends is None else "; 95 %: " + "–".join(map(decimal_text, ends))
    return f"n={base}{interval}"


def read_footnote(note: str) -> Footnote:
    """What a note says; nothing when it is another kind of note."""
    found = _WRITTEN.fullmatch(note)
    if found is None:
        return Footnote()
    ends = None if found["low"] is None else (Fraction(found["low"]), Fraction(found["high"]))
    return Footnote(int(found["base"]), ends)
