"""The page of reports: every code of the room stands in it."""

from __future__ import annotations

import re
from pathlib import Path

from dagmar.agreement.prose.reports import KINDS
from dagmar.reporting.wording import WORDING

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "reports.md"
ROOM = Path(__file__).parents[2] / "src" / "dagmar" / "reporting"


def test_every_code_stands_in_the_page_with_its_severity() -> None:
    rows = re.findall(
        r"^\| `([a-z-]+)`( \(warning\))? \|", PAGE.read_text("utf-8").split("## Messages")[1], re.MULTILINE
    )
    written = {code: bool(warning) for code, warning in rows}
    beside = {"answers-unreadable", "recipient-not-asked", "nothing-asked", "file-exists"}
    assert set(written) == set(WORDING) | beside
    assert {code for code, warning in written.items() if warning} == {
        code for code, wording in WORDING.items() if wording.severity == "warning"
    }


def test_every_code_of_the_table_is_used_by_the_room() -> None:
    source = "\n".join(file.read_text("utf-8") for file in ROOM.glob("*.py") if file.name != "wording.py")
    assert {code for code in WORDING if f'"{code}"' not in source} == set()


def test_every_kind_of_question_stands_in_the_page() -> None:
    section = PAGE.read_text("utf-8").split("## The workbook")[0]
    assert set(re.findall(r"^\| `([a-z_]+)` \|", section, re.MULTILINE)) == set(KINDS)
