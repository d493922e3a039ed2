"""The estimate: measured on the first rows by the clock that it is given, and in a straight line from there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dagmar.agreement.period import Period
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


def test_the_groups_are_those_that_there_can_be_where_the_files_say_their_months(tmp_path: Path) -> None:
    """Of a thousand rows, a thousand groups at most; of a million in two months, every municipality, two sexes, two months."""
    noon = [datetime(2024, month, 1, 12) for month in (1, 2)]  # noqa: DTZ001 -- times in UTC, as the tables have them
    two = table_of("contacts", [{**VISIT, "started_at": time} for time in noon])
    foretold = {}
    for rows in (1_000, 700_000):
        folder = tmp_path / str(rows)
        folder.mkdir()
        pq.write_table(two.take(pa.array([0, 1] * (rows // 2))), folder / "contacts.parquet")
        foretold[rows] = estimate([defined("count")], open_folder(folder), now=lambda: 0.0, unique_keys=True)
    places = len({row["code"] for row in read_rows("municipalities")})
    assert foretold[1_000].memory_bytes == BASE_BYTES + 1_000 * BYTES_A_SUM
    assert foretold[700_000].memory_bytes == BASE_BYTES + places * 2 * 2 * BYTES_A_SUM


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
