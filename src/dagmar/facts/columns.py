"""The columns of a file of facts: one definition for the readers, the messages, the reference page and the tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dagmar.facts.cells import Cell
from dagmar.facts.findings import Findings
from dagmar.facts.signs import nearest, plain
from dagmar.problem import Place
from dagmar.text import Text


class Column(NamedTuple):
    """One column: its name, what else it may be called, and what it holds."""

    name: str
    aliases: tuple[str, ...]
    holds: Text
    required: bool = False


COLUMNS: tuple[Column, ...] = (
    Column(
        "recipient",
        ("mottagare", "mottagarkod", "kommunkod", "regionkod"),
        Text("mottagarens kod, med nolla i början", "the code of the recipient, with its leading zero"),
        required=True,
    ),
    Column(
        "indicator",
        ("indikator", "mått", "nyckeltal"),
        Text("vad uppgiften gäller", "what the fact is about"),
        required=True,
    ),
    Column("period", ("år",), Text("år, månad, dag eller spann", "a year, month, day or span"), required=True),
    Column("sex", ("kön",), Text("all om inget sägs", "all when nothing is said")),
    Column(
        "value",
        ("värde", "utfall"),
        Text("ett tal, ”61 av 80” eller ett omdöme", "a number, “61 of 80” or a statement"),
    ),
    Column("numerator", ("täljare",), Text("hur många det gäller", "how many it holds for")),
    Column("denominator", ("nämnare",), Text("av hur många", "out of how many")),
    Column(
        "unit",
        ("enhet",),
        Text("share, persons, number, kr eller eget ord", "share, persons, number, kr or a word of its own"),
    ),
    Column(
        "coverage",
        ("täckning", "täckningsgrad"),
        Text("andel av det som skulle ha rapporterats", "share of what should have been reported"),
    ),
    Column("missing", ("bortfall",), Text("tecken i stället för värde", "a sign in place of a value")),
    Column(
        "date",
        ("datum",),
        Text("när ett dokument kom in eller något bedömdes", "when a document came in or a thing was judged"),
    ),
    Column(
        "recorded",
        ("registrerad", "registrerat"),
        Text("när uppgiften skrevs in; den senaste gäller", "when it was entered; the latest holds"),
    ),
    Column(
        "source",
        ("källa",),
        Text("vem som säger det; filens namn om inget sägs", "who says so; the file's name when nothing is said"),
    ),
    Column("table", ("tabell",), Text("källans tabell", "the table of the source")),
    Column("vintage", ("utgåva",), Text("vilken utgåva av tabellen", "which edition of the table")),
    Column("published", ("publicerad", "publicerat"), Text("när källan publicerades", "when the source was published")),
    Column("url", ("länk", "webbadress"), Text("var källan finns", "where the source is")),
    Column(
        "basis",
        ("underlag",),
        Text(
            "real, derived eller synthetic; real om inget sägs", "real, derived or synthetic; real when nothing is said"
        ),
    ),
    Column("note", ("anmärkning", "kommentar"), Text("vad en läsare behöver veta", "what a reader needs to know")),
)

NAMES: tuple[str, ...] = tuple(column.name for column in COLUMNS)
REQUIRED: tuple[Column, ...] = tuple(column for column in COLUMNS if column.required)
_BY_WORD: Mapping[str, Column] = {plain(word): column for column in COLUMNS for word in (column.name, *column.aliases)}


def column_named(heading: str) -> Column | None:
    """The column that a heading means, in Swedish or English; None when it means none."""
    return _BY_WORD.get(plain(heading))


def known_headings(headings: Sequence[str]) -> int:
    """How many of these are names of columns: what tells a table of facts from another, and a heading from a title."""
    return len({column.name for heading in headings if (column := column_named(heading))})


def settle_columns(
    headings: Sequence[Cell | None], header: Place, found: Findings
) -> dict[int, tuple[str, str]] | None:
    """What each position holds: the column and its heading as written. None, with every fault told, when unclear."""
    settled: dict[int, tuple[str, str]] = {}
    seen: dict[str, str] = {}
    whole = True
    for position, heading in enumerate(headings):
        if heading is None:
            continue
        column = column_named(heading.text)
        if column is None:
            tell_unknown_column(heading, found)
            whole = False
        elif column.name in seen:
            found.tell("column-twice", heading, heading=heading.text, other=seen[column.name], column=column.name)
            whole = False
        else:
            seen[column.name] = heading.text
            settled[position] = (column.name, heading.text)
    for column in REQUIRED:
        if column.name not in seen:
            found.tell("column-missing", header, column=column.name, names=_names(column))
            whole = False
    return settled if whole else None


def tell_unknown_column(heading: Cell, found: Findings) -> None:
    """Say that a heading means nothing here, with the nearest one that does."""
    known = [word for column in COLUMNS for word in (column.name, *column.aliases)]
    found.tell(
        "column-unknown", heading, heading=heading.text, nearest=nearest(heading.text, known), known=", ".join(NAMES)
    )


def _names(column: Column) -> Text:
    words = (column.name, *column.aliases)
    return Text(", ".join(words[:-1]) + f" eller {words[-1]}", ", ".join(words[:-1]) + f" or {words[-1]}")
