"""`dagmar indicators compute` and `check` over data that are made up, mixed, repeated, or on a disk that is full."""

from __future__ import annotations

import csv
import json
import resource
import tomllib
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dagmar.cli.codes import DONE, NO, REFUSED, WRONG_USAGE
from dagmar.cli.commands.indicators import compute as command
from dagmar.indicators.loader import find_definitions
from dagmar.indicators.synthetic import numbers
from dagmar.registry.registry import load_registry
from tests.indicators.rows import CONTACT, contact_table
from tests.indicators.written import as_csv, put_in_arrow

from .conftest import HOUSE, Running

NAME = "specialist-first-visit-90-days"
NOBODY = numbers.test_personal_numbers()[7]
SOMEBODY = "a7"
LONG_AGO = CONTACT["wanted_at"].replace(year=2023)


def folder(tmp_path: Path, *people: str, ending: str = "csv", marked: bool = False) -> Path:
    """A table of contacts, one for each person, as CSV or as Parquet or Arrow that says or does not say that it is made up."""
    table = contact_table({"contact": str(number), "person": person} for number, person in enumerate(people))
    place = tmp_path / "data"
    place.mkdir(exist_ok=True)
    if ending == "csv":
        (place / "contacts.csv").write_text(as_csv(table), "utf-8")
    else:
        table = table.replace_schema_metadata({"dagmar.basis": "synthetic"} if marked else {})
        (put_in_arrow if ending == "arrow" else put_in_parquet)(place / f"contacts.{ending}", table)
    return place


def put_in_parquet(file: Path, table: pa.Table) -> None:
    pq.write_table(table, file)


def computed(dagmar: Running, tmp_path: Path, data: Path, *more: str) -> tuple[dict[str, Any], set[str]]:
    """The document beside the file, and every basis in it."""
    out = tmp_path / "figures.csv"
    ran = dagmar("indicators", "compute", NAME, "--data", str(data), "--out", str(out), *more)
    assert ran.code == DONE, ran.err
    with out.open(encoding="utf-8", newline="") as lines:
        return json.loads(Path(f"{out}.json").read_text("utf-8")), {row["basis"] for row in csv.DictReader(lines)}


@pytest.mark.parametrize(
    ("people", "said", "of_every_figure"),
    [
        ([SOMEBODY, "b8"], "real", "real"),
        ([NOBODY, f"{numbers.RUNNING}0000000017"], "synthetic", "synthetic"),
        ([NOBODY, SOMEBODY], "mixed", "synthetic"),
    ],
)
@pytest.mark.parametrize("ending", ["csv", "parquet", "arrow"])
def test_made_up_people_are_known_where_no_file_says_so(
    dagmar: Running, tmp_path: Path, ending: str, people: list[str], said: str, of_every_figure: str
) -> None:
    made, bases = computed(dagmar, tmp_path, folder(tmp_path, *people, ending=ending))
    assert (made["mixture"], bases) == (said, {of_every_figure})


@pytest.mark.parametrize("ending", ["parquet", "arrow"])
def test_a_file_that_says_it_is_made_up_is_believed(dagmar: Running, tmp_path: Path, ending: str) -> None:
    made, bases = computed(dagmar, tmp_path, folder(tmp_path, SOMEBODY, ending=ending, marked=True))
    assert (made["mixture"], bases) == ("synthetic", {"synthetic"})


def test_a_folder_in_which_some_files_say_so_is_mixed(dagmar: Running, tmp_path: Path) -> None:
    place = tmp_path / "data" / "contacts"
    place.mkdir(parents=True)
    for number, marks in enumerate(({"dagmar.basis": "synthetic"}, {})):
        table = contact_table([{"contact": str(number), "person": SOMEBODY}])
        pq.write_table(table.replace_schema_metadata(marks), place / f"{number}.parquet")
    out = tmp_path / "figures.csv"
    ran = dagmar("indicators", "compute", NAME, "--data", str(place.parent), "--out", str(out))
    assert "BLANDADE DATA" in ran.out
    assert json.loads(Path(f"{out}.json").read_text("utf-8"))["mixture"] == "mixed"


