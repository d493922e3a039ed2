"""XLSX: the one sheet that has columns of facts, as any spreadsheet program writes it.

A number is the decimal that the program shows: at most 15 significant digits, which is all that a spreadsheet keeps.
A formula counts by the value that was saved with it; without one it is refused, and so are merged cells in the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from dagmar.facts.cells import Content, Row, Unreadable, column_letters
from dagmar.facts.findings import Findings
from dagmar.facts.table import Line, is_heading, rows_under_headings
from dagmar.facts.workbook import Anatomy, Unfit, anatomy, first_cell
from dagmar.problem import Place
from dagmar.text import Text, both, listing

_NAMED = ("facts", "fakta", "uppgifter")
_LOOK_FOR_HEADINGS = 20


def rows(path: Path, found: Findings) -> Iterator[Row]:
    """The rows of the sheet with facts."""
    try:
        sheets = anatomy(path, found.limits)
        with CalamineWorkbook.from_path(path) as book:
            chosen = _sheet_of_facts(book, sheets, path, found)
            if chosen is not None and _is_fit(chosen, sheets[chosen], path, found):
                yield from rows_under_headings(_lines(book, chosen, path), str(path), found)
    except Unfit as unfit:
        found.tell(unfit.code, Place(str(path)), also=(), **unfit.values)
    except CalamineError as broken:
        found.tell("xlsx-broken", Place(str(path)), why=str(broken)[:100])


def as_shown(number: float) -> Fraction:
    """The decimal that a spreadsheet shows for a number: 15 significant digits. 0.1 + 0.7 is 0.8 there, and here."""
    return Fraction(format(number, ".15g")) if not number.is_integer() else Fraction(int(number))


def _lines(book: CalamineWorkbook, name: str, path: Path) -> Iterator[Line]:
    sheet = book.get_sheet_by_name(name)
    before: list[Content | Unreadable | None] = [None] * (sheet.start[1] if sheet.start else 0)
    size, height = path.stat().st_size, max(sheet.total_height, 1)
    for number, contents in enumerate(sheet.iter_rows(), start=1):
        at = Place(str(path), number, 1)
        yield Line(at, before + [_content(content) for content in contents], size * number // height, name)


def _content(content: Any) -> Content | Unreadable | None:
    if isinstance(content, bool) or not isinstance(content, str | int | float | date | datetime):
        return Unreadable(both(str(content).upper()))
    if isinstance(content, int | float):
        return as_shown(float(content))
    return content


def _sheet_of_facts(book: CalamineWorkbook, sheets: dict[str, Anatomy], path: Path, found: Findings) -> str | None:
    """The visible sheet with columns of facts. Sheets with content that are left aside are told of."""
    visible = [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
    filled = [name for name in visible if name in sheets and sheets[name].area]
    fitting = [name for name in filled if _has_headings(book, name, path)]
    named = [name for name in fitting if name.strip().casefold() in _NAMED]
    candidates = named or fitting or filled
    if not candidates:
        found.tell("file-empty", Place(str(path)))
        return None
    if len(candidates) > 1:
        code = "sheets-several" if fitting else "sheet-missing"
        found.tell(code, Place(str(path)), sheets=Text(listing(candidates, "sv"), listing(candidates, "en")))
        return None
    for name, anatomy_of_sheet in sheets.items():
        if name != candidates[0] and anatomy_of_sheet.area:
            why = _ELSEWHERE if name in visible else _HIDDEN
            found.tell("sheet-not-read", Place(str(path)), sheet=name, chosen=candidates[0], why=why)
    return candidates[0]


_ELSEWHERE = Text("uppgifterna står på ett annat", "the facts stand in another")
_HIDDEN = Text("det är dolt", "it is hidden")


def _has_headings(book: CalamineWorkbook, name: str, path: Path) -> bool:
    return any(is_heading(line) for line in islice(_lines(book, name, path), _LOOK_FOR_HEADINGS))


def _is_fit(name: str, sheet: Anatomy, path: Path, found: Findings) -> bool:
    errors = found.errors
    for cells in sheet.merged:
        row, column = first_cell(cells)
        if row <= sheet.last_row and column <= sheet.last_column:
            found.tell("merged-cells", Place(str(path), row, column), sheet=name, cells=cells)
    for row, column in sheet.formulas_without_value:
        cell = f"{column_letters(column)}{row}"
        found.tell("formula-without-value", Place(str(path), row, column), sheet=name, cell=cell)
    for row, column, shown in sheet.errors:
        cell = f"{column_letters(column)}{row}"
        found.tell("cell-is-error", Place(str(path), row, column), sheet=name, cell=cell, shown=shown)
    return found.errors == errors
