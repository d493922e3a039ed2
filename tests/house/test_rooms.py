"""The rooms: how large a file may be, and what none may be called."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

NO_NOUNS_OF_THE_TRADE = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
MARKS_THAT_NEED_A_REASON = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:\s*no (?:cover|branch|mutate))(?P<rest>.*)$")


def sources(house: Path) -> list[Path]:
    return sorted((house / "src").rglob("*.py"))


def test_no_file_of_the_program_passes_300_lines(house: Path) -> None:
    lines = {str(file.relative_to(house)): len(file.read_text("utf-8").splitlines()) for file in sources(house)}
    assert {file: count for file, count in lines.items() if count > 300} == {}


def test_no_module_or_folder_is_a_place_for_what_has_no_room(house: Path) -> None:
    named = {part.removesuffix(".py") for file in sources(house) for part in file.relative_to(house).parts}
    assert named & NO_NOUNS_OF_THE_TRADE == set()


def test_every_mark_that_silences_a_check_carries_its_reason(house: Path) -> None:
    bare = [
        f"{file.relative_to(house)}:{number}"
        for folder in ("src", "tests", "tools")
        for file in sorted((house / folder).rglob("*.py"))
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if (mark := MARKS_THAT_NEED_A_REASON.search(line))
        and not re.search(r"(--|#|:\s|\s-\s)\s*\w+ \w+", mark["rest"])
    ]
    assert bare == []


def test_no_test_sets_its_own_number_of_random_cases(house: Path) -> None:
    own = [
        f"{file.relative_to(house)}:{node.lineno}"
        for file in sorted((house / "tests").rglob("*.py"))
        if file != house / "tests" / "conftest.py"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and "max_examples" in {keyword.arg for keyword in node.keywords}
    ]
    assert own == []


def test_the_program_promises_the_python_that_it_is_checked_for(house: Path) -> None:
    project = tomllib.loads((house / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["requires-python"] == ">=3.11"
    assert project["tool"]["ruff"]["target-version"] == "py311"
