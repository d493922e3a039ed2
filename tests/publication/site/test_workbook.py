"""Workbooks, read by a stranger's library: text stays text, nothing says when they were made, and a warning is seen."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from dagmar.publication.site.workbook import workbook

ABOUT = ["id: prov", "basis: real"]
HOSTILE = [
    "=1+1",
    "@SUM(A1)",
    "+46",
    "-1",
    "http://x.example",
    "<&>\"'",
    " inne ",
    "0180",
    "1e5",
    "_x0041_",
    "\ufffe",
    "Örebro",
]


def opened(table: pa.Table, about: list[str] = ABOUT, *, warns: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook(table, about, warns=warns)))


def test_text_stays_text_and_numbers_numbers() -> None:
    table = pa.table({"text": HOSTILE, "number": [float(one) for one in range(len(HOSTILE))]})
    head, *rows = opened(table)["Värden"].iter_rows()
    assert [cell.value for cell in head] == ["text", "number"]
    assert [row[0].data_type for row in rows] == ["s"] * len(HOSTILE)
    assert [unescape(row[0].value) for row in rows] == HOSTILE  # openpyxl leaves to others what Excel writes as _x005F_
    assert [row[0].hyperlink for row in rows] == [None] * len(HOSTILE)
    assert [row[1].value for row in rows] == [*range(len(HOSTILE))]


@given(st.lists(st.none() | st.floats(allow_nan=False, allow_infinity=False, width=64), min_size=1, max_size=8))
def test_a_number_is_the_same_when_it_is_read_again_and_what_is_missing_is_empty(numbers: list[float | None]) -> None:
    table = pa.table({"place": [str(one) for one in range(len(numbers))], "number": pa.array(numbers, pa.float64())})
    _, *rows = opened(table)["Värden"].iter_rows(values_only=True)
    assert [row[1] for row in rows] == numbers


def test_a_table_without_rows_has_its_headings() -> None:
    assert [*opened(pa.table({"one": pa.array([], pa.string())}))["Värden"].iter_rows(values_only=True)] == [("one",)]


def test_lines_about_it_stay_text_too() -> None:
    assert [unescape(cell.value) for cell in opened(pa.table({"a": [1]}), HOSTILE)["Om"]["A"]] == HOSTILE


def test_a_text_longer_than_a_cell_can_hold_says_that_it_goes_on() -> None:
    long, fits = "å" * 40_000, "ä" * 32_767
    book = opened(pa.table({"a": [long, fits, None]}), [long, fits])
    for cells in (book["Om"]["A"], book["Värden"]["A"][1:3]):
        assert [(len(cell.value), cell.value[-1]) for cell in cells] == [(32_767, "…"), (32_767, "ä")]


@pytest.mark.parametrize("column", [pa.array([True]), pa.array([b"a"]), pa.array(["a"]).dictionary_encode()])
def test_what_is_neither_text_nor_numbers_is_not_left_empty(column: pa.Array) -> None:
    with pytest.raises(TypeError, match=r"^given is "):
        workbook(pa.table({"given": column}), ABOUT, warns=False)


def test_the_same_content_is_the_same_bytes() -> None:
    one, other = (workbook(pa.table({"a": ["x", None], "b": [1.5, 2.0]}), ABOUT, warns=True) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("warns", [True, False])
def test_a_warning_comes_first_in_red_and_nothing_else_is_red(warns: bool) -> None:
    first, second = opened(pa.table({"a": [1]}), ["PÅHITTADE", "id: prov"], warns=warns)["Om"]["A"]
    assert (first.value, second.value) == ("PÅHITTADE", "id: prov")
    assert bool(first.font.b) is warns
    assert (first.font.color is not None and first.font.color.rgb == "FFB00020") is warns
    assert not second.font.b


def test_nothing_in_it_says_when_it_was_made() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(pa.table({"a": [1]}), ABOUT, warns=False))) as packed:
        today = f"{datetime.now(UTC):%Y-%m-%d}".encode()
        assert {part.date_time for part in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [part.filename for part in packed.infolist() if today in packed.read(part)]
        assert b"1980-01-01T00:00:00Z" in packed.read("docProps/core.xml")
