"""What it means that an engine answers as the plain one does: every cell, exactly, and everything that was left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from dagmar.indicators.compute import compute
from dagmar.indicators.data import Data
from dagmar.indicators.loader import Defined
from dagmar.indicators.measured import Measured
from tests.indicators import plain
from tests.indicators.invented import POPULATION
from tests.indicators.rows import table_of

ZONES = (None, "UTC", "Europe/Stockholm", "America/New_York")
"""How a file may say its times: without a mark, which is UTC, or with a mark, which says how to show the same instant."""


def tables_for(
    table: str, rows: Sequence[dict[str, Any]], zone: str | None = None, deaths: Sequence[dict[str, Any]] = ()
) -> dict[str, pa.Table]:
    """The rows, the inhabitants and the deaths, as Arrow tables for any engine to hold."""
    columns = ("as_of", "municipality", "sex", "ages", "count")
    people = pa.table({column: [one[column] for one in POPULATION] for column in columns})
    dead = pa.table(
        {
            "person": pa.array([one["person"] for one in deaths], pa.string()),
            "died_on": pa.array([one["died_on"] for one in deaths], pa.date32()),
        }
    )
    known = {"deaths": dead} if deaths else {}
    return {table: marked(table_of(table, rows), zone), "population": people, **known}


def marked(table: pa.Table, zone: str | None) -> pa.Table:
    """The same instants, with the zone as their mark."""
    kinds = [pa.timestamp("us", zone) if pa.types.is_timestamp(one.type) else one.type for one in table.schema]
    return table.cast(pa.schema([one.with_type(kind) for one, kind in zip(table.schema, kinds, strict=True)]))


def demand_agreement(
    definitions: Sequence[Defined], rows: Sequence[dict[str, Any]], data: Data, deaths: Sequence[dict[str, Any]] = ()
) -> None:
    """Compute on the engine and in plain Python, and demand the same."""
    for one in compute(definitions, data):
        expected = plain.answer(one.defined.definition, rows, POPULATION, deaths)
        assert dict(one.rest.left_out) == expected.left_out
        assert cells_of(one) == {cell: found for cell, found in expected.cells.items() if found[1]}


def cells_of(one: Measured) -> dict[tuple[str, str, str], tuple[Any, ...]]:
    """As the plain engine tells it: the numerator or the value, the base, the coverage, the sum of squares."""
    return {
        (cell.area, cell.sex, cell.period): (
            cell.value if cell.numerator is None else cell.numerator,
            cell.base,
            cell.coverage,
            cell.squares,
        )
        for cell in one.figures()
        if cell.base
    }
