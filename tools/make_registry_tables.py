"""Make the registry's tables from the folder of collected data: `make_registry_tables.py SHARED_DATA_FOLDER`.

Run once, and again when the folder gets better data; the same folder gives the same bytes. What the folder does not
have (when a region changed its name, national recipients, changes of division, the sources themselves) is written by
hand in the same folder of tables and not touched here. Every check below stops the making: a table that does not add
up to what was published is not written.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from python_calamine import CalamineWorkbook

from tools.printed_populations import PRINTED, REGIONS

TABLES = Path(__file__).parent.parent / "src/dagmar/registry/tables"
YEARS = range(1950, 2026)
AGES = range(101)
PUBLISHED_TOTALS = {
    2010: 9_415_570,
    2015: 9_851_017,
    2019: 10_327_589,
    2022: 10_521_556,
    2023: 10_551_707,
    2024: 10_587_710,
}
RECOVERED = {  # measure of the recovered figures -> our name of the table, its date, the total that was searched out
    "1 Nov 2020": ("kvinnors-halsa-2021", "2020-11-01", 10_378_483),
    "1 Nov 2022": ("kvinnors-halsa-2023", "2022-11-01", 10_514_719),
    "1 Nov 2023": ("kvinnors-halsa-2024", "2023-11-01", 10_557_682),
}
SVF_2025 = ("svf-2025-second-payment", "2025-09-30", 9_699_964)
NUMBER_STATUS = {"bekräftad": "confirmed", "sedd": "seen", "allmän": "unconfirmed"}
CONFIRMED_MUNICIPAL_NUMBERS = {"0180", "0980", "1480"}  # compared with full numbers of the source, by name
NAMES = {  # where the collected names follow the rule for -s and the municipality's own name does not
    "0880": "Kalmar kommun",
    "1421": "Orust kommun",
    "2080": "Falu kommun",
    "2513": "Överkalix kommun",
    "2514": "Kalix kommun",
}
Row = Sequence[object]
HEBY, HEBY_BEFORE = "0331", "1917"


def main(data: Path) -> None:
    TABLES.mkdir(parents=True, exist_ok=True)
    reference = read(data / "reference/kommuner.csv")
    regions = read(data / "reference/regioner.csv")
    names = {row["kommun"]: row["kommunkod"] for row in reference}
    recovered = read(data.parent / "research/agreements/tables/population-recovered-from-amounts.csv")

    write("regions", region_rows(regions, recovered))
    write("municipalities", municipality_rows(reference))
    write("groups_2023", group_rows(reference))
    december = december_population(data)
    check_against_county_rows(data, december)
    write("population_31_december", [["code", *YEARS], *([code, *row] for code, row in sorted(december.items()))])
    write("population_2024_by_sex", sexes_2024(data, december))
    write("population_2019_by_age", ages_2019(data, names, december))
    write("population_frozen", frozen_rows(recovered, read(data / "agreements/utbetalningar_per_region.csv")))


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def write(name: str, rows: Iterable[Row]) -> None:
    with (TABLES / f"{name}.csv").open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, lineterminator="\n").writerows(rows)


def must(condition: bool, what: str) -> None:  # noqa: FBT001 -- the condition is the check itself
    if not condition:
        sys.exit(f"make_registry_tables: {what}")


def region_rows(regions: list[dict[str, str]], recovered: list[dict[str, str]]) -> list[Row]:
    short = {row["code_if_known"]: row["recipient"] for row in recovered}
    must(len(regions) == 21, f"{len(regions)} regions, not 21")
    return [
        ["code", "short_name", "county_name", "letter", "organisation_number", "organisation_number_status"],
        *(
            [
                row["lankod"],
                short[row["lankod"]],
                row["lan"],
                row["lansbokstav"],
                row["orgnr"],
                NUMBER_STATUS[row["orgnr_status"].split()[0]],
            ]
            for row in sorted(regions, key=lambda row: row["lankod"])
        ),
    ]


def municipality_rows(reference: list[dict[str, str]]) -> list[Row]:
    """One row for each code; Heby has two, Knivsta begins in 2003, Malung took its present name in 2008."""
    rows: list[Row] = []
    for row in reference:
        code = row["kommunkod"]
        status = "confirmed" if code in CONFIRMED_MUNICIPAL_NUMBERS else "seen"
        since = {"0330": "2003-01-01", HEBY: "2007-01-01", "2023": "2008-01-01"}.get(code, "")
        number = [row["orgnr"], status]
        name = NAMES.get(code, row["kommunnamn_lang"])
        rows.append([code, since, "", row["kommun"], name, *number])
        if code == HEBY:
            rows.append([HEBY_BEFORE, "", since, row["kommun"], name, *number])
        if code == "2023":
            rows.append([code, "", since, "Malung", "Malungs kommun", *number])
    must(len(reference) == 290, f"{len(reference)} municipalities, not 290")
    columns = ["code", "from", "until", "short_name", "name", "organisation_number", "organisation_number_status"]
    return [columns, *sorted(rows, key=lambda row: (str(row[0]), str(row[1])))]


def group_rows(reference: list[dict[str, str]]) -> list[Row]:
    grouped = sorted((row["kommunkod"], row["skr_kommungrupp_kod"]) for row in reference)
    return [["code", "group"], *map(list, grouped)]


def december_population(data: Path) -> dict[str, list[int]]:
    december: dict[str, list[int]] = defaultdict(list)
    rows = read(data / "population/folkmangd_kommun_31dec_1950_2025.csv")
    for row in sorted(rows, key=lambda row: (row["kommunkod"], int(row["ar"]))):
        december[row["kommunkod"]].append(int(row["folkmangd_31dec"]))
    must(all(len(row) == len(YEARS) for row in december.values()), "a municipality lacks a year")
    for year, total in PUBLISHED_TOTALS.items():
        summed = sum(row[year - YEARS[0]] for row in december.values())
        must(summed == total, f"{year}: the municipalities add up to {summed}, published is {total}")
    return dict(december)


def check_against_county_rows(data: Path, december: dict[str, list[int]]) -> None:
    """SCB's own rows for the counties in 2023 and 2024 equal the sums of their municipalities."""
    for year in (2023, 2024):
        book = CalamineWorkbook.from_path(str(data / f"population/be0101_tabhel{year}.xlsx"))
        published = {
            str(row[0]): int(str(row[2]).removesuffix(".0"))
            for row in book.get_sheet_by_name("Totalt").to_python()
            if isinstance(row[0], str) and len(row[0]) == 2 and row[0].isdigit()
        }
        summed: dict[str, int] = defaultdict(int)
        for code, row in december.items():
            summed[code[:2]] += row[year - YEARS[0]]
        must(published == dict(summed), f"{year}: the counties' published rows differ from the sums")


