"""A workbook that somebody filled in, opened: its imprint, its sheets, and every cell with what stands in it and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from dagmar.facts.limits import LIMITS
from dagmar.facts.readers.xlsx import as_shown
from dagmar.facts.workbook import Unfit, anatomy
from dagmar.problem import Place, Problem, Refused
from dagmar.reporting import layout
from dagmar.reporting.imprint import Imprint, read
from dagmar.reporting.wording import in_cell, problem
from dagmar.text import Text

Content = str | Fraction | date | bool
MOST_ROWS = 5_000
"""A sheet with more rows than this is no form."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: the content of its cells by (row, column) from 1, the cells that hold a formula, and those in error."""

    file: str
    name: str
    cells: Mapping[tuple[int, int], Content] = field(default_factory=dict)
    formulas: frozenset[tuple[int, int]] = frozenset()
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def text(self, row: int, column: int) -> str:
        """What stands in a cell as text, without spaces around it; empty when nothing does."""
        content = self.cells.get((row, column), "")
        return content.strip() if isinstance(content, str) else str(content)

    def at(self, row: int, column: int) -> Place:
        """The place of a cell."""
        return Place(self.file, row, column)

    def problem(self, code: str, row: int, column: int, **values: str | Text) -> Problem:
        """A problem at a cell, which its message begins with."""
        return problem(code, self.at(row, column), sheet=self.name, cell=layout.cell_name(row, column), **values)

    def worded(self, code: str, row: int, column: int, message: Text, help_: Text) -> Problem:
        """A problem at a cell that another room has worded."""
        where = in_cell(self.name, layout.cell_name(row, column))
        return Problem(code, self.at(row, column), Text(where.sv + message.sv, where.en + message.en), help_)

    def ids(self) -> Iterator[tuple[int, str]]:
        """Every row below the headings that has an id, in order."""
        rows = sorted({row for row, column in self.cells if column == layout.ID and row >= layout.FIRST_LINE})
        return ((row, self.text(row, layout.ID)) for row in rows if self.text(row, layout.ID))


@dataclass(frozen=True)
class Filled:
    """A workbook: its file's name, what it was made from, and its visible sheets by name."""

    file: str
    imprint: Imprint
    sheets: Mapping[str, Sheet]

    @property
    def name(self) -> str:
        """The file's name without its folders."""
        return Path(self.file).name


def open_filled(path: Path) -> Filled:
    """Open a workbook.

    Raises:
        Refused: `file-missing`, `workbook-unreadable` or `not-a-template`.
    """
    file = str(path)
    if not path.is_file():
        raise Refused([problem("file-missing", Place(file))])
    if path.stat().st_size > LIMITS.file_bytes:
        why = Text("den är för stor", "it is too large")
        raise Refused([problem("workbook-unreadable", Place(file), why=why)])
    try:
        bodies = anatomy(path, LIMITS)
        with CalamineWorkbook.from_path(path) as book:
            imprint = read(_rows(book, layout.IMPRINT)) if layout.IMPRINT in bodies else None
            if imprint is None:
                raise Refused([problem("not-a-template", Place(file))])
            sheets = {
                one.name: Sheet(
                    file,
                    one.name,
                    _cells(book, one.name),
                    frozenset(bodies[one.name].formulas) | frozenset(bodies[one.name].formulas_without_value),
                    {(row, column): shown for row, column, shown in bodies[one.name].errors},
                )
                for one in book.sheets_metadata
                if one.visible == SheetVisibleEnum.Visible and one.name in bodies
            }
    except Unfit as unfit:
        reason = unfit.values.get("why", unfit.code)
        raise Refused([problem("workbook-unreadable", Place(file), why=reason)]) from None
    except CalamineError as broken:
        raise Refused([problem("workbook-unreadable", Place(file), why=str(broken)[:100])]) from None
    return Filled(file, imprint, sheets)


def _rows(book: CalamineWorkbook, name: str) -> list[list[object]]:
    sheet = book.get_sheet_by_name(name)
    before: list[object] = [""] * (sheet.start[1] if sheet.start else 0)
    above: list[list[object]] = [[] for _ in range(sheet.start[0] if sheet.start else 0)]
    return above + [before + list(row) for row in sheet.to_python(skip_empty_area=True, nrows=MOST_ROWS)]


def _cells(book: CalamineWorkbook, name: str) -> dict[tuple[int, int], Content]:
    return {
        (row, column): content
        for row, cells in enumerate(_rows(book, name), start=1)
        for column, value in enumerate(cells, start=1)
        if (content := _content(value)) not in ("", None)
    }


def _content(value: object) -> Content | None:
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return as_shown(float(value))
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else str(value)
