"""Payouts of 2023-2025 that press releases printed a region: cancer care 2025, availability 2023, near care 2024.

Of the first payment for availability 2023 a copy has seven rows and the total; the other fourteen were not found.
"""

from __future__ import annotations

import csv
from pathlib import Path

from tools.library_tables.writing import AGREEMENTS, FACTS, demand, write, write_printed

PRESS = "Regeringen betalar ut 182,5 miljoner kronor för kortare väntetider i cancervården"
# The one amount that the page prints with its digits misplaced; the collected data have them put together.
MISPRINTED = {54_499_160: "544 99 160"}


def make(shared: Path) -> None:
    with (shared / "data/agreements/utbetalningar_per_region.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    def figures(payment: str, measure: str) -> dict[str, int]:
        return {
            row["lankod"]: int(row["varde"]) for row in rows if row["utbetalning"] == payment and row["matt"] == measure
        }

    svf = figures("svf_2025_utbetalning2", "belopp_kr")
    access = figures("tillganglighet_2023_utbetalning2_med_bonus", "belopp_kr")
    near = figures("god_och_nara_vard_2024_kommuner_per_lan", "miljoner_kr")
    demand(svf, 18, 182_500_000)
    demand(access, 21, 1_874_253_165)
    demand(near, 21, 750)
    with (shared / "research/agreements/tables/tillganglighet-2023-jan-jun.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        kept = {row["code_if_known"]: int(row["value"]) for row in csv.DictReader(file)}
    if kept.pop("") + sum(access.values()) != 2_500_000_000:
        raise SystemExit("the two payments of 2023 do not make 2 500 000 000 kr")
    demand(kept, 7, 103_027_904)
    names = {row["lankod"]: row["region"] for row in rows}
    as_printed = {code: MISPRINTED.get(amount, amount) for code, amount in access.items()}
    write_printed("svf-2025", "andra-utbetalningen", svf, "kr", names)
    write_printed("tillganglighet-2023", "forsta-utbetalningen", kept, "kr", names)
    write_printed("tillganglighet-2023", "andra-utbetalningen", as_printed, "kr", names)
    write_printed("god-och-nara-vard-2024", "kommunerna-per-lan", near, "Mkr", names)
    write(
        AGREEMENTS / "svf-2025/data/bedomning.csv",
        FACTS,
        (
            [code, "villkor-2", "2025", "met" if code in svf else "not_met", PRESS, "2025-12", "real"]
            for code in sorted(near)
        ),
    )
