"""De mest sjuka äldre: the counties' change in drugs 2012, who passed, and the few amounts that were told."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

from dagmar.registry.registry import load_registry
from tools.library_tables.writing import AGREEMENTS, FACTS, names_of_regions, write, write_printed

RADIO = "Län för län: så har läkemedelsanvändningen minskat, Sveriges Radio (artikel 5378893)"
ASSESSED_2012 = "Socialstyrelsens bedömning av prestationerna 2012"
NOT_PAID_2012 = "Äldrevården går miste om halv miljard, Senioren"
# What the counties' two targets and base requirements gave in 2012: all alike, so no table was printed.
JUDGED_2012 = (
    ("grundkrav", "met", ASSESSED_2012, "2012-11-16"),
    ("mindre-slutenvard", "not_met", NOT_PAID_2012, "2012-12-14"),
)
PAID_2012 = {"10": "25", "19": "41", "1980": "44"}
ASSESSED_2013 = "Redovisning av 2013 års bedömning, Socialstyrelsen"
# Dagens Opinion, December 2013: "about" but for Arjeplog's, which is in kronor.
PAID_2013 = {"01": "50 Mkr", "0180": "46 Mkr", "09": "2,5 Mkr", "14": "47 Mkr", "1480": "18 Mkr", "2506": "116 000 kr"}


def make(shared: Path) -> None:
    collected = shared / "research/agreements/tables/mest_sjuka_aldre_2012_drugs.csv"
    with collected.open(encoding="utf-8", newline="") as file:
        changes = {
            row["code_if_known"]: row["value"] for row in csv.DictReader(file) if row["measure"].startswith("change in")
        }
    if len(changes) != 21:
        raise SystemExit(f"{len(changes)} counties with a change in drugs; 21 were published")
    write(AGREEMENTS / "mest-sjuka-aldre-2012/data/lakemedel.csv", (*FACTS, "note"), _index(changes))
    write(
        AGREEMENTS / "mest-sjuka-aldre-2012/data/bedomning.csv",
        FACTS,
        (
            [code, requirement, "2012", state, source, published, "real"]
            for requirement, state, source, published in JUDGED_2012
            for code in sorted(changes)
        ),
    )
    write_printed("mest-sjuka-aldre-2012", "storst-utbetalningar", PAID_2012, "Mkr", _names(PAID_2012, 2012))
    everyone = [*sorted(changes), *(one.code for one in load_registry().municipalities(date(2013, 1, 1)))]
    write(
        AGREEMENTS / "mest-sjuka-aldre-2013/data/bedomning.csv",
        FACTS,
        (
            [code, requirement, "2013", "met", ASSESSED_2013, "2013-12", "real"]
            for requirement in ("grundkrav-1", "grundkrav-2")
            for code in everyone
        ),
    )
    names = _names(PAID_2013, 2013)
    write(
        AGREEMENTS / "mest-sjuka-aldre-2013/published/kanda-belopp.csv",
        ("recipient", "name", "amount", "unit"),
        ([code, names[code], *amount.rsplit(" ", 1)] for code, amount in PAID_2013.items()),
    )


def _index(changes: dict[str, str]) -> Iterator[Sequence[str]]:
    """The change that was printed, as an index: 100 the year before and 100 plus the change now."""
    for code, change in sorted(changes.items()):
        now = 100 + Fraction(change)
        yield [code, "lakemedel-aldre-index", "2011-09-01", "100", RADIO, "2012-12", "real", "året före är 100"]
        shown = f"{float(now):.1f}"  # one decimal in, one decimal out
        yield [
            code, "lakemedel-aldre-index", "2012-09-01", shown, RADIO, "2012-12", "real",
            f"tryckt som {change} %, här 100 och förändringen",
        ]  # fmt: skip


def _names(codes: dict[str, str], year: int) -> dict[str, str]:
    municipalities = {one.code: one.name for one in load_registry().municipalities(date(year, 1, 1))}
    return {code: (names_of_regions(date(year, 1, 1)) | municipalities)[code] for code in codes}
