"""Numbers as people write them in files: read exactly, with per cent and fractions, and one decimal sign in a file."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from dagmar.facts.cells import Cell, decimal_text
from dagmar.facts.findings import Findings
from dagmar.money import NotMoney, read_number
from dagmar.text import Text

_PERCENT = re.compile(r"(?P<number>.*\d)\s*(?:%|procent|per ?cent)", re.IGNORECASE)
_FRACTION = re.compile(r"(?P<numerator>-?\d+)/(?P<denominator>\d+)")


class Number(NamedTuple):
    """An exact number. `percent` says that it was written with a per cent sign, which has been taken into account."""

    exact: Fraction
    percent: bool = False
    shown: str = ""

    @property
    def step(self) -> Fraction:
        """One unit of the last decimal shown: half of it is how far a rounded figure may be from the exact one."""
        if "/" in self.shown:
            return Fraction(0)
        decimals = re.search(r"[.,](\d+)$", self.shown)
        return Fraction(1, (100 if self.percent else 1) * 10 ** (len(decimals[1]) if decimals else 0))


class Numbers:
    """Reads the numbers of one file, and remembers which decimal signs it uses."""

    def __init__(self, found: Findings) -> None:
        self.found = found
        self._signs: dict[str, Cell] = {}

    def read(self, cell: Cell, text: str | None = None) -> Number | None:
        """The number in a cell, or in a part of its text."""
        if isinstance(cell.content, Fraction):
            return Number(cell.content, shown=decimal_text(cell.content))
        if isinstance(cell.content, date):
            self.found.tell("value-became-date", cell)
            return None
        text = cell.text if text is None else text.strip()
        limit = self.found.limits.number_characters
        if len(text) > limit:
            self.found.tell("number-too-long", cell, limit=str(limit))
            return None
        if (fraction := _FRACTION.fullmatch(text)) and int(fraction["denominator"]):
            return Number(Fraction(int(fraction["numerator"]), int(fraction["denominator"])), shown=text)
        percent = _PERCENT.fullmatch(text)
        try:
            exact = _exact(percent["number"].strip() if percent else text)
        except NotMoney as refusal:
            self.found.pass_on(refusal, cell)
            return None
        for sign in ",.":
            if sign in text:
                self._signs.setdefault(sign, cell)
        if percent:
            return Number(exact / 100, percent=True, shown=percent["number"].strip())
        return Number(exact, shown=text)

    def share(self, cell: Cell) -> Fraction | None:
        """A share 0..1, written as `95 %` or `0,95`: the coverage."""
        number = self.read(cell)
        return number.exact if number and self.is_share(number.exact, cell) else None

    def tell_of_mixed_signs(self) -> None:
        """When some rows write a decimal comma and others a point, 1.234 may be a thousand: say so, naming both."""
        if len(self._signs) == 2:
            comma, point = self._signs[","], self._signs["."]
            self.found.tell(
                "mixed-decimal-signs",
                max(comma, point, key=lambda cell: (cell.at.line, cell.at.column)),
                one=comma.text,
                line=str(comma.at.line),
                other=point.text,
                other_line=str(point.at.line),
                also=((min(comma.at, point.at), Text("det andra tecknet", "the other sign")),),
            )

    def is_share(self, value: Fraction, cell: Cell) -> bool:
        """Whether a number can be a share; what is wrong with it is told."""
        if value.numerator < 0:
            self.found.tell("below-zero", cell)
        elif value.numerator > value.denominator:
            self.found.tell("share-above-one", cell)
        else:
            return True
        return False


@lru_cache(maxsize=4096)
def _exact(text: str) -> Fraction:
    """As `read_number`; the same few numbers stand again and again in a large file."""
    return read_number(text)
