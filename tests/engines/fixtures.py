"""The fixtures `duckdb_engine`, `postgres_engine` and `spark_engine`: Ibis connections to real engines, one of each a worker.

A folder of tests takes them in its conftest:

    from tests.engines.fixtures import *

Tests that use them carry `xdist_group("engines")`, so that one worker starts each engine once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import ibis
import pytest

from tests.engines import postgres, spark

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend as DuckDB
    from ibis.backends.postgres import Backend as PostgreSQL
    from ibis.backends.pyspark import Backend as Spark

__all__ = ["duckdb_engine", "postgres_engine", "postgres_server", "spark_engine"]


@pytest.fixture(scope="session")
def duckdb_engine() -> DuckDB:
    """DuckDB in memory."""
    return ibis.duckdb.connect()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """PostgreSQL from Debian's package."""
    with postgres.running() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_engine(postgres_server: postgres.Server) -> Iterator[PostgreSQL]:
    """Ibis connected to that PostgreSQL."""
    engine = ibis.postgres.connect(
        host=str(postgres_server.folder), user=postgres.USER, database=postgres_server.database
    )
    yield engine
    engine.disconnect()


@pytest.fixture(scope="session")
def spark_engine() -> Iterator[Spark]:
    """Ibis connected to Spark in local mode."""
    with spark.session() as started:
        yield ibis.pyspark.connect(started)
