"""What a computation will take: rows, seconds and memory, told before it begins so that one can stop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from dagmar.indicators.compute import Pass, passes_for
from dagmar.indicators.data import Data
from dagmar.indicators.loader import Defined
from dagmar.indicators.plan import by_person

ROWS_A_SECOND = 20_000_000
"""Rows of a pass in a second, on two cores: between what one sum and what many sums gave on 100 million contacts."""
PERSONS_A_SECOND = 2_000_000
"""Rows in a second where the rows of a person must be brought together."""
PLACES = 290 * 2 * 120
"""Groups of ten years of months, before the plan's keys."""


class Estimate(NamedTuple):
    """Rows of all tables that are read, passes over them, and about how long and how much memory that takes."""

    rows: int
    passes: int
    seconds: float
    memory_bytes: int


def estimate(definitions: Sequence[Defined], data: Data) -> Estimate:
    """From the number of rows, which the tables are asked for, and the plan."""
    passes = passes_for(definitions)
    counts = {name: _rows(data.tables[name]) for name in {one.plan.table for one in passes} & set(data.tables)}
    seconds, memory = 0.5, 0
    for one in passes:
        rows = counts.get(one.plan.table, 0)
        alone = sum(by_person(asked.definition) or bool(asked.definition.following) for asked in one.plan.asked)
        seconds += rows / ROWS_A_SECOND * (1 + len(one.plan.sums) / 20) + rows * alone / PERSONS_A_SECOND
        memory = max(memory, min(rows, _groups(one)) * (3 + len(one.plan.sums)) * 16 + rows * 24 * bool(alone))
    return Estimate(sum(counts.values()), len(passes), seconds, memory + 200_000_000)


def _rows(table: Any) -> int:
    return int(table.count().to_pyarrow().as_py())


def _groups(one: Pass) -> int:
    groups = PLACES * (100 if one.by_value else 1)
    for key in one.plan.keys:
        groups *= len(key.listed) + 1
    return groups
