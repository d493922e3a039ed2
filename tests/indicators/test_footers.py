"""Between which times a column lies is taken from the ends of the files only where every part of them says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dagmar.indicators.footers import Times, said_by

EARLY, MIDDLE, LATE = (datetime(2024, month, 1, 12, 30, 15, 7, tzinfo=UTC) for month in (1, 6, 12))


def said(folder: Path, *parts: list[datetime | None], kind: pa.DataType, **writing: Any) -> dict[str, Times]:
    """What two files or more say; each part is a file with groups of two rows."""
    for number, part in enumerate(parts):
        table = pa.table({"at": pa.array(part, kind), "level": ["primary"] * len(part)})
        pq.write_table(table, folder / f"{number}.parquet", row_group_size=2, **writing)
    return dict(said_by([pq.read_metadata(file) for file in sorted(folder.glob("*.parquet"))]).times)


@pytest.mark.parametrize("zone", [None, "UTC", "America/New_York"])
def test_the_first_and_last_time_of_all_files_are_in_utc(tmp_path: Path, zone: str | None) -> None:
    found = said(tmp_path, [MIDDLE, LATE, None], [None, None, EARLY], kind=pa.timestamp("us", zone))
    assert found == {"at": (EARLY.replace(tzinfo=None), LATE.replace(tzinfo=None))}


def test_a_time_said_in_another_zone_is_the_same_moment(tmp_path: Path) -> None:
    winter = timezone(timedelta(hours=1))
    found = said(tmp_path, [datetime(2024, 1, 1, 0, 30, tzinfo=winter)], kind=pa.timestamp("us", "Europe/Stockholm"))
    assert found["at"][0] == datetime(2023, 12, 31, 23, 30)  # noqa: DTZ001 -- in UTC, as the data are


@pytest.mark.parametrize(
    ("parts", "kind", "writing"),
    [
        pytest.param([[EARLY, LATE]], pa.timestamp("us"), {"write_statistics": False}, id="nothing said"),
        pytest.param([[None, None]], pa.timestamp("us"), {}, id="no time at all"),
        pytest.param([[EARLY, LATE]], pa.timestamp("ns"), {}, id="finer than microseconds"),
        pytest.param([[EARLY, LATE]], pa.date32(), {}, id="days"),
    ],
)
def test_a_column_that_must_be_read_is_not_there(tmp_path: Path, parts: Any, kind: Any, writing: Any) -> None:
    assert said(tmp_path, *parts, kind=kind, **writing) == {}


def test_one_file_that_says_nothing_silences_the_column(tmp_path: Path) -> None:
    said(tmp_path, [EARLY], kind=pa.timestamp("us"))
    pq.write_table(
        pa.table({"at": pa.array([LATE], pa.timestamp("us"))}), tmp_path / "1.parquet", write_statistics=False
    )
    assert said_by([pq.read_metadata(file) for file in sorted(tmp_path.glob("*.parquet"))]).times == {}


def test_rows_are_those_of_all_files_and_a_column_with_a_short_list_of_values_has_few(tmp_path: Path) -> None:
    """A list is short in every part, or the column is not one of few; a file without lists says nothing of it."""
    many = pa.table({"level": ["primary", "psychiatry"] * 500, "person": [f"{number:012}" for number in range(1000)]})
    pq.write_table(many, tmp_path / "0.parquet", row_group_size=400)
    found = said_by([pq.read_metadata(tmp_path / "0.parquet")])
    assert (found.rows, found.few) == (1000, frozenset({"level"}))
    pq.write_table(many, tmp_path / "1.parquet", use_dictionary=False)
    found = said_by([pq.read_metadata(tmp_path / f"{number}.parquet") for number in (0, 1)])
    assert (found.rows, found.few) == (2000, frozenset())


def cuts(folder: Path, *parts: list[str | None], between: int, **writing: Any) -> tuple[str, ...]:
    """Where the keys of files are cut; each part is a file with groups of two rows."""
    for number, part in enumerate(parts):
        table = pa.table({"contact": pa.array(part, pa.string())})
        pq.write_table(table, folder / f"{number}.parquet", row_group_size=2, **writing)
    return said_by([pq.read_metadata(one) for one in sorted(folder.glob("*.parquet"))], "contact", between=between).cuts


def test_keys_are_cut_between_parts_that_do_not_reach_into_each_other(tmp_path: Path) -> None:
    """In order of the key the parts are a-b, c-d, e-f and g-h: after two rows each can be cut, after four every second."""
    files: list[list[str | None]] = [["e", "f", "a", "b"], ["d", "c", "g", "h"]]
    assert cuts(tmp_path, *files, between=2) == ("c", "e", "g")
    assert cuts(tmp_path, *files, between=4) == ("e",)
    assert cuts(tmp_path, *files, between=9) == ()


def test_keys_are_not_cut_where_a_part_lies_on_both_sides(tmp_path: Path) -> None:
    """a-g reaches over c-d and e-f, and the same key may end one part and begin the next."""
    assert cuts(tmp_path, ["a", "g"], ["c", "d"], ["e", "f"], ["h", "i"], between=2) == ("h",)
    assert cuts(tmp_path, ["a", "b"], ["b", "c"], ["a", "a"], ["c", "c"], between=2) == ()


def test_keys_are_not_cut_where_any_part_says_nothing_of_them(tmp_path: Path) -> None:
    assert cuts(tmp_path, ["a", "b"], ["c", "d"], between=2, write_statistics=False) == ()
    assert cuts(tmp_path, ["a", "b"], [None, None], between=2) == ()
