"""The figure of a row: what exactly is claimed, in one of four ways, and in which unit.

Numbers are read as Swedes write them, exactly. A blank is an error, never 0: what is not known has a sign that says
why.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from dagmar.facts.cells import Cell, Row, decimal_text
from dagmar.facts.findings import Findings
from dagmar.facts.numbers import Numbers
from dagmar.facts.observation import Missing, Statement
from dagmar.facts.signs import MISSING, STATEMENT, UNIT, nearest
from dagmar.text import Text, both

_OF = re.compile(r"(?P<numerator>\S.*?)\s+(?:of|av)\s+(?P<denominator>\S.*)", re.IGNORECASE)


_OF_THE_FIGURE = {"value", "numerator", "denominator", "missing", "unit"}


class Answer(NamedTuple):
    """What a row claims. One of `value`, both parts, `statement` and `missing` is set."""

    unit: str
    value: Fraction | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    statement: Statement | None = None
    missing: Missing | None = None


class Figures:
    """Reads the figures of one file."""

    def __init__(self, numbers: Numbers, found: Findings) -> None:
        self.numbers, self.found = numbers, found

    def answer(self, row: Row) -> Answer | None:
        """What a row claims; None, with every fault told, when that is not clear."""
        errors = self.found.errors
        unit = self._unit(row.cells.get("unit"))
        missing = self._missing(row.cells.get("missing"))
        claimed = self._claimed(row.cells.get("value"), unit)
        parts = self._parts(row)
        if self.found.errors > errors or row.unread & _OF_THE_FIGURE:
            return None
        if parts is not None and claimed is not None and claimed.value is not None:
            return self._with_parts(row, claimed, parts, unit)
        claims = [claim for claim in (missing, claimed, parts) if claim is not None]
        if not claims:
            self.found.tell("value-missing", row.cell("value"), known=MISSING.known)
            return None
        if any(claim[1:] != claims[0][1:] for claim in claims[1:]):
            self.found.tell("two-answers", row.cell("value"), one=_said(claims[0]), other=_said(claims[1]))
            return None
        answer = claims[0]._replace(unit=_unit_of(claims[0], unit))
        return answer if self._is_possible(answer, row) else None

    def _unit(self, cell: Cell | None) -> str:
        """The unit of the column; a word that is not known is the indicator's own, unless it looks like a slip."""
        if cell is None:
            return ""
        unit = UNIT.read(cell.text)
        if unit is None and (near := nearest(cell.text, UNIT.words(), cutoff=0.8)).en:
            self.found.tell("unit-nearly-known", cell, nearest=near, known=UNIT.known)
        return unit or cell.text

    def _missing(self, cell: Cell | None) -> Answer | None:
        if cell is None:
            return None
        sign = MISSING.read(cell.text)
        if sign is None:
            self.found.tell("missing-unknown", cell, nearest=nearest(cell.text, MISSING.words()), known=MISSING.known)
            return None
        return Answer("", missing=sign)

    def _claimed(self, cell: Cell | None, unit: str) -> Answer | None:
        if cell is None:
            return None
        if not isinstance(cell.content, str):
            return self._value(cell, unit)
        if missing := MISSING.read(cell.text):
            return Answer("", missing=missing)
        if statement := STATEMENT.read(cell.text):
            return Answer("", statement=statement)
        if not re.search(r"\d", cell.text):
            near = nearest(cell.text, [*STATEMENT.words(), *MISSING.words()])
            self.found.tell("value-unknown", cell, nearest=near, known=STATEMENT.known)
            return None
        if parts := _OF.fullmatch(cell.text):
            above, below = (self.numbers.read(cell, parts[name]) for name in ("numerator", "denominator"))
            return None if above is None or below is None else Answer("", None, above.exact, below.exact)
        return self._value(cell, unit)

    def _value(self, cell: Cell, unit: str) -> Answer | None:
        number = self.numbers.read(cell)
        if number is None:
            return None
        if number.percent and unit not in {"", "share", "percent"}:
            self.found.tell("percent-unit", cell, unit=unit)
        value = number.exact
        if unit == "percent" and not number.percent:
            if 0 < value <= 1:
                self.found.tell("percent-or-share", cell)
            value /= 100
        return Answer("share" if number.percent else "", value)

    def _parts(self, row: Row) -> Answer | None:
        above, below = row.cells.get("numerator"), row.cells.get("denominator")
        if above is None and below is None:
            return None
        if above is None or below is None:
            given = above or below
            assert given is not None
            absent = "denominator" if below is None else "numerator"
            self.found.tell("part-missing", given, given=given.heading, absent=absent)
            return None
        numerator, denominator = self.numbers.read(above), self.numbers.read(below)
        if numerator is None or denominator is None:
            return None
        return Answer("", None, numerator.exact, denominator.exact)

    def _with_parts(self, row: Row, claimed: Answer, parts: Answer, unit: str) -> Answer | None:
        """A value beside its parts: kept as the parts, when the value is theirs to as many decimals as it shows."""
        assert claimed.value is not None
        answer = parts._replace(unit=_unit_of(parts, unit))
        if not self._is_possible(answer, row):
            return None
        assert answer.numerator is not None
        assert answer.denominator is not None
        cell = row.cells["value"]
        number = self.numbers.read(cell)
        step = number.step if number else Fraction(0)
        step = step / 100 if number and unit == "percent" and not number.percent else step
        computed = answer.numerator / answer.denominator
        if abs(computed - claimed.value) > step / 2:
            self.found.tell(
                "value-against-parts",
                cell,
                value=cell.text,
                numerator=decimal_text(answer.numerator),
                denominator=decimal_text(answer.denominator),
                computed=decimal_text(Fraction(round(computed * 10_000), 10_000)),
            )
            return None
        return answer

    def _is_possible(self, answer: Answer, row: Row) -> bool:
        cell = row.cell("value")
        if answer.value is not None:
            if answer.unit == "share":
                return self.numbers.is_share(answer.value, cell)
            if answer.unit == "persons" and answer.value < 0:
                self.found.tell("below-zero", cell)
                return False
            if answer.unit == "persons" and answer.value.denominator != 1:
                self.found.tell("persons-not-whole", cell)
                return False
        if answer.numerator is None or answer.denominator is None:
            return True
        return self._are_parts(answer.numerator, answer.denominator, answer.unit, row)

    def _are_parts(self, one: Fraction, other: Fraction, unit: str, row: Row) -> bool:
        above = row.cells.get("numerator") or row.cells["value"]
        below = row.cells.get("denominator") or row.cells["value"]
        if one.numerator < 0 or other.numerator < 0:
            self.found.tell("below-zero", above if one.numerator < 0 else below)
        elif not other.numerator:
            self.found.tell("denominator-zero", below, shown=decimal_text(one))
        elif unit == "share" and one > other:
            self.found.tell(
                "numerator-above-denominator", above, numerator=decimal_text(one), denominator=decimal_text(other)
            )
        else:
            return True
        return False


def _unit_of(answer: Answer, unit: str) -> str:
    """The unit of a claim: what the column says; if nothing, parts and per cent are shares, a bare number a number."""
    if unit == "percent" or answer.unit == "share":
        return "share"
    if unit or answer.statement or answer.missing:
        return unit
    return "share" if answer.numerator is not None else "number"


def _said(answer: Answer) -> Text:
    if answer.value is not None:
        return both(decimal_text(answer.value))
    if answer.numerator is not None and answer.denominator is not None:
        one, other = decimal_text(answer.numerator), decimal_text(answer.denominator)
        return Text(f"{one} av {other}", f"{one} of {other}")
    return both(str(answer.statement or answer.missing))
