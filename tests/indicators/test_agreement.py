"""DuckDB answers as the plain engine does, on random definitions planned together over random data."""

from __future__ import annotations

import ibis
from hypothesis import given
from hypothesis import strategies as st

from dagmar.indicators.data import in_memory
from tests.indicators.agreeing import demand_agreement, tables_for
from tests.indicators.invented import TABLE_NAMES, deaths, definitions, rows

DUCKDB = ibis.duckdb.connect()


@given(st.data(), st.sampled_from(TABLE_NAMES))
def test_duckdb_gives_exactly_what_plain_python_gives(data: st.DataObject, table: str) -> None:
    count = data.draw(st.integers(1, 4))
    defined = [data.draw(definitions(table, f"number-{number}")) for number in range(count)]
    held = data.draw(rows(table))
    dead = data.draw(deaths())
    demand_agreement(defined, held, in_memory(tables_for(table, held, deaths=dead), DUCKDB), dead)
