"""`dagmar new`: a file that can be checked at once, and nothing that is there is touched."""

from __future__ import annotations

from pathlib import Path

from .conftest import Running


def test_what_it_begins_can_be_checked_at_once(dagmar: Running, tmp_path: Path) -> None:
    folder = tmp_path / "nytt"
    assert dagmar("new", "nytt-avtal", "--year", "2027", "--title", "Ett nytt avtal", "--out", str(folder)).code == 0
    assert dagmar("check", str(folder), "--json").json["errors"] == []


def test_a_folder_that_is_there_is_refused_and_left_as_it_was(dagmar: Running, tmp_path: Path) -> None:
    kept = tmp_path / "agreement.yaml"
    kept.write_text("mitt", "utf-8")
    ran = dagmar("new", "nytt-avtal", "--year", "2027", "--out", str(tmp_path))
    assert ran.code == 3
    assert kept.read_text("utf-8") == "mitt"


def test_a_name_that_cannot_be_one_is_refused_and_nothing_is_made(dagmar: Running, tmp_path: Path) -> None:
    ran = dagmar("new", "Nytt Avtal", "--year", "2027", "--out", str(tmp_path / "nytt"))
    assert ran.code == 3
    assert not (tmp_path / "nytt").exists()


def test_the_next_agreement_begins_from_the_one_before_and_lists_what_must_be_decided(
    dagmar: Running, tmp_path: Path
) -> None:
    ran = dagmar("new", "--from", "svf-2025", "--year", "2026", "--out", str(tmp_path / "ny"))
    assert ran.code == 0
    assert "Flyttat: grants.andra-utbetalningen.distribute.as_of 2025-09 → 2026-09" in ran.out
    assert "dagmar check har inga fel att visa" in ran.out
    assert dagmar("check", str(tmp_path / "ny"), "--json").json["errors"] == []
    assert "as_of: 2026-09" in (tmp_path / "ny" / "agreement.yaml").read_text("utf-8")


def test_each_decision_has_the_line_that_it_stands_on(dagmar: Running, tmp_path: Path) -> None:
    ran = dagmar(
        "new", "prov", "--from", "patientsakerhet-2012", "--year", "2013", "--out", str(tmp_path / "ny"), "--json"
    )
    lines = (tmp_path / "ny" / "agreement.yaml").read_text("utf-8").splitlines()
    assert ran.json["agreement"] == "prov"
    assert ran.json["decisions"]
    for one in ran.json["decisions"]:
        assert f"ATT BESTÄMMA {one['number']}:" in lines[one["line"] - 1]


def test_what_check_demands_of_the_new_file_is_said(dagmar: Running, tmp_path: Path) -> None:
    """An old agreement with an error: the areas do not add up to its total."""
    before = tmp_path / "gammalt"
    dagmar("new", "gammalt", "--year", "2026", "--out", str(before))
    file = before / "agreement.yaml"
    text = (
        file.read_text("utf-8")
        .replace("total: unknown", "total: 9 Mkr")
        .replace("omrade-1: {amount: unknown}", "omrade-1: {amount: 8 Mkr}")
    )
    file.write_text(text, "utf-8")
    ran = dagmar("new", "nytt", "--from", str(before), "--year", "2027", "--out", str(tmp_path / "ny"))
    assert ran.code == 0
    assert "dagmar check godtar inte filen" in ran.out
    assert "areas-do-not-add-up" in ran.err


def test_own_recipients_in_a_file_go_with_the_agreement(dagmar: Running, tmp_path: Path) -> None:
    before = tmp_path / "gammalt"
    dagmar("new", "gammalt", "--year", "2026", "--out", str(before))
    file = before / "agreement.yaml"
    own = "recipients:\n  foreningar: {title: föreningarna, file: data/lista.csv}\ngrants:"
    file.write_text(
        file.read_text("utf-8").replace("\ngrants:", "\n" + own).replace("to: regions", "to: foreningar"), "utf-8"
    )
    (before / "data").mkdir()
    (before / "data" / "lista.csv").write_text("code;name\nf1;Första\n", "utf-8")
    assert dagmar("new", "--from", str(before), "--year", "2027", "--out", str(tmp_path / "ny")).code == 0
    assert (tmp_path / "ny" / "data" / "lista.csv").is_file()


def test_without_a_name_or_an_earlier_agreement_there_is_nothing_to_begin(dagmar: Running) -> None:
    assert dagmar("new", "--year", "2027").code == 2


def test_a_year_that_is_not_given_is_asked_for_as_one_would_write_it(dagmar: Running) -> None:
    assert "Alternativet --year saknas: skriv --year 2027." in dagmar("new", "prov").err
