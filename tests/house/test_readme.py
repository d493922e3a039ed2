"""A figure in the README is made by a command of the repository."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_readmes_table_is_what_the_library_reproduces_today() -> None:
    specification = importlib.util.spec_from_file_location("write_readme", ROOT / "tools" / "write_readme.py")
    assert specification is not None
    assert specification.loader is not None
    tool = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(tool)
    readme = (ROOT / "README.md").read_text("utf-8")
    assert tool.written(readme) == readme, "run make readme"
    assert "| svf-2025 |" in readme
