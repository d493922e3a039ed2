"""Parquet: one column a column, one row a fact. Text, integers, decimals, double and dates; nothing that is not exact.

Read in batches, after the number of rows and the unpacked size that the file states have been held against the limits.
A line is the number of the row, counted from 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dagmar.facts.cells import Cell, Content, Row, Unreadable, of_float
from dagmar.facts.findings import Findings
from dagmar.facts.table import Line, rows_under_headings
from dagmar.problem import Place
from dagmar.text import Text, both

_BATCH = 5_000
_MAGIC = b"PAR1"


def rows(path: Path, found: Findings) -> Iterator[Row]:
    """The rows of a Parquet file."""
    if _is_whole(path, found):
        try:
            # As dictionaries: a long text that a small file repeats for every row is not copied for every row.
            with pq.ParquetFile(path, read_dictionary=_texts(path)) as file:
                if _within_limits(file, path, found) and _types_are_exact(file.schema_arrow, path, found):
                    yield from rows_under_headings(_lines(file, path), str(path), found)
        except (pa.ArrowException, OSError, ValueError, OverflowError) as broken:
            found.tell("parquet-broken", Place(str(path)), why=str(broken).splitlines()[0][:100])


def _lines(file: pq.ParquetFile, path: Path) -> Iterator[Line]:
    names = file.schema_arrow.names
    total, size = max(file.metadata.num_rows, 1), path.stat().st_size
    yield Line(Place(str(path), 0, 0), names)
    number = 0
    for batch in file.iter_batches(batch_size=_BATCH):
        columns = [_contents(column) for column in batch.columns]
        for contents in zip(*columns, strict=True):
            number += 1
            at = Place(str(path), number, 1)
            yield Line(at, [_content(content) for content in contents], size * number // total)


def _contents(column: pa.Array) -> list[Any]:
    if not pa.types.is_dictionary(column.type):
        return list(column.to_pylist())
    texts = column.dictionary.to_pylist()
    return [None if index is None else texts[index] for index in column.indices.to_pylist()]


def _texts(path: Path) -> list[str]:
    return [column.name for column in pq.read_schema(path) if pa.types.is_string(column.type)]


def _content(content: Any) -> Content | Unreadable | None:
    if content is None or isinstance(content, str | date | datetime):
        return content
    if isinstance(content, float):
        try:
            return of_float(content)
        except ValueError:
            return Unreadable(both(str(content)))
    assert isinstance(content, int | Decimal), "the types were settled by the schema"
    return Fraction(content)


def _is_whole(path: Path, found: Findings) -> bool:
    size = path.stat().st_size
    with path.open("rb") as raw:
        begin = raw.read(4)
        raw.seek(max(size - 4, 0))
        end = raw.read(4)
    if begin != _MAGIC:
        found.tell(
            "parquet-broken", Place(str(path)), why=Text("den börjar inte med PAR1", "it does not begin with PAR1")
        )
    elif end != _MAGIC or size < 12:
        found.tell("parquet-broken", Place(str(path)), why=Text("slutet saknas", "its end is missing"))
    else:
        return True
    return False


def _within_limits(file: pq.ParquetFile, path: Path, found: Findings) -> bool:
    limits = found.limits
    unpacked = sum(file.metadata.row_group(group).total_byte_size for group in range(file.metadata.num_row_groups))
    if file.metadata.num_rows > limits.rows:
        found.tell("too-many-rows", Place(str(path)), limit=str(limits.rows))
    elif unpacked > limits.unpacked_bytes:
        found.tell("file-too-large", Place(str(path)), size=str(unpacked), limit=str(limits.unpacked_bytes))
    else:
        return True
    return False


def _types_are_exact(schema: pa.Schema, path: Path, found: Findings) -> bool:
    exact = True
    for position, column in enumerate(schema, start=1):
        kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
        if not any(is_kind(kind) for is_kind in _READABLE):
            at = Cell(column.name, Place(str(path), 0, position), column.name)
            found.tell("parquet-type", at, kind=str(kind))
            exact = False
    return exact


_READABLE = (
    pa.types.is_string,
    pa.types.is_large_string,
    pa.types.is_string_view,
    pa.types.is_integer,
    pa.types.is_decimal,
    pa.types.is_float64,
    pa.types.is_date,
    pa.types.is_timestamp,
    pa.types.is_null,
)
