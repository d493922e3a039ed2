"""The data where they are: a folder of Parquet or CSV on DuckDB, tables in memory, a PostgreSQL database, Spark.

A folder has one file or folder a table (`contacts.parquet`, `contacts/…/part-0.parquet`, `contacts.csv`). Every Parquet
file is opened at its end before anything is counted, so that one that was cut off is refused and not read in part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from dagmar.indicators.tables import POPULATION, TABLES
from dagmar.problem import Place, Problem, Refused
from dagmar.source import Basis
from dagmar.text import Text

Backend = Literal["duckdb", "postgres", "spark"]
BACKENDS: tuple[Backend, ...] = ("duckdb", "postgres", "spark")
NAMES = (*TABLES, POPULATION)
MARK = b"dagmar.basis"
"""A Parquet file that says `synthetic` under this key in its metadata makes every figure computed from it synthetic."""


@dataclass(frozen=True)
class Data:
    """Tables that can be asked. `sizes` are bytes on disk where they are known."""

    backend: str
    place: str
    tables: Mapping[str, Any]
    sizes: Mapping[str, int] = field(default_factory=dict)
    basis: Basis = "real"
    close: Callable[[], None] = lambda: None


def in_memory(tables: Mapping[str, pa.Table], connection: Any = None) -> Data:
    """Arrow tables in memory, asked by DuckDB: one of its own, or the connection given. Nothing is copied."""
    connection = connection or _duckdb(None, None)
    for name, table in tables.items():
        connection.con.register(name, table)
    return Data("duckdb", "-", {name: connection.table(name) for name in tables}, close=connection.disconnect)


def open_folder(folder: Path, *, threads: int | None = None, memory: str | None = None) -> Data:
    """A folder of Parquet or CSV, asked by DuckDB.

    Raises:
        Refused: `data-not-found`, or every file that cannot be read: `parquet-broken`, `columns-differ`,
            `time-zones-mixed`.
    """
    found, sizes, basis = _files(folder)
    connection = _duckdb(threads, memory)
    tables: dict[str, Any] = {}
    for name, files in found.items():
        paths = [str(file) for file in files]
        if files[0].suffix == ".parquet":
            tables[name] = connection.read_parquet(paths, table_name=f"{name}_read")
        else:
            tables[name] = connection.read_csv(paths, table_name=f"{name}_read", types=_text_columns(name))
    return Data("duckdb", str(folder), tables, sizes, basis, connection.disconnect)


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
        Refused: `data-not-found`.
    """
    connection = ibis.connect(address)
    connection.raw_sql("SET TIME ZONE 'UTC'").close()
    there = set(connection.list_tables())
    tables = {name: connection.table(name) for name in NAMES if name in there}
    if not tables:
        raise Refused([_nothing(address.rpartition("@")[2])])
    return Data("postgres", address.rpartition("@")[2], tables, close=connection.disconnect)


def open_spark(folder: Path | str, session: Any = None) -> Data:
    """A folder of Parquet, asked by Spark: on this machine, or by the session of a cluster.

    Raises:
        Refused: as `open_folder`.
    """
    found, sizes, basis = _files(Path(folder))
    if session is None:
        from pyspark.sql import SparkSession  # it takes seconds, and only those who ask for Spark wait

        session = (
            SparkSession.builder.master("local[*]")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.ui.enabled", "false")
            .getOrCreate()
        )
    session.conf.set("spark.sql.session.timeZone", "UTC")
    connection = ibis.pyspark.connect(session)
    tables: dict[str, Any] = {}
    for name, files in found.items():
        reader = session.read.options(header="true", inferSchema="true")
        frame = reader.parquet(*map(str, files)) if files[0].suffix == ".parquet" else reader.csv([*map(str, files)])
        frame.createOrReplaceTempView(f"{name}_read")
        tables[name] = connection.table(f"{name}_read")
    return Data("spark", str(folder), tables, sizes, basis)


def open_data(place: str, backend: Backend) -> Data:
    """The data at a place: a folder, or for PostgreSQL an address.

    Raises:
        Refused: nothing of ours is there, or a file cannot be read.
    """
    if backend == "postgres":
        return open_postgres(place)
    return open_spark(place) if backend == "spark" else open_folder(Path(place))


