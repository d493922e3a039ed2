"""DuckDB, PostgreSQL and Spark answer as the plain engine does, each from where it keeps its data.

One random case is a table of some tens of rows and a dozen definitions: they are planned together, so that an engine is asked
a few questions for all of them. Each profile says how many cases an engine gets beside those of the plain engine's own test:
Spark takes seconds a case.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dagmar.indicators.compute import compute
from dagmar.indicators.data import open_folder, open_postgres, open_spark
from dagmar.indicators.loader import Defined
from tests.engines import postgres
from tests.indicators.agreeing import ZONES, demand_agreement, tables_for
from tests.indicators.defined import NOON, PLACE, defined
from tests.indicators.invented import TABLE_NAMES, deaths, definitions, moments_of, rows
from tests.indicators.rows import table_of
from tests.indicators.written import as_csv, as_read, put_in_postgres

if TYPE_CHECKING:
    from ibis.backends.postgres import Backend as PostgreSQL
    from ibis.backends.pyspark import Backend as Spark

pytestmark = pytest.mark.xdist_group("engines")
PROFILE = os.environ.get("DAGMAR_TEST_PROFILE", "default")
TOGETHER = ("share", "share", "count", "rate", "mean", "mean")
ALONE = ("median", "percentile", "continuity", "share", "mean")


class Case(NamedTuple):
    """What is asked, the rows that it is asked of, and those as Arrow tables; in a folder they may be written as CSV."""

    definitions: list[Defined]
    rows: list[dict[str, Any]]
    deaths: list[dict[str, Any]]
    tables: dict[str, pa.Table]
    in_csv: bool


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Definitions over a table that mostly share a pass, its rows and the deaths, and all that as Arrow tables."""
    table = draw(st.sampled_from(TABLE_NAMES))
    counted_on = draw(st.sampled_from(moments_of(table)))
    measures = [TOGETHER] * 8 + [ALONE] * 4
    defined = [
        draw(definitions(table, f"number-{number}", counted_on=counted_on, measures=one))
        for number, one in enumerate(measures)
    ]
    held, dead, in_csv = draw(rows(table, at_least=20)), draw(deaths()), draw(st.booleans())
    if in_csv:
        held = as_read(held)
    return Case(defined, held, dead, tables_for(table, held, draw(st.sampled_from(ZONES)), dead), in_csv)


@contextmanager
def folder_of(case: Case) -> Iterator[Path]:
    """The tables of a case in a folder for as long as the block lasts."""
    folder = Path(tempfile.mkdtemp(prefix="dagmar-case-"))
    try:
        for name, table in case.tables.items():
            if case.in_csv:
                (folder / f"{name}.csv").write_text(as_csv(table), "utf-8")
            else:
                pq.write_table(table, folder / f"{name}.parquet")
        yield folder
    finally:
        shutil.rmtree(folder)


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


@pytest.mark.parametrize("column", ["absent", "muddled"])
def test_a_figure_that_is_not_split_asks_for_nobodys_sex_on_any_engine(opened: Any, column: str) -> None:
    """By hand: four visits of two persons, whatever their sex; the first of each, and the index over the three of one, is 1."""
    held = [
        {"municipality": "0180", "started_at": NOON + timedelta(days=day), "person": person, "unit": "A", "sex": sex}
        for person, visits in (("a", ("women", None, "x")), ("b", ("men",)))
        for day, sex in enumerate(visits)
    ]
    table = table_of("contacts", held)
    if column == "absent":
        table = table.drop_columns(["sex"])
    whole = {"sex_split": False}
    every = [
        defined("count", indicator="rows", **whole),
        defined("count", indicator="persons", counting="first_per_person", **whole),
        defined("continuity", indicator="index", by="unit", at_least=3, **whole),
    ]
    figures: dict[str, dict[tuple[str, str], Any]] = {
        one.defined.id: {
            (cell.area, cell.sex): (cell.numerator or cell.value, cell.base) for cell in one.figures() if cell.base
        }
        for one in compute(every, opened({"contacts": table}))
    }
    areas = [("0180", "all"), ("01", "all"), ("00", "all")]
    assert figures == {
        "rows": dict.fromkeys(areas, (4, 4)),
        "persons": dict.fromkeys(areas, (2, 2)),
        "index": dict.fromkeys(areas, (1, 1)),
    }


@settings(settings.get_profile(f"{PROFILE} on Spark"))
@given(cases())
def test_spark_and_duckdb_give_exactly_what_plain_python_gives(spark_engine: Spark, case: Case) -> None:
    with folder_of(case) as folder:
        on_duckdb = open_folder(folder)
        demand_agreement(case.definitions, case.rows, on_duckdb, case.deaths)
        on_duckdb.close()
        demand_agreement(case.definitions, case.rows, open_spark(folder, spark_engine._session), case.deaths)


@settings(settings.get_profile(f"{PROFILE} on PostgreSQL"))
@given(cases())
def test_postgres_gives_exactly_what_plain_python_gives(
    postgres_server: postgres.Server, postgres_engine: PostgreSQL, case: Case
) -> None:
    put_in_postgres(postgres_engine, case.tables)
    data = open_postgres(postgres.address_of(postgres_server))
    demand_agreement(case.definitions, case.rows, data, case.deaths)
    data.close()
