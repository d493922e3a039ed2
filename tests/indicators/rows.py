"""Tables of invented persons, row by row: what is not said of a row is filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import pyarrow as pa

from dagmar.indicators.tables import DEATH, TABLES, Kind

Row = Mapping[str, Any]
KINDS: Mapping[Kind, pa.DataType] = {
    "text": pa.string(),
    "whole": pa.int32(),
    "decimal": pa.decimal128(12, 3),
    "yes_no": pa.bool_(),
    "time": pa.timestamp("us"),
    "day": pa.date32(),
}
CONTACT: Row = {
    "person": "a",
    "municipality": "0180",
    "sex": "women",
    "birth_year": 1950,
    "kind": "visit",
    "level": "specialist",
    "first": True,
    "wanted_at": datetime(2024, 1, 1, 9),  # noqa: DTZ001 -- UTC without a mark, as the tables have it
    "started_at": datetime(2024, 2, 1, 9),  # noqa: DTZ001 -- the same
}


def table_of(name: str, rows: Iterable[Row]) -> pa.Table:
    """An Arrow table with every column of ours, and the day of death if a row says it; what a row does not say is missing."""
    kept = list(rows)
    kinds: dict[str, Kind] = {column: one.kind for column, one in TABLES[name].columns.items()}
    if any(DEATH in row for row in kept):
        kinds[DEATH] = "day"
    return pa.table(
        {column: pa.array([row.get(column) for row in kept], KINDS[kind]) for column, kind in kinds.items()}
    )


def contact_table(rows: Iterable[Row]) -> pa.Table:
    """Contacts that are first visits in Stockholm but for what is said, each with its own number."""
    return table_of("contacts", [{**CONTACT, "contact": f"{number}", **row} for number, row in enumerate(rows)])
