"""`make bench-indicators`: 76 definitions over contacts, against hand-written SQL, one query each, pandas and Polars.

    make bench-indicators ROWS=100000000            # what the tables of docs/reference/benchmarks.md were made with
    make bench-indicators ROWS=10000000 DATA=/tmp/d # smaller, and data kept for the next time

Every contender runs in a process of its own on two threads, and the three figures that each gives must agree. Times are of this
machine at this moment; what is to hold are ratios within one run.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import dagmar
from dagmar.indicators.synthetic.generate import Order, generate
from tests.bench.contenders import CONTENDERS, MEMORY, THREADS
from tests.bench.memory import most_held
from tests.bench.yardstick import GOAL, ROWS_THERE, times_as_slow

ROWS_A_PERSON = 20
LARGEST_FOR_PANDAS = 5_000_000
LARGEST_FOR_SLOW = 100_000_000
LIBRARIES = {
    "dagmar": ("ibis.backends.duckdb.converter", "dagmar.indicators.compute", "tests.bench.indicator_set"),
    "SQL": ("duckdb", "pyarrow"),
    "Polars": ("polars",),
    "pandas": ("pandas", "pyarrow.parquet"),
}
SLOW = {"SQL by hand, filtered counts", "dagmar, one query an indicator", "Polars"}


def main() -> None:
    said = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    said.add_argument("--rows", type=int, default=100_000_000)
    said.add_argument("--data", type=Path, help="where the data lie, or are made and kept")
    said.add_argument("--only", action="append", choices=[*CONTENDERS], help="these alone")
    said.add_argument("--rounds", type=int, default=2, help="each is run so many times, and the fastest counts")
    said.add_argument("--contender", choices=[*CONTENDERS], help=argparse.SUPPRESS)
    given = said.parse_args()
    if given.contender:
        _alone(given.contender, given.data)
        return
    with tempfile.TemporaryDirectory(prefix="dagmar-bench-") as folder:
        data = given.data or Path(folder) / "data"
        if not data.exists():
            _make(given.rows, data)
        _table(given.rows, data, given.only or [*CONTENDERS], given.rounds)


def _make(rows: int, data: Path) -> None:
    begun = time.monotonic()
    order = Order(rows, 1, ("contacts",), people=max(100, rows // ROWS_A_PERSON))
    generate(order, data, workers=os.cpu_count() or 1, version=dagmar.__version__)
    spent = time.monotonic() - begun
    print(f"made {rows:,} contacts in {spent:.1f} s: {rows / spent / 1e6:.2f} million rows a second")


def _table(rows: int, data: Path, contenders: list[str], rounds: int) -> None:
    load = os.getloadavg()[0]
    print(
        f"\n{rows:,} contacts, {platform.machine()}, {os.cpu_count()} cores, load {load:.1f} when it began, 2 threads each; "
        f"the fastest of {rounds} rounds"
    )
    print(f"{'':32} seconds  CPU s  million rows/s  peak MB  s a million persons and 76 indicators")
    fastest: dict[str, dict[str, Any]] = {}
    for number in range(
        rounds
    ):  # each once a round, so that what disturbs the machine for a while disturbs more than one
        for name in contenders:
            if not _too_slow(name, rows):
                print(f"round {number + 1} of {rounds}: {name}", file=sys.stderr, flush=True)
                ran = _run(name, data)
                fastest[name] = min(fastest.get(name, ran), ran, key=lambda one: float(one["seconds"]))
    for name in contenders:
        if name not in fastest:
            print(f"{name:32} left out: {rows:,} rows are too many for it here")
            continue
        ran = fastest[name]
        whole = ran["seconds"] * 76 / ran["definitions"] if name == "dagmar, one query an indicator" else ran["seconds"]
        extrapolated = f"  ({whole:.0f} s for 76)" if whole != ran["seconds"] else ""
        print(
            f"{name:32}{ran['seconds']:8.2f}{ran['cpu']:7.1f}{rows / ran['seconds'] / 1e6:16.1f}{ran['megabytes']:9.0f}"
            f"{whole / (rows / ROWS_A_PERSON) * 1e6:9.2f}{extrapolated}",
            flush=True,
        )
    for ours, theirs, goal in (
        ("dagmar, 76 together", "SQL by hand, best form", 1.3),
        ("dagmar, one definition", "SQL by hand, one", 1.1),
    ):
        if ours in fastest and theirs in fastest:
            times = fastest[ours]["seconds"] / fastest[theirs]["seconds"]
            print(f"{ours} against {theirs}: {times:.2f} times (to reach: {goal})")
    if rows >= ROWS_THERE:
        slower = times_as_slow(THREADS, MEMORY)
        print(
            f"the question that the goals were set by took {slower:.2f} times as long as where they were set: "
            f"{GOAL:.0f} seconds for 76 definitions on 100 million there are {GOAL * slower:.1f} here"
        )


def _too_slow(name: str, rows: int) -> bool:
    return (name == "pandas" and rows > LARGEST_FOR_PANDAS) or (name in SLOW and rows > LARGEST_FOR_SLOW)


def _run(name: str, data: Path) -> dict[str, Any]:
    command = [sys.executable, "-W", "ignore", "-m", "tests.bench.indicators", "--contender", name, "--data", str(data)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"{name} failed:\n{ran.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    figures = (found["known"], found["within"])
    expected = _run.__dict__.setdefault(str(data), figures)
    if figures != expected:
        print(f"{name}: known and within 90 days are {figures}, and {expected} before it")
    return found


def _alone(name: str, data: Path) -> None:
    for library in LIBRARIES.get(name.split(",")[0].split(" ")[0], ()):  # loading them is no part of the measurement
        importlib.import_module(library)
    begun, cpu = time.monotonic(), time.process_time()
    answer = CONTENDERS[name](data)
    found = {
        **answer._asdict(),
        "seconds": time.monotonic() - begun,
        "cpu": time.process_time() - cpu,
        "megabytes": most_held(),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
