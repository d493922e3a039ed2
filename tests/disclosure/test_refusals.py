"""Every code of disclosure control is reached, and stands in the reference with the words that are said."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from dagmar.disclosure import Rule, Table, protect
from dagmar.problem import Refused
from tests.disclosure.refusals import CASES
from tests.disclosure.tables import SEX

HOUSE = Path(__file__).parents[2]
OTHER_FILES = (
    "indicators/protection.py",
    "indicators/internal_file.py",
    *(f"publication/site/{name}.py" for name in ("computed", "computed_files", "definitions", "misnamed")),
)
OF_ANY_FILE = {"format-unknown", "file-exists"}
"""Codes that these files share with every command that writes a file of facts."""
OF_CHECKS = {"disclosure-does-not-fit"}
"""Found in `indicators/checks.py`, among the codes of definitions."""


@pytest.mark.parametrize("code", CASES)
def test_a_refusal_has_its_code_and_stands_in_the_reference_word_for_word(code: str) -> None:
    with pytest.raises(Refused) as refused:
        CASES[code]()
    said = [problem for problem in refused.value.problems if problem.code == code]
    assert said, [problem.code for problem in refused.value.problems]
    assert said[0].help.sv
    assert said[0].help.en
    page = (HOUSE / "docs" / "reference" / "messages.md").read_text(encoding="utf-8")
    assert f"| `{code}` | {said[0].message.sv} | {said[0].message.en} |" in page.splitlines()


def test_every_code_in_the_source_has_its_case() -> None:
    source = HOUSE / "src" / "dagmar"
    files = [*(source / "disclosure").glob("*.py"), *(source / name for name in OTHER_FILES)]
    found = {
        node.args[0].value
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Problem", "_problem") and node.args
        if isinstance(node.args[0], ast.Constant)
    }
    assert (found - OF_ANY_FILE) | OF_CHECKS == set(CASES)


def test_a_table_that_does_not_add_up_is_refused_before_anything_else_with_every_such_cell() -> None:
    """Also one that nothing could protect: nothing is hidden before it is known that the table adds up."""
    table = Table("persons", (SEX,), {("women",): 1, ("men",): 1, ("all",): 3}, public=frozenset([("men",), ("all",)]))
    with pytest.raises(Refused) as refused:
        protect(table, Rule(4))
    assert [(problem.code, problem.at.file) for problem in refused.value.problems] == [("not-additive", "all")]
