"""What a command answers: a document for machines, and how a person is told the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dagmar.cli.codes import DONE
from dagmar.cli.terminal import Terminal


@dataclass(frozen=True, slots=True)
class Answer:
    """`document` is what `--json` prints; `tell` shows it on a terminal; `code` is the exit code."""

    document: Any
    tell: Callable[[Terminal], None]
    code: int = DONE
