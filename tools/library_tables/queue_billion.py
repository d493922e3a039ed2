"""Kömiljarden 2009-2014: the few amounts per landsting that were printed, in millions as printed."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from tools.library_tables.writing import names_of_regions, write_printed

# "Just over 205" is a text, not an amount: it stands as printed and is never read as one.
WORDS = {"paid_at_least": "drygt {}"}


def make(shared: Path) -> None:
    collected = shared / "research/agreements/tables/komiljarden_per_recipient.csv"
    with collected.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["measure"].startswith("paid")]
    for agreement in sorted({row["agreement"] for row in rows}):
        amounts: dict[str, int | str] = {
            row["code_if_known"]: WORDS.get(row["measure"], "{}").format(row["value"].replace(".", ","))
            for row in rows
            if row["agreement"] == agreement
        }
        year = int(agreement.rpartition("-")[2])
        write_printed(agreement, "kanda-belopp", amounts, "Mkr", names_of_regions(date(year, 1, 1)))
