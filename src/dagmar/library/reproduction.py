"""What the library reproduces, as the rows of a table that a reader can print: README, `dagmar library verify`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dagmar.library.reality import TableCheck, verify_library
from dagmar.money import write_kronor
from dagmar.text import Language, Text

HEADINGS: tuple[Text, ...] = (
    Text("Avtal", "Agreement"),
    Text("Tabell", "Table"),
    Text("Rader", "Rows"),
    Text("Återskapade", "Reproduced"),
    Text("Angivna", "Stated"),
    Text("Cirkulära", "Circular"),
    Text("Största skillnad", "Largest difference"),
    Text("Går ihop", "Closes"),
)


def reproduction_rows(
    language: Language = "sv", checks: Iterable[TableCheck] | None = None
) -> tuple[Sequence[str], ...]:
    """The headings, and a row for each published table of the library."""
    rows = [tuple(heading.to(language) for heading in HEADINGS)]
    rows += [_row(check, language) for check in (verify_library() if checks is None else checks)]
    return tuple(rows)


def _row(check: TableCheck, language: Language) -> tuple[str, ...]:
    difference = "–" if check.largest_difference is None else write_kronor(check.largest_difference, language)
    closes = {True: Text("ja", "yes"), False: Text("nej", "no"), None: Text("–", "–")}[check.closes]
    counts = (check.rows, check.reproduced, check.stated, check.circular)
    return check.agreement, check.table, *map(str, counts), difference, closes.to(language)
