"""The tutorial from an empty folder: its files are written, and its commands run in their order, as its reader does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pypdf
import pytest

from .conftest import HOUSE, Ran, Running

PAGE = (HOUSE / "docs/tutorial/first-agreement.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
FILES = ("trygg-vard-2027/agreement.yaml", "facts.csv", "correction.csv", "trygg-vard-2027/agreement.yaml")


@pytest.fixture
def walked(dagmar: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Ran]:
    """What each command of the page came to, by its text. A file stands before the commands that need it."""
    monkeypatch.chdir(tmp_path)
    names, came = iter(FILES), {}
    for kind, text in BLOCKS:
        if kind != "console":
            file = Path(next(names))
            before = file.read_text("utf-8") if text.startswith("facts: ") else ""
            file.write_text(before + text, "utf-8")
            continue
        for line in text.splitlines():
            program, *arguments = shlex.split(line.removeprefix("$ "))
            assert program == "dagmar"
            came[" ".join(arguments)] = dagmar(*arguments)
    assert next(names, None) is None
    return came


def test_whoever_follows_the_page_gets_what_it_says(walked: dict[str, Ran]) -> None:
    assert {line: ran.err for line, ran in walked.items() if ran.code != 0} == {}

    def told(begins: str, among: int = 0) -> str:
        return [ran.out for line, ran in walked.items() if line.startswith(begins)][among].replace("\u00a0", " ")

    assert "Inga fel" in told("check")
    assert "Sju av tio har en samordnad plan" in told("prose")
    assert "trygg-vard-2027" in told("burden")
    assert "10 000 000 kr" in told("explain")
    assert "69,9 %" in told("explain")
    assert "trygg-vard-2027" in told("overview")
    assert "Västra Götalandsregionen" in told("decide", 1)
    assert "2028" in told("diff")
    for pdf, pages in (("beslut/decision.pdf", 4), ("vastra-gotaland.pdf", 1), ("svf-beslut/decision.pdf", 20)):
        assert len(pypdf.PdfReader(pdf).pages) >= pages, pdf
    for made in ("stockholm.xlsx", "beslut/decision.xlsx", "trygg-vard-2028/agreement.yaml"):
        assert Path(made).is_file(), made
