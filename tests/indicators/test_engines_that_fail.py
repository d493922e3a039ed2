"""An engine that fails in the middle, and one that is told what it may not do: a refusal with what it said, and no figure."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from dagmar.indicators.compute import compute
from dagmar.indicators.data import Data, open_folder, open_postgres
from dagmar.indicators.made_up import mixture_of
from dagmar.indicators.synthetic.generate import Order, generate
from dagmar.problem import Refused
from tests.engines import postgres
from tests.indicators.defined import NOON, PLACE, defined
from tests.indicators.rows import table_of
from tests.indicators.written import put_in_postgres

if TYPE_CHECKING:
    from ibis.backends.postgres import Backend as PostgreSQL

pytestmark = pytest.mark.xdist_group("engines")
VISITS = [
    {**PLACE, "contact": f"{number:040d}", "person": str(number), "started_at": NOON + timedelta(minutes=number)}
    for number in range(60_000)
]


def refused(data: Data) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        compute([defined("count")], data)
    (problem,) = caught.value.problems
    return problem.code, problem.message.en


def test_a_connection_that_is_cut_in_the_middle(postgres_server: postgres.Server, postgres_engine: PostgreSQL) -> None:
    put_in_postgres(postgres_engine, {"contacts": table_of("contacts", VISITS[:3])})
    data = open_postgres(postgres.address_of(postgres_server))
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL"
    postgres_engine.raw_sql(cut).close()
    code, said = refused(data)
    assert (code, "terminating connection" in said) == ("engine-failed", True)


def test_memory_and_disk_that_do_not_suffice(tmp_path: Path) -> None:
    """DuckDB is given ten megabytes of memory and one of disk for what does not fit in it."""
    pq.write_table(table_of("contacts", VISITS), tmp_path / "contacts.parquet")
    data = open_folder(tmp_path, memory="10MB", threads=1)
    engine = data.tables["contacts"].get_backend()
    engine.raw_sql("SET max_temp_directory_size = '1MB'")
    code, said = refused(data)
    assert (code, "memory" in said.lower() or "temp" in said.lower()) == ("engine-failed", True)


def test_made_up_rows_are_known_in_a_database_that_says_nothing(
    postgres_server: postgres.Server, postgres_engine: PostgreSQL, tmp_path: Path
) -> None:
    """As the generator made them, copied into PostgreSQL: all made up; with one row of somebody else, mixed."""
    generate(Order(10_000, 1, ("referrals",)), tmp_path / "made", workers=1, version="0")
    made = pq.read_table(tmp_path / "made" / "referrals").slice(0, 50)
    put_in_postgres(postgres_engine, {"referrals": made.replace_schema_metadata({})})
    address = postgres.address_of(postgres_server)
    assert mixture_of(open_postgres(address), ["referrals"]) == "synthetic"
    postgres_engine.raw_sql(
        "UPDATE referrals SET person = 'a7' WHERE referral = (SELECT min(referral) FROM referrals)"
    ).close()
    postgres_engine.con.commit()
    assert mixture_of(open_postgres(address), ["referrals"]) == "mixed"
