"""Women's health: the tables per region that SKR published."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from tools.library_tables.writing import demand, names_of_regions, write_printed

TABLES = (
    ("kvinnors_halsa_2019", "belopp", "regionerna", 1_590_000_000),
    ("kvinnors_halsa_2024", "belopp_befolkning", "befolkning", 1_367_000_000),
    ("kvinnors_halsa_2024", "belopp_landsbygd", "landsbygd", 150_000_000),
)


def make(shared: Path) -> None:
    collected = shared / "research/agreements/tables/kvinnors-halsa-per-region.csv"
    with collected.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["code_if_known"]]
    for agreement, measure, table, total in TABLES:
        amounts = {
            row["code_if_known"]: int(row["value"])
            for row in rows
            if (row["agreement"], row["measure"]) == (agreement, measure)
        }
        demand(amounts, 21, total)
        write_printed(agreement.replace("_", "-"), table, amounts, "kr", names_of_regions(date(2024, 1, 1)))
