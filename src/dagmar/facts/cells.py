"""Rows of cells with their places: the form that every reader gives, whatever the file, before anything is understood.

A blank cell is not in its row. A number that the file keeps as a number is exact: the decimal that stands there (or,
for a binary one, the decimal that is shown for it), never its binary expansion.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction

from dagmar.problem import Place
from dagmar.text import Text

Content = str | Fraction | date | datetime


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What stands in a cell and is neither text, number nor date: a truth value, a list, an infinity."""

    kind: Text


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell, where, and under which heading as the file writes it. `sheet` is set in a workbook."""

    content: Content
    at: Place
    heading: str = ""
    sheet: str = ""

    @property
    def text(self) -> str:
        """The content as text, as a person would have typed it."""
        if isinstance(self.content, Fraction):
            return decimal_text(self.content)
        if isinstance(self.content, str):
            return " ".join(self.content.split())
        return self.content.isoformat(sep=" ") if isinstance(self.content, datetime) else self.content.isoformat()

    @property
    def reference(self) -> str:
        """The cell's name in a sheet: `E14`."""
        return f"{column_letters(self.at.column)}{self.at.line}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row with content: its cells by column (the columns' names in `columns.py`).

    `at` is its beginning. `bytes_read` is about how much of the file has been read by now, for the progress.
    `positions` says where the columns stand, counted from 0, when all rows have them at the same place. `unread` names the
    columns whose cells hold what cannot be read; that has been told of.
    """

    cells: Mapping[str, Cell]
    at: Place
    bytes_read: int = 0
    sheet: str = ""
    positions: Mapping[str, int] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    def cell(self, column: str) -> Cell:
        """The cell of a column, also when it is blank, so that a message can point at it; else the row's beginning."""
        if column in self.cells:
            return self.cells[column]
        place = Place(self.at.file, self.at.line, self.positions.get(column, self.at.column - 1) + 1)
        return Cell("", place, column, self.sheet)


def column_letters(column: int) -> str:
    """The letters that a spreadsheet gives a column, counted from 1: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def of_float(number: float) -> Fraction:
    """The shortest decimal that is read back as the same binary number: 0.1 is 1/10, not its binary expansion.

    What somebody wrote with at most 15 significant digits always comes back as it was written.

    Raises:
        ValueError: the number is infinite or not a number.
    """
    return Fraction(repr(float(number)))


def decimal_text(number: Fraction) -> str:
    """A number as the shortest exact text: `0.95`, `12345`, and `1/3` for what no decimal can say."""
    twos = fives = 0
    rest = number.denominator
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    places = max(twos, fives)
    digits = f"{abs(number.numerator) * 10**places // number.denominator:0{places + 1}d}"
    sign = "-" if number < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
