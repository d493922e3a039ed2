"""`dagmar explain-table`: the tables of 2020 to 2024 as a journalist would try them. Totals as in tests/recovery."""

from __future__ import annotations

from pathlib import Path

import pytest

from dagmar.facts.files import read_facts

from .conftest import HOUSE, Running

TABLES = HOUSE / "tests" / "recovery" / "tables"


def test_an_explained_table_says_verdict_formula_and_rounding_in_both_languages(dagmar: Running) -> None:
    swedish = dagmar("explain-table", str(TABLES / "2020.csv"), "--pot", "937 Mkr")
    assert swedish.code == 0
    assert swedish.out.startswith("FÖRKLARAD: 21 av 21 rader")
    assert "folkmängden 2018-12-31" in swedish.out
    assert "skillnaden på Skåne och Västernorrland" in swedish.out
    english = dagmar("explain-table", str(TABLES / "2020.csv"), "--language", "en")
    assert english.out.startswith("EXPLAINED: 21 of 21 rows")
    assert "the difference on Skåne and Västernorrland" in english.out


def test_what_is_not_explained_ends_with_one(dagmar: Running) -> None:
    ran = dagmar("explain-table", str(TABLES / "2021-extra.csv"), "--pot", "445 Mkr", "--json")
    assert (ran.code, ran.json["verdict"]) == (1, "not_explained")
    assert ran.json["recovered"]["total"] == 10_378_483
    assert ran.json["formula"]["explained"] == 17


def test_the_recovered_key_is_written_as_facts_marked_derived(dagmar: Running, tmp_path: Path) -> None:
    out = tmp_path / "key.csv"
    ran = dagmar("explain-table", str(TABLES / "2021.csv"), "--pot", "937 Mkr", "--out", str(out))
    assert ran.code == 0
    facts = read_facts([out]).observations
    assert {(one.indicator, one.period, one.unit, one.source.basis) for one in facts} == {
        ("population", "2020-11-01", "persons", "derived")
    }
    persons = {one.recipient: int(one.value or 0) for one in facts}
    assert (len(persons), persons["25"], sum(persons.values())) == (21, 249_649, 10_378_483)


def test_numbers_of_what_nobody_knows_are_not_written_as_population(dagmar: Running, tmp_path: Path) -> None:
    out = tmp_path / "key.csv"
    dagmar("explain-table", str(TABLES / "2024-rural.csv"), "--out", str(out), "--as-of", "2023-11-01")
    assert {(one.indicator, one.unit) for one in read_facts([out]).observations} == {("recovered-key", "number")}


def test_a_key_whose_day_nobody_has_said_is_not_written(dagmar: Running, tmp_path: Path) -> None:
    ran = dagmar("explain-table", str(TABLES / "2024-rural.csv"), "--out", str(tmp_path / "key.csv"))
    assert ran.code == 3
    assert "day-not-known" in ran.err
    assert not (tmp_path / "key.csv").exists()


def test_nothing_is_written_over_a_file_or_without_a_key(dagmar: Running, tmp_path: Path) -> None:
    out = tmp_path / "key.csv"
    out.write_text("mine", "utf-8")
    assert "file-not-written" in dagmar("explain-table", str(TABLES / "2020.csv"), "--out", str(out)).err
    assert out.read_text("utf-8") == "mine"
    few = tmp_path / "few.csv"
    few.write_text("region;belopp\nUppsala;5 001\nGotland;4\n", "utf-8")
    assert "no-key-recovered" in dagmar("explain-table", str(few), "--out", str(tmp_path / "new.csv")).err


def test_a_misprint_is_told_on_stderr_with_its_cell(dagmar: Running, tmp_path: Path) -> None:
    file = tmp_path / "2024.csv"
    file.write_text((TABLES / "2024.csv").read_text("utf-8").replace("52 402 037", "544 99 160"), "utf-8")
    ran = dagmar("explain-table", str(file), "--pot", "1 367 Mkr")
    assert ran.code == 0
    assert "2024.csv:3:2: digits-badly-grouped" in ran.err
    assert "Utan läsbart belopp: Uppsala" in ran.out


@pytest.mark.parametrize(
    "wrong",
    [("--pot", "937"), ("--pot", "-5 kr"), ("--total", "many"), ("--total", "9-3"), ("--total", "0")],
)
def test_a_pot_or_total_that_cannot_be_read_is_wrong_usage(dagmar: Running, wrong: tuple[str, str]) -> None:
    ran = dagmar("explain-table", str(TABLES / "2020.csv"), *wrong)
    assert ran.code == 2
    assert wrong[0] in ran.err


def test_the_total_is_sought_only_where_it_is_asked_for(dagmar: Running) -> None:
    file = str(TABLES / "2020.csv")
    assert (
        dagmar("explain-table", file, "--total", "9000000-11000000", "--json").json["recovered"]["total"] == 10_230_185
    )
    elsewhere = dagmar("explain-table", file, "--total", "9 000 000-10 000 000", "--json").json
    assert (elsewhere["recovered"], elsewhere["not_recovered"]) == (None, "no-total-fits")
