"""Where each line of a form stands in a sheet that came back: rows moved, missing, doubled or unknown are told of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dagmar.facts.cells import decimal_text
from dagmar.problem import Problem
from dagmar.reporting import layout
from dagmar.reporting.filled import Content, Sheet
from dagmar.reporting.imprint import Imprint
from dagmar.text import Text

FILLED_BY_HAND = (layout.ANSWER, layout.OF, layout.EXPLANATION)


def rows_of(sheet: Sheet, imprint: Imprint, report: str, found: list[Problem]) -> dict[str, int]:
    """The row of each line that is there, by the line's key; by its id also when it was moved, which is told of."""
    belongs = {line: row for name, row, line, _, _ in imprint.lines if name == report}
    stands: dict[str, list[int]] = {}
    for row, line in sheet.ids():
        stands.setdefault(line, []).append(row)
    rows: dict[str, int] = {}
    for line, row in belongs.items():
        at = stands.get(line, [])
        if not at:
            found.append(_missing(sheet, row, line))
            continue
        rows[line] = row if row in at else at[0]
        if row not in at:
            found.append(sheet.problem("row-moved", at[0], layout.ID, question=line, belongs=str(row)))
        found += [sheet.problem("row-twice", again, layout.ID, question=line) for again in at if again != rows[line]]
    found += _unknown(sheet, stands, belongs)
    return rows


def sheet_of(sheets: Sequence[Sheet], imprint: Imprint, report: str) -> tuple[Sheet | None, bool]:
    """The sheet of a report, and whether it still has its name: a renamed one is known by its ids."""
    named = {sheet.name: sheet for sheet in sheets}
    wanted = imprint.sheets[report]
    if wanted in named:
        return named[wanted], True
    lines = {line for name, _, line, _, _ in imprint.lines if name == report}
    others = [sheet for name, sheet in named.items() if name not in imprint.sheets.values()]
    alike = {sheet.name: len(lines & {line for _, line in sheet.ids()}) for sheet in others}
    best = max(others, key=lambda sheet: alike[sheet.name], default=None)
    return (best, False) if best is not None and 2 * alike[best.name] >= len(lines) > 0 else (None, False)


def content_in(sheet: Sheet, row: int) -> tuple[str, ...]:
    """What somebody wrote in a row, as text."""
    return tuple(as_text(sheet.cells[row, column]) for column in FILLED_BY_HAND if (row, column) in sheet.cells)


def as_text(content: Content) -> str:
    """A cell's content as one would read it."""
    return str(content).strip() if not hasattr(content, "denominator") else decimal_text(content)  # type: ignore[arg-type]  # a fraction


def _missing(sheet: Sheet, row: int, line: str) -> Problem:
    there = sheet.text(row, layout.ID)
    said = (
        Text(f"”{there}” står där", f"“{there}” stands there") if there else Text("cellen är tom", "the cell is empty")
    )
    return sheet.problem("row-missing", row, layout.ID, question=line, there=said)


def _unknown(sheet: Sheet, stands: dict[str, list[int]], belongs: dict[str, int]) -> Iterator[Problem]:
    known = {row for line, rows in stands.items() if line in belongs for row in rows}
    empty_ids = set(belongs.values()) - known
    for row in sorted({row for row, _ in sheet.cells if row >= layout.FIRST_LINE} - known - empty_ids):
        name, written = sheet.text(row, layout.ID), content_in(sheet, row)
        if name or written:
            column = layout.ID if name else layout.ANSWER
            yield sheet.problem("row-unknown", row, column, question=name or written[0][:60])
