"""What `make demo` says that it makes, it makes; what it runs is a command that there is, and its site shows what it should."""

from __future__ import annotations

import re
import shlex
from itertools import pairwise
from pathlib import Path

import pytest

from dagmar.cli.codes import DONE
from dagmar.cli.program import names, run
from dagmar.publication.opendata.package import DESCRIPTOR
from dagmar.publication.site.addresses import of_recipient, page
from dagmar.publication.site.computed import COMPUTED
from dagmar.publication.site.content import Content, content
from dagmar.publication.site.controlled import controlled
from dagmar.publication.site.described import TURTLE
from dagmar.publication.site.exhibit import NATION
from dagmar.publication.site.gathering import OF_AGREEMENTS
from dagmar.publication.site.money import sums

MADE = "$made"


def script(house: Path) -> str:
    return (house / "tools/demo.sh").read_text("utf-8")


def ran(house: Path) -> list[list[str]]:
    """The arguments of each command, in order."""
    whole = script(house).replace("\\\n", " ")
    return [shlex.split(line) for line in re.findall(r"^(?:show|keep \S+) (.+)$", whole, re.MULTILINE)]


def given(command: list[str], option: str) -> list[str]:
    return [value for name, value in pairwise(command) if name == option]


def test_every_command_of_the_demo_exists(house: Path) -> None:
    known = {" ".join(name) for name in names()}
    assert len(ran(house)) == 12
    assert [one for one in ran(house) if not {one[0], " ".join(one[:2])} & known] == []


def test_every_file_that_the_closing_lines_name_is_made(house: Path) -> None:
    body, said = script(house).split("cat <<TEXT")
    for name in re.findall(r"[\w-]+\.(?:pdf|xlsx|txt|csv)|diagram|persondata|sajt/", said):
        assert name.rstrip("/") in body, name


def test_what_the_demo_makes_is_not_kept_in_the_repository(house: Path) -> None:
    assert "build/" in (house / ".gitignore").read_text("utf-8").splitlines()
    assert "readonly made=build/demo" in script(house)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """What the demo publishes: its own commands, on a hundredth of the rows, up to the pages, which are thousands."""
    house, folder = Path(__file__).parents[2], tmp_path_factory.mktemp("demo")
    fewer = {"1000000": "10000", "100000": "500"}
    every = [[fewer.get(part, part.replace(MADE, str(folder))) for part in one] for one in ran(house)]
    for command in every:
        if command[0] == "indicators":
            assert run(command, {}) == DONE
    (publish,) = [one for one in every if one[0] == "publish"]
    (home,), (report_to,) = given(publish, "--home"), given(publish, "--report-to")
    files = [Path(one) for one in given(publish, "--figures")]
    return content(only=given(publish, "--only"), home=home, report_to=report_to, figures=files)


def test_the_demo_publishes_the_76_beside_measures_of_agreements_and_of_patient_data(shown: Content) -> None:
    """Of the agreements real ones and made-up ones, with intervals, and of months enough for a control chart."""
    assert sum(one.chapter not in (OF_AGREEMENTS, COMPUTED) for one in shown.exhibits) == 76
    own = [one for one in shown.exhibits if one.chapter == OF_AGREEMENTS]
    assert {one.made_up for one in own} == {True, False}
    assert any(figure.low is not None for one in own for row in one.figures.values() for figure in row.values())
    assert any(controlled(one, "01") for one in own)
    computed = [one for one in shown.exhibits if one.chapter == COMPUTED]
    assert {one.monthly for one in computed} == {True, False}
    assert {one.kind for one in computed} == {"region", "municipality"}
    assert all(one.made_up for one in computed)


def test_the_site_of_the_demo_has_every_page_that_the_closing_lines_point_at(house: Path, shown: Content) -> None:
    pointed_at = re.findall(r"^  (\S.*?)  ", script(house).split("cat <<TEXT")[1], re.MULTILINE)
    pages = [page for said in pointed_at for page in said.split(", ")]
    assert len(pages) == 7
    there = {DESCRIPTOR, *([TURTLE] if shown.frame.home and "@" in shown.frame.report_to else [])}
    for one in shown.exhibits:
        there |= {page("indicator", one.id, "sv"), *(of_recipient("indicator", one.id, c, "sv") for c in one.figures)}
        there |= {page("recipient", code, "sv") for code in one.figures if code != NATION}
    for granted in shown.granted:
        there |= {of_recipient("agreement", granted.id, code, "sv") for code in sums(granted)}
    assert [one for one in pages if one not in there] == []
    (monthly,) = [one for one in shown.exhibits if one.id == "komiljarden-2014.besok-60"]
    assert controlled(monthly, "01")
