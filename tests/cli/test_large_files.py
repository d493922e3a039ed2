"""Files far too large, handed to the installed program: a clear error, soon, with little memory.

The files are holes: a gigabyte that takes no room on the disk. The program may have 1.5 GB of addresses, of which it needs a
third to start, so that what reads such a file whole runs out of memory and fails here.
"""

from __future__ import annotations

import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from dagmar.agreement.node import MAX_BYTES

from .conftest import Ran, Running

MEMORY_BYTES = 1_500_000_000
SOON_SECONDS = 20
HEADING = "recipient;indicator;period;value\n"
Limited = Callable[..., Ran]


@pytest.fixture
def limited(process: Running) -> Limited:
    """The installed program with little memory and little time."""

    def little_memory() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))

    return lambda *arguments: process(*arguments, preexec_fn=little_memory, timeout=SOON_SECONDS)


def hole(path: Path, start: str, size: int) -> Path:
    """A file that begins with a text and is `size` bytes, the rest of them a hole."""
    with path.open("wb") as file:
        file.write(start.encode())
        file.truncate(size)
    assert path.stat().st_blocks * 512 < 1_000_000
    return path


def aliases(size: int) -> str:
    """Nine anchors of ten aliases each: what stands for a billion words, as many times as there is room for."""
    level = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10) if n else 'x'}]\n" for n in range(10))
    return level * (size // len(level) + 1)


def told(ran: Ran, code: str, exit_code: int) -> str:
    """What stands on stderr when it is one clear error with its help, and no traceback."""
    assert ran.code == exit_code, ran.err
    assert code in ran.err
    assert "Hjälp: " in ran.err
    assert "Traceback" not in ran.err
    assert len(ran.err) < 2_000
    return ran.err


def test_the_program_has_the_memory_that_it_needs(limited: Limited) -> None:
    assert limited("allocate", "svf-2025").code == 0


def test_ten_megabytes_of_aliases_are_refused_by_check(limited: Limited, tmp_path: Path) -> None:
    file = tmp_path / "agreement.yaml"
    file.write_text(aliases(10_000_000), "utf-8")
    said = told(limited("check", str(file)), "file-too-large", 1)
    assert f"{file}: file-too-large" in said
    assert str(file.stat().st_size) in said


def test_aliases_that_the_size_allows_are_refused_by_check(limited: Limited, tmp_path: Path) -> None:
    file = tmp_path / "agreement.yaml"
    file.write_text(aliases(MAX_BYTES - 10_000), "utf-8")
    assert f"{file}:1:5" in told(limited("check", str(file)), "alias-not-allowed", 1)


@pytest.mark.parametrize(("command", "code"), [("check", 1), ("allocate", 3), ("prose", 3)])
def test_a_gigabyte_is_no_agreement(limited: Limited, tmp_path: Path, command: str, code: int) -> None:
    file = hole(tmp_path / "agreement.yaml", "agreement: x\n", 2_000_000_000)
    assert "2000000000" in told(limited(command, str(file)), "file-too-large", code)


def test_a_gigabyte_of_examples_is_refused_by_check(limited: Limited, tmp_path: Path) -> None:
    source = Path(__file__).parents[2] / "agreements/svf-2025"
    (tmp_path / "agreement.yaml").write_text((source / "agreement.yaml").read_text("utf-8"), "utf-8")
    (tmp_path / "data").mkdir()
    for facts in (source / "data").iterdir():
        (tmp_path / "data" / facts.name).write_bytes(facts.read_bytes())
    examples = hole(tmp_path / "examples.yaml", "- example: x\n", 2_000_000_000)
    assert f"{examples}: file-too-large" in told(limited("check", str(tmp_path)), "file-too-large", 1)


@pytest.mark.parametrize("command", ["allocate", "assess"])
def test_a_gigabyte_of_facts_is_refused(limited: Limited, tmp_path: Path, command: str) -> None:
    file = hole(tmp_path / "facts.csv", HEADING, 1_000_000_000)
    said = told(limited(command, "svf-2025", "--facts", str(file)), "file-too-large", 3)
    assert f"{file}: file-too-large" in said


def test_nothing_is_decided_on_a_gigabyte_of_facts(limited: Limited, tmp_path: Path) -> None:
    file, out = hole(tmp_path / "facts.csv", HEADING, 1_000_000_000), tmp_path / "beslut"
    told(limited("decide", "svf-2025", "--facts", str(file), "--out", str(out)), "file-too-large", 3)
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("ending", "code"),
    [("csv", "csv-broken"), ("json", "json-not-a-list"), ("xlsx", "xlsx-broken"), ("parquet", "parquet-broken")],
)
def test_a_hole_that_the_size_allows_is_refused_too(limited: Limited, tmp_path: Path, ending: str, code: str) -> None:
    rows = HEADING + "".join(f"01;villkor-{number};2025;met\n" for number in range(400))
    file = hole(tmp_path / f"facts.{ending}", rows, 99_000_000)
    assert str(file) in told(limited("allocate", "svf-2025", "--facts", str(file)), code, 3)
