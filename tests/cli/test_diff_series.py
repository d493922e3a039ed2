"""`dagmar diff A B C`: several years side by side. The sums of God och nära vård are those that SKR printed."""

from __future__ import annotations

import shutil
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from .conftest import HOUSE, Running

YEARS = ("2019", "2020", "2021", "2022", "2023", "2024-hela")
SERIES = tuple(f"god-och-nara-vard-{year}" for year in YEARS)


def test_the_sums_of_six_years_stand_side_by_side_as_printed(dagmar: Running) -> None:
    told = dagmar("diff", *SERIES, "--json").json
    assert [sum_["amount"] for sum_ in told["totals"]] == [
        "2400000000.00",
        "6250500000.00",
        "6778000000.00",
        "6373000000.00",
        "6394500000.00",
        "3430250000.00",
    ]
    assert told["to"]["regions"][2] == {"amount": "5725000000.00", "standing": "known"}
    assert told["to"]["municipalities"][2]["amount"] == "1000000000.00"
    # The regions' own 100 Mkr are no money that anyone gets.
    of_2024 = [sums[-1]["amount"] for sums in told["to"].values() if sums[-1]["standing"] == "known"]
    assert sorted(of_2024) == ["2546000000.00", "34250000.00", "750000000.00"]


def test_what_a_year_does_not_have_is_absent_and_what_it_does_not_tell_is_said(dagmar: Running) -> None:
    told = dagmar("diff", *SERIES, "--json").json
    standings = [year["standing"] for year in told["grants"]["gemensamt"]]
    assert standings == ["absent", "absent", "absent", "absent", "known", "absent"]
    stockholm = next(row for row in told["recipients"] if (row["kind"], row["recipient"]) == ("region", "01"))
    assert stockholm["settled"][0] == {"known": "0.00", "complete": False}
    assert stockholm["settled"][4]["complete"] is True


def test_each_step_tells_its_own_changes_of_rules(dagmar: Running) -> None:
    told = dagmar("diff", *SERIES, "--json").json
    steps = {(step["old"], step["new"]): [change["path"] for change in step["changes"]] for step in told["steps"]}
    assert list(steps) == list(pairwise(SERIES))
    assert ["grants", "kommunerna", "amount"] in steps["god-och-nara-vard-2020", "god-och-nara-vard-2021"]
    assert ["grants", "gemensamt"] in steps["god-och-nara-vard-2022", "god-och-nara-vard-2023"]


def test_a_person_reads_the_money_the_rules_and_the_kronor(dagmar: Running) -> None:
    ran = dagmar("diff", *SERIES, "--language", "en")
    assert ran.code == 0
    for words in ("To the municipalities", "2021 → 2022", "at least", "unknown", "The municipalities stand in --json."):
        assert words in ran.out
    assert "Källan" not in ran.out


def test_one_agreement_three_times_has_no_change_and_says_so(dagmar: Running) -> None:
    ran = dagmar("diff", "svf-2025", "svf-2025", "svf-2025", "--exit-code", "--language", "en")
    assert ran.code == 0
    assert ran.out.count("No rule differs.") == 2
    # 182.5 Mkr of the first payment is shared by a key that is not known on any day.
    assert ran.out.replace("\xa0", " ").count("at least 46 759 214 kr") == 3


def test_made_up_results_are_marked_and_a_change_ends_with_1(dagmar: Running) -> None:
    ran = dagmar(
        "diff", "patientmiljarden-2018", "patientmiljarden-2018-tillagg", "patientmiljarden-2018", "--exit-code"
    )
    assert ran.code == 1
    assert "PÅHITTADE" in ran.out


def test_a_year_that_cannot_be_computed_has_no_kronor_and_the_reason_is_told(dagmar: Running, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(HOUSE / "agreements" / "svf-2025", folder)
    file = folder / "agreement.yaml"
    file.write_text(file.read_text("utf-8").replace("as_of: 2025-09", "as_of: 2025-08"), "utf-8")
    told = dagmar("diff", "svf-2025", str(folder), "svf-2025", "--json").json
    assert told["unknown"]["errors"]
    assert [year["amount"] for year in told["totals"]] == ["365000000.00"] * 3
    text = dagmar("diff", str(folder), str(folder), str(folder))
    assert "Stockholm" not in text.out


def test_money_beside_an_agreement_does_not_make_its_sums_incomplete(dagmar: Running) -> None:
    # 951 + 500 beside it in 2017 and in 2018: only the 951 are given out, and they are given out whole.
    told = dagmar(
        "diff", "professionsmiljarden-2016", "professionsmiljarden-2017", "professionsmiljarden-2018", "--json"
    )
    regions = [row["settled"] for row in told.json["recipients"] if row["kind"] == "region"]
    assert all(year["complete"] for row in regions for year in row)
    assert [sum(Decimal(row[year]["known"]) for row in regions) for year in range(3)] == [
        950_000_000,
        951_000_000,
        951_000_000,
    ]
