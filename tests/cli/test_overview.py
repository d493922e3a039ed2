"""`dagmar overview`: what a person reads, in both languages, and what is refused."""

from __future__ import annotations

from .conftest import Running


def test_made_up_and_real_are_two_sums_and_what_is_unknown_makes_it_at_least(dagmar: Running) -> None:
    told = dagmar("overview", "01", "--year", "2025").out.replace("\u00a0", " ")
    assert "PÅHITTADE" in told
    assert "46 759 214 kr" in told
    assert "Fastställt i allt: minst " in told
    assert "på påhittade uppgifter; det läggs inte till summan" in told


def test_days_requirements_and_what_nobody_knows_who_gets_are_told(dagmar: Running) -> None:
    told = dagmar("overview", "0180", "--year", "2017").out.replace("\u00a0", " ")
    assert "935 619 invånare den 2016-12-31" in told
    assert "2018-01-31 a" in told
    assert "redovisning senast" in told
    assert "svf-2017: Övriga medel: 40 Mkr" in told
    assert "1 del är okänd" in told
    english = dagmar("overview", "01", "--year", "2013", "--language", "en").out
    assert "met at times: " in english
    assert "parts are unknown" in english


def test_an_agreement_over_several_years_says_where_its_money_is_counted(dagmar: Running) -> None:
    told = dagmar("overview", "skr", "--year", "2010").out
    assert "jamstalldhet-2008 gäller 2008/2013; pengarna räknas i summan för 2008" in told
    assert "Per invånare: inte känt" in told


def test_everyone_has_a_row(dagmar: Running) -> None:
    told = dagmar("overview", "--all", "--year", "2014").out
    assert len([line for line in told.splitlines() if "kommun  " in line]) > 200
    assert "Landstinget Dalarna" in told
    assert "DELVIS PÅHITTADE UPPGIFTER: det som är märkt * är inget verkligt" in told
    assert "Invånare den 31 december 2013" in told


def test_a_year_without_agreements_is_told(dagmar: Running) -> None:
    assert "Inget avtal i biblioteket" in dagmar("overview", "--all", "--year", "2003").out
    assert "Inget avtal i biblioteket" in dagmar("overview", "0180", "--year", "2003").out
    assert dagmar("overview", "--all", "--year", "2003", "--json").json == []


def test_usage_that_cannot_be_understood_is_told(dagmar: Running) -> None:
    for wrong in (("--year", "2015"), ("0180", "--all", "--year", "2015"), ("0180", "--year", "1600")):
        assert dagmar("overview", *wrong).code == 2
    assert "recipient-did-not-exist" in dagmar("overview", "9999", "--year", "2015").err
