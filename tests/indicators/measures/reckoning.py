"""What one reckons by hand of a few rows, and what the program makes of the same rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from fractions import Fraction
from typing import Any, NamedTuple

import ibis
import pyarrow as pa

from dagmar.indicators.compute import compute
from dagmar.indicators.data import in_memory
from dagmar.indicators.loader import load_definitions
from dagmar.indicators.tables import TABLES
from tests.indicators.rows import table_of

DUCKDB = ibis.duckdb.connect()
Row = dict[str, Any]


class Line(NamedTuple):
    """What is to be found in one place, and the rows there."""

    above: int | Fraction
    below: int
    rows: tuple[Row, ...]


class Case(NamedTuple):
    """The columns that the rows of a case have in common, and its lines."""

    usual: Row
    lines: tuple[Line, ...]


def case(usual: Row, *lines: tuple[Any, ...]) -> Case:
    """Lines written as above, below and the rows."""
    return Case(usual, tuple(Line(above, below, tuple(rows)) for above, below, *rows in lines))


def yes_or_no(usual: Row, column: str, yes: Any = True, no: Any = False) -> Case:
    return case(usual | {column: yes}, (1, 1, {}), (0, 1, {column: no}), (0, 0, {column: None}))


BANDS = {"0-19": 200, "20-64": 500, "65-74": 200, "75-": 100}
"""Women in every place: 1 000 in all, 800 from 20, 300 from 65, 100 from 75."""
PLACES = ("0114", "0115", "0117", "0120", "0123", "0125", "0126", "0127", "0128", "0136", "0138", "0139")
BORN_64, BORN_65, BORN_74, BORN_75 = ({"birth_year": 2024 - age} for age in (64, 65, 74, 75))


def computed(name: str, of: Case) -> dict[str, tuple[Fraction, int]]:
    """What stands above and below in the place of each line."""
    (one,) = load_definitions([name])
    assert len(of.lines) <= len(PLACES)
    lines = dict(zip(PLACES, of.lines, strict=False))
    held = [*_rows(one.definition.table, of, lines)]
    tables = {one.definition.table: table_of(one.definition.table, held), "population": _women()}
    (measured,) = compute([one], in_memory(tables, DUCKDB))
    found = dict.fromkeys(lines, (Fraction(0), 0))
    for cell in measured.figures():
        if cell.area in found and cell.sex == "all":
            value = cell.value if cell.numerator is None else cell.numerator
            assert value is not None
            above, below = found[cell.area]
            found[cell.area] = (above + value / (one.definition.per or 1), below + cell.base)
    return found


def _rows(table: str, of: Case, lines: Mapping[str, Line]) -> Iterator[Row]:
    """The rows with what nobody said of them: each a number of its own, each line a person and a place."""
    columns = TABLES[table].columns
    number = 0
    for place, line in lines.items():
        for row in line.rows:
            number += 1
            person = {"person": f"of {place}", "municipality": place, "sex": "women", "birth_year": 1980}
            whole = {**person, TABLES[table].identity: f"{number}", **of.usual, **row}
            yield {
                column: datetime.fromisoformat(value) if value and columns[column].kind == "time" else value
                for column, value in whole.items()
                if column
            }


def _women() -> pa.Table:
    rows = [
        {"as_of": datetime(2024, 12, 31), "municipality": place, "sex": "women", "ages": ages, "count": count}  # noqa: DTZ001 -- a day
        for place in PLACES
        for ages, count in BANDS.items()
    ]
    return pa.Table.from_pylist(rows)
