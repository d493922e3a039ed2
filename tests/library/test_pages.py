"""The pages of the library: every agreement and every problem of this room has its row."""

from __future__ import annotations

import re
from pathlib import Path

from tests.library.shelves import IDS

HOUSE = Path(__file__).parents[2]
PAGE = (HOUSE / "docs/reference/library.md").read_text("utf-8")


def test_every_agreement_of_the_library_has_a_row_and_no_other_has() -> None:
    table, _ = PAGE.split("## A folder")
    assert tuple(sorted(re.findall(r"^\| ([a-z0-9][a-z0-9-]+) \|", table, re.MULTILINE))) == tuple(sorted(IDS))


def test_every_problem_of_this_room_has_a_row_and_every_row_is_a_problem() -> None:
    code = "".join(path.read_text("utf-8") for path in (HOUSE / "src/dagmar/library").glob("*.py"))
    told = set(re.findall(r'(?:Problem|_told)\(\s*"([a-z-]+)"', code))
    _, table = PAGE.split("## Problems")
    assert set(re.findall(r"^\| `([a-z-]+)` ", table, re.MULTILINE)) == told
