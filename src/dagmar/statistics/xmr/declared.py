"""What a person declares of control charts, in a file: how far a baseline goes, where a break is, why, who says so and when.

    control_charts:
      - indicator: bup-first-visit-30-days
        recipient: 01                 # a code, or `all`
        baseline: 2024-12             # the last month that the first limits rest on
        breaks:
          - at: 2025-03               # the first month of a new segment
            reason: {sv: Ny mottagning öppnade, en: A new clinic opened}
            by: Kim Berg, verksamhetschef
            on: 2025-09-01
            baseline: 2026-02         # the last month that the limits of the new segment rest on

Everything is said in months and nothing in numbers of months: the limits stay when a series begins earlier or goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationError

from dagmar.agreement.direction import Direction
from dagmar.agreement.fields import Day, Fields, Said, wrong
from dagmar.agreement.loader import read_text
from dagmar.agreement.misfits import misfits
from dagmar.agreement.node import Document, Path, read_yaml
from dagmar.problem import Refused, each
from dagmar.statistics.xmr.control import Break, Control, Point, control
from dagmar.text import Text

EVERYONE = "all"
"""Stands where a recipient's code could: every recipient of the indicator."""
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def _month(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not _MONTH.fullmatch(text):
        raise wrong(
            "not-a-month",
            Text(f"{value or 'Inget'} är ingen månad.", f"{value or 'Nothing'} is no month."),
            Text("Skriv månaden som 2025-03.", "Write the month as 2025-03."),
        )
    return text


def _by_a_person(value: Any) -> Any:
    if value is None or (isinstance(value, str) and not value.strip()):
        raise wrong(
            "break-without-reason",
            Text(
                "Här har ingen fyllt i något: ett brott ritas av en person som säger varför, vem och när.",
                "Nobody has filled in anything here: a break is drawn by a person who says why, who and when.",
            ),
            Text("Fyll i, eller stryk brottet.", "Fill it in, or delete the break."),
        )
    return value


Month = Annotated[str, BeforeValidator(_month)]
Written = Annotated[Said, BeforeValidator(_by_a_person)]


class Reason(Fields):
    """Why a break is drawn, in both languages."""

    sv: Written
    en: Written


class DeclaredBreak(Fields):
    """A break: the first month of the new segment, why, who says so, on which day, and how far its own baseline goes."""

    at: Month
    reason: Annotated[Reason, BeforeValidator(_by_a_person)]
    by: Written
    on: Annotated[Day, BeforeValidator(_by_a_person)]
    baseline: Month | None = None


class DeclaredChart(Fields):
    """What is declared of one recipient's chart of an indicator, or of everyone's."""

    indicator: Said
    recipient: Said
    baseline: Month | None = None
    breaks: Annotated[tuple[DeclaredBreak, ...], BeforeValidator(lambda value: value or ())] = ()


class DeclaredCharts(Fields):
    """The whole file."""

    control_charts: Annotated[tuple[DeclaredChart, ...], BeforeValidator(lambda value: value or ())]


@dataclass(frozen=True)
class Declared:
    """A file of declared charts with the document it was read from, so that a later problem can be shown in its place."""

    charts: tuple[DeclaredChart, ...]
    document: Document


@dataclass(frozen=True, slots=True)
class Declaration:
    """What holds for one chart: the last month of its first baseline, and its breaks in order."""

    baseline: str | None = None
    breaks: tuple[DeclaredBreak, ...] = ()

    def control(self, points: Sequence[Point], *, direction: Direction, target: float | None = None) -> Control:
        """The chart of these points as declared.

        Raises:
            Impossible: as `control`.
        """
        return control(
            points,
            direction=direction,
            baseline=None if self.baseline is None else _count(points, "", self.baseline),
            breaks=[_drawn(one, points) for one in self.breaks],
            target=target,
        )


def _drawn(one: DeclaredBreak, points: Sequence[Point]) -> Break:
    baseline = None if one.baseline is None else _count(points, one.at, one.baseline)
    return Break(one.at, Text(one.reason.sv, one.reason.en), one.by, one.on, baseline)


def _count(points: Sequence[Point], first: str, last: str) -> int:
    return sum(first <= point.period <= last for point in points)


def load_every(paths: Sequence[FilePath]) -> list[Declared]:
    """Read several files of declared charts.

    Raises:
        Refused: as `load_declared`, for all of them at once.
    """
    return each(load_declared, paths)


def load_declared(path: FilePath) -> Declared:
    """Read a file of declared charts.

    Raises:
        Refused: everything that is wrong with its shape; what it means is judged where the figures are.
    """
    document = read_yaml(read_text(path), str(path))
    problems = list(document.problems)
    charts: tuple[DeclaredChart, ...] = ()
    try:
        charts = DeclaredCharts.model_validate(document.content).control_charts
    except ValidationError as error:
        problems += misfits(error, document, _words_at)
    if problems:
        raise Refused(sorted(dict.fromkeys(problems), key=lambda problem: problem.at))
    return Declared(charts, document)


def _words_at(path: Path) -> list[str]:
    models: dict[tuple[str | int, ...], type[Fields]] = {
        (): DeclaredCharts,
        ("control_charts",): DeclaredChart,
        ("control_charts", "breaks"): DeclaredBreak,
        ("control_charts", "breaks", "reason"): Reason,
    }
    model = models.get(tuple(step for step in path if isinstance(step, str)))
    return [] if model is None else list(model.model_fields)
