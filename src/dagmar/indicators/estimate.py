"""What a computation will take: rows, seconds and memory, told before it begins so that one can stop.

Seconds are measured and not known beforehand: the whole computation is done on the first rows of the data, on this engine and
this machine as busy as it is, once with few rows and once with more, and with yet more until the difference can be told from the
machine's whims. What the last took more is what rows cost, and the rest is what it costs however few they are. A table that is no
larger than that is not tried first; it takes as long as it takes.

Memory is reckoned from the groups that there can be, where files say which months they span, and else from those that came
out of the first rows; and from what was measured with 76 definitions and with one (docs/reference/benchmarks.md).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from math import prod
from typing import Any, NamedTuple

from dagmar.agreement.period import Period
from dagmar.indicators.asking import answer
from dagmar.indicators.compute import Pass, compute, months_between, months_of, passes_for
from dagmar.indicators.data import Data
from dagmar.indicators.expressions import within
from dagmar.indicators.footers import NOTHING_SAID
from dagmar.indicators.loader import Defined
from dagmar.indicators.plan import Months, by_person
from dagmar.indicators.roll_up import known_areas
from dagmar.indicators.tables import SEXES, TABLES

FEW, MORE, TIMES = 20_000, 400_000, 5
"""Rows of each table that are tried; then so many times more, as long as the table is at least twice that."""
TOLD_APART = 0.25
"""Seconds that the larger trial must take more than the least one."""
ROWS_A_SECOND = 400_000
"""Where no rows are tried: fewer than were placed on two cores that ten others shared."""
SECONDS_AT_LEAST = 1.0
BASE_BYTES = 225_000_000
"""What the process and its engine take before the first row."""
BYTES_A_SUM = 80
"""For each sum of each group: the engine's table of groups, its answer, and our arrays."""
BYTES_A_PERSON_ROW = 24
"""Where the rows of a person are brought together, or their keys looked at; the engine puts on disk what does not fit."""


class Estimate(NamedTuple):
    """Rows of all tables that are read, passes over them, and about how long and how much memory that takes.

    `tried` is how many rows the seconds were measured on; 0 where there are too few to try first.
    """

    rows: int
    passes: int
    seconds: float
    memory_bytes: int
    tried: int = 0


def estimate(
    definitions: Sequence[Defined],
    data: Data,
    *,
    now: Callable[[], float],
    period: Period | None = None,
    unique_keys: bool = False,
) -> Estimate:
    """From the number of rows, which a table is asked for where no file says it, the plan, and the first rows.

    `now` is a clock in seconds. Of a `period`, of its rows alone.

    Raises:
        Refused: `period-not-whole`, as `compute` does.
    """
    months = None if period is None else months_of(period, definitions)
    passes = passes_for(definitions, months)
    names = {one.plan.table for one in passes} & set(data.tables)
    if months is not None:
        data = _of_period(data, names, passes, months, unique_keys=unique_keys)
    counts = {name: data.said[name].rows if name in data.said else _rows(data.tables[name]) for name in names}
    total = sum(counts.values())
    few, more = Trial(0.0, 0), Trial(total / ROWS_A_SECOND, total)
    least = most = total
    for size in _sizes(max(counts.values(), default=0)):
        more = _tried(definitions, data, names, size, now, period, unique_keys=unique_keys)
        most = sum(min(count, size) for count in counts.values())
        if size == FEW:
            few, least = more, most
        elif more.seconds - few.seconds >= TOLD_APART:
            break
    seconds = _onwards(few.seconds, more.seconds, least, most, total)
    tried = round(_onwards(few.groups, more.groups, least, most, total))
    sums = max((_groups(one, data, counts, tried) * len(one.plan.sums) for one in passes), default=0)
    kept = sum(counts.get(one.plan.table, 0) for one in passes if _by_person(one, unique_keys=unique_keys))
    memory = BASE_BYTES + sums * BYTES_A_SUM + kept * BYTES_A_PERSON_ROW
    return Estimate(total, len(passes), max(SECONDS_AT_LEAST, round(seconds, 1)), memory, most if most < total else 0)


def _sizes(rows: int) -> Iterator[int]:
    """How many rows to try, of a table of so many; none where it is no larger than twice `MORE`."""
    size = MORE
    if rows > 2 * size:
        yield FEW
    while rows > 2 * size:
        yield size
        size *= TIMES


def _groups(one: Pass, data: Data, counts: Mapping[str, int], tried: int) -> int:
    """About how many: municipalities, sexes, months and what the keys can be, and no more than the table has rows. As many as the
    rows that were `tried` tell of, where the months are not known or each value makes a group of its own.
    """
    plan = one.plan
    rows = counts.get(plan.table, 0)
    times = data.said.get(plan.table, NOTHING_SAID).times
    if one.by_value is not None or (plan.months is None and plan.counted_on not in times):
        return min(rows, tried)
    first, last = plan.months or months_between(times[plan.counted_on])
    places = len(known_areas().municipalities) * len(SEXES) * (last - first + 1)
    return min(rows, places * prod(len(key.listed) + (not key.whole) for key in plan.keys))


class Trial(NamedTuple):
    """What some of the rows took, and into how many groups they fell."""

    seconds: float
    groups: int


def _tried(
    definitions: Sequence[Defined],
    data: Data,
    names: set[str],
    size: int,
    now: Callable[[], float],
    period: Period | None,
    *,
    unique_keys: bool,
) -> Trial:
    first = {name: table.limit(size) if name in names else table for name, table in data.tables.items()}
    said = {name: one._replace(rows=min(size, one.rows)) if name in names else one for name, one in data.said.items()}
    begun = now()
    measured = compute(definitions, replace(data, tables=first, said=said), period=period, unique_keys=unique_keys)
    return Trial(now() - begun, max(one.rest.groups for one in measured))


def _of_period(
    data: Data, names: Collection[str], passes: Sequence[Pass], months: Months, *, unique_keys: bool
) -> Data:
    """The data with the rows of those months alone, where nothing else is looked at."""
    narrowed: dict[str, Any] = {}
    for name in names:
        own = [one for one in passes if one.plan.table == name]
        if not any(_by_person(one, unique_keys=unique_keys) for one in own):
            table = data.tables[name]
            times = sorted({one.plan.counted_on for one in own})
            kept = reduce(lambda one, other: one | other, (within(table[time], months) for time in times))
            narrowed[name] = table.filter(kept)
    said = {
        name: one._replace(rows=_rows(narrowed[name])) if name in narrowed else one for name, one in data.said.items()
    }
    return replace(data, tables={**data.tables, **narrowed}, said=said)


def _onwards(few: float, more: float, least: int, most: int, total: int) -> float:
    """In a straight line from what few and more rows gave to all of them."""
    return more + max(more - few, 0) / max(most - least, 1) * (total - most)


def _by_person(one: Pass, *, unique_keys: bool) -> bool:
    looked_at = bool(TABLES[one.plan.table].identity) and not unique_keys
    return looked_at or any(by_person(asked.definition) for asked in one.plan.asked)


def _rows(table: Any) -> int:
    return int(answer(table.aggregate(rows=table.count()))["rows"][0].as_py())
