"""Women's health: the tables per region that SKR and the government published, misprints and rows cut off included."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from tools.library_tables.writing import demand, names_of_regions, write_printed
from tools.printed_populations import REGIONS

COLLECTED = {  # agreement and measure among the collected figures: id, table, rows and total as stated
    ("kvinnors_halsa_2019", "belopp"): ("kvinnors-halsa-2019", "regionerna", 21, 1_590_000_000),
    ("kvinnors_halsa_2020", "belopp"): ("kvinnors-halsa-2020", "regionerna", 21, 937_000_000),
    # Norrbotten is cut off in the copy of the page; so the rows add up to less than was shared out.
    ("kvinnors_halsa_2021_grund", "belopp"): ("kvinnors-halsa-2021", "grund", 20, 914_460_953),
    ("kvinnors_halsa_2021_tillagg", "belopp"): ("kvinnors-halsa-2021", "tillagg", 20, 434_295_761),
    ("kvinnors_halsa_2023", "belopp_befolkning"): ("kvinnors-halsa-2023", "befolkning", 21, 1_437_000_000),
    ("kvinnors_halsa_2023", "belopp_landsbygd"): ("kvinnors-halsa-2023", "landsbygd", 21, 150_000_000),
    ("kvinnors_halsa_2024", "belopp_befolkning"): ("kvinnors-halsa-2024", "befolkning", 21, 1_367_000_000),
    ("kvinnors_halsa_2024", "belopp_landsbygd"): ("kvinnors-halsa-2024", "landsbygd", 21, 150_000_000),
}
MISPRINTED = {42_045_981: "42 045981"}  # Örebro 2023

# Typed from the pages themselves: the press release of February 2017 is cut off in the middle of Jönköping's row.
TYPED = {
    ("kvinnors-halsa-2017", "primarvard", None): "26576108 4227131 3369812 5293516 4131795",
    ("kvinnors-halsa-2017", "forlossningsvard", None): "84725537 13476238 10743076 16875908 13172304",
    ("kvinnors-halsa-tillagg-2017", "forsta-utbetalningen", 300_000_000): (
        "68143865 10838798 8640543 13573117 10594346 5836067 7241014 1740653 4752049 39718431 9610252"
        " 50214178 8374663 8853031 8033900 8533908 8546308 7375850 3860775 7986497 7531755"
    ),
    ("kvinnors-halsa-2022", "regionerna", 1_382_000_000): (
        "319176216 52160836 39883744 62124560 48546206 26896403 32685582 8068802 21041321 185399420 44981466"
        " 230702198 37473505 40585919 36884873 38134524 38096014 32319540 17456995 36330649 33051227"
    ),
}


def make(shared: Path) -> None:
    collected = shared / "research/agreements/tables/kvinnors-halsa-per-region.csv"
    with collected.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["code_if_known"]]
    for (agreement, measure), (name, table, count, total) in COLLECTED.items():
        amounts = {
            row["code_if_known"]: int(row["value"])
            for row in rows
            if (row["agreement"], row["measure"]) == (agreement, measure)
        }
        demand(amounts, count, total)
        printed = {code: MISPRINTED.get(amount, amount) for code, amount in amounts.items()}
        write_printed(name, table, printed, "kr", names_of_regions(date(2024, 1, 1)))
    for (name, table, whole), figures in TYPED.items():
        typed = dict(zip(REGIONS, map(int, figures.split()), strict=False))
        if whole is not None:
            demand(typed, 21, whole)
        write_printed(name, table, typed, "kr", names_of_regions(date(2024, 1, 1)))
