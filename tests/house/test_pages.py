"""The pages: decisions in their form, a changelog that is open, a whole licence, and documentation that builds."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

HEADINGS = ("**Why it came up.**", "**Decision.**", "**Instead of.**", "**What follows.**")


def decisions(house: Path) -> list[Path]:
    return sorted((house / "docs" / "decisions").glob("[0-9]*.md"))


def test_every_decision_has_its_number_its_date_and_the_four_headings_in_order(house: Path) -> None:
    assert decisions(house), "a house without decisions is not read"
    for record in decisions(house):
        text = record.read_text("utf-8")
        assert text.startswith(f"# {record.name[:4]}. "), record.name
        assert re.search(r"^Accepted 20\d\d-[01]\d-[0-3]\d$", text, re.MULTILINE), record.name
        places = [text.find(heading) for heading in HEADINGS]
        assert -1 not in places, (record.name, HEADINGS[places.index(-1)])
        assert places == sorted(places), record.name


def test_no_two_decisions_have_the_same_number(house: Path) -> None:
    numbers = [record.name[:4] for record in decisions(house)]
    assert len(numbers) == len(set(numbers)), numbers


def test_a_decision_is_half_a_page(house: Path) -> None:
    words = {record.name: len(record.read_text("utf-8").split()) for record in decisions(house)}
    assert {name: count for name, count in words.items() if count > 400} == {}


def test_the_changelog_has_a_place_for_what_is_not_yet_released(house: Path) -> None:
    assert re.search(r"^## \[?Unreleased\]?$", (house / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)


def test_the_licence_is_whole(house: Path) -> None:
    """EUPL v. 1.2 has fifteen articles and an appendix that lists ten compatible licences."""
    licence = (house / "LICENSE").read_text("utf-8")
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\nEUPL © the European Union 2007, 2016\n")
    assert re.findall(r"^(\d+)\.[A-Z]", licence, re.MULTILINE) == [str(number) for number in range(1, 16)]
    _, appendix = re.split(r"^\s*Appendix\s*$", licence, flags=re.MULTILINE)
    assert appendix.count("— ") == 10 + 1  # one dash stands within the name of the tenth
    assert appendix.rstrip().endswith("require the production of a new EUPL version.")


def test_every_relative_link_between_pages_leads_somewhere(house: Path) -> None:
    pages = [*house.glob("*.md"), *(page for page in (house / "docs").rglob("*.md") if "_build" not in page.parts)]
    dead = [
        f"{page.relative_to(house)}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert dead == []


def test_the_documentation_builds_without_a_warning(house: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", "-d", str(tmp_path / "trees")]
    built = subprocess.run(
        [*command, str(house / "docs"), str(tmp_path / "html")], capture_output=True, text=True, check=False
    )
    assert built.stderr + built.stdout == ""
    assert built.returncode == 0
    assert (tmp_path / "html" / "index.html").exists()
