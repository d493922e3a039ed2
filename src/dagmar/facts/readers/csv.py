"""CSV: `;`, `,` or tab between the fields, whichever the heading uses; UTF-8, with or without a byte order mark.

Read as a stream, record by record. Windows-1252 (what older spreadsheet programs save in Sweden) is recognised and told
of in a warning. A row with more or fewer fields than the heading is refused: it is cut off, or a decimal comma split
it.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from dagmar.facts.cells import Row
from dagmar.facts.columns import known_headings
from dagmar.facts.findings import Findings
from dagmar.facts.table import Line, rows_under_headings
from dagmar.problem import Place
from dagmar.text import Text, both

_SEPARATORS = ";,\t"
_WHY = {
    "unexpected end of data": Text("ett citattecken stängs aldrig", "a quotation mark is never closed"),
    "expected after": Text("det står text efter ett avslutat citat", "there is text after a closing quotation mark"),
    "field larger": Text("ett fält är för långt", "a field is too long"),
}


class _Record(NamedTuple):
    line: int
    fields: list[str]


def rows(path: Path, found: Findings) -> Iterator[Row]:
    """The rows of a CSV file."""
    encoding = _encoding(path, found)
    if encoding is not None:
        yield from rows_under_headings(_lines(path, encoding, found), str(path), found)


def _lines(path: Path, encoding: str, found: Findings) -> Iterator[Line]:
    columns = 0
    with path.open("rb") as raw, io.TextIOWrapper(raw, encoding=encoding, newline="") as text:
        for record in _records(text, str(path), found):
            count = len(record.fields)
            columns = columns or count
            if count != columns:
                at = Place(str(path), record.line, min(count, columns + 1))
                found.tell("row-length", at, count=str(count), columns=str(columns))
                continue
            yield Line(Place(str(path), record.line, 1), record.fields, raw.tell())


def _records(text: io.TextIOWrapper, file: str, found: Findings) -> Iterator[_Record]:
    above = 0
    first = text.readline()
    while first and not first.strip(" \t\r\n;,"):
        above, first = above + 1, text.readline()
    separator = _separator(first)
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        separator, above, first = first.strip()[4], above + 1, text.readline()
    reader = csv.reader(chain([first], text), delimiter=separator, strict=True)
    while True:
        line = above + reader.line_num + 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as broken:
            why = next((said for sign, said in _WHY.items() if sign in str(broken)), both(str(broken)))
            found.tell("csv-broken", Place(file, line, 1), why=why)
            return
        if any(field.strip() for field in fields):
            yield _Record(line, fields)


def _separator(heading: str) -> str:
    """The separator that makes most known columns of the heading; the first when none does."""
    return max(_SEPARATORS, key=lambda sign: known_headings([part.strip(' "\r\n') for part in heading.split(sign)]))


def _encoding(path: Path, found: Findings) -> str | None:
    with path.open("rb") as raw:
        start = raw.read(4096)
    if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or b"\0" in start:
        found.tell("encoding-unknown", Place(str(path)), seen="UTF-16")
        return None
    strange = _undecodable(path, "utf-8")
    if strange is None:
        return "utf-8-sig"
    stranger = _undecodable(path, "cp1252")
    if stranger is not None:
        line, byte, _ = stranger
        found.tell("encoding-unknown", Place(str(path), line, 1), seen=f"byte {byte:02X}")
        return None
    line, _, word = strange
    found.tell("encoding-cp1252", Place(str(path), line, 1), shown=word.decode("cp1252"))
    return "cp1252"


def _undecodable(path: Path, encoding: str) -> tuple[int, int, bytes] | None:
    """The first byte that is not of the encoding: its line, itself, and the word it stands in."""
    with path.open("rb") as raw:
        for number, line in enumerate(raw, start=1):
            try:
                line.decode(encoding)
            except UnicodeDecodeError as fault:
                begin = max(line.rfind(sign, 0, fault.start) for sign in b' ;,\t"') + 1
                return number, line[fault.start], line[begin:].split(None, 1)[0].strip(b';,"')[:40]
    return None
