"""Tables of invented persons, row by row: what is not said of a row is filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import pyarrow as pa

from dagmar.indicators.tables import TABLES, Kind

Row = Mapping[str, Any]
KINDS: Mapping[Kind, pa.DataType] = {
    "text": pa.string(),
    "whole": pa.int32(),
    "decimal": pa.decimal128(12, 3),
    "yes_no": pa.bool_(),
    "time": pa.timestamp("us"),
}
CONTACT: Row = {
    "contact": "1",
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
    """An Arrow table with every column of ours; what a row does not say is missing."""
    kept = list(rows)
    columns = TABLES[name].columns
    return pa.table(
        {column: pa.array([row.get(column) for row in kept], KINDS[one.kind]) for column, one in columns.items()}
    )


def contact_table(rows: Iterable[Row]) -> pa.Table:
    """Contacts that are first visits in Stockholm but for what is said."""
    return table_of("contacts", [{**CONTACT, **row} for row in rows])
