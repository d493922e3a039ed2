"""Make the tables of tests/foreign from published figures: python -m tools.foreign_tables SHARED_FOLDER

Only the columns that the tests check are kept, exact: a score that was printed with twelve decimals is kept as the fraction
that prints so, and it is not kept when there is none. The same folder gives the same bytes.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).parents[1] / "tests/foreign"
DOMAINS = {
    "clinical": "Unweighted Normalized Clinical Outcomes Domain Score",
    "engagement": "Unweighted Person And Community Engagement Domain Score",
    "safety": "Unweighted Normalized Safety Domain Score",
    "efficiency": "Unweighted Normalized Efficiency And Cost Reduction Domain Score",
}
MEASURES = ("AMI", "CABG", "COPD", "HF", "HIP-KNEE", "PN")
CMS = "Centers for Medicare & Medicaid Services (CMS), in the public domain (United States); read in a public copy of its file."


def main(shared: Path) -> None:
    source = shared / "data/payperf"
    scores(source / "cms_hvbp_tps_fy2026.csv")
    ratios(source / "cms_hrrp_fy2026.csv")
    penalties(source / "cms_penalty_cap_simulation_jcal2.csv")
    points(source / "nhs_qof_2023_24_indicators_points.csv")


def scores(file: Path) -> None:
    """Domain scores and the total performance score; a domain that is not available is blank in both."""
    rows = []
    for row in _read(file):
        each = [_fraction(row[column]) for column in DOMAINS.values()]
        total = row["Total Performance Score"].rstrip("0").rstrip(".")
        rows.append([row["Facility ID"].lower(), *["" if one is None else str(one) for one in each], total])
    _write(
        "hvbp-2026/hospitals.csv",
        [
            "Hospital Value-Based Purchasing, fiscal year 2026: unweighted normalized domain scores and total performance score.",
            f"Source: {CMS}",
            "Scores as exact fractions; blank: not available; the total as printed, without the zeros at its end.",
        ],
        ["code", *DOMAINS, "total"],
        rows,
    )


def ratios(file: Path) -> None:
    """For each of six measures the excess ratio, the predicted and the expected rate, in ten-thousandths."""
    hospitals: dict[str, dict[str, str]] = {}
    for row in _read(file):
        measure = row["Measure Name"].removeprefix("READM-30-").removesuffix("-HRRP")
        figures = [
            row[f"{what} Readmission {unit}"]
            for what, unit in (("Excess", "Ratio"), ("Predicted", "Rate"), ("Expected", "Rate"))
        ]
        if "N/A" not in figures:
            hospitals.setdefault(row["Facility ID"].lower(), {})[measure] = " ".join(
                str(int(Fraction(figure) * 10_000)) for figure in figures
            )
    _write(
        "hrrp-2026/hospitals.csv",
        [
            "Hospital Readmissions Reduction Program, fiscal year 2026: excess ratio, predicted rate, expected rate.",
            f"Source: {CMS}",
            "Each figure in ten-thousandths, as printed with four decimals; blank: not published (too few cases).",
        ],
        ["code", *(measure.lower() for measure in MEASURES)],
        [[code, *(row.get(measure, "") for measure in MEASURES)] for code, row in sorted(hospitals.items())],
    )


def penalties(file: Path) -> None:
    """Two reductions and their sum after the cap, in per cent; what floating point added to the third decimal is taken off."""
    columns = ("hrrp_penalty_pct", "vbp_penalty_pct", "capped_combined_pct")
    rows = [
        [row["facility_id"].lower(), *(str(round(Decimal(row[column]), 3)) for column in columns)]
        for row in _read(file)
    ]
    _write(
        "penalty-cap/hospitals.csv",
        [
            "A cap of 3 per cent on two reductions together: readmissions, purchasing, and what is left of their sum.",
            "Source: jcal-2/CMS-HRRP-Analysis on GitHub, scenario_aggregate_cap_simulation.csv, MIT licence.",
            "A simulation by its author, not an outcome. Per cent of the base payment, three decimals.",
        ],
        ["code", "readmissions", "purchasing", "capped"],
        sorted(rows),
    )


def points(file: Path) -> None:
    """Each indicator with its points, its domain, and whether it is a register."""
    rows = [
        [
            row["INDICATOR_CODE"].lower(),
            row["INDICATOR_POINT_VALUE"],
            row["DOMAIN_CODE"].lower(),
            row["REGISTER_FLAG"] or "0",
        ]
        for row in _read(file)
    ]
    _write(
        "qof-2023/indicators.csv",
        [
            "Quality and Outcomes Framework 2023/24 (England): points, domain and register flag of each indicator.",
            "Source: NHS England, NHSDigital/QOF on GitHub, INDICATOR_REFERENCE_CONTROL.csv, MIT licence, data under the OGL 3.0.",
        ],
        ["code", "points", "domain", "register"],
        rows,
    )


def _fraction(printed: str) -> Fraction | None:
    if printed == "Not Available":
        return None
    exact = Fraction(printed).limit_denominator(12)
    if Fraction(round(exact * 10**12), 10**12) != Fraction(printed):
        raise SystemExit(f"{printed} is no small fraction printed with twelve decimals")
    return exact


def _read(file: Path) -> list[Mapping[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _write(name: str, head: Sequence[str], columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    path = HERE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"# {line}\n" for line in head)
        table = csv.writer(file, lineterminator="\n")
        table.writerow(columns)
        table.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
