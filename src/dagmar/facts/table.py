"""From lines of contents to rows of named cells: the heading is found and settled, blank lines are passed over.

What CSV, a sheet and a Parquet file have in common. A line counts as a row only when it has content; formatting below
the data is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from dagmar.facts.cells import Cell, Content, Row, Unreadable
from dagmar.facts.columns import known_headings, settle_columns
from dagmar.facts.findings import Findings
from dagmar.problem import Place

_LOOK_FOR_HEADINGS = 20


class Line(NamedTuple):
    """One line of a table: its contents by position, None where blank. `bytes_read` is for the progress."""

    at: Place
    contents: Sequence[Content | Unreadable | None]
    bytes_read: int = 0
    sheet: str = ""

    def cell(self, position: int, heading: str = "") -> Cell | None:
        """The cell at a position, counted from 0; None when blank."""
        content = self.contents[position] if position < len(self.contents) else None
        if isinstance(content, Unreadable):
            content = content.kind.en
        elif isinstance(content, str):
            content = content.strip() or None
        if content is None:
            return None
        return Cell(content, Place(self.at.file, self.at.line, position + 1), heading, self.sheet)

    def cells(self) -> Iterator[Cell]:
        """The cells with content, in order."""
        return (cell for position in range(len(self.contents)) if (cell := self.cell(position)) is not None)


def rows_under_headings(lines: Iterable[Line], file: str, found: Findings) -> Iterator[Row]:
    """The rows with content below the line of headings; none, and what is wrong told, when the headings are."""
    filled = (line for line in lines if next(line.cells(), None) is not None)
    header = next(filled, None)
    if header is None:
        found.tell("file-empty", Place(file))
        return
    if is_heading(header) or not _told_of_later_heading(header, filled, found):
        settled = settle_columns([header.cell(at) for at in range(len(header.contents))], header.at, found)
        if settled is not None:
            positions = {name: position for position, (name, _) in settled.items()}
            yield from (_row(line, settled, positions, found) for line in filled)


def is_heading(line: Line) -> bool:
    """Whether a line names columns, rather than being a title or a row."""
    return known_headings([cell.text for cell in line.cells()]) >= 2


def _told_of_later_heading(first: Line, rest: Iterator[Line], found: Findings) -> bool:
    for line in islice(rest, _LOOK_FOR_HEADINGS):
        if is_heading(line):
            found.tell("header-not-first", next(first.cells()), line=str(line.at.line))
            return True
    return False


def _row(line: Line, settled: dict[int, tuple[str, str]], positions: dict[str, int], found: Findings) -> Row:
    cells: dict[str, Cell] = {}
    unread: set[str] = set()
    for position, content in enumerate(line.contents):
        if content is None or content == "":
            continue
        name, heading = settled.get(position, ("", ""))
        cell = line.cell(position, heading)
        if cell is None:
            continue
        if not name:
            found.tell("column-without-name", cell)
        elif isinstance(content, Unreadable):
            found.tell("cell-not-plain", cell, kind=content.kind)
            unread.add(name)
        else:
            cells[name] = cell
    return Row(cells, line.at, line.bytes_read, line.sheet, positions, frozenset(unread))
