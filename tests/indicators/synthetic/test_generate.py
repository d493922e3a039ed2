"""Made-up data: the same rows whoever makes them, nobody's number, marked, and whole or not there."""

from __future__ import annotations

import errno
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC
from itertools import accumulate
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from stdnum.se import personnummer

from dagmar.indicators.data import in_memory
from dagmar.indicators.made_up import mixture_of
from dagmar.indicators.synthetic import generate as generating
from dagmar.indicators.synthetic.generate import Order, generate, table_names
from dagmar.indicators.synthetic.numbers import test_personal_numbers as published_numbers
from dagmar.indicators.synthetic.people import weights_of_municipalities
from dagmar.indicators.tables import HYGIENE_STEPS
from dagmar.problem import Refused

SMALL = Order(10_000, 7, table_names())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "data"
    generate(SMALL, folder, workers=1, version="0")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*.parquet"))}


def read(folder: Path, table: str) -> pa.Table:
    return ds.dataset(folder / table).to_table()


def test_the_same_seed_gives_the_same_bytes_however_many_work(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generate(SMALL, tmp_path / "again", workers=2, version="0")
    assert files(tmp_path / "again") == files(made)


def test_another_seed_gives_other_rows(made: Path, tmp_path: Path) -> None:
    generate(Order(10_000, 8, ("contacts",)), tmp_path / "other", workers=1, version="0")
    assert read(tmp_path / "other", "contacts")["person"] != read(made, "contacts")["person"]


def test_every_file_says_that_it_is_made_up(made: Path) -> None:
    found = sorted(made.rglob("*.parquet"))
    assert {file.parent.name for file in found} == set(table_names())
    for file in found:
        said = pq.read_schema(file).metadata
        assert (said[b"dagmar.basis"], said[b"dagmar.seed"]) == (b"synthetic", b"7")


def test_there_are_18_627_published_numbers_and_all_are_personal_numbers() -> None:
    """The count is that of Skatteverket's list; python-stdnum says what a personal number is."""
    numbers = published_numbers()
    assert len(set(numbers)) == len(numbers) == 18_627
    assert all(personnummer.is_valid(number) for number in numbers)
    assert (numbers[0], numbers[-1][:4]) == ("189001019802", "2014")


NAMELESS = {"population", "hygiene"}
"""Tables that do not say whom their rows are about."""


@pytest.mark.parametrize("table", [name for name in table_names() if name not in NAMELESS])
def test_nobody_has_a_number_that_is_not_published_and_sex_and_year_are_those_of_it(made: Path, table: str) -> None:
    rows = read(made, table).select(["person", "sex", "birth_year"]).to_pylist()
    assert {row["person"] for row in rows} <= {*published_numbers()}
    for row in rows:
        assert int(row["person"][:4]) == row["birth_year"]
        assert row["sex"] == ("men" if int(row["person"][10]) % 2 else "women")


def test_rows_about_nobody_by_name_are_known_as_made_up_wherever_they_are(made: Path) -> None:
    rows = read(made, "hygiene").replace_schema_metadata({})
    assert mixture_of(in_memory({"hygiene": rows}), ["hygiene"]) == "synthetic"
    at = rows.schema.get_field_index("observation")
    real = rows.set_column(at, "observation", pa.array([f"{number}" for number in range(len(rows))]))
    assert mixture_of(in_memory({"hygiene": real}), ["hygiene"]) == "real"


def test_hygiene_is_observed_within_some_days_of_march_and_all_of_it_is_right_for_four_of_five(made: Path) -> None:
    """SKR: 79.1 per cent of those observed in the regions in the spring of 2022 did all eight steps right."""
    steps = " and ".join(f"coalesce({step}, true)" for step in HYGIENE_STEPS)
    months, right = found(made, "hygiene", f"list(distinct month(observed_at)), avg(cast({steps} as int))")
    assert months == [3]
    assert right == pytest.approx(0.791, abs=0.08)


def test_coercion_is_of_people_with_a_psychiatric_diagnosis_and_no_treatment_is_of_a_day_before_its_decision(
    made: Path,
) -> None:
    assert found(made, "admissions", "count(*) filter (diagnosis not like 'F%')", "coercive")[0] == 0
    assert found(made, "admissions", "count(*)", "coercive")[0] > 5
    assert (
        found(
            made, "referrals", "count(*)", "treatment_at::date < decided_at::date or decided_at::date < visit_at::date"
        )[0]
        == 0
    )


def test_more_people_than_numbers_get_running_numbers(tmp_path: Path) -> None:
    generate(Order(10_000, 7, ("contacts",), people=1_000_000), tmp_path / "many", workers=1, version="0")
    people = read(tmp_path / "many", "contacts")["person"].to_pylist()
    assert all(re.fullmatch(r"\*\d{10}", person) for person in people)
    assert len(set(people)) > 9_800


def test_a_person_lives_in_one_place_in_every_table(made: Path) -> None:
    lives: dict[str, set[str]] = {}
    for table in table_names():
        if table not in NAMELESS:
            for row in read(made, table).select(["person", "municipality"]).to_pylist():
                lives.setdefault(row["person"], set()).add(row["municipality"])
    assert {len(places) for places in lives.values()} == {1}


def test_municipalities_have_their_share_of_a_million_people(tmp_path: Path) -> None:
    """Stockholm had 995 574 of 10 587 710 on 31 December 2024 (SCB): 9.4 per cent."""
    generate(Order(100_000, 7, ("contacts",), people=1_000_000), tmp_path / "many", workers=1, version="0")
    found = Counter(read(tmp_path / "many", "contacts")["municipality"].to_pylist())
    assert set(found) == set(weights_of_municipalities())
    assert found["0180"] / 100_000 == pytest.approx(995_574 / 10_587_710, rel=0.04)


def test_no_contact_starts_before_it_was_wanted_and_some_times_are_missing(made: Path) -> None:
    asked = """count(*), count(started_at), count(wanted_at),
        count(*) filter (started_at < wanted_at or booked_at < wanted_at or started_at < booked_at)"""
    rows, started, wanted, wrong = found(made, "contacts", asked)
    assert rows == 10_000
    assert 9_500 < started < 9_900
    assert 9_600 < wanted < 9_950
    assert wrong == 0


def test_waits_for_specialists_are_weeks_and_in_primary_care_days(made: Path) -> None:
    middle = "median(date_diff('day', wanted_at, started_at))"
    assert 28 <= found(made, "contacts", middle, "level = 'specialist'")[0] <= 56
    assert 0 <= found(made, "contacts", middle, "level = 'primary'")[0] <= 4


def test_the_population_adds_up_to_about_ten_and_a_half_million(made: Path) -> None:
    day = "as_of = timestamp '2024-12-31'"
    assert found(made, "population", "sum(count)", day)[0] == pytest.approx(10_587_710, rel=0.001)


def test_rows_are_added_up_over_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generating, "A_PART", 4_000)
    monkeypatch.setattr(generating, "A_ROW_GROUP", 1_000)
    told: list[tuple[int, int]] = []
    order = Order(10_000, 7, ("contacts",))
    generate(order, tmp_path / "parts", workers=1, version="0", told=lambda *so: told.append(so))
    parts = [pq.read_metadata(file) for file in sorted((tmp_path / "parts/contacts").iterdir())]
    assert [done for done, _ in told] == [*accumulate(part.num_rows for part in parts)]
    assert {total for _, total in told} == {10_000}
    assert len(parts) > 2
    assert max(part.num_rows for part in parts) <= 4_000
    assert max(part.row_group(group).num_rows for part in parts for group in range(part.num_row_groups)) <= 1_000
    assert len(set(read(tmp_path / "parts", "contacts")["contact"].to_pylist())) == 10_000


