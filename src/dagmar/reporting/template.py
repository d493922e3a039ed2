"""The workbook to fill in: one sheet a report, its questions with their ids, drop-downs for choices, what is known filled in.

It holds no macros and no formulas: every text is written as text. A hidden sheet says what it was made from, so that the
answers can be read back even when the agreement has changed since.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

import xlsxwriter

from dagmar.agreement.prose.reports import KINDS
from dagmar.registry.recipient import Recipient
from dagmar.reporting import layout
from dagmar.reporting.form import SEXES, Form, Line, version_of
from dagmar.reporting.imprint import Imprint, written
from dagmar.reporting.known import Background, Known, line_answer
from dagmar.reporting.paper import A4, row_height
from dagmar.text import Language, Text

_HOW = {
    "money": Text("ett belopp i kronor", "an amount in kronor"),
    "share": Text("en andel, som 85 %", "a share, such as 85 %"),
    "indicator": Text("antal, och av hur många", "how many, and out of how many"),
    "file": Text("filens namn; filen bifogas", "the file's name; attach the file"),
    "date": Text("ett datum, som 2024-11-01", "a date, such as 2024-11-01"),
    "choices": Text("ja eller nej", "yes or no"),
}
_REQUIRED = {
    "hard": Text("", ""),
    "soft": Text("; annars en förklaring", "; otherwise an explanation"),
    "no": Text("; frivilligt", "; voluntary"),
}
_FORMATS = {"money": "#,##0.00", "share": "0.0 %", "date": "yyyy-mm-dd", "text": "@", "file": "@"}


@dataclass(frozen=True, slots=True)
class LeftOver:
    """An answer of an older workbook whose question is not asked any more, kept so that nothing is lost."""

    question: str
    title: str
    said: str
    where: str


@dataclass(frozen=True, slots=True)
class Template:
    """The workbook as bytes, and how many questions it asks and lines are filled in."""

    content: bytes
    questions: int
    filled_in: int


def template(
    forms: Sequence[Form],
    language: Language,
    *,
    recipient: Recipient | None = None,
    background: Background | None = None,
    given: Mapping[tuple[str, str], Known] | None = None,
    beside: Mapping[tuple[str, str], str] | None = None,
    left_over: Iterable[LeftOver] = (),
) -> Template:
    """The workbook to fill in. With a recipient, what is known is filled in.

    `given` are answers by report and line that go before what the background knows, `beside` texts to show as the earlier
    answer, and `left_over` answers that no question asks for: what an older workbook held.
    """
    target = io.BytesIO()
    first = forms[0].loaded.agreement.period.first
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        created = datetime(first.year, first.month, first.day)  # noqa: DTZ001 -- a date of the agreement, in no time zone
        book.set_properties({"title": forms[0].loaded.agreement.title, "created": created})
        writing = _Writing(book, language, recipient, background or Background(), given or {}, beside or {})
        filled_in = writing.write(forms)
        writing.keep(list(left_over))
    return Template(target.getvalue(), sum(len(form.report.questions) for form in forms), filled_in)


class _Writing:
    def __init__(
        self,
        book: Any,
        language: Language,
        recipient: Recipient | None,
        background: Background,
        given: Mapping[tuple[str, str], Known],
        beside: Mapping[tuple[str, str], str],
    ) -> None:
        self.book, self.language = book, language
        self.recipient, self.background = recipient, background
        self.given, self.beside = given, beside
        wrapped = {"text_wrap": True, "valign": "top"}
        self.plain = book.add_format(wrapped)
        self.bold = book.add_format({"bold": True, "valign": "top"})
        self.large = book.add_format({"bold": True, "font_size": 14})
        self.yellow = {
            kind: book.add_format(
                {
                    **wrapped,
                    "bg_color": "#FFF4CC",
                    "border": 1,
                    "locked": False,
                    "num_format": _FORMATS.get(kind, "General"),
                }
            )
            for kind in (*KINDS, "code")
        }
        self.lists: list[tuple[str, ...]] = []

    def write(self, forms: Sequence[Form]) -> int:
        """Write every sheet and the hidden one; how many lines are filled in."""
        sheets = _sheet_names(forms)
        lines: list[tuple[str, int, str, str, str]] = []
        for form in forms:
            sheet = self.book.add_worksheet(sheets[form.name])
            marks = form.marks()
            self._head(sheet, form)
            for row, line in enumerate(form.lines(), start=layout.FIRST_LINE):
                filled = self._line(sheet, row, form, line)
                lines.append((form.name, row, line.key, marks[line.name], filled))
        imprint = Imprint(
            forms[0].agreement,
            version_of(forms[0].loaded),
            self.recipient.code if self.recipient else "",
            sheets,
            tuple(lines),
        )
        hidden = self.book.add_worksheet(layout.IMPRINT)
        for number, cells in enumerate(written(imprint)):
            for column, text in enumerate(cells):
                hidden.write_string(number, column, text)
        for column, choices in enumerate(self.lists, start=_LISTS_FROM):
            for number, choice in enumerate(choices):
                hidden.write_string(number, column, choice)
        hidden.very_hidden()
        return sum(1 for line in lines if line[4])

    def keep(self, left_over: Sequence[LeftOver]) -> None:
        """Write the answers that no question asks for on a sheet of their own."""
        if not left_over:
            return
        sheet = self.book.add_worksheet(layout.LEFT_OVER.to(self.language))
        sheet.set_column(0, 3, 40, self.plain)
        for row, one in enumerate(left_over):
            for column, text in enumerate((one.question, one.title, one.said, one.where)):
                sheet.write_string(row, column, text)

    def _head(self, sheet: Any, form: Form) -> None:
        agreement, to = form.loaded.agreement, self.language
        for column, width in layout.WIDTHS.items():
            sheet.set_column(column - 1, column - 1, width)
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.freeze_panes(layout.HEADING_ROW, layout.QUESTION)
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        _text(sheet, 1, layout.ID, form.report.title, self.large)
        _text(sheet, 2, layout.ID, f"{agreement.title} ({form.agreement}, {agreement.period})", self.bold)
        code = self.recipient.code if self.recipient else ""
        rows = (
            (layout.RECIPIENT_ROW, layout.RECIPIENT, code, self.plain if self.recipient else self.yellow["text"]),
            (layout.DUE_ROW, layout.DUE, form.report.due.isoformat(), self.plain),
            (layout.VERSION_ROW, layout.VERSION, version_of(form.loaded), self.plain),
        )
        for row, label, said, look in rows:
            _text(sheet, row, layout.LABEL, label.to(to), self.bold)
            _text(sheet, row, layout.SAID, said, look)
        if self.recipient:
            _text(sheet, layout.RECIPIENT_ROW, layout.EXPLANATION, self.recipient.name, self.plain)
        _text(sheet, layout.ADVICE_ROW, layout.QUESTION, layout.ADVICE.to(to), self.plain)
        for column, heading in layout.HEADINGS.items():
            _text(sheet, layout.HEADING_ROW, column, heading.to(to), self.bold)

    def _line(self, sheet: Any, row: int, form: Form, line: Line) -> str:
        """Write one line; what stands in the answer cell beforehand, or nothing."""
        kind = line.question.kind
        asked = line.title.to(self.language) + self._shown_if(form, line)
        _text(sheet, row, layout.ID, line.key, self.plain)
        _text(sheet, row, layout.QUESTION, asked, self.plain)
        _text(sheet, row, layout.HOW, self._how(line), self.plain)
        look = self.yellow[kind]
        known = self.given.get((form.name, line.key))
        if known is None and self.recipient is not None:
            known = self.background.filled_in(form, line, self.recipient)
        _fill(sheet, row, line, known.said if known else "", look, self.language)
        if line.part in SEXES:
            sheet.write_blank(row - 1, layout.OF - 1, None, look) if not known else None
        _text(sheet, row, layout.EXPLANATION, "", self.yellow["text"])
        cited = known.cite(self.language) if known else ""
        if known:
            _text(sheet, row, layout.SOURCE, cited, self.plain)
        earlier = self._earlier(form, line)
        _text(sheet, row, layout.EARLIER, earlier, self.plain)
        answered = known.said if known and kind in ("text", "choice", "file") else ""
        texts = {
            layout.ID: line.key,
            layout.QUESTION: asked,
            layout.HOW: self._how(line),
            layout.ANSWER: answered,
            layout.SOURCE: cited,
            layout.EARLIER: earlier,
        }
        sheet.set_row(row - 1, row_height((text, layout.WIDTHS[column]) for column, text in texts.items()))
        if choices := _choices(line, self.language):
            self._drop_down(sheet, row, choices)
        return known.said if known else ""

    def _earlier(self, form: Form, line: Line) -> str:
        if (form.name, line.key) in self.beside:
            return self.beside[form.name, line.key]
        if self.recipient is None or (before := self.background.earlier(form, line, self.recipient)) is None:
            return ""
        return f"{shown(line, line_answer(line, before), self.language)} ({before.where})"

    def _how(self, line: Line) -> str:
        kind = line.question.kind
        return (_HOW.get(kind) or KINDS[kind]).to(self.language) + _REQUIRED[line.question.required].to(self.language)

    def _shown_if(self, form: Form, line: Line) -> str:
        said = [
            Text(
                f"om {form.report.questions[other].title} är {answer}",
                f"if {form.report.questions[other].title} is {answer}",
            )
            for other, answer in line.question.shown_if.items()
            if other in form.report.questions
        ]
        return "".join(f" [{one.to(self.language)}]" for one in said)

    def _drop_down(self, sheet: Any, row: int, choices: tuple[str, ...]) -> None:
        if choices not in self.lists:
            self.lists.append(choices)
        column = layout.cell_name(1, _LISTS_FROM + self.lists.index(choices) + 1).rstrip("1")
        source = f"={layout.IMPRINT}!${column}$1:${column}${len(choices)}"
        sheet.data_validation(
            row - 1, layout.ANSWER - 1, row - 1, layout.ANSWER - 1, {"validate": "list", "source": source}
        )


_LISTS_FROM = 8


def shown(line: Line, said: str, language: Language) -> str:
    """An answer as a person reads it in a cell: yes and no in the language, the rest as it stands."""
    if line.question.kind in ("yes_no", "choices") and said in ("yes", "no"):
        return layout.YES_NO[language][said == "no"]
    return said


def _choices(line: Line, language: Language) -> tuple[str, ...]:
    if line.question.kind in ("yes_no", "choices"):
        return layout.YES_NO[language]
    return line.question.options if line.question.kind == "choice" else ()


def _fill(sheet: Any, row: int, line: Line, said: str, look: Any, language: Language) -> None:
    kind, column = line.question.kind, layout.ANSWER
    if not said:
        _text(sheet, row, column, "", look)
    elif kind == "indicator":
        above, _, below = said.partition("/")
        for place, number in ((layout.ANSWER, above), (layout.OF, below)):
            sheet.write_number(row - 1, place - 1, float(number), look)
    elif kind in ("money", "number", "share") and _keeps(said):
        sheet.write_number(row - 1, column - 1, float(Fraction(said)), look)
    else:
        _text(sheet, row, column, shown(line, said, language), look)


def _keeps(said: str) -> bool:
    """Whether a spreadsheet, which keeps 15 digits, gives the number back as it stands. Otherwise it is written as text."""
    return "/" not in said and len(said.lstrip("-").replace(".", "").lstrip("0")) <= 15


def _text(sheet: Any, row: int, column: int, text: str, look: Any) -> None:
    if text:
        sheet.write_string(row - 1, column - 1, text, look)
    else:
        sheet.write_blank(row - 1, column - 1, None, look)


def _sheet_names(forms: Sequence[Form]) -> dict[str, str]:
    """A sheet's name by report: the report's own, cut to the 31 letters that a spreadsheet allows, never the same twice."""
    names: dict[str, str] = {}
    for form in forms:
        name = form.name[:31]
        if name in names.values() or name == layout.IMPRINT:
            name = f"{form.name[:27]}~{len(names) + 1}"
        names[form.name] = name
    return names
