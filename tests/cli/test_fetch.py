"""`dagmar fetch kolada` and `dagmar fetch pxweb`, on a server of our own with invented values."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from dagmar.facts.files import read_facts
from tests.facts.services.of_kolada import cell, key_figure, kolada, row
from tests.facts.services.of_pxweb import version_2
from tests.facts.services.server import Local, local_server, of

from .conftest import Running

ROWS = [row("N1", "0001", 2023, cell(87.5), cell(88, "K"), cell(87, "M")), row("N1", "0180", 2023, cell(90))]


@pytest.fixture
def local() -> Iterator[Local]:
    with local_server() as server:
        yield server


def test_fetched_figures_are_facts_that_every_other_command_reads(
    dagmar: Running, local: Local, tmp_path: Path
) -> None:
    local.answering = kolada([key_figure("N1")], ROWS)
    out = tmp_path / "kolada.csv"
    asked = [
        "--year",
        "2022-2023",
        "--recipient",
        "01,0180",
        "--service",
        local.base,
        "--cache",
        str(tmp_path / "kept"),
    ]
    ran = dagmar("fetch", "kolada", "N1", *asked, "--out", str(out))
    assert ran.code == 0
    assert "4 tal" in ran.out
    assert "2 saknas, och är inte noll" in ran.out
    read = read_facts([out])
    assert {(seen.recipient, seen.period, seen.sex): seen.value for seen in read.observations if seen.value} == {
        ("01", "2023", "all"): Fraction(7, 8),
        ("01", "2023", "women"): Fraction(88, 100),
        ("01", "2023", "men"): Fraction(87, 100),
        ("0180", "2023", "all"): Fraction(9, 10),
    }
    assert {seen.source.title for seen in read.observations} == {"Källa: Kolada"}
    assert [seen.missing for seen in read.observations if seen.value is None] == ["not_reported"] * 2


def test_asked_again_the_service_is_not_bothered(dagmar: Running, local: Local, tmp_path: Path) -> None:
    local.answering = kolada([key_figure("N1")], ROWS)
    asked = ["--year", "2023", "--recipient", "0180", "--service", local.base, "--cache", str(tmp_path), "--json"]
    first = dagmar("fetch", "kolada", "N1", *asked).json
    count = len(local.asked)
    assert dagmar("fetch", "kolada", "N1", *asked).json == first
    assert len(local.asked) == count
    dagmar("fetch", "kolada", "N1", *asked, "--keep-days", "0")
    assert len(local.asked) == 2 * count


def test_an_empty_answer_ends_with_three_and_writes_nothing(dagmar: Running, local: Local, tmp_path: Path) -> None:
    local.answering = kolada([key_figure("N1")], [])
    out = tmp_path / "kolada.csv"
    asked = ["--year", "2023", "--recipient", "0180", "--service", local.base, "--cache", str(tmp_path), "--json"]
    ran = dagmar("fetch", "kolada", "N1", *asked, "--out", str(out))
    assert ran.code == 3
    assert [one["code"] for one in ran.json["errors"]] == ["service-empty"]
    assert not out.exists()


def test_a_service_that_is_gone_says_what_to_do(dagmar: Running, local: Local, tmp_path: Path) -> None:
    local.answering = lambda *_: of({}, 410)
    asked = ["--year", "2023", "--recipient", "0180", "--service", local.base, "--cache", str(tmp_path)]
    ran = dagmar("fetch", "kolada", "N1", *asked)
    assert ran.code == 3
    assert "Koladas v2 är nedlagd" in ran.err


def test_a_table_comes_with_its_notes_in_the_language_asked_for(dagmar: Running, local: Local, tmp_path: Path) -> None:
    local.answering = version_2()
    chosen = ["--select", "Region=01,0180", "--select", "Alder=18+", "--select", "Tid=top(2)"]
    ran = dagmar(
        "--language", "en", "fetch", "pxweb", "TAB1", *chosen, "--service", local.base, "--cache", str(tmp_path)
    )
    assert ran.code == 0
    assert "4 figures" in ran.out
    assert "Talen är påhittade." in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("kolada", "N1", "--year", "24", "--recipient", "01"), "inget år"),
        (("kolada", "N1", "--year", "2024-1000", "--recipient", "01"), "inget år"),
        (("pxweb", "TAB1", "--select", "Region"), "inget urval"),
        (("pxweb", "TAB1", "--select", "Region=01", "--provider", "scbb"), "ingen av scb"),
    ],
)
def test_what_cannot_be_asked_for_is_told_before_anybody_is_asked(
    dagmar: Running, words: tuple[str, ...], said: str
) -> None:
    ran = dagmar("fetch", *words)
    assert ran.code == 2
    assert said in ran.err
