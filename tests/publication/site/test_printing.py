"""Printing in processes of their own: nothing is lost, nothing is loaded that is not needed, and this one is not idle."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dagmar.processes import processes
from dagmar.publication.site.printing import print_all


@dataclass(frozen=True, slots=True)
class Letter:
    """An order of one page."""

    group: str
    digest: str = ""

    def pages(self, beside: Path) -> Iterator[tuple[str, bytes]]:
        if self.group == "wrong":
            raise ValueError(self.group)
        yield f"{self.group}.html", str(beside).encode()


@pytest.mark.parametrize("workers", [1, 2])
def test_every_order_is_printed_in_its_order_and_every_step_is_taken(tmp_path: Path, workers: int) -> None:
    taken: list[int] = []

    def steps() -> Iterator[None]:
        for number in range(3):
            taken.append(number)
            yield

    names = [f"n{number:02}" for number in range(20)]
    beside = tmp_path / ".new"
    with processes(workers) as pool:
        printed = list(print_all(map(Letter, names), tmp_path / "no", beside, pool, steps()))
    assert [one.group for one in printed] == names
    assert sorted(one.name for one in beside.iterdir()) == [f"{name}.html" for name in names]
    assert taken == [0, 1, 2]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_order_that_fails_stops_the_rest_and_is_told(tmp_path: Path, workers: int) -> None:
    orders = map(Letter, ["wrong", *(f"n{number:02}" for number in range(20))])
    with pytest.raises(ValueError, match="wrong"), processes(workers) as pool:
        list(print_all(orders, tmp_path / "no", tmp_path / ".new", pool, iter(())))
    assert len(list((tmp_path / ".new").glob("*.html"))) < 20


def test_a_process_that_prints_loads_no_pandas(tmp_path: Path) -> None:
    """It would take 50 MB in each, for nothing that is printed."""
    script = (
        "import sys; from pathlib import Path\n"
        "from tests.publication.site.exhibits import published\n"
        f"published(Path({str(tmp_path / 'sajt')!r}))\n"
        "print([name for name in ('pandas', 'altair', 'duckdb', 'ibis', 'numba') if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3]
    )
    assert ran.stdout.strip() == "[]"
