"""DuckDB answers as the plain engine does, on random definitions planned together over random data."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given
from hypothesis import strategies as st

from dagmar.indicators.compute import compute
from dagmar.indicators.data import in_memory, open_folder
from dagmar.indicators.footers import said_by
from tests.indicators.agreeing import ZONES, demand_agreement, tables_for
from tests.indicators.invented import TABLE_NAMES, deaths, definitions, rows
from tests.indicators.written import put_in_arrow

DUCKDB = ibis.duckdb.connect()


@given(st.data(), st.sampled_from(TABLE_NAMES))
def test_duckdb_gives_exactly_what_plain_python_gives(data: st.DataObject, table: str) -> None:
    count = data.draw(st.integers(1, 4))
    defined = [data.draw(definitions(table, f"number-{number}")) for number in range(count)]
    held = data.draw(rows(table))
    dead = data.draw(deaths())
    demand_agreement(defined, held, in_memory(tables_for(table, held, deaths=dead), DUCKDB), dead)


@given(st.data(), st.sampled_from(TABLE_NAMES), st.sampled_from(ZONES))
def test_what_files_say_of_their_times_and_rows_changes_no_figure(data: st.DataObject, table: str, zone: str) -> None:
    defined = [data.draw(definitions(table, f"number-{number}")) for number in range(data.draw(st.integers(1, 2)))]
    held = data.draw(rows(table))
    tables = tables_for(table, held, zone, data.draw(deaths()))
    silent = in_memory(tables, DUCKDB)
    said = replace(silent, said={name: said_by([_footer(one)]) for name, one in tables.items()})
    for one, other in zip(compute(defined, said), compute(defined, silent), strict=True):
        assert replace(one.rest, groups=0) == replace(other.rest, groups=0)
        assert list(one.figures()) == list(other.figures())


@given(
    st.data(),
    st.sampled_from(TABLE_NAMES),
    st.sampled_from(ZONES),
    st.sampled_from([None, "lz4", "zstd"]),
    st.booleans(),
)
def test_duckdb_gives_exactly_what_plain_python_gives_through_arrow_files(
    data: st.DataObject, table: str, zone: str, compression: str | None, coded: bool
) -> None:
    """Two files a table, in batches of three rows; texts as they are, or as codes with a list of their values."""
    defined = [data.draw(definitions(table, f"number-{number}")) for number in range(data.draw(st.integers(1, 4)))]
    held, dead = data.draw(rows(table)), data.draw(deaths())
    with TemporaryDirectory() as made:
        for name, whole in tables_for(table, held, zone, dead).items():
            (Path(made) / name).mkdir()
            half, written = len(whole) // 2, in_codes(whole) if coded else whole
            for ending, part in (("arrow", written.slice(0, half)), ("feather", written.slice(half))):
                put_in_arrow(Path(made) / name / f"part.{ending}", part, compression=compression)
        opened = open_folder(Path(made))
        demand_agreement(defined, held, opened, dead)
        opened.close()


def in_codes(table: pa.Table) -> pa.Table:
    """The same with every text as a code."""
    columns = [
        one.dictionary_encode().unify_dictionaries() if pa.types.is_string(one.type) else one for one in table.columns
    ]
    return pa.table(dict(zip(table.column_names, columns, strict=True)))


def _footer(table: pa.Table) -> pq.FileMetaData:
    written = io.BytesIO()
    pq.write_table(table, written, row_group_size=2)
    return pq.read_metadata(written)
