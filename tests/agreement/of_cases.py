"""The cases: a folder a code with a failing and a passing file, and one table of what must be said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

import dagmar
from dagmar.problem import Problem, Refused

FOLDER = Path(__file__).parent / "cases"
TABLE: dict[str, dict[str, Any]] = YAML(typ="safe", pure=True).load(
    (Path(__file__).parent / "messages.yaml").read_text(encoding="utf-8")
)


def problems_of(file: Path) -> tuple[Problem, ...]:
    """What the loader refuses or, when it refuses nothing, what the checks find."""
    try:
        loaded = dagmar.load(file)
    except Refused as refused:
        return refused.problems
    return dagmar.check(loaded)
