"""The estimate: measured on the first rows by the clock that it is given, and in a straight line from there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dagmar.agreement.period import Period
from dagmar.indicators.compute import passes_for
from dagmar.indicators.data import in_memory, open_folder
from dagmar.indicators.estimate import BASE_BYTES, BYTES_A_PERSON_ROW, BYTES_A_SUM, estimate
from dagmar.registry.tables import read_rows
from tests.indicators.defined import NOON, PLACE, defined
from tests.indicators.rows import table_of

VISIT = {**PLACE, "contact": None, "person": "a", "started_at": NOON}


def visits(rows: int) -> pa.Table:
    one = table_of("contacts", [VISIT])
    return one.take(pa.array([0]).take(pa.array([0] * rows)))


def test_what_the_first_rows_took_goes_on_in_a_straight_line() -> None:
    """20 000 rows take 1 s and 400 000 take 3 s: 2 s for 380 000 more, so 1 160 000 take 3 + 4 s. All are in one group."""
    clock: Iterator[float] = iter((0.0, 1.0, 10.0, 13.0))
    found = estimate([defined("count")], in_memory({"contacts": visits(1_160_000)}), now=lambda: next(clock))
    assert (found.rows, found.tried, found.seconds) == (1_160_000, 400_000, 7.0)
    assert found.memory_bytes == BASE_BYTES + BYTES_A_SUM + 1_160_000 * BYTES_A_PERSON_ROW


def test_more_rows_are_tried_until_they_take_longer_than_few() -> None:
    """400 000 rows take a tenth of a second more than 20 000, which says nothing; 2 000 000 take 1.98 s more: a second a million."""
    clock: Iterator[float] = iter((0.0, 1.0, 10.0, 11.1, 20.0, 22.98))
    data = in_memory({"contacts": visits(5_000_000)})
    found = estimate([defined("count")], data, now=lambda: next(clock), unique_keys=True)
    assert (found.rows, found.tried, found.seconds) == (5_000_000, 2_000_000, 6.0)


def written(folder: Path, table: str, rows: int, months: Sequence[int]) -> Path:
    """So many rows over the months of 2024, as a file that says when they are."""
    time = "started_at" if table == "contacts" else "taken_at"
    row = VISIT if table == "contacts" else {**PLACE, "person": "a"}
    noon = [datetime(2024, month, 1, 12) for month in months]  # noqa: DTZ001 -- times in UTC, as the tables have them
    every = table_of(table, [{**row, time: one} for one in noon])
    folder.mkdir(exist_ok=True)
    pq.write_table(every.take(pa.array([*range(len(noon))] * (rows // len(noon)))), folder / f"{table}.parquet")
    return folder


PLACES = len({row["code"] for row in read_rows("municipalities")}) * len(("women", "men"))
COUNT = [defined("count")]


def memory(folder: Path, **more: Any) -> int:
    return estimate(more.pop("of", COUNT), open_folder(folder), now=lambda: 0.0, unique_keys=True, **more).memory_bytes


def test_groups_are_as_many_as_places_and_months_and_never_more_than_rows(tmp_path: Path) -> None:
    assert memory(written(tmp_path / "few", "contacts", 1_000, (1, 2))) == BASE_BYTES + 1_000 * BYTES_A_SUM
    many = written(tmp_path / "many", "contacts", 700_000, (1, 2))
    assert memory(many) == BASE_BYTES + PLACES * 2 * BYTES_A_SUM


def test_of_a_period_there_are_the_groups_of_its_months(tmp_path: Path) -> None:
    months = written(tmp_path / "months", "contacts", 700_000, range(1, 13))
    monthly = [defined("count", period="month")]
    assert memory(months, of=monthly) == BASE_BYTES + PLACES * 12 * BYTES_A_SUM
    march = Period.parse("2024-03")
    assert memory(months, of=monthly, period=march) == BASE_BYTES + PLACES * BYTES_A_SUM


def test_a_small_table_has_no_more_groups_than_rows_beside_a_large_one(tmp_path: Path) -> None:
    folder = written(tmp_path / "two", "contacts", 100, (1, 2))
    written(folder, "laboratory", 700_000, (1, 2, 3))
    other = defined("count", indicator="other", table="laboratory", counted_on="taken_at")
    assert memory(folder, of=[*COUNT, other]) == BASE_BYTES + PLACES * 3 * BYTES_A_SUM
    shorter = written(tmp_path / "two", "laboratory", 60, (1, 2, 3))
    assert memory(shorter, of=[*COUNT, other]) == BASE_BYTES + 100 * BYTES_A_SUM


def test_values_that_are_keys_make_more_groups(tmp_path: Path) -> None:
    """Five levels, each with four sums less when told apart: the key has those that there can be."""
    folder = written(tmp_path / "keys", "contacts", 700_000, (1,))
    levels = ("primary", "specialist", "child_psychiatry", "psychiatry", "emergency")
    apart = [defined("count", indicator=level.replace("_", "-"), numerator={"level": level}) for level in levels]
    plan = passes_for(apart)[0].plan
    assert [key.column for key in plan.keys] == ["level"]
    assert memory(folder, of=apart) == BASE_BYTES + PLACES * 5 * len(plan.sums) * BYTES_A_SUM


def test_few_rows_are_not_tried_first() -> None:
    def no_clock() -> float:
        raise AssertionError("nobody looks at the clock")

    found = estimate([defined("count")], in_memory({"contacts": visits(30)}), now=no_clock)
    assert (found.rows, found.passes, found.tried, found.seconds) == (30, 1, 0, 1.0)


def test_of_a_period_its_rows_alone_are_reckoned() -> None:
    """Of 60 rows of 2024 and 40 of 2025, 40 are of 2025; all hundred where somebody must look for the same contact twice."""
    noon = [datetime(year, 6, 1, 12) for year in (2024,) * 60 + (2025,) * 40]  # noqa: DTZ001 -- times in UTC, as the tables have them
    rows = table_of("contacts", [{**VISIT, "started_at": time} for time in noon])
    data = in_memory({"contacts": rows})
    year = Period.parse("2025")
    known = estimate([defined("count")], data, now=lambda: 0.0, period=year, unique_keys=True)
    looked = estimate([defined("count")], data, now=lambda: 0.0, period=year)
    assert (known.rows, looked.rows) == (40, 100)


def test_the_rows_of_a_period_that_are_tried_are_of_the_period() -> None:
    """One row of 2024 comes first in the table. 1 160 000 of 2025 take 7 s, as above."""
    clock: Iterator[float] = iter((0.0, 1.0, 10.0, 13.0))
    early = table_of("contacts", [{**VISIT, "started_at": datetime(2024, 1, 1, 12)}])  # noqa: DTZ001 -- as above
    late = table_of("contacts", [{**VISIT, "started_at": datetime(2025, 6, 1, 12)}])  # noqa: DTZ001 -- as above
    many = pa.concat_tables([early, late.take(pa.array([0]).take(pa.array([0] * 1_160_000)))])
    data = in_memory({"contacts": many})
    found = estimate([defined("count")], data, now=lambda: next(clock), period=Period.parse("2025"), unique_keys=True)
    assert (found.rows, found.tried, found.seconds) == (1_160_000, 400_000, 7.0)
