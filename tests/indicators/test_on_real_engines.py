"""DuckDB, PostgreSQL and Spark answer as the plain engine does, each from where it keeps its data.

One random case is a table of some tens of rows and a dozen definitions: they are planned together, so that an engine is asked
a few questions for all of them. Each profile says how many cases an engine gets beside those of the plain engine's own test:
Spark takes seconds a case.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dagmar.indicators.compute import compute
from dagmar.indicators.data import Data, open_folder, open_postgres, open_spark
from dagmar.indicators.loader import Defined, define
from tests.engines import postgres
from tests.indicators.agreeing import ZONES, demand_agreement, tables_for
from tests.indicators.invented import TABLE_NAMES, definitions, moments_of, rows
from tests.indicators.rows import table_of

if TYPE_CHECKING:
    from ibis.backends.postgres import Backend as PostgreSQL
    from ibis.backends.pyspark import Backend as Spark

pytestmark = pytest.mark.xdist_group("engines")
PROFILE = os.environ.get("DAGMAR_TEST_PROFILE", "default")
TOGETHER = ("share", "share", "count", "rate", "mean", "mean")
ALONE = ("median", "percentile", "continuity", "share", "mean")


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, list[Defined], list[dict[str, Any]], dict[str, pa.Table]]:
    """A table, definitions over it that mostly share a pass, its rows, and those as Arrow tables."""
    table = draw(st.sampled_from(TABLE_NAMES))
    counted_on = draw(st.sampled_from(moments_of(table)))
    measures = [TOGETHER] * 8 + [ALONE] * 4
    defined = [
        draw(definitions(table, f"number-{number}", counted_on=counted_on, measures=one))
        for number, one in enumerate(measures)
    ]
    held = draw(rows(table, at_least=20))
    return table, defined, held, tables_for(table, held, draw(st.sampled_from(ZONES)))


@contextmanager
def folder_of(tables: dict[str, pa.Table]) -> Iterator[Path]:
    """The tables as Parquet in a folder for as long as the block lasts."""
    folder = Path(tempfile.mkdtemp(prefix="dagmar-case-"))
    try:
        for name, table in tables.items():
            pq.write_table(table, folder / f"{name}.parquet")
        yield folder
    finally:
        shutil.rmtree(folder)


@pytest.fixture(params=["duckdb", "postgres", "spark"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[dict[str, pa.Table]], Data]:
    """Puts tables where the engine keeps them, and opens them as the program does."""

    def postgres_of(tables: dict[str, pa.Table]) -> Data:
        for name, table in tables.items():
            request.getfixturevalue("postgres_engine").create_table(name, table, overwrite=True)
        return open_postgres(address_of(request.getfixturevalue("postgres_server")))

    def folder_of_engine(tables: dict[str, pa.Table]) -> Data:
        for name, table in tables.items():
            pq.write_table(table, tmp_path / f"{name}.parquet")
        if request.param == "duckdb":
            return open_folder(tmp_path)
        return open_spark(tmp_path, request.getfixturevalue("spark_engine")._session)

    return postgres_of if request.param == "postgres" else folder_of_engine


def address_of(server: postgres.Server) -> str:
    return f"postgresql:///{server.database}?host={server.folder}&user={postgres.USER}"


PLACE = {"municipality": "0180", "sex": "women"}
NOON = datetime(2024, 2, 1, 12)  # noqa: DTZ001 -- UTC without a mark, as the tables have it


def defined(measure: str, *, numerator: Any = None, **more: Any) -> Defined:
    """A definition over contacts by the year they started in."""
    says: dict[str, Any] = {"sv": "påhittad", "en": "invented"}
    said = {
        "indicator": "invented", "version": 1, "name": says, "why": says, "table": "contacts", "counted_on": "started_at",
        "period": "year", "measure": measure, "unit": "number", "direction": "none", "sex_split": True,
        "population": {"says": says}, "numerator": {"says": says, "where": numerator or {}}, "interval": "none",
        "smallest_base": 1, "coverage": {"says": says}, "source": says, "next_publication": "2027-01-01",
        "changes": [{"version": 1, "on": "2026-01-01", "what": says}],
    }  # fmt: skip
    if measure == "share":
        said["denominator"] = {"says": says}
    return define(json.dumps(said | more), "invented.yaml")


def test_times_within_a_second_are_the_same_time_on_every_engine(opened: Any) -> None:
    """By hand: a half second apart is no later visit; across the turn of a second, a microsecond is. 1 of 4 has one."""
    parts = {"a": (0, 500_000), "b": (999_999, 1_000_000)}
    held = [
        {"person": person, "started_at": NOON + timedelta(microseconds=part), **PLACE}
        for person, two in parts.items()
        for part in two
    ]
    again = defined("share", following={"again": {"time": "started_at"}}, numerator={"again": "known"})
    (one,) = compute([again], opened({"contacts": table_of("contacts", held)}))
    assert (one.numerator[-1, 0].sum(), one.base[-1, 0].sum()) == (1, 4)


def test_the_first_of_a_person_within_a_second_goes_by_municipality_on_every_engine(opened: Any) -> None:
    """By hand: 0114 comes before 0180, though its visit was half a second later."""
    held = [
        {**PLACE, "person": "a", "started_at": NOON, "municipality": "0180"},
        {**PLACE, "person": "a", "started_at": NOON + timedelta(microseconds=500_000), "municipality": "0114"},
    ]
    (one,) = compute([defined("count", counting="first_per_person")], opened({"contacts": table_of("contacts", held)}))
    assert {area: one.base[one.areas.codes.index(area), 0].sum() for area in ("0114", "0180")} == {"0114": 1, "0180": 0}


@settings(settings.get_profile(f"{PROFILE} on an engine"))
@given(cases())
def test_spark_and_duckdb_give_exactly_what_plain_python_gives(spark_engine: Spark, case: Any) -> None:
    _, defined, held, tables = case
    with folder_of(tables) as folder:
        on_duckdb = open_folder(folder)
        demand_agreement(defined, held, on_duckdb)
        on_duckdb.close()
        demand_agreement(defined, held, open_spark(folder, spark_engine._session))


@settings(settings.get_profile(f"{PROFILE} on an engine"))
@given(cases())
def test_postgres_gives_exactly_what_plain_python_gives(
    postgres_server: postgres.Server, postgres_engine: PostgreSQL, case: Any
) -> None:
    _, defined, held, tables = case
    for name, table in tables.items():
        postgres_engine.create_table(name, table, overwrite=True)
    data = open_postgres(address_of(postgres_server))
    demand_agreement(defined, held, data)
    data.close()
