"""The real engines start, answer, and agree on what a definition rests on: counts, sums, nulls, ties, time zones."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa
import pytest

if TYPE_CHECKING:
    from ibis.backends import BaseBackend

pytestmark = pytest.mark.xdist_group("engines")
ENGINES = ("duckdb_engine", "postgres_engine", "spark_engine")

ROWS = pa.table(
    {
        "municipality": ["0180", "0180", "0180", "1480", "1480", None],
        "started_at": pa.array(
            [
                datetime(2025, 3, 30, 0, 59, tzinfo=UTC),  # 01.59 in Sweden, a minute before summer time
                datetime(2025, 3, 30, 22, 30, tzinfo=UTC),  # the 31st in Sweden, in summer time
                datetime(2024, 12, 31, 23, 0, tzinfo=UTC),  # midnight of the new year in Sweden
                datetime(2025, 10, 26, 23, 0, tzinfo=UTC),  # midnight to the 27th, in winter time again
                None,
                datetime(2025, 1, 1, 12, 0, tzinfo=UTC),
            ],
            pa.timestamp("us", tz="UTC"),
        ),
        "days": pa.array([3, 3, None, 7, 0, 5], pa.int32()),
    }
)


@pytest.mark.parametrize("name", ENGINES)
def test_counts_and_sums_leave_nulls_out(name: str, request: pytest.FixtureRequest) -> None:
    engine = given(request.getfixturevalue(name))
    t = engine.table("rows_of_test")
    asked = t.aggregate(rows=t.count(), known=t.days.count(), days=t.days.sum(), short=(t.days <= 3).sum())
    assert engine.to_pyarrow(asked).to_pylist() == [{"rows": 6, "known": 5, "days": 18, "short": 3}]


@pytest.mark.parametrize("name", ENGINES)
def test_null_is_a_group_of_its_own(name: str, request: pytest.FixtureRequest) -> None:
    engine = given(request.getfixturevalue(name))
    t = engine.table("rows_of_test")
    counted = engine.to_pyarrow(t.group_by("municipality").aggregate(rows=t.count())).to_pylist()
    assert {row["municipality"]: row["rows"] for row in counted} == {"0180": 3, "1480": 2, None: 1}


@pytest.mark.parametrize("name", ENGINES)
def test_an_instant_is_the_same_instant_in_every_engine(name: str, request: pytest.FixtureRequest) -> None:
    engine = given(request.getfixturevalue(name))
    t = engine.table("rows_of_test")
    before = t.started_at < ibis.timestamp("2025-01-01 00:00:00", timezone="UTC")
    assert engine.to_pyarrow(t.aggregate(found=before.sum())).to_pylist() == [{"found": 1}]


def given(engine: BaseBackend) -> BaseBackend:
    """The rows as a table of the engine."""
    rows: Any = ROWS
    engine.create_table("rows_of_test", rows, overwrite=True)
    return engine