def test_rows_lie_county_by_county_and_in_the_order_of_their_days(made: Path) -> None:
    """As they are handed over: to sums by county and month that is twice as fast as rows of every county in turn."""
    rows = read(made, "contacts").select(["municipality", "started_at", "contact"]).to_pylist()
    counties = [row["municipality"][:2] for row in rows]
    assert counties == sorted(counties)
    assert len(set(counties)) == 21
    assert [row["contact"] for row in rows] == [f"K{number:010d}" for number in range(1, 10_001)]
    for county in set(counties):
        times = [row["started_at"] for row in rows if row["municipality"][:2] == county and row["started_at"]]
        days = [time.replace(tzinfo=UTC).astimezone(ZoneInfo("Europe/Stockholm")).date() for time in times]
        assert days == sorted(days)


def test_a_county_has_as_many_rows_as_its_people_and_the_same_days(tmp_path: Path) -> None:
    """Gotland had 61 029 of 10 587 710 on 31 December 2024 (SCB)."""
    generate(Order(200_000, 7, ("contacts",), people=1_000_000), tmp_path / "many", workers=1, version="0")
    rows, first, last = found(
        tmp_path / "many", "contacts", "count(*), min(started_at)::date, max(started_at)::date", "municipality = '0980'"
    )
    assert rows / 200_000 == pytest.approx(61_029 / 10_587_710, rel=0.1)
    assert (f"{first:%Y-%m}", f"{last:%Y-%m}") == ("2024-01", "2025-12")


