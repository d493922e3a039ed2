"""Invented exhibits: every kind of figure that a page must bear, and names that try to be more than names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from dagmar.library.shelf import library
from dagmar.publication.site.content import counties, frame
from dagmar.publication.site.edition import Written
from dagmar.publication.site.exhibit import Change, Exhibit, Figure, Former, Unit
from dagmar.publication.site.listed import listed
from dagmar.publication.site.money import Granted, one_of
from dagmar.publication.site.publish import publish
from dagmar.publication.site.uncertainty import with_intervals
from dagmar.source import Source
from dagmar.text import Text

SOURCE = Source("Påhittad källa", "2025-01-01", basis="synthetic")
ON = date(2026, 1, 15)
HOSTILE = "<script>alert(1)</script> \"' onerror=x & {{ 7*7 }} ]] javascript:"

FIGURES = {
    "00": {"2023": Figure(Fraction(1, 2), made_up=True), "2024": Figure(Fraction(11, 20), made_up=True)},
    "01": {
        "2023": Figure(Fraction(2, 5), None, Fraction(40), Fraction(100), made_up=True),
        "2024": Figure(
            Fraction(3, 5),
            None,
            Fraction(60),
            Fraction(100),
            made_up=True,
            recorded="2025-03-02",
            former=(Former("2025-01-01", Fraction(1, 8), None, SOURCE), Former("2025-02-01", None, "secret", SOURCE)),
        ),
    },
    "03": {"2023": Figure(None, "secret"), "2024": Figure(None, "not_reported")},
    "04": {"2023": Figure(None, "not_applicable"), "2024": Figure(None, "not_yet_published")},
    "05": {"2024": Figure(Fraction(12345, 100000), None, Fraction(12345), Fraction(100000), made_up=True)},
}

SHARE = with_intervals(
    Exhibit(
        id="prov-andel",
        name=Text("Provmått, andel", "Trial measure, share"),
        unit=Unit(Text("procent", "per cent"), 1, share=True),
        direction="higher_is_better",
        kind="region",
        source=SOURCE,
        figures=FIGURES,
        chapter=Text("Prov", "Trial"),
        definition=Text("Vad provet räknar.", "What the trial counts."),
        changes=(Change("2024", Text("Ny definition.", "New definition.")),),
        agreements=("svf-2025",),
    )
)
WICKED = replace(
    SHARE,
    id="prov-elak",
    name=Text(HOSTILE, HOSTILE),
    unit=Unit(Text(HOSTILE, HOSTILE), 0),
    direction="none",
    definition=Text(HOSTILE, HOSTILE),
    source=Source(HOSTILE, url="javascript:alert(1)"),
    chapter=Text(HOSTILE, HOSTILE),
    changes=(Change("2024-01-01", Text(HOSTILE, HOSTILE)),),
    agreements=(),
)
MONTHS = [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)]
MONTHLY = with_intervals(
    replace(
        SHARE,
        id="prov-manad.kommuner",
        name=Text("Besök i tid, månad för månad", "Visits in time, month by month"),
        kind="municipality",
        figures={
            code: {
                month: Figure(
                    Fraction(first + at % 5, 100), None, Fraction(first + at % 5), Fraction(100), made_up=True
                )
                for at, month in enumerate(MONTHS)
            }
            for code, first in (("0180", 60), ("0114", 40), ("2584", 20))
        },
        changes=(),
        agreements=(),
    )
)
"""Of municipalities, and of months enough for a control chart of each."""


@cache
def pathways() -> Granted:
    """The agreement of 2025 on standardised care pathways, computed once."""
    return one_of(next(entry for entry in library() if entry.id == "svf-2025"))


def published(
    folder: Path,
    *exhibits: Exhibit,
    report_to: str = "fel@example.se",
    workers: int = 1,
    on: date = ON,
    money: bool = True,
    only: Collection[str] = (),
    forget: Collection[str] = (),
) -> Written:
    """A small site: the exhibits, and with `money` the agreement of 2025 on standardised care pathways."""
    granted = [pathways()] if money else []
    shown = exhibits or (SHARE, WICKED, MONTHLY)
    names = [listed(one) for one in shown]
    settings = frame(report_to)
    return publish(
        folder, names, shown, granted, settings, counties(), on=on, workers=workers, only=only, forget=forget
    )
