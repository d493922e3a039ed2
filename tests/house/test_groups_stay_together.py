"""Tests of a group run in one worker, so that what is slow to make is made once: shown by running pytest on such tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TESTS = """
import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("together")


@pytest.mark.parametrize("number", range(4))
def test_it(number):
    Path(__file__).with_suffix(f".{number}.worker").write_text(os.environ["PYTEST_XDIST_WORKER"])
"""


def test_the_tests_of_a_group_run_in_one_worker(tmp_path: Path) -> None:
    """pytest-xdist reads the group from the end of a test's name; a pytest that it does not fit loses it without a word."""
    for name in ("test_one.py", "test_two.py"):
        (tmp_path / name).write_text(TESTS, "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")
    spread = ("--numprocesses=2", "--dist=loadgroup", "-p", "no:cacheprovider")
    subprocess.run([sys.executable, "-m", "pytest", *spread, tmp_path], cwd=tmp_path, check=True, capture_output=True)
    workers = [file.read_text("utf-8") for file in tmp_path.glob("*.worker")]
    assert len(workers) == 8
    assert len(set(workers)) == 1
