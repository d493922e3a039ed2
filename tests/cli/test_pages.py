"""The pages and the program: every command that a page names is there, and every command has its place in the reference."""

from __future__ import annotations

import re

from dagmar.cli import codes
from dagmar.cli.program import names

from .conftest import HOUSE

REFERENCE = HOUSE / "docs" / "reference" / "command-line.md"


def test_every_command_has_a_section_in_the_reference_and_every_section_a_command() -> None:
    sections = re.findall(r"^## ([a-z][a-z -]*)$", REFERENCE.read_text("utf-8"), re.MULTILINE)
    assert sections == sorted(" ".join(name) for name in names())


def test_every_exit_code_stands_in_the_reference() -> None:
    written = {int(code) for code in re.findall(r"^\| (\d+) \|", REFERENCE.read_text("utf-8"), re.MULTILINE)}
    assert written == {value for name, value in vars(codes).items() if name.isupper()}


def test_every_command_that_a_page_names_is_there() -> None:
    known = {" ".join(name) for name in names()} | {name[0] for name in names() if len(name) > 1}
    pages = [HOUSE / "README.md", *(HOUSE / "docs").rglob("*.md")]
    for page in pages:
        named = re.findall(
            r"(?:^\$ |\.venv/bin/|`)dagmar ([a-z]+)(?: ([a-z]+)\b)?", page.read_text("utf-8"), re.MULTILINE
        )
        for first, second in named:
            assert first in known, f"{page}: dagmar {first}"
            if first == "library" and second:
                assert f"library {second}" in known, page
