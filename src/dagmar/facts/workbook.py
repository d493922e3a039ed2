"""What a workbook is made of, seen before it is opened: sizes, sheets, formulas without value, errors, merged cells.

An .xlsx file is a zip of XML. Everything is read once as a stream and counted, so that a small file which unpacks to
gigabytes, or a sheet with one cell at its far corner, is refused before anything is made of it. The values themselves
are read by a library afterwards.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from xml.parsers import expat

from dagmar.facts.cells import column_letters
from dagmar.facts.limits import Limits
from dagmar.text import Text

_CHUNK = 1 << 16
_KEPT = 10_000
_RATIO_FROM = 1_000_000
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})$")


@dataclass
class Anatomy:
    """What stands in one sheet. Cells are (row, column), counted from 1."""

    formulas: set[tuple[int, int]] = field(default_factory=set)
    formulas_without_value: list[tuple[int, int]] = field(default_factory=list)
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    last_row: int = 0
    last_column: int = 0

    @property
    def area(self) -> int:
        """The cells from A1 to the last row and column with content."""
        return self.last_row * self.last_column

    @property
    def corner(self) -> str:
        """The cell in the last row and column."""
        return f"{column_letters(self.last_column)}{self.last_row}"


class Unfit(Exception):
    """The workbook cannot be read: the code of the problem and what its wording shows."""

    def __init__(self, code: str, **values: str | Text) -> None:
        self.code = code
        self.values: dict[str, str | Text] = values
        super().__init__(code)


def anatomy(path: Path, limits: Limits) -> dict[str, Anatomy]:
    """The sheets of a workbook by name, in their order.

    Raises:
        Unfit: `xlsx-broken`, `workbook-unpacks-too-large` or `too-many-cells`.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            _hold_against_limits(packed, limits)
            parts = _sheet_parts(packed)
            return {name: _Sheet(name, limits).read(packed, part) for name, part in parts.items()}
    except zipfile.BadZipFile as broken:
        why = Text("den är ingen zip-fil", "it is not a zip file") if "not a zip" in str(broken) else _DAMAGED
        raise Unfit("xlsx-broken", why=why) from broken
    except (expat.ExpatError, zlib.error, KeyError, NotImplementedError, RuntimeError, EOFError, ValueError) as broken:
        raise Unfit("xlsx-broken", why=_DAMAGED) from broken


_DAMAGED = Text("den är skadad eller avklippt", "it is damaged or cut off")


def _hold_against_limits(packed: zipfile.ZipFile, limits: Limits) -> None:
    """Unpack every part as a stream and count: what a zip says of its sizes need not be true."""
    names = packed.namelist()
    if len(set(names)) != len(names):
        raise Unfit("xlsx-broken", why=Text("den har två delar med samma namn", "it has two parts of the same name"))
    total = 0
    for part in packed.infolist():
        size = 0
        with packed.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                total += len(chunk)
                swollen = size > max(_RATIO_FROM, part.compress_size * limits.packed_ratio)
                if total > limits.unpacked_bytes or swollen:
                    raise Unfit("workbook-unpacks-too-large", part=part.filename[:60], size=str(size))


def _sheet_parts(packed: zipfile.ZipFile) -> dict[str, str]:
    """The part that holds each sheet, by the sheet's name."""
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def relation(tag: str, found: dict[str, str]) -> None:
        if tag == "Relationship":
            targets[found["Id"]] = found["Target"]

    def sheet(tag: str, found: dict[str, str]) -> None:
        if tag == "sheet":
            sheets[found["name"]] = found["id"]

    _parse(packed, "xl/_rels/workbook.xml.rels", relation)
    _parse(packed, "xl/workbook.xml", sheet)
    return {
        name: str(PurePosixPath("xl") / targets[key].removeprefix("/xl/"))
        for name, key in sheets.items()
        if "worksheets/" in targets[key]
    }


class _Sheet:
    """Follows the elements of one sheet. A cell without a name of its own stands after the one before it."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name, self.limits = name, limits
        self.found = Anatomy()
        self.row = self.column = 0
        self.type = self.text = ""
        self.formula = self.filled = self.listening = False

    def read(self, packed: zipfile.ZipFile, part: str) -> Anatomy:
        _parse(packed, part, self.begin, self.end, self.hear)
        if self.found.area > self.limits.cells:
            raise Unfit(
                "too-many-cells",
                sheet=self.name,
                corner=self.found.corner,
                count=str(self.found.area),
                limit=str(self.limits.cells),
            )
        return self.found

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column = 0
        elif tag == "c":
            self.column += 1
            if place := _REFERENCE.match(attributes.get("r", "")):
                self.row, self.column = int(place[2]), _column_number(place[1])
            self.type, self.text = attributes.get("t", "n"), ""
            self.formula = self.filled = False
        elif tag == "f":
            self.formula = True
        elif tag in {"v", "t"}:
            self.listening = True
        elif tag == "mergeCell":
            self.found.merged.append(attributes["ref"])

    def hear(self, text: str) -> None:
        if self.listening:
            self.filled = True
            self.text = (self.text + text)[:20]

    def end(self, tag: str) -> None:
        if tag in {"v", "t"}:
            self.listening = False
        elif tag == "c":
            self.note()

    def note(self) -> None:
        if self.filled:
            self.found.last_row = max(self.found.last_row, self.row)
            self.found.last_column = max(self.found.last_column, self.column)
        if self.formula and len(self.found.formulas) < _KEPT:
            self.found.formulas.add((self.row, self.column))
        if self.type == "e" and self.filled and len(self.found.errors) < _KEPT:
            self.found.errors.append((self.row, self.column, self.text))
        elif self.formula and not self.filled and self.type != "str" and len(self.found.formulas_without_value) < _KEPT:
            self.found.formulas_without_value.append((self.row, self.column))


def _parse(
    packed: zipfile.ZipFile,
    part: str,
    begin: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] = lambda _: None,
    hear: Callable[[str], None] = lambda _: None,
) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def local(name: str) -> str:
        return name.rpartition(" ")[2]

    def refuse(*_: object) -> None:
        raise Unfit("xlsx-broken", why=Text("den har en dokumenttyp", "it has a document type"))

    parser.StartElementHandler = lambda tag, found: begin(local(tag), {local(name): found[name] for name in found})
    parser.StartDoctypeDeclHandler = refuse
    parser.EndElementHandler = lambda tag: end(local(tag))
    parser.CharacterDataHandler = hear
    isfinal = True
    with packed.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk)
    parser.Parse(b"", isfinal)


def first_cell(cells: str) -> tuple[int, int]:
    """The row and column of the first cell of a range: `B9:C9` begins at (9, 2)."""
    place = _REFERENCE.match(cells.partition(":")[0])
    return (int(place[2]), _column_number(place[1])) if place else (1, 1)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
