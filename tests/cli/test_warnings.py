"""What is noticed in facts and leaves a result reaches whoever asked: on stderr, and in JSON where there is room."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import dagmar as front_door
from dagmar.library.reality import verify_agreement

from .conftest import HOUSE, Running

CODE = "encoding-cp1252"


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    """An agreement whose own facts were saved by an older spreadsheet program: Windows-1252, not UTF-8."""
    return saved_as_before("kunskapsstod-2015", "synthetic.csv", tmp_path)


def saved_as_before(agreement: str, file: str, tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(HOUSE / "agreements" / agreement, tmp_path / agreement))
    facts = folder / "data" / file
    facts.write_bytes(facts.read_text("utf-8").encode("cp1252"))
    return folder


def test_the_facts_that_lie_with_an_agreement_keep_their_warnings(old_file: Path) -> None:
    facts = front_door.facts_of(front_door.load(old_file))
    assert [one.code for one in facts.warnings] == [CODE]
    assert [one.code for one in facts.with_observations(()).warnings] == [CODE]


@pytest.mark.parametrize(
    ("command", "more"),
    [
        ("allocate", ()),
        ("assess", ()),
        ("check", ()),
        ("decide", ("--out", "{tmp}/beslut")),
        ("diff", ("svf-2025",)),
        ("explain", ("01",)),
    ],
)
def test_a_warning_of_an_agreements_own_facts_is_told_once(
    dagmar: Running, old_file: Path, tmp_path: Path, command: str, more: tuple[str, ...]
) -> None:
    rest = [word.replace("{tmp}", str(tmp_path)) for word in more]
    ran = dagmar(command, str(old_file), *rest)
    assert ran.code == 0
    assert ran.err.count(CODE) == 1


@pytest.mark.parametrize(
    ("command", "more"),
    [
        ("assess", ()),
        ("check", ()),
        ("decide", ("--out", "{tmp}/beslut")),
        ("diff", ("svf-2025",)),
        ("explain", ("01",)),
    ],
)
def test_a_warning_stands_in_json(
    dagmar: Running, old_file: Path, tmp_path: Path, command: str, more: tuple[str, ...]
) -> None:
    rest = [word.replace("{tmp}", str(tmp_path)) for word in more]
    (told,) = dagmar(command, str(old_file), *rest, "--json").json["warnings"]
    assert (told["code"], told["line"]) == (CODE, 2)
    assert told["file"].endswith("synthetic.csv")


def test_a_warning_of_a_file_that_was_given_stands_in_json_too(dagmar: Running, old_file: Path) -> None:
    facts = str(old_file / "data/synthetic.csv")
    (told,) = dagmar("assess", "kunskapsstod-2015", "--facts", facts, "--json").json["warnings"]
    assert told["code"] == CODE


def test_a_warning_of_the_librarys_facts_is_a_finding_of_its_first_table(tmp_path: Path) -> None:
    (file,) = (HOUSE / "agreements/svf-2025/data").iterdir()
    tables = verify_agreement(front_door.load(saved_as_before("svf-2025", file.name, tmp_path)))
    found = [finding.code for table in tables for finding in table.findings]
    assert found.count(CODE) == 1
    assert tables[0].findings[0].code == CODE


def test_reading_an_agreements_own_facts_tells_how_far_it_has_come(old_file: Path) -> None:
    told: list[tuple[int, int]] = []
    front_door.facts_of(front_door.load(old_file), progress=lambda done, total: told.append((done, total)))
    size = (old_file / "data/synthetic.csv").stat().st_size
    assert told[0] == (0, size)
    assert told[-1] == (size, size)


@pytest.mark.parametrize("command", ["allocate", "assess"])
def test_own_facts_that_a_correction_alone_leaves_aside_are_named(
    dagmar: Running, tmp_path: Path, command: str
) -> None:
    """Whoever gives the correction and nothing else may mean it; nobody should have to find it out from the amounts."""
    own = HOUSE / "agreements/tillganglighet-2019/data/synthetic.csv"
    correction = tmp_path / "correction.csv"
    correction.write_text(own.read_text("utf-8"), "utf-8")
    alone = dagmar(command, "tillganglighet-2019", "--facts", str(correction))
    both = dagmar(command, "tillganglighet-2019", "--facts", str(own), "--facts", str(correction))
    neither = dagmar(command, "tillganglighet-2019")
    assert f"avtalets egna uppgifter är inte med: {own}." in alone.err
    assert "inte med" not in both.err + neither.err
