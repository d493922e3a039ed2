"""What was found wrong while reading: all of it at once, yet bounded, with a summary by kind.

The first few problems of each kind are kept whole and the rest are counted, so that a file of half a million faulty
rows gives a page that somebody can read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from dagmar.facts.cells import Cell
from dagmar.facts.limits import LIMITS, Limits
from dagmar.facts.wording import WORDING
from dagmar.money import NotMoney
from dagmar.problem import Place, Problem, Severity
from dagmar.text import Language, Text, listing

_SHOWN = 60


class Findings:
    """Collects problems. Knows the wording of each code; the one who finds a problem gives place and values."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self.limits = limits
        self.errors = 0
        self._kept: list[Problem] = []
        self._counts: Counter[str] = Counter()
        self._last: dict[str, Problem] = {}

    def tell(
        self, code: str, at: Cell | Place, /, *, also: tuple[tuple[Place, Text], ...] = (), **values: str | Text
    ) -> None:
        """Add a problem of a known code. `values` fill its wording; a `Text` differs between the languages.

        In a workbook the message begins with the name of the cell, since no editor goes to a line and a column there.
        """
        wording = WORDING[code]
        if isinstance(at, Cell):
            values = {"shown": shortened(at.text), "heading": at.heading, **values}
        message = Text(_fill(wording.message.sv, values, "sv"), _fill(wording.message.en, values, "en"))
        help_ = Text(_fill(wording.help.sv, values, "sv"), _fill(wording.help.en, values, "en"))
        self.add(_problem(code, at, message, help_, also, wording.severity))

    def pass_on(self, refusal: NotMoney, at: Cell) -> None:
        """Add what another room has refused and worded, at a cell."""
        self.add(_problem(refusal.code, at, refusal.message, refusal.help, (), "error"))

    def add(self, problem: Problem) -> None:
        """Add a problem that somebody else has worded."""
        self._counts[problem.code] += 1
        self._last[problem.code] = problem
        self.errors += problem.severity == "error"
        if self._counts[problem.code] <= self.limits.shown_per_kind:
            self._kept.append(problem)

    @property
    def refused(self) -> bool:
        """Whether there is an error among them; warnings leave a result."""
        return self.errors > 0

    def problems(self) -> tuple[Problem, ...]:
        """All of them; when they are many, a summary by kind before the first of each kind, and a count of the rest."""
        told: list[Problem] = []
        if len(self._counts) > 1 and self._counts.total() > self.limits.shown_per_kind:
            told.append(self._summary())
        told += self._kept
        for code, count in self._counts.items():
            if (left := count - self.limits.shown_per_kind) > 0:
                told.append(self._rest(code, left))
        return tuple(told)

    def _summary(self) -> Problem:
        kinds = self._counts.most_common()
        files = {problem.at.file for problem in self._kept}
        counted = [f"{_grouped(count)} {code}" for code, count in kinds]
        wording = WORDING["many-problems"]
        values: dict[str, str | Text] = {
            "total": _grouped(self._counts.total()),
            "kinds": Text(listing(counted, "sv"), listing(counted, "en")),
        }
        return Problem(
            "many-problems",
            Place(files.pop()) if len(files) == 1 else Place("facts"),
            Text(_fill(wording.message.sv, values, "sv"), _fill(wording.message.en, values, "en")),
            wording.help,
            severity="error" if self.refused else "warning",
        )

    def _rest(self, code: str, left: int) -> Problem:
        last = self._last[code]
        values: dict[str, str | Text] = {"count": _grouped(left), "code": code, "last": str(last.at)}
        wording = WORDING["more-of-the-same"]
        return Problem(
            "more-of-the-same",
            Place(last.at.file),
            Text(_fill(wording.message.sv, values, "sv"), _fill(wording.message.en, values, "en")),
            wording.help,
            severity=last.severity,
        )


def shortened(text: str) -> str:
    """A text as it is shown in a message: its beginning, when it is long."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."


def _problem(
    code: str, at: Cell | Place, message: Text, help_: Text, also: tuple[tuple[Place, Text], ...], severity: Severity
) -> Problem:
    if isinstance(at, Place):
        return Problem(code, at, message, help_, also, severity)
    if at.sheet:
        cell = at.reference
        message = Text(
            f"Blad ”{at.sheet}”, cell {cell}: {message.sv}", f"Sheet “{at.sheet}”, cell {cell}: {message.en}"
        )
    return Problem(code, at.at, message, help_, also, severity)


def _fill(template: str, values: Mapping[str, str | Text], language: Language) -> str:
    said = {name: value.to(language) if isinstance(value, Text) else value for name, value in values.items()}
    return template.format(**said)


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", " ")
