"""How a table of the library is written: the same figures give the same bytes, and a sum that does not close stops it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from dagmar.registry.registry import load_registry

AGREEMENTS = Path(__file__).parents[2] / "agreements"
FACTS = ("recipient", "indicator", "period", "value", "source", "published", "basis")


def demand(amounts: Mapping[str, int], rows: int, total: int) -> None:
    """Stop unless so many amounts add up to what was published as their total."""
    if (len(amounts), sum(amounts.values())) != (rows, total):
        raise SystemExit(f"{len(amounts)} rows, {sum(amounts.values())} in all; {rows} and {total} were published")


def write_printed(
    agreement: str, table: str, amounts: Mapping[str, int | str], unit: str, names: Mapping[str, str]
) -> None:
    """Write published/TABLE.csv by code, with the names as printed; a text stands where what was printed is no number."""
    rows = ([code, names[code], _printed(amounts[code]), unit] for code in sorted(amounts))
    write(AGREEMENTS / agreement / "published" / f"{table}.csv", ("recipient", "name", "amount", "unit"), rows)


def names_of_regions(on: date) -> dict[str, str]:
    """What the regions were called on a day, for a table whose own names were not kept."""
    return {str(one.code): one.name for one in load_registry().regions(on)}


def write(path: Path, heading: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table with semicolons, whatever the machine."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter=";", lineterminator="\n")
        table.writerow(heading)
        table.writerows(rows)


def _printed(amount: int | str) -> str:
    return amount if isinstance(amount, str) else f"{amount:,}".replace(",", " ")
