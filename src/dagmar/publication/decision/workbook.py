"""The decision as a workbook for people: a summary with its warnings, then one sheet a table.

Headings are Swedish with the English below. Amounts are numbers in kronor for reading; what is exact stands beside them as
text. The same decision gives the same bytes: the members are stored without compression, in one order and with one date,
and the workbook's own date is the first day of the agreement's period.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from dagmar.agreement.model import Agreement
from dagmar.allocation.assumptions import amounts_rest_on
from dagmar.allocation.basis import MADE_UP
from dagmar.allocation.result import Allocation
from dagmar.publication.amounts import RESTS_ON_ASSUMPTIONS
from dagmar.publication.decision.sheets import Sheet, basis_word, sheet
from dagmar.publication.decision.table import Table
from dagmar.publication.document.content import notes
from dagmar.publication.document.wording import WORDS
from dagmar.publication.packing import repacked
from dagmar.reporting.paper import A4, LINE, row_height
from dagmar.text import Text

_LABELS, _SAID = 34, 100
_KRONOR = '#,##0.00\\ "kr"'
_DECISION = Text("Beslut", "Decision")
_WARNING = Text("OBSERVERA", "NOTE")
_SUMMARY = Text("Sammanfattning", "Summary")
_KNOWN = Text("Fördelas, där det är känt", "Given out, where it is known")
_NOTES = Text("Antaget eller inte modellerat", "Assumed or not modelled")
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14, "text_wrap": True},
    "label": {"bold": True, "text_wrap": True},
    "text": {"text_wrap": True},
    "warning": {"bold": True, "font_color": "#B00020", "text_wrap": True},
    "heading": {"bold": True, "text_wrap": True, "bg_color": "#E8EEF4", "bottom": 1},
    "number": {"num_format": _KRONOR},
    "integer": {"num_format": "0", "align": "left"},
    "total": {"num_format": _KRONOR, "bold": True, "align": "left"},
}


def workbook(agreement: Agreement, allocation: Allocation, basis: str, tables: Sequence[Table]) -> bytes:
    """The workbook as bytes."""
    target = io.BytesIO()
    first = agreement.period.first
    with xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    ) as book:
        book.set_properties({"title": agreement.title, "created": datetime(first.year, first.month, first.day)})  # noqa: DTZ001 -- a date of the agreement, in no time zone
        looks = {name: book.add_format({"valign": "top", **look}) for name, look in _LOOKS.items()}
        _summary(_page(book, _SUMMARY), agreement, allocation, basis, looks)
        for table in tables:
            shown = sheet(table, agreement, allocation)
            _sheet(_page(book, shown.name), shown, looks)
    return repacked(target.getvalue(), zipfile.ZIP_STORED)


def _page(book: Any, name: Text) -> Any:
    """A sheet, set on paper as wide as its columns: A4, lying, with the sheet's name and page number below."""
    page = book.add_worksheet(name.sv)
    page.set_paper(A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&R&P/&N")
    return page


def _summary(page: Any, agreement: Agreement, allocation: Allocation, basis: str, looks: dict[str, Any]) -> None:
    page.set_column(0, 0, _LABELS)
    page.set_column(1, 1, _SAID)
    at = 0

    def say(look: str, text: str, beside: str | int = "", beside_look: str = "text") -> None:
        nonlocal at
        # A bold or larger letter takes more room than the ordinary one that widths are counted in.
        shown = beside if isinstance(beside, str) else ""
        page.set_row(at, row_height([(text, _LABELS - 6), (shown, _SAID - 6 if beside_look == "text" else _SAID // 2)]))
        page.write_string(at, 0, text, looks[look])
        if isinstance(beside, int):
            page.write_number(at, 1, beside / 100, looks[beside_look])
        elif beside:
            page.write_string(at, 1, beside, looks[beside_look])
        at += 1

    say("label", _both(_DECISION), agreement.title, "title")
    warnings = [*MADE_UP.get(basis, ())]
    if any(amounts_rest_on(grant.assumed) for grant in allocation.grants if grant.unknown is None):
        warnings += RESTS_ON_ASSUMPTIONS
    for text in warnings:
        say("warning", _both(_WARNING), text, "warning")
    say("label", _both(WORDS["agreement"]), agreement.agreement)
    say("label", _both(WORDS["period"]), str(agreement.period))
    total = _both(WORDS["not_known"]) if agreement.total == "unknown" else int(agreement.total)
    say("label", _both(WORDS["total"]), total, "total")
    settled = [line.settled for grant in allocation.grants for line in grant.lines]
    given = sum(int(figure.value) for figure in settled if figure is not None)
    whole = all(figure is not None for figure in settled) and not any(grant.unknown for grant in allocation.grants)
    say("label", _both(WORDS["settled"] if whole else _KNOWN), given, "total")
    say("label", "Underlag / Basis", _both(basis_word(basis)))
    for number, said in enumerate(notes(allocation, agreement, "sv")):
        say("label", "" if number else _both(_NOTES), said)


def _both(text: Text) -> str:
    return f"{text.sv} / {text.en}"


def _sheet(page: Any, shown: Sheet, looks: dict[str, Any]) -> None:
    widths = [heading.width for heading in shown.headings]
    page.set_row(0, 3 * LINE)
    for number, heading in enumerate(shown.headings):
        page.set_column(number, number, heading.width)
        page.write_string(0, number, f"{heading.said.sv}\n{heading.said.en}", looks["heading"])
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.print_area(0, 0, len(shown.rows), shown.printed - 1)
    if shown.rows:
        page.autofilter(0, 0, len(shown.rows), len(shown.headings) - 1)
    for at, row in enumerate(shown.rows, start=1):
        page.set_row(at, row_height(zip(row, widths, strict=True)))
        for number, (heading, text) in enumerate(zip(shown.headings, row, strict=True)):
            if text and heading.type in ("number", "integer"):
                page.write_number(at, number, float(text), looks[heading.type])
            elif text:
                page.write_string(at, number, text, looks["text"])
