"""JSON: a list of objects, one a fact, with the columns as keys. Numbers are read from their digits, never as binary.

Read object by object, so that each problem has the line and column of its key, and so that one broken object is found
where it breaks.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from dagmar.facts.cells import Cell, Row
from dagmar.facts.columns import column_named, tell_unknown_column
from dagmar.facts.findings import Findings
from dagmar.problem import Place
from dagmar.text import Text, both

_BLANK = re.compile(r"[ \t\r\n]*")
_WHY = {
    "Expecting ','": Text("ett kommatecken saknas", "a comma is missing"),
    "Expecting ':'": Text("ett kolon saknas", "a colon is missing"),
    "Expecting property name": Text("ett namn inom citattecken väntas", "a name in quotation marks is expected"),
    "Expecting value": Text("ett värde väntas", "a value is expected"),
    "Unterminated string": Text("en text slutar aldrig", "a text never ends"),
    "Invalid control character": Text("en text har en radbrytning eller tabb", "a text has a line break or tab"),
    "Illegal trailing comma": Text("ett kommatecken för mycket", "one comma too many"),
}


class _Digits(str):
    """A number as its own digits, not yet a number: its length is checked first."""

    __slots__ = ()


class _Strange(str):
    """NaN or Infinity, which are not JSON."""

    __slots__ = ()


def rows(path: Path, found: Findings) -> Iterator[Row]:
    """The facts of a JSON file."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        found.tell("encoding-unknown", Place(str(path)), seen=f"byte {fault.object[fault.start]:02X}")
        return
    yield from _File(text, path, found).rows()


class _File:
    def __init__(self, text: str, path: Path, found: Findings) -> None:
        self.text, self.path, self.found = text, path, found
        self.bytes_per_character = path.stat().st_size / max(len(text), 1)
        self.line_ends = [sign.start() for sign in re.finditer("\n", text)]
        self.decoder = json.JSONDecoder(
            object_pairs_hook=list, parse_float=_Digits, parse_int=_Digits, parse_constant=_Strange
        )

    def rows(self) -> Iterator[Row]:
        at = self._past_blanks(0)
        if not self.text[at:]:
            self.found.tell("file-empty", Place(str(self.path)))
        elif self.text[at] != "[":
            self.found.tell("json-not-a-list", self._place(at), shown=self.text[at : at + 1])
        else:
            yield from self._objects(at + 1)

    def _objects(self, at: int) -> Iterator[Row]:
        at = self._past_blanks(at)
        if self.text[at : at + 1] == "]":
            at += 1
        else:
            while True:
                try:
                    pairs, end = self.decoder.raw_decode(self.text, at)
                except json.JSONDecodeError as broken:
                    self._tell_broken(broken.pos, broken.msg)
                    return
                except RecursionError:
                    self._tell_broken(at, Text("för många nivåer", "too many levels"))
                    return
                if self.text[at] == "{":
                    yield self._row(pairs, at, end)
                else:
                    self.found.tell("json-not-an-object", self._place(at), shown=self.text[at:end][:60])
                after = self._past_blanks(end)
                sign = self.text[after : after + 1]
                at = self._past_blanks(after + 1)
                if sign == "]":
                    break
                if sign != ",":
                    self._tell_broken(after, "Expecting ','")
                    return
        if (after := self._past_blanks(at)) < len(self.text):
            self._tell_broken(after, Text("det står något efter listan", "something follows the list"))

    def _row(self, pairs: list[tuple[str, Any]], begin: int, end: int) -> Row:
        cells: dict[str, Cell] = {}
        unread: set[str] = set()
        for key, value in pairs:
            at = self._key_place(key, begin, end)
            heading = Cell(key, at, key)
            column = column_named(key)
            if column is None:
                tell_unknown_column(heading, self.found)
            elif column.name in cells:
                self.found.tell("column-twice", heading, other=cells[column.name].heading, column=column.name)
            elif value is not None and not (isinstance(value, str) and not value.strip()):
                cell = self._cell(value, at, key)
                cells |= {column.name: cell} if cell else {}
                unread |= set() if cell else {column.name}
        done = int(end * self.bytes_per_character)
        return Row(cells, self._place(begin), done, unread=frozenset(unread))

    def _cell(self, value: Any, at: Place, key: str) -> Cell | None:
        """The cell of a key; None, with what is wrong told, when it is neither text nor a number."""
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if isinstance(value, _Digits):
            return self._number(value, at, key)
        if isinstance(value, str) and not isinstance(value, _Strange):
            return Cell(value.strip(), at, key)
        kind = Text("en lista eller ett objekt", "a list or an object")
        if isinstance(value, bool | _Strange):
            kind = both(str(value).lower())
        self.found.tell("cell-not-plain", at, heading=key, kind=kind)
        return None

    def _number(self, digits: _Digits, at: Place, key: str) -> Cell | None:
        limit = self.found.limits.number_characters
        exponent = re.search(r"[eE]([+-]?\d+)$", digits)
        if len(digits) > limit or (exponent and abs(int(exponent[1])) > limit):
            self.found.tell("number-too-long", Cell(str(digits), at, key), limit=str(limit))
            return None
        return Cell(Fraction(Decimal(digits)), at, key)

    def _past_blanks(self, at: int) -> int:
        blanks = _BLANK.match(self.text, at)
        return blanks.end() if blanks else at

    def _key_place(self, key: str, begin: int, end: int) -> Place:
        stands = _key(key).search(self.text, begin, end)
        return self._place(stands.start() if stands else begin)

    def _place(self, at: int) -> Place:
        line = bisect_right(self.line_ends, at - 1)
        return Place(str(self.path), line + 1, at - (self.line_ends[line - 1] if line else -1))

    def _tell_broken(self, at: int, why: str | Text) -> None:
        if isinstance(why, str):
            why = next((said for sign, said in _WHY.items() if why.startswith(sign)), both(why))
        self.found.tell("json-broken", self._place(at), why=why)


@lru_cache(maxsize=256)
def _key(key: str) -> re.Pattern[str]:
    return re.compile(re.escape(json.dumps(key, ensure_ascii=False)) + r"\s*:")
