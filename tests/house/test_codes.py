"""Every code that the source can answer an agreement with has its row, its two files and its place in the documentation."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.agreement.of_cases import FOLDER, TABLE
from tests.disclosure.refusals import CASES

ROOMS = ("agreement", "registry", "allocation", "assessment")
ELSEWHERE = {
    # refused while computing, or when a file is found: tests/allocation and tests/agreement/test_loader.py reach these
    "fact-missing",
    "population-missing",
    "nothing-to-share-by",
    "unearned-without-rule",
    "unit-mismatch",
    "file-not-found",
    "file-not-text",
    "file-too-large",
    "year-out-of-range",  # of a new agreement: tests/agreement/test_draft.py
    # needs two files: tests/agreement/test_amendment.py
    "amends-in-a-circle",
}
MADE_OF_PARTS = {
    # codes that the source puts together from a word
    *(f"unknown-{what}" for what in ("area", "requirement", "grant", "source", "indicator")),
    *(f"{step}-missing" for step in ("to", "distribute", "rounding")),
    "areas-do-not-add-up",
    "grants-do-not-add-up",
    "requirement-in-a-circle",
}


def test_every_code_has_a_row_in_the_table_and_a_folder(house: Path) -> None:
    codes = set(codes_in(house / "src" / "dagmar")) | MADE_OF_PARTS
    assert codes - ELSEWHERE == set(TABLE)
    assert {folder.name for folder in FOLDER.iterdir() if folder.is_dir()} == set(TABLE)


def test_every_code_has_a_row_in_the_page_of_messages(house: Path) -> None:
    page = (house / "docs" / "reference" / "messages.md").read_text(encoding="utf-8")
    documented = {line.split("`")[1] for line in page.splitlines() if line.startswith("| `")}
    assert documented == set(TABLE) | ELSEWHERE | set(CASES)


@pytest.mark.parametrize("room", ["agreement", "allocation"])
def test_every_file_of_a_folder_of_checks_is_a_check(house: Path, room: str) -> None:
    for file in (house / "src" / "dagmar" / room / "checks").glob("*.py"):
        if file.name != "__init__.py":
            tree = ast.parse(file.read_text(encoding="utf-8"))
            assert any(isinstance(node, ast.FunctionDef) and node.name == "find" for node in tree.body), file


def codes_in(source: Path) -> Iterator[str]:
    """Every code that the source writes out: of a Problem, of a wrong value, of what a word finds wrong with itself."""
    files = [file for room in ROOMS for file in (source / room).rglob("*.py")]
    for file in [*files, source / "money.py"]:
        if {"prose", "comparison"} & set(file.parts):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in (
                "Problem",
                "wrong",
                "NotMoney",
                "_problem",
            ):
                yield from _texts(node.args[0]) if node.args else ()
            if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
                yield from _texts(node.value.elts[0])


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
