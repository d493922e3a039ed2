"""Answers carried from a workbook that was filled in to a new one, so that nothing is lost when the questions have changed.

An answer to a question that is asked as before is filled in. One whose question has changed, or is of another year's
agreement under the same id, stands beside as the earlier answer. One whose question is gone goes to a sheet of its own.
Lines are found by their id, so a row that was moved or a sheet that was renamed comes along, too; a formula does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dagmar.money import NotMoney
from dagmar.problem import Problem
from dagmar.reporting import layout
from dagmar.reporting.cell import Unread, read_cell
from dagmar.reporting.filled import Filled, Sheet
from dagmar.reporting.form import SEXES, Form, Line
from dagmar.reporting.known import Known
from dagmar.reporting.lines import content_in, rows_of, sheet_of
from dagmar.reporting.template import LeftOver
from dagmar.text import Text


@dataclass(frozen=True, slots=True)
class Carried:
    """What comes along: `given` is filled in, `beside` only shown, both by report and line; `left_over` has no line."""

    recipient: str = ""
    given: Mapping[tuple[str, str], Known] = field(default_factory=dict)
    beside: Mapping[tuple[str, str], str] = field(default_factory=dict)
    left_over: tuple[LeftOver, ...] = ()

    def told(self) -> Iterator[Text]:
        """What became of the old answers, in sentences."""
        if self.given:
            count = len(self.given)
            yield Text(f"{count} svar följde med och är ifyllda.", f"{count} answers came along and are filled in.")
        for report, line in self.beside:
            yield Text(
                f"{report} {line}: frågan är en annan nu; det gamla svaret står bredvid.",
                f"{report} {line}: the question is another now; the old answer stands beside.",
            )
        for one in self.left_over:
            yield Text(
                f"{one.question}: frågan ställs inte; svaret står på ett eget blad.",
                f"{one.question}: the question is not asked; its answer is on a sheet of its own.",
            )


def carried(old: Filled, forms: Sequence[Form]) -> Carried:
    """What a filled-in workbook holds for the forms of today."""
    given: dict[tuple[str, str], Known] = {}
    beside: dict[tuple[str, str], str] = {}
    left_over: list[LeftOver] = []
    recipient = ""
    now = {form.name: form for form in forms}
    for report in old.imprint.sheets:
        sheet, _ = sheet_of(tuple(old.sheets.values()), old.imprint, report)
        if sheet is None:
            continue
        recipient = recipient or sheet.text(layout.RECIPIENT_ROW, layout.SAID).lower()
        unheard: list[Problem] = []
        rows, form = rows_of(sheet, old.imprint, report, unheard), now.get(report)
        lines = {line.key: line for line in form.lines()} if form else {}
        marks, then = form.marks() if form else {}, old.imprint.marks(report)
        for key, row in rows.items():
            said = content_in(sheet, row)
            if not said:
                continue
            where = f"{old.name} {sheet.name}!{layout.cell_name(row, layout.ANSWER)}"
            line = lines.get(key)
            if line is None:
                left_over.append(LeftOver(f"{report}/{key}", sheet.text(row, layout.QUESTION), " / ".join(said), where))
                continue
            same = old.imprint.agreement == (form.agreement if form else "") and marks[line.name] == then.get(line.name)
            typed = _typed(sheet, row, line) if same else None
            if typed:
                source = sheet.text(row, layout.SOURCE) or where
                given[report, key] = Known(typed, Text(source, source))
            if typed is None or sheet.text(row, layout.EXPLANATION):
                beside[report, key] = f"{' / '.join(said)} ({where})"
    return Carried(recipient, given, beside, tuple(left_over))


def _typed(sheet: Sheet, row: int, line: Line) -> str | None:
    """The answer as it is filled in, empty when there is only an explanation; None when it cannot be read."""
    columns = (layout.ANSWER, layout.OF) if line.part in SEXES else (layout.ANSWER,)
    if any((row, column) in sheet.formulas or (row, column) in sheet.errors for column in columns):
        return None
    try:
        read = [read_cell(line, sheet.cells[row, column]) if sheet.text(row, column) else "" for column in columns]
    except (Unread, NotMoney):
        return None
    return None if line.part in SEXES and not all(read) and any(read) else "/".join(read).strip("/")
