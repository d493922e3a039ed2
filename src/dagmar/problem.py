"""What is wrong with what a user gave us: a value with its place, never a traceback.

A step returns its result together with its problems or, when there can be no result, raises one `Refused` that carries
them all. The code is words, stable, and has a row in the table of cases of its room.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dagmar.text import Text

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file. Lines and columns count from 1; 0 means that the file as a whole is meant."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, what, and what would be right.

    `code` is stable and documented. `message` shows the value that was wrong and both sides of a comparison, with the
    unit. `help` is something one can do. `also` are other places that are part of the same problem, each with its role.
    A `warning` leaves a result; an `error` does not.
    """

    code: str
    at: Place
    message: Text
    help: Text
    also: tuple[tuple[Place, Text], ...] = ()
    severity: Severity = "error"


class Refused(Exception):
    """There can be no result. Carries every problem found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        assert self.problems, "a refusal without a reason helps nobody"
        super().__init__("; ".join(f"{problem.at}: {problem.code}" for problem in self.problems))
