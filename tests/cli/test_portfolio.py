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


def test_the_library_is_told_year_by_year_and_drawn(dagmar: Running, tmp_path: Path) -> None:
    """Kömiljarden 2009: 1 000 Mkr by results."""
    folder = tmp_path / "diagram"
    told = dagmar("portfolio", "--years", "2008-2013", "--charts", str(folder)).out.replace("\u00a0", " ")
    assert "komiljarden-2009 (1 000 Mkr)" in told
    assert "jamstalldhet-2008 gäller flera år och räknas 2008" in told
    assert sorted(file.name for file in folder.iterdir()) == ["agreements.svg", "money.svg", "results.svg"]
    assert dagmar("portfolio", "--years", "2008-2013", "--charts", str(folder)).code == 3


def test_the_years_are_a_document_with_the_charts_in_words(dagmar: Running, tmp_path: Path) -> None:
    given = dagmar("portfolio", "--years", "2009", "--charts", str(tmp_path / "d"), "--json").json
    (year,) = given["years"]
    assert "komiljarden-2009" in year["agreements"]
    assert float(year["sums"]["pot"]["known"]) >= 1_000_000_000
    assert year["depends_on"].keys() >= {"results", "not_known", "share_by_results"}
    assert [Path(one["file"]).name for one in given["charts"]] == ["money.svg", "results.svg", "agreements.svg"]
    assert "2009" in given["charts"][0]["text"]
    assert dagmar("portfolio", "--years", "2003", "--json").json["charts"] == []


def test_years_that_are_none_and_options_that_do_not_go_together_are_told(dagmar: Running, tmp_path: Path) -> None:
    for wrong in (
        ("--years", "2013-2009"),
        ("--years", "i fjol"),
        ("--years", "2009", "--recipients"),
        ("december-2012", "--years", "2009"),
        ("--charts", str(tmp_path / "d")),
    ):
        assert dagmar("portfolio", *wrong).code == 2
