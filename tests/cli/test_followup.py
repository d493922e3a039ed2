"""`dagmar followup`: an agreement after its year, told and as a document."""

from __future__ import annotations

from pathlib import Path

from dagmar.reporting.answer import Answer
from dagmar.reporting.answers_file import written

from .conftest import Running


def plain(told: str) -> str:
    """With the spaces that hold figures together written as spaces."""
    return told.replace("\u00a0", " ")


def test_who_got_nothing_is_told_with_the_requirement(dagmar: Running) -> None:
    """The press release of December 2025: 182.5 Mkr to 18 regions, and these three did not qualify."""
    ran = dagmar("followup", "svf-2025")
    assert ran.code == 0
    assert (
        "Fick inget av ”Andra utbetalningen”: Halland, Gävleborg och Västerbotten, som inte uppfyllde ”Regionen har"
        in ran.out
    )
    assert "182 500 000 kr" in plain(ran.out)
    assert "Ingen utvärdering ligger hos avtalet." in ran.out


def test_it_is_told_in_english_too(dagmar: Running) -> None:
    ran = dagmar("followup", "svf-2025", "--language", "en")
    assert "Got nothing of “Andra utbetalningen”: Halland, Gävleborg and Västerbotten, who did not meet" in ran.out


def test_made_up_outcomes_are_marked(dagmar: Running) -> None:
    assert "PÅHITTADE UPPGIFTER" in dagmar("followup", "komiljarden-2011").out


def test_evaluations_are_told_with_their_link_and_how_they_are_known(dagmar: Running) -> None:
    ran = dagmar("followup", "mest-sjuka-aldre-2012", "--by-county")
    assert "Statskontoret 2015" in ran.out
    assert "[återgivet av andra]" in ran.out
    assert "Nära ”Läkemedel som är olämpliga för äldre har minskat med minst 10 procent” var Örebro (2012)" in ran.out


def test_answers_are_summed_when_they_are_given(dagmar: Running, tmp_path: Path) -> None:
    """1 200 000 and 1 800 000 kr are 3 000 000 together, and 1 500 000 in the middle; two of 311 were heard."""
    file = tmp_path / "answers.json"
    said = [("01", "1200000"), ("0180", "1800000")]
    file.write_text(
        written(
            [
                Answer("psykisk-halsa-2017", "redovisning", "anvant-belopp", "x", code, "2017", "money", "x", amount)
                for code, amount in said
            ]
        ),
        "utf-8",
    )
    ran = dagmar("followup", "psykisk-halsa-2017", "--answers", str(file))
    assert "2 av 311 har svarat." in ran.out
    assert "2 svar; summa 3 000 000, mitten 1 500 000 (1 200 000–1 800 000)" in plain(ran.out)
    (report,) = dagmar("followup", "psykisk-halsa-2017", "--answers", str(file), "--json").json["answers"]
    assert report["answered"] == ["01", "0180"]


def test_what_was_not_computed_is_null_and_not_zero(dagmar: Running) -> None:
    money = dagmar("followup", "mest-sjuka-aldre-2013", "--json").json["money"]
    assert money["settled"] is None
    assert [one["settled"] for one in money["kinds"]] == [None, None]
