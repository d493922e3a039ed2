"""What Parquet files say at their ends of the rows they hold, so that nobody need read them to know it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from dagmar.indicators.swedish_time import in_utc

Times = tuple[datetime, datetime]
"""The first and the last, in UTC without a mark; wider than what is there does no harm."""
SHORT_LIST = 256
"""Bytes. A list of a column's values that is no longer, in each part of the files, is of a hundred values or so, or fewer."""

ROWS_BETWEEN_CUTS = 8_000_000
"""At least so many are looked at together: fewer would be too many questions, and more would fill the memory with keys."""


class Said(NamedTuple):
    """Of a table: how many rows; for each time column between which times; and which columns have few different values.

    A time column of which any part does not say between which times it lies is not there, since it has to be read; nor is one
    that holds no time at all, or times finer than microseconds. That a column has `few` values is a guess that costs or saves time.
    So are the `cuts`, keys in order of which no part of the files lies on both sides: the key can be looked at in stretches of some
    million rows, each read once.
    """

    rows: int
    times: Mapping[str, Times]
    few: frozenset[str]
    cuts: tuple[str, ...] = ()


NOTHING_SAID = Said(0, {}, frozenset())


def said_by(footers: Sequence[pq.FileMetaData], key: str = "", *, between: int = ROWS_BETWEEN_CUTS) -> Said:
    """What the files of a table say together. `key` is its key, which is cut after at least `between` rows, where it can be."""
    every: dict[str, list[pq.ColumnChunkMetaData]] = defaultdict(list)
    for footer in footers:
        for name, chunk in _chunks(footer):
            every[name].append(chunk)
    timed = {
        one.name for footer in footers for one in footer.schema.to_arrow_schema() if pa.types.is_timestamp(one.type)
    }
    times = {name: _times(chunks) for name, chunks in every.items() if name in timed}
    return Said(
        sum(footer.num_rows for footer in footers),
        {name: found for name, found in times.items() if found is not None},
        frozenset(name for name, chunks in every.items() if all(map(_lists_few, chunks))),
        _cuts(every.get(key, ()), between),
    )


def _chunks(footer: pq.FileMetaData) -> Iterator[tuple[str, pq.ColumnChunkMetaData]]:
    for group in range(footer.num_row_groups):
        row_group = footer.row_group(group)
        for number in range(row_group.num_columns):
            chunk = row_group.column(number)
            yield chunk.path_in_schema, chunk


def _lists_few(chunk: pq.ColumnChunkMetaData) -> bool:
    """Whether it begins with a list of its values, and a short one. A list that grows long is given up by those who write."""
    begins = chunk.dictionary_page_offset
    return bool(chunk.has_dictionary_page and begins) and chunk.data_page_offset - begins <= SHORT_LIST


def _times(chunks: Iterable[pq.ColumnChunkMetaData]) -> Times | None:
    found: list[Times] = []
    for chunk in chunks:
        stated = chunk.statistics
        if stated is not None and stated.has_null_count and stated.null_count == chunk.num_values:
            continue
        if stated is None or not stated.has_min_max or type(stated.min) is not datetime:
            return None
        found.append((in_utc(stated.min), in_utc(stated.max)))
    return (min(first for first, _ in found), max(last for _, last in found)) if found else None


def _cuts(chunks: Iterable[pq.ColumnChunkMetaData], between: int) -> tuple[str, ...]:
    """Where parts of the files end and others begin, in the order of the key. None where any part does not say."""
    stretches: list[tuple[str, str, int]] = []
    for chunk in chunks:
        stated = chunk.statistics
        if stated is None or not stated.has_min_max or not isinstance(stated.min, str):
            return ()
        stretches.append((stated.min, stated.max, chunk.num_values))
    cuts, furthest, rows = [], "", 0
    for first, last, many in sorted(stretches):
        if rows >= between and furthest < first:
            cuts.append(first)
            rows = 0
        furthest, rows = max(furthest, last), rows + many
    return tuple(cuts)
