"""The command run inside the test, and outside it as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dagmar.cli.program import run

HOUSE = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Running = Callable[..., Ran]


@pytest.fixture
def dagmar(capsys: pytest.CaptureFixture[str]) -> Running:
    """`dagmar("library", "list")`: one command in this process. `environment` is what the command may read."""

    def ran(*arguments: str, environment: dict[str, str] | None = None) -> Ran:
        capsys.readouterr()
        code = run(arguments, environment or {})
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return ran


@pytest.fixture
def process() -> Running:
    """`process("library", "list")`: the installed program in a process of its own."""

    def ran(*arguments: str, environment: dict[str, str] | None = None, **more: Any) -> Ran:
        command = [str(Path(sys.executable).parent / "dagmar"), *arguments]
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DAGMAR", "COVERAGE"))}
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, cwd=HOUSE, env=kept | (environment or {}), **more
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return ran


@pytest.fixture
def wrong_file(tmp_path: Path) -> Path:
    """The agreement of 2025 with two words misspelled."""
    text = (HOUSE / "agreements/svf-2025/agreement.yaml").read_text("utf-8")
    text = text.replace("distribute: {by: population}", "distribute: {by: populaton}")
    text = text.replace("period: 2025\n", "perod: 2025\n")
    file = tmp_path / "wrong.yaml"
    file.write_text(text, "utf-8")
    return file
