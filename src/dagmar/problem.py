"""What is wrong with what a user gave us: a value with its place, never a traceback.

A step returns its result together with its problems or, when there can be no result, raises one `Refused` that carries
them all. The code is words, stable, and has a row in the table of cases of its room.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

from dagmar.text import Text

Severity = Literal["error", "warning"]
Given = TypeVar("Given")
Made = TypeVar("Made")


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

    def __reduce__(self) -> tuple[type[Refused], tuple[tuple[Problem, ...]]]:
        """As it comes from another process: with its problems, and not with what they were called."""
        return type(self), (self.problems,)


def each(do: Callable[[Given], Made], items: Iterable[Given]) -> list[Made]:
    """What is made of each, in order.

    Raises:
        Refused: any of them was; with the problems of all.
    """
    made: list[Made] = []
    problems: list[Problem] = []
    for one in items:
        try:
            made.append(do(one))
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    return made


_SYSTEM = {
    errno.EEXIST: Text("där finns redan något", "something is there already"),
    errno.ENOENT: Text("det finns ingen sådan fil eller mapp", "there is no such file or folder"),
    errno.EACCES: Text("behörighet saknas", "permission is lacking"),
    errno.EPERM: Text("behörighet saknas", "permission is lacking"),
    errno.EROFS: Text("disken går bara att läsa", "the disk can only be read"),
    errno.EISDIR: Text("det är en mapp", "it is a folder"),
    errno.ENOTDIR: Text("en del av sökvägen är ingen mapp", "a part of the path is no folder"),
    errno.ENOSPC: Text("disken är full", "the disk is full"),
    errno.ENAMETOOLONG: Text("namnet är för långt", "the name is too long"),
}


def system_says(error: OSError) -> Text:
    """Why the system did not let us use a file or folder, in both languages; what is uncommon in the system's own words."""
    own = error.strerror or str(error)
    return _SYSTEM.get(error.errno or 0, Text(own, own))
