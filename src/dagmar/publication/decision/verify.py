"""Verify: compute a decision again from its package alone, and name the first thing that differs.

First every file is held against the length and hash that the package states. Then the agreement, the facts and the
registry's answers are read, everything is computed anew, and each file must come out byte for byte. The workbook is
the exception: another edition of the library that writes workbooks may lay out the same cells otherwise, so when its
hash holds it is enough that every cell does.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from typing import Any

import python_calamine

from dagmar.agreement.loader import Loaded, load
from dagmar.allocation.allocate import allocate
from dagmar.allocation.result import Allocation
from dagmar.facts.book import Facts
from dagmar.facts.files import read_facts
from dagmar.problem import Refused
from dagmar.publication.decision.contents import AGREEMENT, DESCRIPTOR, INPUTS, README, WORKBOOK, Contents, contents
from dagmar.publication.decision.registry_used import PackagedRegistry, RegistryUsed, fresh
from dagmar.publication.decision.table import rows_of
from dagmar.text import Language, Text
from dagmar.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: the file, the row (the heading is row 1; 0 is the file as a whole), and both values."""

    file: str
    row: int
    column: str
    stated: str
    recomputed: str
    what: Text

    def says(self, language: Language) -> str:
        """The difference as a sentence."""
        row = f", {Text('rad', 'row').to(language)} {self.row}" if self.row else ""
        column = f", {self.column}" if self.column else ""
        values = Text(
            f"i paketet står ”{self.stated}”, omräkningen ger ”{self.recomputed}”",
            f"the package says “{self.stated}”, the recomputation gives “{self.recomputed}”",
        )
        return f"{self.file}{row}{column}: {self.what.to(language)}: {values.to(language)}"


@dataclass(frozen=True, slots=True)
class Verification:
    """What came out: the files that were checked, in order, and the first difference if there is one."""

    checked: tuple[str, ...]
    differs: Difference | None = None

    @property
    def same(self) -> bool:
        """Whether everything came out as the package says."""
        return self.differs is None


def verify(folder: Path | str) -> Verification:
    """Recompute a decision from its folder. Never raises for what is in the folder; a folder that is not there differs."""
    at = Path(folder)
    try:
        return _verify(at)
    except Refused as refused:
        first = refused.problems[0]
        file = Path(first.at.file).name
        return Verification((), _whole(file, first.code, "-", first.message, row=first.at.line))
    except _NotAsStated as found:
        return Verification((), found.difference)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, csv.Error) as error:
        return Verification((), _whole(DESCRIPTOR, str(error), "-", _UNREADABLE))


def read_package(folder: Path) -> tuple[Loaded, RegistryUsed, Allocation, Facts]:
    """The agreement, the registry's answers, the allocation and the facts of a package, computed from its inputs alone.

    Raises:
        Refused: an input that cannot be read or allocated. ValueError, KeyError, OSError: a table that is none.
    """
    read = {name: (folder / name).read_bytes() for name in INPUTS}
    loaded = load(
        read[AGREEMENT].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), AGREEMENT, vocabulary()
    )
    used = fresh(PackagedRegistry(read["recipients.csv"], read["populations.csv"]))
    observations = read_facts([folder / "facts.csv"]).observations if rows_of(read["facts.csv"]) else ()
    facts = Facts(observations, used)
    return loaded, used, allocate(loaded, facts), facts


class _NotAsStated(Exception):
    def __init__(self, difference: Difference) -> None:
        self.difference = difference
        super().__init__(difference)


