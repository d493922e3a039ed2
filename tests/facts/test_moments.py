"""Periods, dates and times: in their shortest form, and nothing that can be read in two ways."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from dagmar.facts.files import read_facts
from dagmar.facts.observation import Observation
from dagmar.problem import Refused
from tests.facts.cases import ROW, dated
from tests.facts.writers import write_csv


def read_with(folder: Path, **cells: str) -> Observation:
    write_csv(folder / "facts.csv", [ROW | cells])
    (seen,) = read_facts([folder / "facts.csv"]).observations
    return seen


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2024", "2024"),
        ("2024-01", "2024-01"),
        ("2024-11-01", "2024-11-01"),
        ("2024-01/2024-06", "2024-01/2024-06"),
        ("2024-01/2024-12", "2024"),
        ("2024-02-01/2024-02-29", "2024-02"),
    ],
)
def test_a_period_is_kept_in_its_shortest_form(tmp_path: Path, typed: str, kept: str) -> None:
    assert read_with(tmp_path, period=typed).period == kept


@pytest.mark.parametrize("typed", ["2023-02-29", "2024-06/2024-01", "24-01", "jan-24", "januari", "2024 H1", "0"])
def test_what_is_no_period_is_refused(tmp_path: Path, typed: str) -> None:
    with pytest.raises(Refused, match="period-unreadable"):
        read_with(tmp_path, period=typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2025-03-31", "2025-03-31"),
        ("2025-03-31T14:00+02:00", "2025-03-31T12:00:00Z"),
        ("2025-03-31 14:00:59Z", "2025-03-31T14:00:59Z"),
        ("2025-01-01T00:30+01:00", "2024-12-31T23:30:00Z"),
        ("", ""),
    ],
)
def test_when_it_was_recorded_is_kept_so_that_text_order_is_the_order_in_time(
    tmp_path: Path, typed: str, kept: str
) -> None:
    assert read_with(tmp_path, recorded=typed).recorded == kept


@pytest.mark.parametrize("typed", ["2025-02-30", "20250331", "2025-03-31T25:00Z", "0001-01-01T00:00+14:00", "nyss"])
def test_what_is_no_date_is_refused(tmp_path: Path, typed: str) -> None:
    with pytest.raises(Refused, match="date-unreadable"):
        read_with(tmp_path, recorded=typed)


def test_a_receipt_has_its_date(tmp_path: Path) -> None:
    seen = read_with(tmp_path, value="inkommen", datum="2024-10-01")
    assert (seen.statement, seen.date) == ("received", date(2024, 10, 1))


def test_a_day_that_can_be_no_month_is_read_from_a_date_cell(tmp_path: Path) -> None:
    """A population of 30 September, typed as a date."""
    dated(tmp_path / "facts.xlsx", "2025-09-30")
    (seen,) = read_facts([tmp_path / "facts.xlsx"]).observations
    assert seen.period == "2025-09-30"


def test_dates_kept_as_dates_in_a_workbook_are_read_as_they_are(tmp_path: Path) -> None:
    """As whoever types 2025-03-31 in a spreadsheet program gets it."""
    with xlsxwriter.Workbook(tmp_path / "facts.xlsx") as book:
        page, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        page.write_row(0, 0, [*ROW, "date", "recorded"])
        page.write_row(1, 0, list(ROW.values()))
        page.write_datetime(1, 4, date(2025, 3, 1), day)
        page.write_datetime(1, 5, date(2025, 3, 31), day)
    (seen,) = read_facts([tmp_path / "facts.xlsx"]).observations
    assert (seen.date, seen.recorded) == (date(2025, 3, 1), "2025-03-31")


@pytest.mark.parametrize("typed", ["2025-02-29", "2025-13-01"])
def test_a_day_that_does_not_exist_is_no_date(tmp_path: Path, typed: str) -> None:
    with pytest.raises(Refused, match="date-unreadable"):
        read_with(tmp_path, date=typed)
