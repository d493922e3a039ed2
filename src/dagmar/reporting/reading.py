"""Workbooks that came back: every one read to its end, everything that is wrong told at once, with its sheet and cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from dagmar.agreement.loader import Loaded
from dagmar.problem import Place, Problem, Refused
from dagmar.reporting import layout
from dagmar.reporting.answer import Answer
from dagmar.reporting.filled import Filled, Sheet, open_filled
from dagmar.reporting.form import Form, forms_of, version_of
from dagmar.reporting.known import Background
from dagmar.reporting.lines import content_in, rows_of, sheet_of
from dagmar.reporting.sheet import SheetReading
from dagmar.reporting.wording import problem
from dagmar.text import Text

Resolve = Callable[[str], Loaded]


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What was handed in: the answers in the order of the files, and warnings, which leave a result."""

    answers: tuple[Answer, ...]
    warnings: tuple[Problem, ...] = ()


def read_reports(
    paths: Iterable[Path],
    resolve: Resolve,
    *,
    expected: str | None = None,
    background: Background | None = None,
) -> HandedIn:
    """Read filled-in workbooks. `resolve` gives the agreement of an id; `expected` the only one that is read, if any.

    `background` holds earlier answers, by which a figure in another unit is seen.

    Raises:
        Refused: everything that is wrong in every file.
    """
    reading = _Reading(resolve, expected, background or Background())
    for path in paths:
        reading.file(path)
    reading.told_twice()
    reading.told_of_contradictions()
    if any(one.severity == "error" for one in reading.found):
        raise Refused(reading.found)
    return HandedIn(tuple(reading.answers), tuple(reading.found))


class _Reading:
    def __init__(self, resolve: Resolve, expected: str | None, background: Background) -> None:
        self.resolve, self.expected, self.background = resolve, expected, background
        self.found: list[Problem] = []
        self.answers: list[Answer] = []
        self.handed_in: dict[tuple[str, str, str], list[tuple[Sheet, list[Answer]]]] = {}

    def file(self, path: Path) -> None:
        try:
            filled = open_filled(path)
            loaded = self._agreement(filled)
        except Refused as refused:
            self.found += refused.problems
            return
        before = len(self.found)
        self._sheets(filled, {form.name: form for form in forms_of(loaded)})
        if filled.imprint.version != version_of(loaded) and len(self.found) == before:
            values = {"made": filled.imprint.version, "now": version_of(loaded)}
            self.found.append(problem("agreement-changed", Place(filled.file), **values))

    def _agreement(self, filled: Filled) -> Loaded:
        made = filled.imprint.agreement
        if self.expected is not None and made != self.expected:
            values = {"made": made, "asked": self.expected, "file": filled.name}
            raise Refused([problem("template-of-another-agreement", Place(filled.file), **values)])
        return self.resolve(made)

    def told_twice(self) -> None:
        """Tell of every report that came more than once from the same recipient, and where the two differ."""
        for (recipient, _, report), sheets in self.handed_in.items():
            first, said = sheets[0]
            for sheet, answers in sheets[1:]:
                values = {"recipient": recipient, "report": report, "other": f"{first.file} ({first.name})"}
                again = sheet.problem(
                    "recipient-twice",
                    layout.RECIPIENT_ROW,
                    layout.SAID,
                    differing=_differing(said, answers),
                    **values,
                )
                before = first.at(layout.RECIPIENT_ROW, layout.SAID)
                self.found.append(replace(again, also=((before, Text("den första", "the first")),)))

    def told_of_contradictions(self) -> None:
        """Tell of two answers about the same thing, period and recipient that say different things."""
        said: dict[tuple[str, str, str, str, str], tuple[Sheet, Answer]] = {}
        for sheets in self.handed_in.values():
            sheet, answers = sheets[0]  # the same report again has been told of
            for one in answers:
                key = (one.recipient, one.about, one.period, one.sex, one.kind)
                first, before = said.setdefault(key, (sheet, one))
                if before.said != one.said:
                    row = int("".join(letter for letter in one.cell.rpartition("!")[2] if letter.isdigit()))
                    values = {
                        "shown": one.said[:60],
                        "before": before.said[:60],
                        "recipient": one.recipient,
                        "other": f"{first.file} {before.cell}",
                    }
                    self.found.append(sheet.problem("answers-contradict", row, layout.ANSWER, **values))

    def _sheets(self, filled: Filled, forms: Mapping[str, Form]) -> None:
        codes: dict[str, str] = {}
        several = len(filled.imprint.sheets) > 1
        for report, name in filled.imprint.sheets.items():
            sheet, kept_name = sheet_of(tuple(filled.sheets.values()), filled.imprint, report)
            if sheet is None:
                self.found.append(problem("sheet-missing", Place(filled.file), was=name))
                continue
            if not kept_name:
                self.found.append(problem("sheet-renamed", Place(filled.file), was=name, sheet=sheet.name))
            if report not in forms:
                self.found.append(problem("report-not-asked", Place(filled.file), report=report))
                continue
            rows = rows_of(sheet, filled.imprint, report, self.found)
            if several and not _anything(sheet, filled, report, rows):
                self.found.append(problem("sheet-not-answered", Place(filled.file), sheet=sheet.name))
                continue
            start = len(self.found)
            recipient = self._recipient(filled, sheet, forms[report], codes)
            reading = SheetReading(filled, sheet, forms[report], rows, recipient or "", self.background, self.found)
            answers = reading.read()
            self.found[start:] = sorted(self.found[start:], key=lambda one: one.at)
            if recipient:
                self.answers += answers
                self.handed_in.setdefault((recipient, filled.imprint.agreement, report), []).append((sheet, answers))

    def _recipient(self, filled: Filled, sheet: Sheet, form: Form, codes: dict[str, str]) -> str | None:
        row, column, made = layout.RECIPIENT_ROW, layout.SAID, filled.imprint.recipient
        said = sheet.text(row, column).lower()
        if (row, column) in sheet.formulas:
            self.found.append(sheet.problem("formula-in-answer", row, column))
            return None
        if said not in {one.code for one in form.asked}:
            self.found.append(sheet.problem("recipient-unknown", row, column, shown=f"”{said}”"))
            return None
        if made and said != made:
            self.found.append(sheet.problem("recipient-changed", row, column, shown=said, made=made))
            return None
        other, first = next(iter(codes.items()), ("", said))
        codes[sheet.name] = said
        if said != first:
            self.found.append(sheet.problem("recipient-differs", row, column, shown=said, made=first, other=other))
            return None
        return said


def _anything(sheet: Sheet, filled: Filled, report: str, rows: Mapping[str, int]) -> bool:
    """Whether somebody wrote anything: what was filled in beforehand is not counted."""
    before = {line for name, _, line, _, said in filled.imprint.lines if name == report and said}
    return any(content_in(sheet, row) for line, row in rows.items() if line not in before)


def _differing(one: list[Answer], other: list[Answer]) -> Text:
    def said(answers: list[Answer]) -> dict[str, str]:
        return {f"{answer.question} {answer.sex}".removesuffix(" all"): answer.said for answer in answers}

    first, second = said(one), said(other)
    names = [name for name in first | second if first.get(name) != second.get(name)]
    if not names:
        return Text("Svaren är desamma.", "The answers are the same.")
    cells = ", ".join(names)
    return Text(f"Svaren skiljer sig i {cells}.", f"The answers differ in {cells}.")
