"""A figure in the README is made by a command of the repository."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

from dagmar.cli.program import names

LESSER = {"amend", "assess", "disclosure", "recipients", "version"}
"""Commands that the README leaves to `dagmar --help`."""
ROOT = Path(__file__).parents[2]


def test_the_tables_of_the_pages_are_what_the_library_gives_today() -> None:
    specification = importlib.util.spec_from_file_location("write_readme", ROOT / "tools" / "write_readme.py")
    assert specification is not None
    assert specification.loader is not None
    tool = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(tool)
    for page in tool.PAGES:
        text = page.read_text("utf-8")
        assert tool.written(text) == text, f"run make readme: {page.name}"
        assert text.count("| svf-2025 |") == 2, page.name


def test_the_readme_lists_the_commands_that_there_are() -> None:
    """A new one is put into the list, or among the lesser."""
    told = re.findall(
        r"(?:^\$ \.venv/bin/|`)dagmar ([a-z][a-z-]*)(?: ([a-z-]+))?",
        (ROOT / "README.md").read_text("utf-8"),
        re.MULTILINE,
    )
    known = set(names())
    assert [one for one in told if not {one, one[:1]} & known] == []
    assert {first for first, _ in told} | LESSER == {name[0] for name in known}
