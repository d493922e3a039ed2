"""A published table of amounts as it was printed: a row that cannot be read stays as printed and is told of.

The file is ours and compact: `recipient;name;amount;unit`, the amount with its misprints. Nothing is corrected in it.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from dagmar.agreement.loader import read_text
from dagmar.money import NotMoney, Ore, read_money
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

COLUMNS = ("recipient", "name", "amount", "unit")


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One row. `amount` is None when `printed` cannot be read; `fault` then says why."""

    recipient: str
    name: str
    printed: str
    amount: Ore | None
    at: Place
    fault: Problem | None = None


def read_printed(path: Path) -> tuple[PrintedRow, ...]:
    """The rows of a published table in the order printed.

    Raises:
        Refused: the file cannot be read, or has not these four columns in each row, or names a recipient twice.
    """
    rows = list(csv.reader(read_text(path).splitlines(), delimiter=";"))
    if not rows or tuple(rows[0]) != COLUMNS or len(rows) < 2:
        raise Refused([_not_a_table(path, 1)])
    problems = [_not_a_table(path, line) for line, row in enumerate(rows, 1) if len(row) != len(COLUMNS)]
    codes = [row[0] for row in rows[1:] if row]
    problems += [_twice(path, code) for code in sorted({code for code in codes if codes.count(code) > 1})]
    if problems:
        raise Refused(problems)
    return tuple(_row(row, Place(str(path), line)) for line, row in enumerate(rows[1:], 2))


def digits_together(row: PrintedRow) -> Ore | None:
    """What a badly grouped number would be if only its spaces were misplaced: a guess to test, never an amount."""
    amount, unit = row.printed.rsplit(" ", 1)
    digits = "".join(amount.split())
    return read_money(f"{digits} {unit}") if digits.isdecimal() and digits.isascii() else None


def _row(cells: list[str], at: Place) -> PrintedRow:
    recipient, name, amount, unit = cells
    try:
        return PrintedRow(recipient, name, f"{amount} {unit}", read_money(f"{amount} {unit}"), at)
    except NotMoney as error:
        place = Place(at.file, at.line, 3)
        fault = Problem(error.code, place, _of(name, error.message), error.help, severity="warning")
        return PrintedRow(recipient, name, f"{amount} {unit}", None, at, fault)


def _of(name: str, message: Text) -> Text:
    return Text(f"{name}: {message.sv}", f"{name}: {message.en}")


def _not_a_table(path: Path, line: int) -> Problem:
    return Problem(
        "not-a-published-table",
        Place(str(path), line),
        Text("Raden har inte tabellens fyra kolumner.", "The row has not the four columns of the table."),
        Text(f"Skriv {';'.join(COLUMNS)}, och minst en rad.", f"Write {';'.join(COLUMNS)}, and at least one row."),
    )


def _twice(path: Path, code: str) -> Problem:
    return Problem(
        "published-twice",
        Place(str(path)),
        Text(f"Mottagaren {code} står två gånger i tabellen.", f"The recipient {code} stands twice in the table."),
        Text("Jämför med källan och stryk den ena raden.", "Compare with the source and delete one of the rows."),
    )
