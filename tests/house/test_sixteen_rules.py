"""The page of the sixteen rules is true: each rule has an agreement that says it and a test that holds it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/reference/sixteen-rules.md"
ROWS = [
    [cell.strip().strip("`") for cell in line.strip("| ").split(" | ")]
    for line in PAGE.read_text("utf-8").splitlines()
    if line.startswith("| ") and line[2].isdigit()
]


def test_all_sixteen_are_there_in_order() -> None:
    numbers = [int(row[0]) for row in ROWS]
    assert list(dict.fromkeys(numbers)) == list(range(1, 17))
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(("agreement", "word"), [(row[2], row[3]) for row in ROWS])
def test_the_agreement_says_the_rule_by_its_word(agreement: str, word: str) -> None:
    text = (ROOT / "agreements" / agreement / "agreement.yaml").read_text("utf-8")
    assert word in text


@pytest.mark.parametrize(("agreement", "named"), [(row[2], row[4]) for row in ROWS])
def test_the_test_that_holds_it_is_there_and_is_collected(agreement: str, named: str) -> None:
    file, _, case = named.partition("::")
    name, _, of = case.rstrip("]").partition("[")
    tests = [
        node.name for node in ast.parse((ROOT / file).read_text("utf-8")).body if isinstance(node, ast.FunctionDef)
    ]
    assert Path(file).name.startswith("test_")
    assert name.startswith("test_")
    assert name in tests
    # Of a test that is run over the whole library the agreement's own case is named.
    assert of in ("", agreement)
    assert of == "" or (ROOT / "agreements" / of / "examples.yaml").is_file()
