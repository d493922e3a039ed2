"""A table of amounts as a journalist has it: copied from a page or a report, with its misprints and without its formula.

    region;belopp
    Stockholm;317 989 729
    Uppsala;52 402 037

Rows are recipients by code or by name; amounts are kronor unless the heading, a column or the cell says otherwise. A row that
is blank or cannot be read stays in the table as a row whose amount is not known: it had a share of the pot all the same.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dagmar.agreement.loader import read_text
from dagmar.agreement.words import nearest
from dagmar.money import NotMoney, Ore, read_money
from dagmar.problem import Place, Problem, Refused
from dagmar.registry.recipient import Kind, Recipient
from dagmar.registry.registry import load_registry
from dagmar.text import Text

_CODE = {"recipient", "mottagare", "kod", "code", "mottagarkod", "regionkod", "kommunkod", "länskod"}
_NAME = {"name", "namn", "region", "regioner", "kommun", "kommuner", "landsting", "län", "municipality", "county"}
_UNIT = {"unit", "enhet"}
_AMOUNT = ("amount", "belopp", "summa", "kronor", "kr", "tkr", "mkr", "bidrag", "fördelning")
_TOTALS = {"summa", "totalt", "total", "riket", "hela landet", "samtliga", "summa totalt"}
_CUT_OFF = {"", "-", "–", "—", ".", "..", "…"}
_KINDS: tuple[Kind, ...] = ("region", "municipality")
_DAYS = (date(2024, 1, 1), date(2018, 6, 1), date(2010, 1, 1), date(2000, 1, 1))
"""Names are sought as they are now, and then as they were."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `amount` is öre, None when the cell is blank or cannot be read; `fault` then says why, if it can."""

    code: str
    kind: Kind
    name: str
    printed: str
    amount: Ore | None
    at: Place
    fault: Problem | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The rows in the order printed, and the total that a last row states, in öre."""

    rows: tuple[Row, ...]
    stated: Ore | None = None

    @property
    def read(self) -> tuple[Row, ...]:
        """The rows whose amount is known."""
        return tuple(row for row in self.rows if row.amount is not None)


@dataclass(frozen=True, slots=True)
class _Columns:
    who: tuple[int, ...]
    amount: int
    unit: int | None
    kr: str


def read_table(path: Path) -> Table:
    """Read a table of amounts: CSV with semicolon, comma or tab, a row of headings first.

    Raises:
        Refused: `not-a-table-of-amounts`, `recipient-not-found`, `recipient-twice`, or the file cannot be read.
    """
    lines = read_text(path).splitlines()
    separator = max(";\t,", key=lambda sign: lines[0].count(sign)) if lines else ";"
    cells = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=separator)]
    columns = _columns(cells[0]) if cells else None
    if columns is None:
        raise Refused([_not_a_table(path)])
    kept = [
        (Place(str(path), number), row)
        for number, row in enumerate(cells[1:], 2)
        if any(row) and len(row) > max(columns.who)
    ]
    totals = [row for _, row in kept if _is_total(row, columns)]
    kept = [(at, row) for at, row in kept if not _is_total(row, columns)]
    found = _recipients([[row[place] for place in columns.who] for _, row in kept])
    problems = [
        _no_recipient(at, row[columns.who[0]]) for (at, row), one in zip(kept, found, strict=True) if one is None
    ]
    rows = [_row(at, row, columns, one) for (at, row), one in zip(kept, found, strict=True) if one is not None]
    keys = [(row.kind, row.code) for row in rows]
    problems += [_twice(row) for number, row in enumerate(rows) if keys.index((row.kind, row.code)) < number]
    if problems or not rows:
        raise Refused(problems or [_not_a_table(path)])
    stated = [_read(row, columns)[0] for row in totals]
    return Table(tuple(rows), stated[0] if len(stated) == 1 else None)


def _columns(headings: list[str]) -> _Columns | None:
    plain = [heading.casefold().strip() for heading in headings]
    who = [number for number, heading in enumerate(plain) if heading in _CODE]
    who += [number for number, heading in enumerate(plain) if heading in _NAME]
    amounts = [n for n, heading in enumerate(plain) if n not in who and heading.split("(")[0].split(",")[0].split()[:1]
               and heading.split("(")[0].split(",")[0].split()[0] in _AMOUNT]  # fmt: skip
    units = [number for number, heading in enumerate(plain) if heading in _UNIT]
    if not who or len(amounts) != 1:
        return None
    heading = plain[amounts[0]]
    kr = next((unit for unit in ("tkr", "mkr") if unit in heading), "kr")
    return _Columns(tuple(who), amounts[0], units[0] if units else None, kr)


def _is_total(row: list[str], columns: _Columns) -> bool:
    return any(row[place].casefold().rstrip(":") in _TOTALS for place in columns.who)


def _row(at: Place, row: list[str], columns: _Columns, one: Recipient) -> Row:
    amount, printed, fault = *_read(row, columns), None
    if amount is None and printed.casefold() not in _CUT_OFF:
        fault = _unreadable(Place(at.file, at.line, columns.amount + 1), one, row[columns.amount], printed)
    return Row(one.code, one.kind, one.short_name, row[columns.amount] if fault else printed, amount, at, fault)


def _read(row: list[str], columns: _Columns) -> tuple[Ore | None, str]:
    """The amount and the text it was read from; the text alone when it is no amount."""
    cell = row[columns.amount] if len(row) > columns.amount else ""
    if cell in _CUT_OFF:
        return None, ""
    unit = row[columns.unit] if columns.unit is not None and len(row) > columns.unit else ""
    text = cell if any(letter.isalpha() for letter in cell) else f"{cell} {unit or columns.kr}"
    try:
        amount = read_money(text)
    except NotMoney:
        return None, text
    return (None, text) if amount < 0 else (amount, text)


def _recipients(rows: list[list[str]]) -> list[Recipient | None]:
    """Who the rows are. A name that is both a region's and a municipality's is what the other rows are."""
    by_kind = {kind: [_found(cells, kind) for cells in rows] for kind in _KINDS}
    most = max(_KINDS, key=lambda kind: sum(one is not None for one in by_kind[kind]))
    other = next(kind for kind in _KINDS if kind != most)
    return [first or second for first, second in zip(by_kind[most], by_kind[other], strict=True)]


def _found(cells: list[str], kind: Kind) -> Recipient | None:
    registry = load_registry()
    for day in _DAYS:
        for cell in cells:
            one = registry.find(kind, cell, day) or registry.named(kind, cell, day)
            if one is None and kind == "region" and (county := registry.named("county", cell, day)):
                one = registry.find(kind, county.code, day)
            if one is not None:
                return one
    return None


def _not_a_table(path: Path) -> Problem:
    return Problem(
        "not-a-table-of-amounts",
        Place(str(path), 1),
        Text(
            "Första raden nämner inte en kolumn med mottagare och en med belopp.",
            "The first row does not name one column of recipients and one of amounts.",
        ),
        Text(
            "Skriv en rad med rubriker, till exempel region;belopp, och en rad för varje mottagare.",
            "Write a row of headings, such as region;amount, and a row for each recipient.",
        ),
    )


def _no_recipient(at: Place, shown: str) -> Problem:
    everyone = [*load_registry().regions(_DAYS[0]), *load_registry().municipalities(_DAYS[0])]
    near = nearest(shown, [name for one in everyone for name in (one.name, one.short_name)])
    meant = Text(f"Menade du {near}? ", f"Did you mean {near}? ") if near else Text("", "")
    return Problem(
        "recipient-not-found",
        Place(at.file, at.line, 1),
        Text(f"”{shown}” är ingen region eller kommun.", f"“{shown}” is no region or municipality."),
        Text(
            f"{meant.sv}Skriv koden (01, 0180) eller namnet; en summarad heter Summa. Se dagmar recipients.",
            f"{meant.en}Write the code (01, 0180) or the name; a row of totals is called Total. See dagmar recipients.",
        ),
    )


def _twice(row: Row) -> Problem:
    return Problem(
        "recipient-twice",
        row.at,
        Text(f"{row.name} står två gånger.", f"{row.name} stands twice."),
        Text("Jämför med källan och stryk den ena raden.", "Compare with the source and delete one of the rows."),
    )


def _unreadable(at: Place, one: Recipient, cell: str, text: str) -> Problem:
    try:
        read_money(text)
    except NotMoney as error:
        message, help_, code = error.message, error.help, error.code
    else:
        code = "below-zero"
        message = Text(f"”{cell}” är mindre än noll.", f"“{cell}” is below zero.")
        help_ = Text("Jämför med källan.", "Compare with the source.")
    said = Text(f"{one.short_name}: {message.sv}", f"{one.short_name}: {message.en}")
    return Problem(code, at, said, help_, severity="warning")
