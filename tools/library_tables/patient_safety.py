"""Patient safety 2011-2013: who met what, as newspapers reported it a requirement. There are no tables by county council."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from tools.library_tables.writing import AGREEMENTS, FACTS, names_of_regions, write

ALL, NONE = frozenset(names_of_regions(date(2011, 1, 1))), frozenset[str]()
MET_2011 = {
    "patientsakerhetsberattelse": ALL,
    "strama-grupp": ALL,
    "patientenkat": ALL,
    "patientoversikt": ALL,
    "kulturmatning": ALL,
    "hygienmatning": ALL,
    "trycksarsmatning": ALL,
    "antibiotikaforskrivning": frozenset({"20", "22", "23"}),
    "antibiotika-resten": NONE,
}
"""All met the first three pots, so all met what was required for any; the last of the antibiotics went to nobody."""
MET_2012 = {
    "patientsakerhetsberattelse": ALL,
    "patientoversikt": ALL,
    "infektionsverktyget": ALL,
    "journalgranskning": ALL,
    "kulturplan": ALL,
    "trycksarsplan": ALL,
    "antibiotika": frozenset({"09", "10", "21", "24"}),
    "overbelaggning": ALL,
    "lakemedelsfragor": NONE,
}
"""Which 15 of 21 met the hygiene requirement was not reported, so it has no rows."""
MET_2013 = {"antibiotika": ALL}


def make(_: Path) -> None:
    _write("patientsakerhet-2011", "2011", MET_2011, "Läkartidningen och medrek.se, november 2011", "2011-11")
    _write("patientsakerhet-2012", "2012", MET_2012, "Läkartidningen, november 2012", "2012-11")
    _write("patientsakerhet-2013", "2013", MET_2013, "Läkartidningen, november 2013", "2013-11")


def _write(agreement: str, period: str, met: Mapping[str, Iterable[str]], source: str, published: str) -> None:
    rows = (
        [code, name, period, "met" if code in those else "not_met", source, published, "real"]
        for name, those in met.items()
        for code in sorted(ALL)
    )
    write(AGREEMENTS / agreement / "data/bedomning.csv", FACTS, rows)
