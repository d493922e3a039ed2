"""Between which times the time columns of Parquet files lie, as the files say at their ends, so that nobody need read them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq

Times = tuple[datetime, datetime]
"""The first and the last, in UTC without a mark; wider than what is there does no harm."""


def times_in(footers: Iterable[pq.FileMetaData]) -> dict[str, Times]:
    """For each time column of which every part of every file says between which times it lies, the first and the last.

    A column of which any part does not say is not there, since it has to be read; nor is one that holds no time at all, or
    times finer than microseconds.
    """
    found: dict[str, list[Times]] = {}
    silent: set[str] = set()
    for footer in footers:
        named = {one.name for one in footer.schema.to_arrow_schema() if pa.types.is_timestamp(one.type)}
        for group in range(footer.num_row_groups):
            row_group = footer.row_group(group)
            for number in range(row_group.num_columns):
                column = row_group.column(number)
                name = column.path_in_schema
                if name not in named or (
                    (stated := column.statistics) is not None and _empty(stated, column.num_values)
                ):
                    continue
                if stated is None or not stated.has_min_max or type(stated.min) is not datetime:
                    silent.add(name)
                else:
                    found.setdefault(name, []).append((_plain(stated.min), _plain(stated.max)))
    return {name: _around(each) for name, each in found.items() if name not in silent}


def _empty(stated: pq.Statistics, values: int) -> bool:
    return bool(stated.has_null_count and stated.null_count == values)


def _plain(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo is not None else moment


def _around(each: Iterable[Times]) -> Times:
    firsts, lasts = zip(*each, strict=True)
    return min(firsts), max(lasts)
