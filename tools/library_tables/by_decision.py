"""Money that was shared by a decision and not by an agreement: covid-19 in 2020, the extra budget of 2015."""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path

from tools.library_tables.writing import demand, names_of_regions, write_printed

LARGEST = {"01", "12", "14"}


def make(shared: Path) -> None:
    names = names_of_regions(date(2020, 1, 1))
    covid = {code: 2 if code in LARGEST else 1 for code in names}
    demand(covid, 21, 24)
    write_printed("covid-2020", "beloppen", covid, "Mkr", names)
    collected = shared / "research/agreements/tables/extra_budget_2015_per_landsting.csv"
    with collected.open(encoding="utf-8", newline="") as file:
        printed = {row["code_if_known"]: row["value"] for row in csv.DictReader(file) if row["measure"] == "amount"}
    # As printed the rows add up to a tenth of a million more than the total beside them: one decimal each.
    demand({code: int(Fraction(amount) * 10) for code, amount in printed.items()}, 21, 14_701)
    as_printed: dict[str, int | str] = {code: amount.replace(".", ",") for code, amount in printed.items()}
    write_printed("extra-budget-2015", "landstingen", as_printed, "Mkr", names_of_regions(date(2015, 1, 1)))
