"""The health and medical care report: 76 key figures of the regions and the nation, 2016-2025, carried by the package.

The figures are Kolada's, both sexes together; names, reasons, directions and areas are our own. Per cent are kept as shares,
exactly. A region without a value in a year when the others have one gets the sign `not_reported`, never a blank and never 0; in
a year without any value the measure was not taken, and there is no observation. Recipients are the regions' codes, and
`00` for the nation.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from dagmar.agreement.direction import DIRECTIONS
from dagmar.facts.measure import Change, Measure
from dagmar.facts.observation import Observation
from dagmar.source import Source
from dagmar.text import Text

FOLDER = "kolada-hos"
ABSENT = "-"
COVERAGE_NOT_STATED = Text("Täckningen anges inte i uttaget.", "The extract does not state the coverage.")


def find_indicators() -> Path:
    """The folder of indicators: beside the source in a clone, inside the package when it was installed from a wheel."""
    package = Path(__file__).resolve().parents[1]
    in_clone = package.parents[1] / "indicators"
    return in_clone if package.parent.name == "src" and in_clone.is_dir() else package / "indicators"


@cache
def health_report_source() -> Source:
    """Where the figures come from, as one cites it: "Källa: Kolada"."""
    row = _rows("source")[0]
    return Source(
        title=f"Källa: {row['publisher']}",
        table=row["title"],
        vintage=row["vintage"],
        url=row["url"],
        note=f"{row['licence']} {row['note_sv']} / {row['note_en']}",
    )


@cache
def health_report_measures() -> tuple[Measure, ...]:
    """The 76 measures, by area and id."""
    source, words, releases = health_report_source(), _words(), {row["indicator"]: row for row in _rows("releases")}
    changes: dict[str, list[Change]] = defaultdict(list)
    for row in _rows("changes"):
        change = Change(row["period"], Text(row["sv"], row["en"]), row["breaks"] == "yes")
        changes[row["indicator"]].append(change)
    return tuple(
        _measure(row, releases[row["id"]], tuple(changes[row["id"]]), source, words) for row in _rows("indicators")
    )


@cache
def health_report_observations() -> tuple[Observation, ...]:
    """Every figure and every missing sign, by indicator, period and recipient.

    13 603 figures; shares as `Fraction` of one. `recorded` is the day when the table was made.
    """
    return tuple(_observations())


def _observations() -> Iterator[Observation]:
    units = {measure.id: measure.unit for measure in health_report_measures()}
    source, entered = health_report_source(), _rows("source")[0]["entered"]
    for row in _rows("values"):
        unit = units[row["indicator"]]
        for recipient, cell in list(row.items())[2:]:
            yield Observation(
                recipient,
                row["indicator"],
                row["period"],
                unit,
                source,
                entered,
                value=None if cell == ABSENT else Fraction(cell) / (100 if unit == "share" else 1),
                missing="not_reported" if cell == ABSENT else None,
            )


def _measure(
    row: dict[str, str],
    release: dict[str, str],
    changes: tuple[Change, ...],
    source: Source,
    words: dict[tuple[str, str], Text],
) -> Measure:
    assert row["direction"] in DIRECTIONS, row
    return Measure(
        id=row["id"],
        name=Text(row["name_sv"], row["name_en"]),
        why=Text(row["why_sv"], row["why_en"]),
        area=words["area", row["area"]],
        unit=row["unit"],
        unit_words=words["unit", row["unit"]],
        direction=row["direction"],
        source=source,
        register=row["register"],
        version=source.vintage,
        by_sex_at_source=release["by_sex_at_source"] == "yes",
        coverage=COVERAGE_NOT_STATED,
        next_publication=date.fromisoformat(release["next_publication"]) if release["next_publication"] else None,
        next_period=release["next_period"],
        changes=changes,
    )


def _words() -> dict[tuple[str, str], Text]:
    return {(row["kind"], row["id"]): Text(row["sv"], row["en"]) for row in _rows("words")}


def _rows(name: str) -> list[dict[str, str]]:
    with (find_indicators() / FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))