@pytest.mark.parametrize("ending", ["csv", "parquet", "arrow"])
def test_run_time_rows_and_version_stand_with_every_aggregate(
    dagmar: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    """By hand: 13 visits whose wait is known, 14 whose is not, 9 in primary care. What leaves is raised to whole tens."""
    of_each: dict[str, tuple[int, dict[str, Any]]] = {
        "known": (13, {}),
        "unknown": (14, {"wanted_at": None}),
        "primary": (9, {"level": "primary"}),
    }
    rows = [{"person": f"{name}{number}", **row} for name, (count, row) in of_each.items() for number in range(count)]
    data, inside = tmp_path / "data", tmp_path / "inside.parquet"
    data.mkdir()
    if ending == "csv":
        (data / "contacts.csv").write_text(as_csv(contact_table(rows)), "utf-8")
    else:
        (put_in_arrow if ending == "arrow" else put_in_parquet)(data / f"contacts.{ending}", contact_table(rows))
    clock = iter([100.0, 107.25])
    monkeypatch.setattr(command, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    made, _ = computed(dagmar, tmp_path, data, "--internal", str(inside))
    assert (made["seconds"], made["software"]) == (7.25, f"dagmar {version_of_the_project()}")
    assert (made["backend"], made["data"]) == ("duckdb", str(data))
    counted = ("rows_read", "rows_in_population", "rows_used")
    (one,) = made["indicators"]
    assert [one[name] for name in counted] == [40, 30, 20]
    (exact,) = json.loads(pq.read_schema(inside).metadata[b"dagmar.internal"])["document"]["indicators"]
    assert [exact[name] for name in counted] == [36, 27, 13]
    assert (one["coverage"], exact["coverage"]) == ({"rows": 20, "of": 30}, {"rows": 13, "of": 27})


def test_a_definition_that_hides_zero_too_leaves_no_place_where_one_sees_that_there_is_nobody(
    dagmar: Running, tmp_path: Path
) -> None:
    """30 of 40 visits in Stockholm, all 12 in Upplands Väsby, none in Kiruna, which with 1-4 has no line."""
    of_each = {"0180": (30, 10), "0114": (12, 0)}
    rows = [
        {"person": f"{code}{number}", "municipality": code, "wanted_at": when}
        for code, (soon, late) in of_each.items()
        for number, when in enumerate([CONTACT["wanted_at"]] * soon + [LONG_AGO] * late)
    ]
    data = tmp_path / "data"
    data.mkdir()
    pq.write_table(contact_table(rows), data / "contacts.parquet")
    text = (find_definitions() / f"{NAME}.yaml").read_text("utf-8")
    shown = {}
    for rule in ("1-4", "0-4"):
        own, out = tmp_path / f"{rule}.yaml", tmp_path / f"{rule}.csv"
        own.write_text(f"{text}\ndisclosure: {rule}\n", "utf-8")
        ran = dagmar("indicators", "compute", str(own), "--data", str(data), "--out", str(out))
        assert ran.code == DONE, ran.err
        assert json.loads(Path(f"{out}.json").read_text("utf-8"))["indicators"][0]["disclosure"]["rule"] == rule
        with out.open(encoding="utf-8", newline="") as lines:
            every = [row for row in csv.DictReader(lines) if row["sex"] == "all"]
        shown[rule] = {row["recipient"]: (row["numerator"], row["denominator"], row["missing"]) for row in every}
    assert "2584" not in shown["1-4"]
    assert shown["1-4"]["0114"] == ("12", "12", "")
    assert shown["0-4"]["2584"] == shown["0-4"]["0114"] == ("", "", "secret")
    of_the_day = {str(one.code) for one in load_registry().municipalities(date(2024, 2, 1))}
    assert len(of_the_day - shown["0-4"].keys()) == 0 < len(of_the_day - shown["1-4"].keys()) == 290 - 2


def version_of_the_project() -> str:
    return str(tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def test_a_full_disk_is_said_and_leaves_nothing(process: Running, tmp_path: Path) -> None:
    """The system itself refuses: no file may become larger than two thousand bytes."""
    data = folder(tmp_path, SOMEBODY)
    limit = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))}
    out = tmp_path / "out" / "figures.csv"
    out.parent.mkdir()
    ran = process("indicators", "compute", NAME, "--data", str(data), "--out", str(out), **limit)
    assert ran.code == REFUSED
    assert f"{out}: file-unusable" in ran.err
    assert [*out.parent.iterdir()] == []


