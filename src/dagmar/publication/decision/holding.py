"""Files of a package held against what is stated of them, and against what the recomputation gives."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from typing import Any

import python_calamine

from dagmar.publication.decision.contents import DESCRIPTOR, WORKBOOK
from dagmar.publication.decision.verification import ANOTHER_TEXT, CHANGED, NOT_THERE, Difference, NotAsStated, whole
from dagmar.text import Text

Rows = list[list[str]]
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+!_-]{0,39}")
"""What a version of a Python package may look like: it is shown, and stands in what a reader is told to install."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a package says of itself: its form, the version that made it, and each file's length and hash."""

    form: str
    version: str
    basis: str
    files: Mapping[str, tuple[int, str]]


def stated_by(folder: Path) -> Stated:
    """Read the descriptor.

    Raises:
        NotAsStated: it is not there.
        ValueError, LookupError, TypeError, AttributeError, OSError: it is none.
    """
    if not (folder / DESCRIPTOR).is_file():
        raise NotAsStated(whole(DESCRIPTOR, "-", "-", NOT_THERE))
    package: Any = json.loads((folder / DESCRIPTOR).read_bytes().decode())
    made = package.get("dagmar", {})
    form, version = made.get("format", "-"), made.get("version", "")
    if not (isinstance(form, str) and isinstance(version, str) and _VERSION.fullmatch(version)):
        raise ValueError(f"{DESCRIPTOR} does not say which version of Dagmar made it")
    files = {one["path"]: (one["bytes"], one["hash"]) for one in package["resources"]}
    outside = [name for name in files if Path(name).name != name]
    if outside:
        raise ValueError(f"{outside[0]} is no name of a file in the folder")
    return Stated(form, version, str(package["basis"]), files)


def hold(folder: Path, name: str, stated: Mapping[str, tuple[int, str]]) -> None:
    """Hold a file against its stated length and hash.

    Raises:
        NotAsStated: it is missing, not stated, or has other bytes.
    """
    path = folder / name
    if name not in stated or not path.is_file():
        raise NotAsStated(whole(name, "-", "-", NOT_THERE))
    found = path.read_bytes()
    digest = f"sha256:{sha256(found).hexdigest()}"
    if stated[name] != (len(found), digest):
        raise NotAsStated(whole(name, stated[name][1], digest, CHANGED))


def nothing_else(folder: Path, known: Iterable[str]) -> None:
    """Demand that nothing lies in the folder but what is known.

    Raises:
        NotAsStated: names the first file that is no part of the package.
    """
    for extra in sorted({path.name for path in folder.iterdir()} - {*known, DESCRIPTOR}):
        raise NotAsStated(whole(extra, extra, "-", Text("filen hör inte till", "the file is no part of it")))


def same_bytes(name: str, found: bytes, content: bytes, *, is_table: bool) -> None:
    """Hold a file against what the recomputation gives, byte for byte; of a table the cell is named.

    Raises:
        NotAsStated: the first row, and in a table the column, that differs; of a PDF only that it does.
    """
    if found == content:
        return
    if content.startswith(b"%PDF"):
        stated, again = (f"sha256:{sha256(one).hexdigest()}" for one in (found, content))
        raise NotAsStated(whole(name, stated, again, ANOTHER_TEXT))
    if is_table and (rows := rows_in(found)):
        same_rows(name, rows, rows_in(content))
    for number, (one, other) in enumerate(zip_longest(found.split(b"\n"), content.split(b"\n")), start=1):
        if one != other:
            raise NotAsStated(Difference(name, number, "", _shown(one), _shown(other), CHANGED))


def same_cells(found: bytes, content: bytes) -> None:
    """Hold a workbook against what the recomputation gives, cell by cell: its layout is the library's that writes it.

    Raises:
        NotAsStated: the first cell that differs.
    """
    if found == content:
        return
    one, other = _cells(found), _cells(content)
    for sheet in dict.fromkeys([*one, *other]):
        same_rows(f"{WORKBOOK}/{sheet}", one.get(sheet, []), other.get(sheet, []))


def set_by(pdf: bytes) -> bytes:
    """Which typesetter says that it made a document, and in which edition: another may set the same page otherwise."""
    found = re.search(rb"/Creator\(([^)]*)\)", pdf)
    return found[1] if found else b""


def same_rows(name: str, found: Rows, content: Rows) -> None:
    """Hold rows against rows, the heading included.

    Raises:
        NotAsStated: the first cell that differs.
    """
    heading = content[0] if content else []
    nothing: list[str] = []
    for number, (one, other) in enumerate(zip_longest(found, content, fillvalue=nothing), start=1):
        for at, (cell, expected) in enumerate(zip_longest(one, other, fillvalue="")):
            if cell != expected:
                column = heading[at].replace("\n", " / ") if at < len(heading) else str(at + 1)
                raise NotAsStated(Difference(name, number, column, cell, expected, CHANGED))


def rows_in(content: bytes) -> Rows:
    """The cells of a table; no rows when it is none any longer, so that it is compared line by line."""
    try:
        return list(csv.reader(io.StringIO(content.decode(errors="replace"))))
    except csv.Error:
        return []


def _cells(content: bytes) -> dict[str, Rows]:
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except python_calamine.CalamineError:
        return {}
    return {
        name: [[str(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()]
        for name in book.sheet_names
    }


def _shown(line: bytes | None) -> str:
    return "-" if line is None else line.decode(errors="replace")[:200]
