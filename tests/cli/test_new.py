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
