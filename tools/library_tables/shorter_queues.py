"""Korta vårdköerna 2025: how much of the highest amount each region had reached, which a press release printed."""

from __future__ import annotations

import csv
from pathlib import Path

from tools.library_tables.writing import AGREEMENTS, FACTS, write

TITLE = "Regeringen fortsätter satsningen för kortare vårdköer – stora skillnader mellan regionerna"


def make(shared: Path) -> None:
    with (shared / "data/agreements/utbetalningar_per_region.csv").open(encoding="utf-8", newline="") as file:
        reached = {
            row["lankod"]: row["varde"]
            for row in csv.DictReader(file)
            if row["utbetalning"] == "operationer_jun_okt_2025"
        }
    if len(reached) != 21:
        raise SystemExit(f"{len(reached)} regions, not 21")
    write(
        AGREEMENTS / "korta-vardkoerna-2025/data/uppnatt.csv",
        FACTS,
        (
            [code, "andel-av-hogsta-belopp", "2025-06/2025-10", f"{reached[code]} %", TITLE, "2025-12", "real"]
            for code in sorted(reached)
        ),
    )
