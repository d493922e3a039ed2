"""Make the library's tables: `make_library_tables.py [SHARED_FOLDER]`.

Without a folder only the synthetic facts are made anew, by the seeded generator of the project. With the folder of
collected data also the published tables and the judgements that can be read off them. The same folder gives the same
bytes. Every check below stops the making: a table that does not add up to its published total is not written.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from dagmar.agreement.loader import load_file
from dagmar.library.generator import as_csv, generate
from dagmar.registry.registry import load_registry
from dagmar.vocabulary import vocabulary

AGREEMENTS = Path(__file__).parent.parent / "agreements"
SYNTHETIC = ("psykisk-ohalsa-2012", "kunskapsstod-2015")
# The one amount that the page prints with its digits misplaced; the collected data have them put together.
MISPRINTED = {54_499_160: "544 99 160"}
WOMENS_HEALTH = (
    ("kvinnors_halsa_2019", "belopp", "regionerna", 1_590_000_000),
    ("kvinnors_halsa_2024", "belopp_befolkning", "befolkning", 1_367_000_000),
    ("kvinnors_halsa_2024", "belopp_landsbygd", "landsbygd", 150_000_000),
)
SVF_PRESS = "Regeringen betalar ut 182,5 miljoner kronor för kortare väntetider i cancervården"


def main(arguments: Sequence[str]) -> None:
    if arguments:
        shared = Path(arguments[0])
        make_published(shared / "data/agreements/utbetalningar_per_region.csv")
        make_womens_health(shared / "research/agreements/tables/kvinnors-halsa-per-region.csv")
    for name in SYNTHETIC:
        folder = AGREEMENTS / name
        loaded = load_file(folder / "agreement.yaml", vocabulary())
        (folder / "data" / "synthetic.csv").write_text(as_csv(generate(loaded, load_registry())), "utf-8")


def make_published(collected: Path) -> None:
    with collected.open(encoding="utf-8", newline="") as file:
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
    names = {row["lankod"]: row["region"] for row in rows}
    write_table("svf-2025", "andra-utbetalningen", names, svf, "kr")
    write_table("tillganglighet-2023", "andra-utbetalningen", names, access, "kr")
    write_table("god-och-nara-vard-2024", "kommunerna-per-lan", names, near, "Mkr")
    write(
        AGREEMENTS / "svf-2025/data/bedomning.csv",
        ["recipient", "indicator", "period", "value", "source", "published", "basis"],
        (
            [code, "villkor-2", "2025", "met" if code in svf else "not_met", SVF_PRESS, "2025-12", "real"]
            for code in sorted(near)
        ),
    )


def make_womens_health(collected: Path) -> None:
    with collected.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["code_if_known"]]
    names = {str(one.code): one.name for one in load_registry().regions(date(2024, 1, 1))}
    for agreement, measure, table, total in WOMENS_HEALTH:
        amounts = {
            row["code_if_known"]: int(row["value"])
            for row in rows
            if (row["agreement"], row["measure"]) == (agreement, measure)
        }
        demand(amounts, 21, total)
        write_table(agreement.replace("_", "-"), table, names, amounts, "kr")


def demand(amounts: dict[str, int], rows: int, total: int) -> None:
    if (len(amounts), sum(amounts.values())) != (rows, total):
        raise SystemExit(f"{len(amounts)} rows, {sum(amounts.values())} in all; {rows} and {total} were published")


def write_table(agreement: str, table: str, names: dict[str, str], amounts: dict[str, int], unit: str) -> None:
    write(
        AGREEMENTS / agreement / "published" / f"{table}.csv",
        ["recipient", "name", "amount", "unit"],
        ([code, names[code], printed(amounts[code]), unit] for code in sorted(amounts)),
    )


def printed(amount: int) -> str:
    return MISPRINTED.get(amount) or f"{amount:,}".replace(",", " ")


def write(path: Path, heading: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter=";", lineterminator="\n")
        table.writerow(heading)
        table.writerows(rows)


if __name__ == "__main__":
    main(sys.argv[1:])
