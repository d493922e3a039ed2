"""A package that another version of the program made: the same amounts are demanded, the same bytes are not.

In ten years the tables may have got another column, the workbook another layout and a reason another wording. None of it
moves a krona. What decides money, who gets it and who met what is compared cell by cell; what is of another form is told
of, and a file that cannot be compared any more is named as not confirmed, so that nobody takes its hash for more than it
is. See docs/decisions/0009.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dagmar.publication.decision.contents import DERIVATIONS, DESCRIPTOR, INPUTS, README, WORKBOOK, Contents
from dagmar.publication.decision.holding import (
    Rows,
    Stated,
    hold,
    nothing_else,
    rows_in,
    same_cells,
    same_rows,
)
from dagmar.publication.decision.verification import (
    CHANGED,
    NOT_THERE,
    Difference,
    NotAsStated,
    Note,
    Verification,
    whole,
)
from dagmar.publication.derivation_schema import SCHEMA
from dagmar.text import Text

DECIDE = {
    "grants.csv": ("grant", "settled"),
    "amounts.csv": ("grant", "kind", "recipient", "settled"),
    "payments.csv": ("payment", "kind", "recipient", "amount"),
    "outcomes.csv": ("requirement", "kind", "subject", "period", "state"),
}
"""The columns without which a table decides nothing: whatever version made it, it must have them."""
INSIDE = {
    "earmarks.csv": ("grant", "earmark", "kind", "recipient", "amount"),
    "common_pots.csv": ("pot", "recipient", "amount"),
}
"""What lies inside the amounts, when the agreement says so; a package of a version that wrote no such table has none."""
WORDED = frozenset({"title", "name", "assumed", "unknown", "figures", "reason_sv", "reason_en", "source"})
"""Columns of words, which a later version may say better."""


def hold_all(folder: Path, stated: Stated) -> tuple[str, ...]:
    """Hold every file against what the package states, whatever its form; gives their names.

    Raises:
        NotAsStated: a file that is missing, changed or no part of it.
    """
    for name in stated.files:
        hold(folder, name, stated.files)
    nothing_else(folder, stated.files)
    return tuple(stated.files)


def demand_one_maker(folder: Path, stated: Stated) -> None:
    """Demand that the page for people names the same version as the descriptor.

    Raises:
        NotAsStated: it names another one.
    """
    last = (folder / README).read_text("utf-8").rstrip().splitlines()[-1:]
    if last != [f"Dagmar {stated.version}"]:
        raise NotAsStated(Difference(DESCRIPTOR, 0, "dagmar.version", stated.version, "".join(last), CHANGED))


def same_amounts(folder: Path, stated: Stated, again: Contents) -> Verification:
    """Compare a package, held against its own hashes already, with what this version computes from its inputs.

    Raises:
        NotAsStated: an amount, an outcome or who they are for differs, or a file that decides is missing.
    """
    notes: list[Note] = []
    if stated.basis != again.basis:
        raise NotAsStated(Difference(DESCRIPTOR, 0, "basis", stated.basis, again.basis, CHANGED))
    for name in again.files:
        if name not in stated.files and (name in DECIDE or name in INPUTS):
            raise NotAsStated(whole(name, "-", "-", NOT_THERE))
    decide = DECIDE | {
        name: columns for name, columns in INSIDE.items() if name in stated.files and name in again.files
    }
    for name, columns in decide.items():
        notes += _same_table(name, columns, rows_in((folder / name).read_bytes()), rows_in(again.files[name]))
    checked = [name for name in again.files if name in decide or name in INPUTS]
    unconfirmed = []
    for name in (name for name in stated.files if name not in checked):
        found = (folder / name).read_bytes()
        if _comes_out(name, found, again.files):
            checked.append(name)
        else:
            unconfirmed.append(name)
            notes.append(Note(name, _why(name, found, again.files)))
    missing = [name for name in again.files if name not in stated.files]
    notes += [Note(name, Text("finns inte i paketet", "is not in the package")) for name in missing]
    return Verification(tuple(checked), None, stated.version, again.made_by, tuple(notes), tuple(unconfirmed))


def _same_table(name: str, needed: tuple[str, ...], found: Rows, content: Rows) -> list[Note]:
    theirs, ours = (rows[0] if rows else [] for rows in (found, content))
    for column in needed:
        if column not in theirs:
            raise NotAsStated(
                Difference(name, 1, column, "-", column, Text("kolumnen saknas", "the column is missing"))
            )
    both = [column for column in ours if column in theirs]
    decide = [column for column in both if column not in WORDED]
    one, other = _only(decide, found), _only(decide, content)
    if sorted(one) != sorted(other):
        same_rows(name, one, other)
    notes = [
        Note(name, Text(f"kolumnen {column} finns bara i {where.sv}", f"the column {column} is only in {where.en}"))
        for columns, others, where in ((theirs, ours, _IN_PACKAGE), (ours, theirs, _IN_THIS))
        for column in columns
        if column not in others
    ]
    worded = [column for column in both if column in WORDED and _only([column], found) != _only([column], content)]
    if worded and one == other:
        columns = ", ".join(worded)
        notes.append(Note(name, Text(f"andra ord i {columns}", f"other words in {columns}")))
    return notes


def _only(columns: list[str], rows: Rows) -> Rows:
    places = [rows[0].index(column) for column in columns]
    return [[row[place] if place < len(row) else "" for place in places] for row in rows]


def _comes_out(name: str, found: bytes, again: Mapping[str, bytes]) -> bool:
    if name not in again:
        return False
    if name == README:
        return found.rstrip().splitlines()[:-1] == again[name].rstrip().splitlines()[:-1]
    if name == WORKBOOK:
        try:
            same_cells(found, again[name])
        except NotAsStated:
            return False
        return True
    return found == again[name]


def _why(name: str, found: bytes, again: Mapping[str, bytes]) -> Text:
    if name not in again:
        return Text("känns inte till av den här versionen", "is not known to this version")
    if name == DERIVATIONS and (schema := _schema(found)) != SCHEMA:
        return Text(
            f"följer {schema}; den här versionen skriver {SCHEMA}", f"follows {schema}; this version writes {SCHEMA}"
        )
    return Text("kom inte ut likadan", "did not come out the same")


def _schema(found: bytes) -> str:
    try:
        read: Any = json.loads(found)
        return str(read["schema"])
    except (ValueError, LookupError, TypeError):
        return "?"


_IN_PACKAGE = Text("paketet", "the package")
_IN_THIS = Text("den här versionen", "this version")
