"""The commands of the house: what `make help` and the README promise is there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

LONG_PROFILES = {"nightly", "mutants", "bench", "bench-indicators", "bench-site"}


def targets_shown(house: Path) -> set[str]:
    shown = subprocess.run(["make", "help"], cwd=house, capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"^  ([a-z-]+) {2,}\S", shown, re.MULTILINE))


def targets_written(house: Path) -> set[str]:
    return set(re.findall(r"^([a-z-]+):(?!=)", (house / "Makefile").read_text("utf-8"), re.MULTILINE))


def test_every_target_stands_in_help_and_every_target_in_help_exists(house: Path) -> None:
    assert targets_shown(house) == targets_written(house)


def test_no_target_is_mistaken_for_a_file(house: Path) -> None:
    declared = re.search(r"^\.PHONY: (.*)$", (house / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert declared is not None
    assert set(declared[1].split()) == targets_written(house)


def test_help_names_the_long_profiles_and_the_default_profile_runs_none_of_them(house: Path) -> None:
    asked = subprocess.run(["make", "-n", "test"], cwd=house, capture_output=True, text=True, check=True).stdout
    assert targets_shown(house) >= LONG_PROFILES
    assert "DAGMAR_TEST_PROFILE=nightly" not in asked
    assert "mutmut" not in asked
    assert "-m bench" not in asked
    assert "tests.bench" not in asked


def test_the_readme_names_both_commands(house: Path) -> None:
    readme = (house / "README.md").read_text("utf-8")
    assert "`make demo`" in readme
    assert "`make test`" in readme


def test_every_target_that_the_pages_name_exists(house: Path) -> None:
    pages = [house / "README.md", house / "CONTRIBUTING.md", *(house / "docs").rglob("*.md")]
    named = {target for page in pages for target in re.findall(r"`make\s+([a-z-]+)", page.read_text("utf-8"))}
    assert named <= targets_written(house)


def test_continuous_integration_runs_the_default_profile_and_stops_at_the_first_error(house: Path) -> None:
    script = (house / ".ci" / "run").read_text("utf-8")
    assert "set -euo pipefail" in script
    assert script.rstrip().endswith("make test")


def test_every_package_in_the_lock_has_a_hash_and_none_names_where_it_came_from(house: Path) -> None:
    lock = (house / "requirements.lock").read_text("utf-8")
    packages = re.split(r"\n(?=\S)", lock.strip())
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []
    assert "://" not in lock
    assert "--index-url" not in lock
    assert "--find-links" not in lock