def sexes_2024(data: Path, december: dict[str, list[int]]) -> list[Row]:
    rows = sorted(read(data / "population/folkmangd_kommun_kon_2024.csv"), key=lambda row: row["kommunkod"])
    for row in rows:
        whole = int(row["man"]) + int(row["kvinnor"])
        must(whole == december[row["kommunkod"]][2024 - YEARS[0]], f"{row['kommunkod']}: men and women are {whole}")
    return [["code", "men", "women"], *([row["kommunkod"], row["man"], row["kvinnor"]] for row in rows)]


def ages_2019(data: Path, names: dict[str, str], december: dict[str, list[int]]) -> list[Row]:
    counted: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    for row in read(data / "population/SCB_alderkon_2019.csv"):
        sex = {"män": "men", "kvinnor": "women"}[row["kön"]]
        counted[names[row["region"]], sex][int(row["ålder"].rstrip("+"))] = int(row["X2019"])
    must(len(counted) == 580, f"{len(counted)} municipalities and sexes, not 580")
    must(all(sorted(ages) == list(AGES) for ages in counted.values()), "an age is missing")
    for code, years in december.items():
        whole = sum(counted[code, "men"].values()) + sum(counted[code, "women"].values())
        must(whole == years[2019 - YEARS[0]], f"{code}: all ages add up to {whole}")
    return [
        ["code", "sex", *AGES],
        *([code, sex, *(ages[age] for age in AGES)] for (code, sex), ages in sorted(counted.items())),
    ]


def frozen_rows(recovered: list[dict[str, str]], payments: list[dict[str, str]]) -> list[Row]:
    """The populations that published payments were made on: table, date, region, persons."""
    rows: list[Row] = []
    for measure, (table, day, total) in RECOVERED.items():
        of_table = {row["code_if_known"]: int(row["value"]) for row in recovered if measure in row["measure"]}
        must(len(of_table) == 21, f"{table}: {len(of_table)} regions")
        must(sum(of_table.values()) == total, f"{table}: sums to {sum(of_table.values())}, not {total}")
        rows += [[table, day, code, persons] for code, persons in sorted(of_table.items())]
    for table, (day, total, figures) in PRINTED.items():
        persons_by_code = dict(zip(REGIONS, map(int, figures.split()), strict=True))
        must(sum(persons_by_code.values()) == total, f"{table}: sums to {sum(persons_by_code.values())}, not {total}")
        rows += [[table, day, code, persons] for code, persons in persons_by_code.items()]
    table, day, total = SVF_2025
    paid = {row["lankod"]: int(row["varde"]) for row in payments if row["matt"] == "befolkning_sep_2025"}
    must(len(paid) == 18, f"{table}: {len(paid)} regions")
    must(sum(paid.values()) == total, f"{table}: sums to {sum(paid.values())}, not {total}")
    rows += [[table, day, code, persons] for code, persons in sorted(paid.items())]
    return [["table", "as_of", "code", "persons"], *rows]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: make_registry_tables.py SHARED_DATA_FOLDER")
    main(Path(sys.argv[1]))