def _text_columns(name: str) -> dict[str, str]:
    """What a CSV file must not guess: a code keeps its leading zero."""
    kinds = {"text": "string", "whole": "int64", "decimal": "decimal(18, 3)", "yes_no": "bool", "time": "timestamp"}
    columns = TABLES[name].columns if name in TABLES else {}
    return {column: kinds[one.kind] for column, one in columns.items()} | (
        {} if columns else {"municipality": "string"}
    )


def _files(folder: Path) -> tuple[dict[str, list[Path]], dict[str, int], Basis]:
    found: dict[str, list[Path]] = {}
    for name in NAMES:
        files = sorted((folder / name).rglob("*.parquet")) or sorted((folder / name).rglob("*.csv"))
        alone = [path for ending in ("parquet", "csv") if (path := folder / f"{name}.{ending}").is_file()]
        if files or alone:
            found[name] = files or alone[:1]
    if not found:
        raise Refused([_nothing(str(folder))])
    problems: list[Problem] = []
    marks: set[bytes] = set()
    for files in found.values():
        schemas = _schemas(files, problems)
        problems += _differing(schemas)
        marks |= {(schema.metadata or {}).get(MARK, b"real") for schema in schemas.values()}
    if problems:
        raise Refused(problems)
    sizes = {name: sum(file.stat().st_size for file in files) for name, files in found.items()}
    return found, sizes, "synthetic" if b"synthetic" in marks else "real"


def _schemas(files: Iterable[Path], problems: list[Problem]) -> dict[Path, pa.Schema]:
    schemas: dict[Path, pa.Schema] = {}
    for file in files:
        if file.suffix != ".parquet":
            continue
        try:
            schemas[file] = pq.read_schema(file)
        except (pa.ArrowException, OSError, ValueError) as broken:
            problems.append(_broken(file, str(broken).splitlines()[0][:120]))
    return schemas


def _differing(schemas: Mapping[Path, pa.Schema]) -> Iterable[Problem]:
    first = next(iter(schemas.items()), None)
    if first is None:
        return
    for file, schema in schemas.items():
        if file is first[0] or schema.equals(first[1]):
            continue
        zones = [
            one.name
            for one in schema
            if pa.types.is_timestamp(one.type)
            and (at := first[1].get_field_index(one.name)) >= 0
            and pa.types.is_timestamp(first[1].field(at).type)
            and (one.type.tz is None) != (first[1].field(at).type.tz is None)
        ]
        if zones:
            yield _zones_mixed(file, first[0], zones)
        elif {(one.name, str(one.type)) for one in schema} != {(one.name, str(one.type)) for one in first[1]}:
            yield _columns_differ(file, first[0], schema, first[1])


def _nothing(place: str) -> Problem:
    names = ", ".join(NAMES)
    return Problem(
        "data-not-found",
        Place(place),
        Text(
            "Här finns ingen tabell som indikatorer räknas på.",
            "There is no table here that indicators are counted on.",
        ),
        Text(f"Tabellerna heter {names}.", f"The tables are called {names}."),
    )


def _broken(file: Path, why: str) -> Problem:
    return Problem(
        "parquet-broken",
        Place(str(file)),
        Text(f"Filen är inte en hel Parquetfil ({why}).", f"The file is not a whole Parquet file ({why})."),
        Text("Skriv filen på nytt; inget har räknats.", "Write the file again; nothing was counted."),
    )


def _zones_mixed(file: Path, first: Path, columns: list[str]) -> Problem:
    named = ", ".join(columns)
    return Problem(
        "time-zones-mixed",
        Place(str(file)),
        Text(
            f"{named}: tider med och utan tidszon är blandade i tabellens filer.",
            f"{named}: times with and without a time zone are mixed in the files of the table.",
        ),
        Text(
            "Skriv alla tider i UTC, på samma sätt i alla filer.",
            "Write every time in UTC, the same way in every file.",
        ),
        also=((Place(str(first)), Text("så står de här", "as they stand here")),),
    )


def _columns_differ(file: Path, first: Path, one: pa.Schema, other: pa.Schema) -> Problem:
    left = {(field.name, str(field.type)) for field in one} ^ {(field.name, str(field.type)) for field in other}
    named = ", ".join(sorted({name for name, _ in left}))
    return Problem(
        "columns-differ",
        Place(str(file)),
        Text(f"Filerna i tabellen har olika kolumner: {named}.", f"The files of the table differ in columns: {named}."),
        Text("Skriv alla filer med samma kolumner och slag.", "Write every file with the same columns and kinds."),
        also=((Place(str(first)), Text("så står de här", "as they stand here")),),
    )
