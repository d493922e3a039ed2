"""The data where they are: a folder of Parquet, CSV or Arrow on DuckDB, tables in memory, a PostgreSQL database, Spark."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import ibis
import pyarrow as pa

from dagmar.indicators.arrow_files import dataset_of
from dagmar.indicators.asking import engine_errors
from dagmar.indicators.csv_files import values_of
from dagmar.indicators.folders import Files, files_in, nothing
from dagmar.indicators.footers import Said
from dagmar.indicators.tables import NAMES
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

Backend = Literal["duckdb", "postgres", "spark"]
BACKENDS: tuple[Backend, ...] = ("duckdb", "postgres", "spark")
_OF_POSTGRES = ("postgresql://", "postgres://")


@dataclass(frozen=True)
class Data:
    """Tables that can be asked. Of each, where known: `sizes`, bytes on disk; `marks`, what the files say of their basis;
    and what they have `said` of the rows they hold.
    """

    backend: str
    place: str
    tables: Mapping[str, Any]
    sizes: Mapping[str, int] = field(default_factory=dict)
    marks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    said: Mapping[str, Said] = field(default_factory=dict)
    close: Callable[[], None] = lambda: None


def in_memory(tables: Mapping[str, pa.Table], connection: Any = None) -> Data:
    """Arrow tables in memory, asked by DuckDB: one of its own, or the connection given. Nothing is copied.

    A connection that is given is set to UTC, so that times with a zone are read as everywhere else.
    """
    connection = connection or _duckdb(None, None)
    connection.raw_sql("SET TimeZone = 'UTC'")
    for name, table in tables.items():
        connection.con.register(name, table)
    return Data("duckdb", "-", {name: connection.table(name) for name in tables}, close=connection.disconnect)


def open_folder(folder: Path, *, threads: int | None = None, memory: str | None = None) -> Data:
    """A folder of Parquet, CSV or Arrow, asked by DuckDB.

    Raises:
        Refused: `data-not-found`, or every file that cannot be read: `parquet-broken`, `arrow-broken`, `columns-differ`,
            `time-zones-mixed`, `formats-mixed`, `not-utf-8`, `heading-twice`, `value-of-another-kind`.
    """
    found = files_in(folder)
    connection = _duckdb(threads, memory)

    def read(view: str, files: Files) -> Any:
        paths = [*map(str, files.paths)]
        if files.form == "arrow":
            connection.con.register(view, dataset_of(files.paths))
            return connection.table(view)
        if files.layout is None:
            return connection.read_parquet(paths, table_name=view)
        return connection.read_csv(
            paths,
            table_name=view,
            columns=dict.fromkeys(files.layout.headings, "VARCHAR"),
            auto_detect=False,
            header=True,
            delim=files.layout.mark,
            quote='"',
            escape='"',
        )

    return _opened("duckdb", str(folder), found, read, connection.disconnect)


def _opened(
    backend: str,
    place: str,
    found: Mapping[str, Files],
    read: Callable[[str, Files], Any],
    close: Callable[[], None],
) -> Data:
    tables: dict[str, Any] = {}
    for name, files in found.items():
        with engine_errors(f"{place} {name}"):
            table = read(f"{name}_read", files)
        tables[name] = table if files.layout is None else values_of(table, name, f"{place} {name}")
    return Data(
        backend,
        place,
        tables,
        sizes={name: files.size for name, files in found.items()},
        marks={name: files.marks for name, files in found.items()},
        said={name: files.said for name, files in found.items() if files.said is not None},
        close=close,
    )


def _duckdb(threads: int | None, memory: str | None) -> Any:
    connection = ibis.duckdb.connect()
    settings = {"TimeZone": "UTC", "preserve_insertion_order": False, "threads": threads, "memory_limit": memory}
    for name, value in settings.items():
        if value is not None:
            connection.raw_sql(f"SET {name} = '{value}'")
    return connection


def open_postgres(address: str) -> Data:
    """The tables of a PostgreSQL database that have our names. `address` is `postgresql://host/database`.

    Raises:
        Refused: `address-not-postgres`, `data-not-found`, `engine-not-installed`, or `engine-failed`, when nobody answers.
    """
    place = address.rpartition("@")[2].partition("?")[0]  # without password
    if not address.startswith(_OF_POSTGRES):
        raise Refused([_no_address(place)])
    with _installed("postgres"), engine_errors(place):
        connection = ibis.connect(address)
        connection.raw_sql("SET TIME ZONE 'UTC'").close()
        there = set(connection.list_tables())
        tables = {name: connection.table(name) for name in NAMES if name in there}
    if not tables:
        raise Refused([nothing(place)])
    return Data("postgres", place, tables, close=connection.disconnect)


def open_spark(folder: Path | str, session: Any = None) -> Data:
    """A folder of Parquet or CSV, asked by Spark: on this machine, or by the session of a cluster.

    Raises:
        Refused: as `open_folder`; `format-not-for-engine`: Spark has no reader of Arrow files; `engine-not-installed`, or
            `engine-failed`, when Spark does not start.
    """
    found = files_in(Path(folder), unreadable={"arrow": "Spark"})
    with _installed("spark"), engine_errors(str(folder)):
        session = session or _spark()
        # What a broken value becomes is not left to how a cluster is set: it is an error and never null.
        session.conf.set("spark.sql.session.timeZone", "UTC")
        session.conf.set("spark.sql.ansi.enabled", "true")
        session.conf.set("spark.sql.csv.parser.columnPruning.enabled", "false")
        connection = ibis.pyspark.connect(session)

    def read(view: str, files: Files) -> Any:
        paths, layout = [*map(str, files.paths)], files.layout
        if layout is None:
            frame = session.read.parquet(*paths)
        else:
            said = {"header": "true", "sep": layout.mark, "quote": '"', "escape": '"', "multiLine": "true"}
            columns = ", ".join(f"`{heading.replace('`', '``')}` string" for heading in layout.headings)
            frame = session.read.options(**said, mode="FAILFAST").schema(columns).csv(paths)
        frame.createOrReplaceTempView(view)
        return connection.table(view)

    return _opened("spark", str(folder), found, read, lambda: None)


def _spark() -> Any:
    from pyspark.sql import SparkSession  # it takes seconds, and only those who ask for Spark wait

    builder = SparkSession.builder.master("local[*]").config("spark.sql.session.timeZone", "UTC")
    return builder.config("spark.ui.enabled", "false").getOrCreate()


def open_data(place: str, backend: Backend) -> Data:
    """The data at a place: a folder, or for PostgreSQL an address.

    Raises:
        Refused: nothing of ours is there, or a file cannot be read.
    """
    if backend == "postgres":
        return open_postgres(place)
    return open_spark(place) if backend == "spark" else open_folder(Path(place))


@contextmanager
def _installed(extra: str) -> Iterator[None]:
    """Within it, a library that is not there is `engine-not-installed`."""
    try:
        yield
    except ImportError as error:
        raise Refused([_not_installed(extra)]) from error


def _no_address(place: str) -> Problem:
    return Problem(
        "address-not-postgres",
        Place(place),
        Text(f"{place} är ingen adress till PostgreSQL.", f"{place} is no address of PostgreSQL."),
        Text(
            "Skriv postgresql://värd/databas; PostgreSQL läser inga filer, en mapp räknas med --backend duckdb.",
            "Write postgresql://host/database; PostgreSQL reads no files, a folder is computed with --backend duckdb.",
        ),
    )


def _not_installed(extra: str) -> Problem:
    return Problem(
        "engine-not-installed",
        Place(extra),
        Text(f"Det som {extra} behöver är inte installerat.", f"What {extra} needs is not installed."),
        Text(f"Kör pip install 'dagmar[{extra}]'.", f"Run pip install 'dagmar[{extra}]'."),
    )
