"""An agreement with recipients of its own, through every command that speaks of recipients: universities and a museum."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import dagmar as dagmar_package
from dagmar.cli.commands import burden
from dagmar.library import make_overviews
from dagmar.library.shelf import Entry
from tests.reporting.forms import fill

from .conftest import Running

TEXT = """\
agreement: egna-2024
title: Egna mottagare
parties: [staten]
period: 2024
total: 90 kr
recipients:
  larosaten: {title: lärosätena, file: larosaten.csv}
  museer: {title: museerna, listed: {vasa: Vasamuseet}}
requirements:
  plan: {kind: base, title: Har en plan, met_when: {received: plan, by: 2024-06-30}}
grants:
  forskning:
    to: {recipients: larosaten, except: ltu}
    requires: plan
    amount: 60 kr
    distribute: {by: indicator, of: forskare}
    unearned: return
    rounding: {to: 1 kr, method: largest_remainder}
  allt:
    to: [museer, "01"]
    amount: 30 kr
    distribute: {by: key, key: {vasa: 2, "01": 1}}
    rounding: {to: 1 kr, method: largest_remainder}
reports:
  redovisning:
    title: Redovisning
    to: [larosaten, museer, "01"]
    due: 2025-01-31
    questions:
      fatt: {title: Hur mycket har ni fått?, kind: money, prefill: forskning}
      antal: {title: Hur många deltog?, kind: number, concept: deltagare}
"""
LIST = "code;name\numu;Umeå universitet\nltu;Luleå tekniska universitet\nkau;Karlstads universitet\n"
FACTS = """\
recipient;indicator;period;value;date
umu;forskare;2024;20;
kau;forskare;2024;10;
umu;plan;2024;received;2024-05-01
kau;plan;2024;not_received;
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "egna-2024")


def written(folder: Path, text: str = TEXT, recipients: str = LIST) -> Path:
    (folder / "data").mkdir(parents=True)
    (folder / "larosaten.csv").write_text(recipients, "utf-8")
    (folder / "data" / "facts.csv").write_text(FACTS, "utf-8")
    (folder / "agreement.yaml").write_text(text, "utf-8")
    return folder


