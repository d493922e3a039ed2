"""`dagmar portfolio`: what a person reads and what a machine does, in both languages."""

from __future__ import annotations

from pathlib import Path

from .conftest import Running

OWN = "portfolio: prov\ntitle: Prov\nstated: {amount: 1 000 Mkr, note: sagt på ett torg}\nagreements: [%s]\n"


def own(tmp_path: Path, *names: str) -> str:
    file = tmp_path / "prov.yaml"
    file.write_text(OWN % ", ".join(names), "utf-8")
    return str(file)


def test_kinds_are_told_apart_and_what_was_not_found_is_called_unknown(dagmar: Running, tmp_path: Path) -> None:
    told = dagmar("portfolio", own(tmp_path, "patientsakerhet-2013", "can-2013")).out.replace("\u00a0", " ")
    assert "pott: 100 Mkr och 2 okända belopp" in told
    assert "ram: 675 Mkr" in told
    assert "okänt" in told
    assert "100,0 %" in told
    assert "Sagt offentligt: omkring 1 000 Mkr; källorna ger 325 Mkr mindre. sagt på ett torg" in told


def test_it_is_told_in_english_too(dagmar: Running, tmp_path: Path) -> None:
    told = dagmar("portfolio", own(tmp_path, "patientsakerhet-2013", "can-2013"), "--language", "en").out
    assert "and 2 unknown amounts" in told
    assert "agreements have no known figure" in told


def test_every_recipient_is_shown_when_asked_for_and_what_is_made_up_is_marked(dagmar: Running, tmp_path: Path) -> None:
    portfolio = own(tmp_path, "patientsakerhet-2011", "rehabiliteringsgarantin-2014", "sjukskrivningsmiljarden-2014")
    short, long = dagmar("portfolio", portfolio).out, dagmar("portfolio", portfolio, "--recipients").out
    assert "Landstinget Dalarna" not in short
    assert "Landstinget Dalarna" in long
    assert "PÅHITTADE" in short
    assert "rehabiliteringsgarantin-2014 " in long
    assert "sjukskrivningsmiljarden-2014 okänt" in long


def test_a_machine_gets_null_for_what_was_not_found_and_exact_shares(dagmar: Running, tmp_path: Path) -> None:
    given = dagmar("portfolio", own(tmp_path, "patientsakerhet-2011", "can-2013"), "--json").json
    assert given["sums"]["pot"] == {"known": "400000000.00", "not_found": 1}
    assert given["depends_on"]["share_by_results"] == {"numerator": 1, "denominator": 1}
    assert given["agreements"][1]["parts"][0]["amount"] is None
    assert given["stated"] == {"amount": "1000000000.00", "note": "sagt på ett torg"}
    assert {one["recipient"] for one in given["recipients"]} >= {"01", "25"}
    assert given["checked"] == []


def test_where_nothing_is_known_there_is_no_share(dagmar: Running, tmp_path: Path) -> None:
    assert dagmar("portfolio", own(tmp_path, "can-2013"), "--json").json["depends_on"]["share_by_results"] is None
    assert "beror" not in dagmar("portfolio", own(tmp_path, "can-2013")).out
