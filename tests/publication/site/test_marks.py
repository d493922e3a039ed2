"""The mark of the program: a page is made again when any room that it can depend on has changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import dagmar
from dagmar.publication.site.marks import BELOW, mark_of, program


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program as it is, to change."""
    source = Path(dagmar.__file__).parent
    return Path(shutil.copytree(source, tmp_path / "dagmar", ignore=shutil.ignore_patterns("__pycache__", *BELOW)))


@pytest.mark.parametrize(
    "file",
    [
        "statistics/wilson.py",
        "facts/measure.py",
        "disclosure/rule.py",
        "allocation/rounding/largest_remainder.py",
        "money.py",
        "publication/charts/bar.py",
        "publication/site/templates/frame.html",
        "publication/site/assets/site.css",
    ],
)
def test_a_change_in_what_a_page_depends_on_is_another_program(copy: Path, file: str) -> None:
    before = mark_of(copy, {})
    target = copy / file
    target.write_text(target.read_text("utf-8") + "\n", "utf-8")
    assert mark_of(copy, {}) != before


def test_a_file_that_comes_or_goes_is_another_program(copy: Path) -> None:
    before = mark_of(copy, {})
    (copy / "statistics" / "new.py").write_text("", "utf-8")
    assert mark_of(copy, {}) != before


def test_another_version_of_what_draws_is_another_program(copy: Path) -> None:
    assert mark_of(copy, {"numpy": "2.0"}) != mark_of(copy, {"numpy": "2.1"})


def test_what_only_calls_this_room_and_what_python_leaves_behind_change_nothing(copy: Path) -> None:
    before = mark_of(copy, {})
    for folder in (*BELOW, "statistics/__pycache__"):
        (copy / folder).mkdir()
        (copy / folder / "some.py").write_text("anything", "utf-8")
    (copy / "statistics" / "wilson.pyc").write_bytes(b"anything")
    assert mark_of(copy, {}) == before


def test_the_program_that_runs_has_a_mark() -> None:
    assert len(program()) == 32
