"""The rows of a test where a register might keep them: as CSV with ISO times and nothing where nothing is known; in PostgreSQL."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.ipc

from dagmar.indicators.tables import NAMES


def put_in_postgres(engine: Any, tables: Mapping[str, pa.Table]) -> None:
    """These tables, and no other of ours, in the server."""
    for name in NAMES:
        engine.drop_table(name, force=True)
    for name, table in tables.items():
        engine.create_table(name, table)


def put_in_arrow(file: Path, table: pa.Table, *, rows: int = 3, compression: str | None = None) -> None:
    """The table in Arrow's file format, so many rows in a batch; of none, no batch."""
    options = pa.ipc.IpcWriteOptions(compression=compression)
    with pa.ipc.new_file(file, table.schema, options=options) as writer:
        writer.write_table(table, max_chunksize=rows)


def as_csv(table: pa.Table, *, mark: str = ",") -> str:
    """Every value in quotes only where it must be; a time with a zone says its offset."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=mark, lineterminator="\n")
    writer.writerow(table.column_names)
    writer.writerows([_written(value) for value in row.values()] for row in table.to_pylist())
    return text.getvalue()


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, datetime) else str(value)


def as_read(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows as CSV can say them: an empty text is a missing one."""
    return [{column: None if value == "" else value for column, value in row.items()} for row in rows]
