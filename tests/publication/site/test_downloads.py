"""The four files of an indicator say the same rows, each with its unit, its basis, and the reason for what is missing."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

FILE = "data/indikator/prov-andel"


def number(text: Any) -> Any:
    return None if text in ("", None) else text


def in_csv(site: Path) -> list[dict[str, Any]]:
    with (site / f"{FILE}.csv").open(encoding="utf-8", newline="") as file:
        return [{name: number(value) for name, value in row.items()} for row in csv.DictReader(file)]


def in_xlsx(site: Path) -> list[dict[str, Any]]:
    head, *rows = openpyxl.load_workbook(site / f"{FILE}.xlsx")["Värden"].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def in_parquet(site: Path) -> list[dict[str, Any]]:
    return list(pq.read_table(site / f"{FILE}.parquet").to_pylist())


def in_json(site: Path) -> list[dict[str, Any]]:
    return list(json.loads((site / f"{FILE}.json").read_text("utf-8"))["values"])


@pytest.mark.parametrize("rows", [in_csv, in_xlsx, in_parquet, in_json])
def test_each_form_has_every_figure_or_its_reason(site: Path, rows: Any) -> None:
    found = {(row["recipient"], row["period"]): row for row in rows(site)}
    assert len(found) == 10  # five recipients in two years
    stockholm = found["01", "2024"]
    assert (float(stockholm["value"]), float(stockholm["numerator"]), float(stockholm["denominator"])) == (0.6, 60, 100)
    assert (stockholm["unit"], stockholm["basis"]) == ("share", "synthetic")
    reasons = {key: row["missing"] for key, row in found.items() if row.get("value") is None}
    assert reasons == {
        ("03", "2023"): "secret",
        ("03", "2024"): "not_reported",
        ("04", "2023"): "not_applicable",
        ("04", "2024"): "not_yet_published",
        ("05", "2023"): "absent",
    }


def test_the_workbook_says_on_its_first_sheet_that_values_are_made_up(site: Path) -> None:
    assert (
        openpyxl.load_workbook(site / f"{FILE}.xlsx").worksheets[0]["A1"].value == "PÅHITTADE VÄRDEN / MADE-UP VALUES"
    )


def test_the_money_of_an_agreement_has_the_amounts_that_were_published(site: Path) -> None:
    """Stockholm, second payment of 2025: 46 759 214 kr."""
    with (site / "data/overenskommelse/svf-2025.csv").open(encoding="utf-8", newline="") as file:
        rows = {(row["grant"], row["recipient"]): row for row in csv.DictReader(file)}
    assert float(rows["andra-utbetalningen", "01"]["settled_kr"]) == 46_759_214
    assert rows["forsta-utbetalningen", "01"]["settled_kr"] == ""
    assert rows["forsta-utbetalningen", "01"]["unknown"]


def test_a_recipient_has_every_measure_of_its_own_in_the_same_four_forms(site: Path) -> None:
    """Two measures in two years, with the values that stand in the files of the measures."""
    with (site / "data/mottagare/01.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["indicator"], row["period"]) for row in rows] == [
        ("prov-andel", "2023"),
        ("prov-andel", "2024"),
        ("prov-elak", "2023"),
        ("prov-elak", "2024"),
    ]
    own = [row for row in in_csv(site) if row["recipient"] == "01"]
    assert [{name: number(value) for name, value in row.items()} for row in rows[:2]] == own
    sheet = openpyxl.load_workbook(site / "data/mottagare/01.xlsx")["Värden"]
    assert [row[5] for row in sheet.iter_rows(min_row=2, values_only=True)][:2] == [0.4, 0.6]
    assert pq.read_table(site / "data/mottagare/01.parquet").column("numerator").to_pylist()[:2] == [40.0, 60.0]
    told = json.loads((site / "data/mottagare/01.json").read_text("utf-8"))
    assert (told["basis"], len(told["values"])) == ("synthetic", 4)
