"""`dagmar report`: a template out, answers in, as a coordinator and an authority do it."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl

from tests.reporting.forms import GIVEN, TEXT, blank, fill

from .conftest import Running


def example(folder: Path, text: str = TEXT) -> str:
    file = folder / "exempel.yaml"
    file.write_text(text, "utf-8")
    return str(file)


def test_a_template_is_made_filled_in_and_read_to_facts_that_the_next_command_takes(
    dagmar: Running, tmp_path: Path
) -> None:
    file, mall, out = example(tmp_path), tmp_path / "mall.xlsx", tmp_path / "in"
    made = dagmar("report", "template", file, "--recipient", "01", "--out", str(mall), "--json").json
    assert (made["recipient"], made["questions"], made["reports"]) == ("01", 10, ["redovisning"])
    fill(mall)
    ran = dagmar("report", "read", str(mall), "--agreement", file, "--received", "2025-01-30", "--out", str(out))
    assert (ran.code, ran.err) == (0, "")
    assert "11 svar, 9 uppgifter" in ran.out
    assert "recipient,indicator,period" in (out / "facts.csv").read_text("utf-8")
    assert len(json.loads((out / "answers.json").read_text("utf-8"))["answers"]) == 11


def test_a_refused_workbook_writes_nothing_and_says_so_in_json_too(dagmar: Running, tmp_path: Path) -> None:
    file, out = example(tmp_path), tmp_path / "in"
    mall = fill(blank(tmp_path), {**GIVEN, "D9": None, "D11": 85})
    ran = dagmar("report", "read", str(mall), "--agreement", file, "--out", str(out), "--json")
    assert ran.code == 3
    assert [(error["code"], error["line"], error["column"]) for error in ran.json["errors"]] == [
        ("answer-missing", 9, 4),
        ("answer-of-another-kind", 11, 4),
    ]
    assert not out.exists()


def test_last_years_answers_catch_thousands_and_a_new_template_keeps_what_was_written(
    dagmar: Running, tmp_path: Path
) -> None:
    file, before = example(tmp_path, TEXT.replace("period: 2024", "period: 2023")), tmp_path / "2023"
    old = fill(blank(tmp_path, text=TEXT.replace("period: 2024", "period: 2023")))
    assert dagmar("report", "read", str(old), "--agreement", file, "--out", str(before)).code == 0
    example(tmp_path)
    mall = fill(blank(tmp_path, name="ny.xlsx"), {**GIVEN, "D9": 1_250})
    answers = str(before / "answers.json")
    ran = dagmar("report", "read", str(mall), "--agreement", file, "--previous", answers, "--language", "en")
    assert ran.code == 3
    assert "probably 1\u00a0250\u00a0000 kr" in ran.err
    made = dagmar("report", "template", file, "--from", str(mall), "--out", str(tmp_path / "igen.xlsx"), "--json").json
    assert (made["recipient"], made["carried"], made["left_over"]) == ("01", 13, [])


def test_last_years_template_is_refused_with_the_command_that_helps(dagmar: Running, tmp_path: Path) -> None:
    mall = tmp_path / "mall.xlsx"
    assert dagmar("report", "template", "psykisk-halsa-2016", "--recipient", "0180", "--out", str(mall)).code == 0
    ran = dagmar("report", "read", str(mall), "--agreement", "psykisk-halsa-2017")
    assert ran.code == 3
    assert "template-of-another-agreement" in ran.err
    assert "dagmar report template psykisk-halsa-2017 --from mall.xlsx" in ran.err


def test_a_file_is_never_written_over(dagmar: Running, tmp_path: Path) -> None:
    mall = tmp_path / "mall.xlsx"
    mall.write_text("min fil", "utf-8")
    ran = dagmar("report", "template", "psykisk-halsa-2017", "--out", str(mall))
    assert (ran.code, mall.read_text("utf-8")) == (3, "min fil")
    assert "file-exists" in ran.err


def test_who_is_not_asked_and_what_is_not_asked_is_said(dagmar: Running, tmp_path: Path) -> None:
    out = str(tmp_path / "mall.xlsx")
    assert (
        "recipient-not-asked"
        in dagmar("report", "template", "psykisk-halsa-2017", "--recipient", "9", "--out", out).err
    )
    assert "nothing-asked" in dagmar("report", "template", "komiljarden-2009", "--out", out).err
    wrong = tmp_path / "wrong.json"
    wrong.write_text("[]", "utf-8")
    assert (
        "answers-unreadable"
        in dagmar("report", "template", "psykisk-halsa-2017", "--out", out, "--previous", str(wrong)).err
    )
    day = dagmar("report", "read", out, "--received", "i går")
    assert (day.code, "ingen dag" in day.err) == (2, True)


def test_what_was_settled_is_filled_in_for_whoever_accounts_for_it(dagmar: Running, tmp_path: Path) -> None:
    """Stockholm's part of the 445 Mkr of 2021 was 102 555 378 kr, as the government published it."""
    mall = tmp_path / "mall.xlsx"
    made = dagmar("report", "template", "kvinnors-halsa-2021", "--recipient", "01", "--out", str(mall), "--json").json
    assert (made["questions"], made["filled_in"]) == (3, 1)
    sheet = openpyxl.load_workbook(mall)["ekonomisk-redovisning"]
    assert sheet["D9"].value == 102_555_378
    assert "vilar på antaganden" in sheet["G9"].value
    came = dagmar("burden", "01", "--year", "2022", "--json").json
    states = {one["id"]: one["state"] for report in came["reports"] for one in report["questions"]}
    assert (states["fatt"], states["anvant"]) == ("filled_in", "new")


def test_the_receipt_says_what_was_checked_and_what_no_machine_checks(dagmar: Running, tmp_path: Path) -> None:
    ran = dagmar("report", "read", str(fill(blank(tmp_path))), "--agreement", example(tmp_path))
    assert "Kontrollerat:" in ran.out
    assert "Att svaren är sanna." in ran.out.split("Inte kontrollerat:")[1]


def test_a_report_to_one_agreement_is_not_taken_for_one_to_another(dagmar: Running, tmp_path: Path) -> None:
    """Two agreements of 2020 both call their report `redovisning`, so each has its own file of facts."""
    files = []
    for name, cells in (
        ("psykisk-halsa-2020", {"D9": "Mycket.", "D10": 1_000_000}),
        ("god-och-nara-vard-2020", {"D9": "Ett.", "D10": "Två.", "D11": "Tre."}),
    ):
        mall = tmp_path / f"{name}.xlsx"
        assert dagmar("report", "template", name, "--recipient", "01", "--out", str(mall)).code == 0
        files.append(str(fill(mall, cells)))
    out = tmp_path / "in"
    assert dagmar("report", "read", *files, "--received", "2021-01-31", "--out", str(out)).code == 0
    assert sorted(one.name for one in out.iterdir()) == [
        "answers.json",
        "facts-god-och-nara-vard-2020.csv",
        "facts-psykisk-halsa-2020.csv",
    ]
    assert "psykisk" not in (out / "facts-god-och-nara-vard-2020.csv").read_text("utf-8")
