"""The reference page says what the program does: the same columns, words, limits and messages, and its file is read."""

from __future__ import annotations

import re
import tracemalloc
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from dagmar.facts.columns import COLUMNS, Column, column_named
from dagmar.facts.files import read_facts
from dagmar.facts.limits import LIMITS
from dagmar.facts.readers import known_endings
from dagmar.facts.receipt import CHECKED, NOT_CHECKED
from dagmar.facts.signs import BASIS, MISSING, SEX, STATEMENT, UNIT, Signs
from dagmar.facts.wording import FROM_MONEY, WORDING
from tests.facts.reference import code_row, column_row, receipt_lines, sign_row

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "facts.md").read_text("utf-8")
LINES = set(PAGE.splitlines())
SIGNS: dict[str, Signs[Any]] = {"sex": SEX, "missing": MISSING, "value": STATEMENT, "basis": BASIS, "unit": UNIT}


def test_every_column_and_what_it_may_be_called_stands_on_the_page() -> None:
    assert {column_row(column) for column in COLUMNS} - LINES == set()


def test_every_word_that_is_understood_stands_on_the_page() -> None:
    rows = {sign_row(column, signs, meaning) for column, signs in SIGNS.items() for meaning in signs.aliases}
    assert rows - LINES == set()


def test_every_code_stands_on_the_page_with_the_message_that_is_told() -> None:
    assert {code_row(code, wording) for code, wording in WORDING.items()} - LINES == set()
    assert [code for code in FROM_MONEY if f"`{code}`" not in PAGE] == []


def test_the_page_knows_no_code_that_the_program_does_not() -> None:
    assert set(re.findall(r"^\| `([a-z0-9-]+)` \| (?:error|warning) ", PAGE, re.MULTILINE)) == set(WORDING)


def test_what_was_checked_and_what_was_not_stands_on_the_page() -> None:
    assert set(receipt_lines(CHECKED) + receipt_lines(NOT_CHECKED)) - LINES == set()


def test_every_ending_stands_on_the_page() -> None:
    assert set(re.findall(r"^\| `\.([a-z]+)` ", PAGE, re.MULTILINE)) == set(known_endings())


def test_the_limits_on_the_page_are_those_that_hold() -> None:
    table = PAGE.partition("## Limits")[2].partition("##")[0]
    stated = [
        int(figure.replace(" ", ""))
        for figure in re.findall(r"(?<= )\d+(?: \d{3})*", table.partition("500 000 rows are")[0])
    ]
    assert stated == [
        LIMITS.file_bytes,
        LIMITS.unpacked_bytes,
        LIMITS.packed_ratio,
        LIMITS.rows,
        LIMITS.cells,
        LIMITS.cell_characters,
        LIMITS.number_characters,
        LIMITS.shown_per_kind,
    ]


def test_the_file_on_the_page_is_read_as_the_page_says(tmp_path: Path) -> None:
    """Whoever follows the page to the letter gets facts: 1 204 of 1 266, 97.5 %, and so on."""
    block = re.search(r"```\{code-block\} text\n:caption: facts\.csv\n\n(.*?)```", PAGE, re.DOTALL)
    assert block is not None
    (tmp_path / "facts.csv").write_text(block[1], encoding="utf-8")
    read = read_facts([tmp_path / "facts.csv"])
    assert read.warnings == ()
    assert [seen.figure or seen.statement or seen.missing for seen in read.observations] == [
        Fraction(61, 80),
        Fraction(1204, 1266),
        Fraction(39, 40),
        "secret",
        "received",
        Fraction(2_485_275),
    ]


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
def test_a_column_answers_to_each_of_its_names_however_they_are_typed(column: Column) -> None:
    for name in (column.name, *column.aliases):
        for typed in (name, name.upper(), f" {name} ", name.capitalize()):
            assert column_named(typed) == column


@pytest.mark.parametrize("signs", SIGNS.values(), ids=SIGNS)
def test_no_word_has_two_meanings(signs: Signs[Any]) -> None:
    words = signs.words()
    assert len(words) == len(set(words))


def test_a_row_takes_no_more_memory_than_the_page_says(tmp_path: Path) -> None:
    path, rows = tmp_path / "facts.csv", 5_000
    lines = "".join(f"0180;indikator-{number};2024-01/2024-06;{number} av 9999;SCB\n" for number in range(rows))
    path.write_text(f"recipient;indicator;period;value;source\n{lines}", encoding="utf-8")
    tracemalloc.start()
    try:
        read = read_facts([path])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(read.observations) == rows
    assert peak / rows < 2_000