def test_a_database_that_does_not_answer_is_said_without_its_password(dagmar: Running, tmp_path: Path) -> None:
    """Port 1 of this machine has no server."""
    address = "postgresql://me:secret@127.0.0.1:1/register"
    ran = dagmar(
        "indicators", "compute", NAME, "--data", address, "--backend", "postgres", "--out", str(tmp_path / "out.csv")
    )
    assert (ran.code, "engine-failed" in ran.err, "secret" in ran.err) == (REFUSED, True, False)


def test_only_the_period_asked_for_is_counted(dagmar: Running, tmp_path: Path) -> None:
    """The visits are on 1 February 2024: in January there are none, and no figure. Rows leave in whole tens."""
    data = folder(tmp_path, SOMEBODY)
    made, _ = computed(dagmar, tmp_path, data, "--period", "2024-02/2024-03")
    assert (made["period"], made["indicators"][0]["rows_used"]) == ("2024-02/2024-03", 10)
    out = str(tmp_path / "january.csv")
    ran = dagmar("indicators", "compute", NAME, "--data", str(data), "--period", "2024-01", "--out", out, "--json")
    assert (ran.json["lines"], ran.json["indicators"][0]["rows_used"]) == (0, 0)


@pytest.mark.parametrize(("period", "code"), [("2024-02-03", REFUSED), ("våren", WRONG_USAGE)])
def test_a_period_that_is_not_whole_is_refused(dagmar: Running, tmp_path: Path, period: str, code: int) -> None:
    data = folder(tmp_path, SOMEBODY)
    ran = dagmar("indicators", "compute", NAME, "--data", str(data), "--estimate", "--period", period)
    assert ran.code == code


def test_a_month_is_no_whole_year_and_the_definition_is_named(dagmar: Running, tmp_path: Path) -> None:
    data = folder(tmp_path, SOMEBODY)
    ran = dagmar(
        *("indicators", "compute", "readmission-30-days", "--data", str(data), "--estimate", "--period", "2024-03")
    )
    assert (ran.code, "period-not-whole" in ran.err) == (REFUSED, True)


def test_check_lists_the_keys_that_stand_in_several_rows(dagmar: Running, tmp_path: Path) -> None:
    place = tmp_path / "data"
    place.mkdir()
    pq.write_table(
        contact_table({"contact": contact} for contact in ("K1", "K2", "K2", "K3")), place / "contacts.parquet"
    )
    ran = dagmar("indicators", "check", NAME, "--data", str(place), "--json")
    assert ran.code == DONE
    (warning,) = ran.json["warnings"]
    assert warning["code"] == "keys-not-unique"
    assert "K2 (2)" in warning["message"]
    assert "K1" not in warning["message"]


def test_check_says_no_to_data_without_a_column(dagmar: Running, tmp_path: Path) -> None:
    place = tmp_path / "data"
    place.mkdir()
    pq.write_table(pa.table({"person": ["a"]}), place / "contacts.parquet")
    ran = dagmar("indicators", "check", NAME, "--data", str(place), "--json")
    assert (ran.code, {one["code"] for one in ran.json["errors"]}) == (NO, {"column-not-in-data"})
