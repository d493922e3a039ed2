"""Make the figures of the health and medical care report: `make_kolada_hos.py SHARED_DATA_FOLDER`.

Run once, and again when the folder gets better data; the same folder gives the same bytes. It writes `values.csv` (one row
an indicator and year, one column a region and the nation) and `releases.csv` (what Kolada says of sex split and of the next
publication). Names, reasons, units, directions, changes and the source are written by hand in the same folder and not
touched here. A dash is a value that the source lacks: the report was taken in that year, but not for that region.
Every check below stops the making.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "indicators/kolada-hos"
EXPECTED_VALUES = 13_603
EXPECTED_INDICATORS = 76
RECIPIENTS = 22
ABSENT = "-"


def main(data: Path) -> None:
    known = read(FOLDER / "indicators.csv")
    values = {
        (row["kpi"], row["ar"], row["region_id"]): row["varde"] for row in read(data / "hos/hos_varden_region_ar.csv")
    }
    kpis = {kpi["id"]: kpi for kpi in json.loads((data / "kolada/kpi_v3_hos_subset.json").read_text("utf-8"))["values"]}
    check(len(values) == EXPECTED_VALUES, f"{len(values)} values, not {EXPECTED_VALUES}")
    check(len(known) == EXPECTED_INDICATORS, f"{len(known)} indicators, not {EXPECTED_INDICATORS}")
    check(
        {row["id"] for row in known} == {kpi for kpi, _, _ in values},
        "the indicators by hand are not those with values",
    )
    regions = sorted({region for _, _, region in values})
    check(len(regions) == RECIPIENTS and all(one.startswith("00") for one in regions), f"the recipients are {regions}")
    for value in values.values():
        check(Decimal(value).is_finite() and len(value) <= len("-99999.9"), f"{value} is no figure of the report")
    rows = [
        [kpi, year, *(values.get((kpi, year, region), ABSENT) for region in regions)]
        for kpi, year in sorted({(kpi, year) for kpi, year, _ in values})
    ]
    write("values", [["indicator", "period", *(region[2:] for region in regions)], *rows])
    write(
        "releases",
        [
            ["indicator", "by_sex_at_source", "next_publication", "next_period"],
            *(
                [
                    kpi,
                    "yes" if kpis[kpi]["is_divided_by_gender"] else "no",
                    kpis[kpi]["publication_date"] or "",
                    kpis[kpi]["publ_period"] or "",
                ]
                for kpi in sorted(row["id"] for row in known)
            ),
        ],
    )


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def write(name: str, rows: Iterable[Sequence[object]]) -> None:
    with (FOLDER / f"{name}.csv").open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, lineterminator="\n").writerows(rows)


def check(condition: bool, what: str) -> None:  # noqa: FBT001 -- the condition is the check itself
    if not condition:
        sys.exit(f"make_kolada_hos: {what}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
