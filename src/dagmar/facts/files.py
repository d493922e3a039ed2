"""Facts from files: every file read to its end, every fault told at once, and nothing given when there is an error.

read = read_facts([Path("sip.csv"), Path("befolkning.xlsx")])
facts = Facts(read.observations, registry)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from dagmar.facts.contradiction import without_repeats
from dagmar.facts.findings import Findings
from dagmar.facts.limits import LIMITS, Limits
from dagmar.facts.observation import Observation
from dagmar.facts.observing import Observing
from dagmar.facts.readers import known_endings, reader_for
from dagmar.problem import Place, Problem, Refused, system_says
from dagmar.text import Text

Progress = Callable[[int, int], None]
"""Told how many bytes have been read, and of how many."""

_TELL_EVERY = 1_000


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: the observations in the order of the files, and warnings, which leave a result."""

    observations: tuple[Observation, ...]
    warnings: tuple[Problem, ...] = ()


def read_facts(
    paths: Iterable[Path | str],
    *,
    progress: Progress | None = None,
    limits: Limits = LIMITS,
    own: Collection[str] = (),
) -> Read:
    """Read files of facts, each by its ending. `own` are the codes of recipients that the agreement lists itself.

    Raises:
        Refused: carries every error of every file, with the warnings. Of each kind the first few are told and the rest
            counted; when they are many, a summary by kind comes first.
    """
    return _Reading([Path(path) for path in paths], progress, limits, own).read()


class _Reading:
    def __init__(self, paths: list[Path], progress: Progress | None, limits: Limits, own: Collection[str]) -> None:
        self.paths, self.limits, self.own = paths, limits, own
        self.progress = progress or _say_nothing
        self.found = Findings(limits)
        self.observations: list[Observation] = []
        self.rows = self.done = 0
        self.total = sum(path.stat().st_size for path in paths if path.is_file())

    def read(self) -> Read:
        self.progress(0, self.total)
        for path in self.paths:
            if not self._may_be_read(path):
                continue
            try:
                self._read(path)
            except OSError as fault:
                self.found.tell("file-unreadable", Place(str(path)), file=str(path), why=system_says(fault))
            self.done += path.stat().st_size
            self.progress(self.done, self.total)
        observations = without_repeats(self.observations, self.found)
        if self.found.refused:
            raise Refused(self.found.problems())
        return Read(tuple(observations), self.found.problems())

    def _may_be_read(self, path: Path) -> bool:
        at, limit = Place(str(path)), self.limits.file_bytes
        if not path.exists():
            self.found.tell("file-not-found", at, file=str(path))
        elif not path.is_file():
            self.found.tell("not-a-file", at, file=str(path))
        elif reader_for(path) is None:
            self.found.tell("format-unknown", at, ending=path.suffix or path.name, known=_endings())
        elif path.stat().st_size == 0:
            self.found.tell("file-empty", at)
        elif path.stat().st_size > limit:
            self.found.tell("file-too-large", at, size=str(path.stat().st_size), limit=str(limit))
        else:
            return True
        return False

    def _read(self, path: Path) -> None:
        reader = reader_for(path)
        assert reader is not None
        observing, errors, before = Observing(path.name, self.found, self.own), self.found.errors, self.rows
        for row in reader(path, self.found):
            if not row.cells:
                continue  # an object without content, or what stands in it has been told of
            self.rows += 1
            if self.rows > self.limits.rows:
                self.found.tell("too-many-rows", row.at, limit=str(self.limits.rows))
                break
            if self.rows % _TELL_EVERY == 0:
                self.progress(min(self.done + row.bytes_read, self.total), self.total)
            if (seen := observing.observe(row)) is not None:
                self.observations.append(seen)
        observing.numbers.tell_of_mixed_signs()
        if self.rows == before and self.found.errors == errors:
            self.found.tell("no-rows", Place(str(path)))


def _endings() -> Text:
    dotted = [f".{ending}" for ending in known_endings()]
    return Text(
        ", ".join(dotted[:-1]) + f" eller {dotted[-1]}",
        ", ".join(dotted[:-1]) + f" or {dotted[-1]}",
    )


def _say_nothing(_done: int, _total: int) -> None:
    """Without somebody to tell, progress is not told."""
