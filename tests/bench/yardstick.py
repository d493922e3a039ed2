"""How this machine compares with the one on which the goals were set, by the very question that they were set by.

There a hundred million contacts in Parquet, by municipality, sex and month with eighty kinds as a key, took 3.2 seconds on two
threads (DuckDB, second run), and 76 definitions were to take under 15. Made anew here from that description: whole numbers for
every column, twelve months.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

ROWS_THERE, SECONDS_THERE, GOAL = 100_000_000, 3.2, 15.0
DRAWN = {"municipality": (290, 0), "sex": (2, 1), "month": (12, 2), "kind": (80, 3), "wait": (120, 4)}
"""Of each column, how many values, and what it is drawn by."""


def times_as_slow(threads: int, memory: str) -> float:
    """How many times the seconds of the other machine the same question takes here, the faster of two."""
    import duckdb

    connection = duckdb.connect()
    connection.execute(f"set threads={threads}; set memory_limit='{memory}'; set preserve_insertion_order=false")
    drawn = ", ".join(
        f"(hash(i + {1_000_000_007 * seed}) % {values})::smallint as {name}" for name, (values, seed) in DRAWN.items()
    )
    with tempfile.TemporaryDirectory(prefix="dagmar-yardstick-") as folder:
        file = Path(folder) / "contacts.parquet"
        connection.execute(f"copy (select {drawn} from range({ROWS_THERE}) t(i)) to '{file}' (compression zstd)")
        asked = (
            "select municipality, sex, month, kind, count(*), count(*) filter (wait <= 90) "
            f"from read_parquet('{file}') group by all"
        )
        took = []
        for _ in range(2):
            begun = time.monotonic()
            connection.sql(asked).to_arrow_table()
            took.append(time.monotonic() - begun)
    return min(took) / SECONDS_THERE
