"""The real engines, for the indicators; and data opened on each of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dagmar.indicators.data import Data, open_folder, open_postgres, open_spark
from tests.engines.fixtures import *  # noqa: F403 -- fixtures are found by name in a conftest
from tests.engines.postgres import address_of
from tests.indicators.written import put_in_postgres

Opened = Callable[[dict[str, pa.Table]], Data]


@pytest.fixture(params=["duckdb", "postgres", "spark"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Opened:
    """Puts tables where the engine keeps them, and opens them as the program does."""

    def postgres_of(tables: dict[str, pa.Table]) -> Data:
        put_in_postgres(request.getfixturevalue("postgres_engine"), tables)
        return open_postgres(address_of(request.getfixturevalue("postgres_server")))

    def folder_of_engine(tables: dict[str, pa.Table]) -> Data:
        for name, table in tables.items():
            pq.write_table(table, tmp_path / f"{name}.parquet")
        if request.param == "duckdb":
            return open_folder(tmp_path)
        return open_spark(tmp_path, request.getfixturevalue("spark_engine")._session)

    return postgres_of if request.param == "postgres" else folder_of_engine
