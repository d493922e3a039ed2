"""The decision as a workbook for people: a summary with its warnings, then one sheet a table.

Amounts are numbers in kronor for reading; what is exact stands beside them as text. The same decision gives the same
bytes: the members are stored without compression, in one order and with one date, and the workbook's own date is the
first day of the agreement's period.
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
from dagmar.publication.decision.table import Table
from dagmar.publication.decision.tables import assumed_text

_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
_SHEETS = {
    "grants": "Bidrag",
    "amounts": "Belopp",
    "payments": "Utbetalningar",
    "outcomes": "Utfall",
    "earmarks": "Öronmärkt",
    "common_pots": "Länens gemensamma potter",
}


def workbook(agreement: Agreement, allocation: Allocation, basis: str, tables: Sequence[Table]) -> bytes:
    """The workbook as bytes."""
    target = io.BytesIO()
    first = agreement.period.first
    with xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    ) as book:
        book.set_properties({"title": agreement.title, "created": datetime(first.year, first.month, first.day)})  # noqa: DTZ001 -- a date of the agreement, in no time zone
        bold, warning = book.add_format({"bold": True}), book.add_format({"bold": True, "font_color": "#B00020"})
        money = book.add_format({"num_format": "#,##0.00"})
        _summary(book.add_worksheet("Sammanfattning"), agreement, allocation, basis, bold, warning)
        for table in tables:
            _sheet(book.add_worksheet(_SHEETS[table.name]), table, bold, money)
    return _stored(target.getvalue())


def _summary(sheet: Any, agreement: Agreement, allocation: Allocation, basis: str, bold: Any, warning: Any) -> None:
    sheet.set_column(0, 0, 60)
    rows: list[tuple[str, Any]] = [(agreement.title, bold), (f"{agreement.agreement}, {agreement.period}", None)]
    if basis in MADE_UP:
        rows += [(text, warning) for text in MADE_UP[basis]]
    rows.append((f"Underlag / Basis: {basis}", None))
    assumed = dict.fromkeys(one for grant in allocation.grants for one in grant.assumed)
    if any(amounts_rest_on(grant.assumed) for grant in allocation.grants if grant.unknown is None):
        rows += [(text, warning) for text in RESTS_ON_ASSUMPTIONS]
    if assumed:
        rows.append(("Antaget eller inte modellerat / Assumed or not modelled", bold))
        rows += [(assumed_text(one), None) for one in assumed]
    for number, (text, form) in enumerate(rows):
        sheet.write_string(number, 0, text, form)


def _sheet(sheet: Any, table: Table, bold: Any, money: Any) -> None:
    for number, column in enumerate(table.columns):
        sheet.write_string(0, number, column.name, bold)
    sheet.set_column(0, len(table.columns) - 1, 18)
    sheet.freeze_panes(1, 0)
    for at, row in enumerate(table.rows, start=1):
        for number, (column, text) in enumerate(zip(table.columns, row, strict=True)):
            if text and column.type in ("number", "integer"):
                sheet.write_number(at, number, float(text), money if column.type == "number" else None)
            elif text:
                sheet.write_string(at, number, text)


def _stored(compressed: bytes) -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(compressed)) as given,
        zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as written,
    ):
        for name in sorted(given.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            member = zipfile.ZipInfo(name, _FIRST_DAY_OF_ZIP)
            member.create_system, member.external_attr = 3, 0o600 << 16
            written.writestr(member, given.read(name))
    return target.getvalue()