@pytest.fixture
def in_the_library(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library has this agreement and no other."""
    loaded = dagmar_package.load(folder)
    agreement = loaded.agreement
    entry = Entry(agreement.agreement, agreement.title, agreement.period, agreement.total, folder / "agreement.yaml")
    monkeypatch.setattr(burden, "library", lambda: (entry,))
    monkeypatch.setattr(make_overviews, "holding_in", lambda *_: (loaded,))
    monkeypatch.setattr(make_overviews, "run_of", lambda _: dagmar_package.allocate(loaded))


def test_a_template_for_a_university_is_made_filled_in_and_read_back(
    dagmar: Running, folder: Path, tmp_path: Path
) -> None:
    mall = tmp_path / "mall.xlsx"
    made = dagmar("report", "template", str(folder), "--recipient", "umu", "--out", str(mall), "--json").json
    assert (made["recipient"], made["questions"], made["filled_in"]) == ("umu", 2, 1)
    sheet = openpyxl.load_workbook(mall)["redovisning"]
    # 20 of the 30 researchers of the two that share 60 kr.
    assert (sheet["D3"].value, sheet["D9"].value) == ("umu", 40)
    assert "Umeå universitet" in [cell.value for row in sheet.iter_rows() for cell in row]
    fill(mall, {"D10": 7})
    ran = dagmar("report", "read", str(mall), "--agreement", str(folder), "--received", "2025-01-30", "--json")
    assert (ran.code, [(one["recipient"], one["said"]) for one in ran.json["answers"]]) == (
        0,
        [("umu", "40"), ("umu", "7")],
    )


def test_a_template_that_names_no_recipient_takes_the_code_of_a_museum_and_no_other(
    dagmar: Running, folder: Path, tmp_path: Path
) -> None:
    mall = tmp_path / "mall.xlsx"
    assert dagmar("report", "template", str(folder), "--out", str(mall)).code == 0
    for code, ended in (("vasa", 0), ("wasa", 3)):
        fill(mall, {"D9": 20, "D10": 7, "D3": code})
        assert dagmar("report", "read", str(mall), "--agreement", str(folder)).code == ended


@pytest.mark.usefixtures("in_the_library")
def test_what_a_museum_is_asked_in_a_year_is_counted(dagmar: Running) -> None:
    came = dagmar("burden", "vasa", "--year", "2025", "--json").json
    assert (came["name"], came["questions"], came["new"]) == ("Vasamuseet", 2, 2)
    assert "recipient-did-not-exist" in dagmar("burden", "wasa", "--year", "2025").err


@pytest.mark.usefixtures("in_the_library")
def test_a_museum_has_an_overview_with_its_amount_and_the_day_of_its_report(dagmar: Running) -> None:
    (seen,) = dagmar("overview", "vasa", "--year", "2024", "--json").json
    assert seen["name"] == "Vasamuseet"
    told = dagmar("overview", "vasa", "--year", "2024").out.replace("\u00a0", " ")
    assert ("20 kr" in told, "2025-01-31" in told) == (True, True)
    assert "recipient-did-not-exist" in dagmar("overview", "wasa", "--year", "2024").err
    assert "Vasamuseet" in dagmar("overview", "--all", "--year", "2024").out


def test_a_code_is_looked_up_among_the_agreements_own_on_its_first_day(dagmar: Running, folder: Path) -> None:
    ran = dagmar("recipients", "universitet", "--agreement", str(folder), "--json")
    assert [(one["code"], one["kind"], one["listed_in"]) for one in ran.json if one["kind"] == "own"] == [
        ("kau", "own", "larosaten"),
        ("ltu", "own", "larosaten"),
        ("umu", "own", "larosaten"),
    ]
    assert dagmar("recipients", "umu").code == 1
    assert [one["code"] for one in dagmar("recipients", "01", "--agreement", str(folder), "--json").json] == [
        "01",
        "01",
    ]


def test_a_changed_rule_names_the_university_and_not_its_code(dagmar: Running, folder: Path, tmp_path: Path) -> None:
    other = written(tmp_path / "annan", TEXT.replace("except: ltu", "except: [ltu, kau]"))
    told = dagmar("diff", str(folder), str(other)).out
    assert "Karlstads universitet" in told.splitlines()[0]


def test_one_that_only_the_old_list_has_is_named_in_a_comparison(dagmar: Running, folder: Path, tmp_path: Path) -> None:
    text = TEXT.replace(
        "museer: {title: museerna, listed: {vasa: Vasamuseet}}", "museer: {title: museerna, listed: {air: Flygmuseet}}"
    )
    other = written(tmp_path / "annan", text.replace("{vasa: 2,", "{air: 2,"))
    told = dagmar("diff", str(folder), str(other)).out
    assert ("vikten" in told or "Vasamuseet" in told, "Flygmuseet" in told) == (True, True)


def test_rules_are_compared_and_read_aloud_though_a_list_is_wrong(
    dagmar: Running, folder: Path, tmp_path: Path
) -> None:
    wrong = written(tmp_path / "fel", recipients="code\numu\numu\n")
    ran = dagmar("diff", str(folder), str(wrong), "--json")
    assert (ran.json["changes"], ran.json["differences"]) == ([], None)
    assert "recipients-not-in-the-file" in str(ran.json["unknown"])
    assert dagmar("prose", str(wrong)).code == 0


def test_a_series_of_three_years_has_a_row_for_each_university(dagmar: Running, folder: Path) -> None:
    ran = dagmar("diff", str(folder), str(folder), str(folder))
    assert (ran.code, "Umeå universitet" in ran.out, ran.err) == (0, True, "")


def test_a_follow_up_counts_the_museum_among_those_who_are_asked(dagmar: Running, folder: Path, tmp_path: Path) -> None:
    mall, out = tmp_path / "mall.xlsx", tmp_path / "in"
    assert dagmar("report", "template", str(folder), "--recipient", "vasa", "--out", str(mall)).code == 0
    fill(mall, {"D9": 20, "D10": 7})
    assert dagmar("report", "read", str(mall), "--agreement", str(folder), "--out", str(out)).code == 0
    (report,) = dagmar("followup", str(folder), "--answers", str(out / "answers.json"), "--json").json["answers"]
    assert (report["asked"], report["answered"]) == (5, ["vasa"])
