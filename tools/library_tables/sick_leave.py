"""Sick leave 2006-2019: the few rows that were found of tables that were cut, and who met what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from tools.library_tables.writing import AGREEMENTS, FACTS, names_of_regions, write, write_printed

FIRST_FOUR = ("jamstalld-sjukskrivning", "forsakringsmedicin", "tidiga-insatser", "psykisk-ohalsa")
FOUR = ("villkor-1", "villkor-2", "villkor-3", "villkor-4")


def make(_: Path) -> None:
    then, later = names_of_regions(date(2006, 1, 1)), names_of_regions(date(2014, 1, 1))
    write_printed("sjukskrivningsmiljarden-2006", "betalt", {"13": 17}, "Mkr", then)
    write_printed("sjukskrivningsmiljarden-2014", "rorlig-del", {"10": 0}, "kr", later)
    write_printed("sjukskrivningsmiljarden-2014", "villkorade-delar", {"10": 7_930_014, "20": 14_382_905}, "kr", later)
    page = "SKL, Fördelning över de olika delarna i sjukskrivningsmiljarden 2014"
    _judged("sjukskrivningsmiljarden-2014", "2014", FIRST_FOUR, "met", page, "2015-02")
    skane = "Läkartidningen, april 2013, och NSD"
    _judged("sjukskrivningsmiljarden-2013", "2013", ("godkanda-intyg",), "not_met", skane, "2013-04")
    regions = "SKR, Regionernas arbete med sjukskrivning och rehabilitering 2019"
    _judged("sjukskrivning-2019", "2019", FOUR, "met", regions, "2020")


def _judged(agreement: str, period: str, names: Iterable[str], said: str, source: str, published: str) -> None:
    everyone = sorted(names_of_regions(date(int(period), 1, 1)))
    rows = ([code, name, period, said, source, published, "real"] for name in names for code in everyone)
    write(AGREEMENTS / agreement / "data/bedomning.csv", FACTS, rows)
