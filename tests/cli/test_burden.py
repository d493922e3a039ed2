"""`dagmar burden` over the library: what Stockholm's municipality was to answer in January 2018."""

from __future__ import annotations

from pathlib import Path

from .conftest import HOUSE, Running


def test_the_account_of_2017_is_due_in_the_year_after_and_repeats_what_2016_asked(
    dagmar: Running, tmp_path: Path
) -> None:
    """The agreements of 2016 and 2017 both ask how much of the money has been used, each of its own money."""
    ics = tmp_path / "dagar.ics"
    came = dagmar("burden", "0180", "--year", "2018", "--ics", str(ics), "--json").json
    report = next(one for one in came["reports"] if one["agreement"] == "psykisk-halsa-2017")
    assert (came["name"], report["due"]) == ("Stockholms kommun", "2018-01-31")
    used = next(one for one in report["questions"] if one["id"] == "anvant-belopp")
    assert (used["state"], used["before"]) == ("asked_before", "psykisk-halsa-2016/redovisning")
    assert came["questions"] == came["new"] + came["filled_in"] + came["asked_before"]
    assert b"DTSTART;VALUE=DATE:20180131\r\n" in ics.read_bytes()


def test_what_is_assumed_of_a_report_is_told_with_it(dagmar: Running) -> None:
    told = dagmar("burden", "0180", "--year", "2018").out
    assert "Antaget i psykisk-halsa-2017, sista dagen:" in told
    assert "asked before" in dagmar("burden", "0180", "--year", "2018", "--language", "en").out


def test_a_code_or_a_year_that_is_none_is_told(dagmar: Running) -> None:
    assert "recipient-did-not-exist" in dagmar("burden", "9999", "--year", "2018").err
    assert dagmar("burden", "0180", "--year", "1600").code == 2


def test_an_agreement_outside_the_library_is_counted_when_it_is_given(dagmar: Running, tmp_path: Path) -> None:
    text = (HOUSE / "agreements/psykisk-halsa-2017/agreement.yaml").read_text("utf-8")
    (tmp_path / "eget.yaml").write_text(text.replace("agreement: psykisk-halsa-2017", "agreement: eget"), "utf-8")
    asked = ("burden", "0180", "--year", "2018", "--json")
    without, also = dagmar(*asked).json, dagmar(*asked, "--also", str(tmp_path / "eget.yaml")).json
    assert {one["agreement"] for one in also["reports"]} == {one["agreement"] for one in without["reports"]} | {"eget"}
    again = dagmar(*asked, "--also", "psykisk-halsa-2017").json
    assert again["questions"] == without["questions"], "an agreement of the library is not counted twice"