def _verify(folder: Path) -> Verification:
    if not (folder / DESCRIPTOR).is_file():
        return Verification((), _whole(DESCRIPTOR, "-", "-", _NOT_THERE))
    stated = _stated(folder)
    for name in INPUTS:
        _hold(folder, name, stated)
    loaded, used, allocation, facts = read_package(folder)
    again = contents(loaded, (folder / AGREEMENT).read_bytes(), facts, used, allocation)
    for name, content in again.files.items():
        if name not in stated or not (folder / name).is_file():
            raise _NotAsStated(_whole(name, "-", "-", _NOT_THERE))
        found = (folder / name).read_bytes()
        if name in (WORKBOOK, README):
            _hold(folder, name, stated)
        if name == WORKBOOK:
            _same_cells(found, content)
        elif name != README or _made_by_same(found, content):
            _same_bytes(name, found, content, again)
        _hold(folder, name, stated)
    for_people = {name: (folder / name).read_bytes() for name in (WORKBOOK, README)}
    _same_bytes(DESCRIPTOR, (folder / DESCRIPTOR).read_bytes(), again.descriptor(for_people), again)
    for extra in sorted(path.name for path in folder.iterdir()):
        if extra not in again.files and extra != DESCRIPTOR:
            raise _NotAsStated(_whole(extra, extra, "-", Text("filen hör inte till", "the file is no part of it")))
    return Verification((*again.files, DESCRIPTOR))


def _stated(folder: Path) -> dict[str, tuple[int, str]]:
    """Length and hash of each file as the package states them."""
    package: Any = json.loads((folder / DESCRIPTOR).read_bytes().decode())
    return {one["path"]: (one["bytes"], one["hash"]) for one in package["resources"]}


def _hold(folder: Path, name: str, stated: Mapping[str, tuple[int, str]]) -> None:
    path = folder / name
    if name not in stated or not path.is_file():
        raise _NotAsStated(_whole(name, "-", "-", _NOT_THERE))
    found = path.read_bytes()
    digest = f"sha256:{sha256(found).hexdigest()}"
    if stated[name] != (len(found), digest):
        raise _NotAsStated(_whole(name, stated[name][1], digest, _CHANGED))


def _same_bytes(name: str, found: bytes, content: bytes, again: Contents) -> None:
    if found == content:
        return
    if name in again.tables and (rows := _rows(found)):
        _same_rows(name, rows, _rows(content))
    for number, (one, other) in enumerate(zip_longest(found.split(b"\n"), content.split(b"\n")), start=1):
        if one != other:
            raise _NotAsStated(Difference(name, number, "", _shown(one), _shown(other), _CHANGED))


def _same_cells(found: bytes, content: bytes) -> None:
    if found == content:
        return
    one, other = _cells(found), _cells(content)
    for sheet in dict.fromkeys([*one, *other]):
        _same_rows(f"{WORKBOOK}/{sheet}", one.get(sheet, []), other.get(sheet, []))


def _same_rows(name: str, found: list[list[str]], content: list[list[str]]) -> None:
    heading = content[0] if content else []
    nothing: list[str] = []
    for number, (one, other) in enumerate(zip_longest(found, content, fillvalue=nothing), start=1):
        for at, (cell, expected) in enumerate(zip_longest(one, other, fillvalue="")):
            if cell != expected:
                column = heading[at] if at < len(heading) else str(at + 1)
                raise _NotAsStated(Difference(name, number, column, cell, expected, _CHANGED))


def _rows(content: bytes) -> list[list[str]]:
    """The cells of a table; no rows when it is none any longer, so that it is compared line by line."""
    try:
        return list(csv.reader(io.StringIO(content.decode(errors="replace"))))
    except csv.Error:
        return []


def _cells(content: bytes) -> dict[str, list[list[str]]]:
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except python_calamine.CalamineError:
        return {}
    return {
        name: [[str(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()]
        for name in book.sheet_names
    }


def _made_by_same(found: bytes, content: bytes) -> bool:
    """Whether the page was written by this edition of the program; another may word it otherwise."""
    return found.rstrip().splitlines()[-1:] == content.rstrip().splitlines()[-1:]


def _whole(file: str, stated: str, recomputed: str, what: Text, *, row: int = 0) -> Difference:
    return Difference(file, row, "", stated, recomputed, what)


def _shown(line: bytes | None) -> str:
    return "-" if line is None else line.decode(errors="replace")[:200]


_CHANGED = Text("stämmer inte", "does not agree")
_NOT_THERE = Text("filen saknas", "the file is missing")
_UNREADABLE = Text("paketet går inte att läsa", "the package cannot be read")