def test_the_inventories_are_of_the_grown_up(made: Path) -> None:
    assert found(made, "inventories", "max(birth_year)")[0] <= 2005


@pytest.mark.parametrize("seed", range(1, 9))
def test_a_single_person_is_enough_for_every_row_however_young(tmp_path: Path, seed: int) -> None:
    """Inventories are of the grown up; with seeds 3 and 8 the only one is a child."""
    generate(Order(10_000, seed, ("inventories",), people=1), tmp_path / "one", workers=1, version="0")
    assert len(read(tmp_path / "one", "inventories")) == 200


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left on device")])
def test_what_is_broken_off_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    monkeypatch.setattr(generating, "A_PART", 4_000)
    real = generating._write
    written: list[Any] = []

    def until_the_second(*given: Any) -> int:
        written.append(given)
        if len(written) == 2:
            raise error
        return real(*given)

    monkeypatch.setattr(generating, "_write", until_the_second)
    with pytest.raises((KeyboardInterrupt, Refused)) as stopped:
        generate(Order(10_000, 7, ("contacts",)), tmp_path / "broken", workers=1, version="0")
    assert list(tmp_path.iterdir()) == []
    if isinstance(stopped.value, Refused):
        assert [problem.code for problem in stopped.value.problems] == ["file-not-written"]


@pytest.mark.parametrize("rows", [9_999, 1_000_000_001])
def test_too_few_and_too_many_rows_are_refused(tmp_path: Path, rows: int) -> None:
    assert list(refused(Order(rows, 1, ("contacts",)), tmp_path / "out")) == ["rows-out-of-range"]


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    assert list(refused(Order(10_000, 1, ("contacts",)), tmp_path)) == ["folder-taken"]


def test_a_disk_too_small_is_told_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generating, "BYTES_A_ROW", 10**15)
    assert list(refused(Order(10_000, 1, ("contacts",)), tmp_path / "out")) == ["disk-too-small"]
    assert list(tmp_path.iterdir()) == []


def refused(order: Order, out: Path) -> Iterator[str]:
    with pytest.raises(Refused) as stopped:
        generate(order, out, workers=1, version="0")
    yield from (problem.code for problem in stopped.value.problems)


def found(folder: Path, table: str, asked: str, where: str = "true") -> Any:
    (row,) = duckdb.read_parquet(f"{folder}/{table}/*.parquet").filter(where).aggregate(asked).fetchall()
    return row
