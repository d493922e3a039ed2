"""Every code of the language: one failing file that says exactly this, and one passing file that says nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from dagmar.agreement import checks as of_the_agreement
from dagmar.allocation import checks as of_its_mechanisms
from tests.agreement.of_cases import FOLDER, TABLE, problems_of

SOURCE = Path(of_the_agreement.__file__).parents[2]
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "messages.md"
ROOMS = ("agreement", "allocation", "assessment")
ELSEWHERE = {
    # refused while computing, or when a file is found: tests/allocation and tests/agreement/test_loader.py reach these
    "fact-missing",
    "floors-exceed-pot",
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
PROVED_BEFORE_ANYONE_SIGNS = {
    "a pot that nobody can earn": ["pot-nobody-can-earn"],
    "a requirement that opens nothing": ["requirement-opens-nothing"],
    "a gap or an overlap between levels": ["gap-between-levels", "overlap-between-levels", "levels-overlap"],
    "two conditions that exclude each other": ["conditions-exclude-each-other"],
    "money carried in a circle": ["money-in-a-circle"],
    "a total that cannot close": ["total-cannot-close", "areas-do-not-add-up", "grants-do-not-add-up"],
    "a rule whose effect hangs on an unstated date": ["date-not-stated"],
}


@pytest.mark.parametrize("code", TABLE)
def test_a_failing_file_says_exactly_what_is_wrong_and_where(code: str) -> None:
    (problem,) = problems_of(FOLDER / code / "bad.yaml")
    row = TABLE[code]
    assert problem.code == code
    assert f"{problem.at.line}:{problem.at.column}" == row["at"]
    assert problem.severity == row.get("severity", "error")
    assert (_plain(problem.message.sv), _plain(problem.message.en)) == (row["sv"], row["en"])
    assert problem.help.sv
    assert problem.help.en


@pytest.mark.parametrize("code", TABLE)
def test_a_passing_file_says_nothing(code: str) -> None:
    assert problems_of(FOLDER / code / "good.yaml") == ()


def test_every_code_has_a_row_in_the_table_and_a_folder() -> None:
    codes = set(_codes()) | MADE_OF_PARTS
    assert codes - ELSEWHERE == set(TABLE)
    assert {folder.name for folder in FOLDER.iterdir() if folder.is_dir()} == set(TABLE)


def test_every_code_has_a_row_in_the_page_of_messages() -> None:
    page = PAGE.read_text(encoding="utf-8")
    documented = {line.split("`")[1] for line in page.splitlines() if line.startswith("| `")}
    assert documented == set(TABLE) | ELSEWHERE


@pytest.mark.parametrize("proof", PROVED_BEFORE_ANYONE_SIGNS)
def test_each_proof_before_anyone_signs_has_its_code(proof: str) -> None:
    assert set(PROVED_BEFORE_ANYONE_SIGNS[proof]) <= set(TABLE)


@pytest.mark.parametrize("room", [of_the_agreement, of_its_mechanisms])
def test_every_file_of_a_folder_of_checks_is_a_check(room: object) -> None:
    for file in Path(str(getattr(room, "__file__", ""))).parent.glob("*.py"):
        if file.name != "__init__.py":
            tree = ast.parse(file.read_text(encoding="utf-8"))
            assert any(isinstance(node, ast.FunctionDef) and node.name == "find" for node in tree.body), file


def _codes() -> Iterator[str]:
    """Every code that the source writes out: of a Problem, of a wrong value, of what a word finds wrong with itself."""
    files = [file for room in ROOMS for file in (SOURCE / room).rglob("*.py")]
    for file in [*files, SOURCE / "money.py"]:
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


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")
