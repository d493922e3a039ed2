"""Parquet as other programs write it: their types, and what cannot be exact."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dagmar.facts.files import read_facts
from dagmar.facts.limits import Limits
from dagmar.facts.observation import Observation
from dagmar.problem import Refused
from tests.facts.cases import ROW


def write(path: Path, **columns: Any) -> Path:
    length = max((len(column) for column in columns.values()), default=1)
    pq.write_table(pa.table({name: [text] * length for name, text in ROW.items()} | columns), path)
    return path


def read(path: Path, limits: Limits | None = None) -> tuple[Observation, ...]:
    return read_facts([path], limits=limits or Limits()).observations


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "facts.parquet"


@pytest.mark.parametrize(
    ("column", "exact"),
    [
        (pa.array([2**53 + 1]), Fraction(2**53 + 1)),
        (pa.array([7], pa.uint8()), Fraction(7)),
        (pa.array([Decimal("0.1")]), Fraction(1, 10)),
        (pa.array([0.1]), Fraction(1, 10)),
        (pa.array(["0,1"]).dictionary_encode(), Fraction(1, 10)),
        (pa.array(["0,1"], pa.large_string()), Fraction(1, 10)),
    ],
    ids=["integer", "byte", "decimal", "double", "dictionary", "large text"],
)
def test_every_exact_type_gives_its_number(path: Path, column: Any, exact: Fraction) -> None:
    (seen,) = read(write(path, value=column))
    assert seen.value == exact


def test_dates_and_times_are_read_as_they_are_kept(path: Path) -> None:
    moment = datetime(2025, 3, 31, 14, 0, tzinfo=UTC)
    (seen,) = read(write(path, period=[date(2024, 11, 1)], date=[date(2025, 3, 31)], recorded=[moment]))
    assert (seen.period, seen.date, seen.recorded) == ("2024-11-01", date(2025, 3, 31), "2025-03-31T14:00:00Z")


@pytest.mark.parametrize(
    "column",
    [pa.array([[1]]), pa.array([{"a": 1}]), pa.array([b"1"]), pa.array([True]), pa.array([1.0], pa.float32())],
    ids=["list", "struct", "bytes", "truth", "float32"],
)
def test_a_type_that_is_not_exact_or_not_plain_is_refused_by_name(path: Path, column: Any) -> None:
    with pytest.raises(Refused) as refused:
        read(write(path, value=column))
    (problem,) = refused.value.problems
    assert (problem.code, problem.at.column) == ("parquet-type", 4)
    assert str(column.type).partition("<")[0] in problem.message.sv


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_not_a_number_is_refused_with_its_row(path: Path, number: float) -> None:
    with pytest.raises(Refused) as refused:
        read(write(path, value=[0.5, number], period=["2024", "2025"]))
    (problem,) = refused.value.problems
    assert (problem.code, problem.at.line, problem.at.column) == ("cell-not-plain", 2, 4)


def test_a_code_kept_as_an_integer_has_lost_its_zero(path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read(write(path, recipient=[114, 1480]))
    assert [(problem.code, problem.at.line) for problem in refused.value.problems] == [("leading-zero-lost", 1)]


def test_the_rows_that_the_file_states_are_held_against_the_limit_before_it_is_read(path: Path) -> None:
    """A column of one value takes no room, however many rows it has."""
    rows = 300_000
    write(path, note=pa.array(["x" * 1_000] * rows).dictionary_encode())
    assert path.stat().st_size < 100_000
    with pytest.raises(Refused) as refused:
        read(path, Limits(rows=rows - 1))
    assert [(problem.code, problem.at.line) for problem in refused.value.problems] == [("too-many-rows", 0)]


def test_rows_without_content_are_passed_over(path: Path) -> None:
    columns = {name: [text, None] for name, text in ROW.items()}
    assert len(read(write(path, **columns))) == 1


def test_what_the_file_becomes_when_unpacked_is_held_against_the_limit(path: Path) -> None:
    with pytest.raises(Refused, match="file-too-large"):
        read(write(path), Limits(unpacked_bytes=10))
