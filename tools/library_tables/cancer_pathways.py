"""Standardiserade vårdförlopp: the amounts that were printed in 2016 and 2021, and what is known of who met the terms.

Typed from the pages: cancercentrum.se/norr of 2016-03-31, which is cut off after Halland, and the press release on Region
Dalarna of 2021, which is cut off in the row of Gotland. Neither is in the folder of collected figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tools.library_tables.writing import AGREEMENTS, FACTS, demand, names_of_regions, write, write_printed
from tools.printed_populations import REGIONS

FIRST_2016 = "45983285 7298261 5846456 9183740 7167880 3943543 4897853 1182657 3219907 26863854 6486757"
SECOND_2021 = {  # in the order printed, the largest first
    "01": 42_569_204,
    "14": 30_916_100,
    "12": 24_679_740,
    "05": 8_340_018,
    "03": 6_866_934,
    "06": 6_513_892,
    "13": 5_973_403,
    "18": 5_461_257,
    "04": 5_327_430,
    "20": 5_159_379,
    "21": 5_151_097,
    "17": 5_061_622,
    "19": 4_941_366,
    "24": 4_869_423,
    "25": 4_485_941,
    "08": 4_399_621,
    "22": 4_398_994,
    "07": 3_608_581,
    "10": 2_863_846,
    "23": 2_343_041,
}
# Pathways of 2017 that every landsting had to have, which it did: at least one patient, and no more is published.
ASKED_2017 = ("svf-kll", "svf-livmoderhals", "svf-livmoderkropp", "svf-njure", "svf-sarkom", "svf-skoldkortel")
ALL_MET_2017 = "Alla landsting klarar årets krav, cancercentrum.se; antalen är inte publicerade"
ALL_MET_2019 = "170 SVF-miljoner till regionerna, cancercentrum.se; alla regioner uppfyllde kraven"
ALL_MET_2023 = "Regionerna 2023, cancercentrum.se; alla nådde 70 %, andelarna är inte publicerade"


def make(_shared: Path) -> None:
    first = dict(zip(REGIONS, map(int, FIRST_2016.split()), strict=False))
    demand(first, 11, 122_074_193)  # the rows seen, of 203 000 000
    write_printed("svf-2016", "forsta-utbetalningen", first, "kr", names_of_regions(date(2016, 3, 31)))
    demand(SECOND_2021, 20, 183_930_889)  # the rows seen, of 185 000 000
    write_printed("svf-2021", "andra-utbetalningen", SECOND_2021, "kr", names_of_regions(date(2021, 12, 31)))
    write(AGREEMENTS / "svf-2017/data/bedomning.csv", FACTS, _of_2017())
    write(
        AGREEMENTS / "svf-2019/data/bedomning.csv",
        FACTS,
        ([code, "redovisning", "2019", "received", ALL_MET_2019, "2019-12-13", "real"] for code in REGIONS),
    )
    write(
        AGREEMENTS / "svf-2023/data/bedomning.csv",
        FACTS,
        ([code, "inklusion", "2023-01/2023-06", "70 %", ALL_MET_2023, "2023", "real"] for code in REGIONS),
    )


def _of_2017() -> Iterator[list[str]]:
    for code in REGIONS:
        yield [code, "handlingsplan", "2017", "received", ALL_MET_2017, "2017-11-24", "real"]
    for pathway in ASKED_2017:
        for code in REGIONS:
            yield [code, pathway, "2017", "1", ALL_MET_2017, "2017-11-24", "real"]
