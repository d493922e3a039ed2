"""A figure in the README is made by a command of the repository."""

from __future__ import annotations

import importlib.util
from pathlib import Path

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
