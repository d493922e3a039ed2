"""What `make demo` says that it makes, it makes; what it runs is a command that there is."""

from __future__ import annotations

import re
from pathlib import Path

from dagmar.cli.program import names


def script(house: Path) -> str:
    return (house / "tools/demo.sh").read_text("utf-8")


def test_every_command_of_the_demo_exists(house: Path) -> None:
    ran = re.findall(r"^(?:show|keep \S+) (.+)$", script(house), re.MULTILINE)
    assert len(ran) == 10
    known = {" ".join(name) for name in names()}
    assert [line for line in ran if not any(line.startswith(name) for name in known)] == []


def test_every_file_that_the_closing_lines_name_is_made(house: Path) -> None:
    body, closing = script(house).split("cat <<'TEXT'")
    for name in re.findall(r"[\w-]+\.(?:pdf|xlsx|txt)|diagram", closing):
        assert name in body, name


def test_what_the_demo_makes_is_not_kept_in_the_repository(house: Path) -> None:
    assert "build/" in (house / ".gitignore").read_text("utf-8").splitlines()
    assert "readonly made=build/demo" in script(house)
