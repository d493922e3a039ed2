"""A skipped test fails: shown by running pytest on tests that are skipped, under this house's own conftest."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def outcome(house: Path, folder: Path, test: str) -> tuple[int, str]:
    shutil.copy(house / "tests" / "conftest.py", folder / "conftest.py")
    (folder / "pytest.ini").write_text("[pytest]\nxfail_strict = true\n", "utf-8")
    (folder / "test_invented.py").write_text(f"import pytest\n\n{test}\n", "utf-8")
    run = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]
    done = subprocess.run(run, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    "test",
    [
        "@pytest.mark.skip(reason='no time')\ndef test_it(): pass",
        "@pytest.mark.skipif(True, reason='no time')\ndef test_it(): pass",
        "def test_it(): pytest.skip('no time')",
        "@pytest.fixture\ndef given(): pytest.skip('no time')\ndef test_it(given): pass",
        "pytest.skip('no time', allow_module_level=True)",
        "pytest.importorskip('no_time')",
    ],
    ids=["mark", "condition", "in the test", "in a fixture", "whole file", "missing import"],
)
def test_a_skipped_test_fails_and_says_why(house: Path, tmp_path: Path, test: str) -> None:
    code, said = outcome(house, tmp_path, test)
    assert code != 0
    assert "Nothing is skipped in silence here" in said
    assert "no time" in said or "no_time" in said
    assert "skipped" not in said.splitlines()[-1]


def test_a_test_expected_to_fail_without_a_reason_fails(house: Path, tmp_path: Path) -> None:
    code, said = outcome(house, tmp_path, "@pytest.mark.xfail\ndef test_it(): assert False")
    assert code == 1
    assert "xfail without a reason" in said


def test_a_test_expected_to_fail_with_a_reason_is_allowed_until_it_passes(house: Path, tmp_path: Path) -> None:
    marked = "@pytest.mark.xfail(reason='the page prints another sum')\ndef test_it(): assert "
    assert outcome(house, tmp_path, marked + "False")[0] == 0
    assert outcome(house, tmp_path, marked + "True")[0] == 1
