"""A level in another unit than its indicator: 70 written where the indicator is a share and 70 % is meant, or the other way.

It would else be found when the figures have come, and nothing can be judged. An indicator that does not say its `unit` is a
share. A bare level up to 1 is a share written as a number (`0,7`), and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dagmar.agreement.fields import Level
from dagmar.agreement.inventory import words_in
from dagmar.agreement.loader import Loaded
from dagmar.agreement.node import Path
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.demands import criteria, demands_of
from dagmar.allocation.earn.levels import Levels
from dagmar.allocation.earn.sliding import Sliding
from dagmar.allocation.earn.threshold import Threshold
from dagmar.assessment.judged import in_another_unit
from dagmar.problem import Problem
from dagmar.text import Text

Found = tuple[Path, str, Level]


def find(loaded: Loaded) -> Iterator[Problem]:
    """`level-in-another-unit`, for each level that a figure is compared with in a requirement or by `earn`."""
    units = {name: one.unit for name, one in loaded.agreement.indicators.items()}
    for at, indicator, level in _compared(loaded):
        if indicator in units and in_another_unit(level, units[indicator]):
            yield _problem(loaded, at, indicator, level, units[indicator])


def _compared(loaded: Loaded) -> Iterator[Found]:
    for name, requirement in loaded.agreement.requirements.items():
        for path, condition in criteria(name, requirement):
            yield from _levels(condition, path)
    for name, grant in loaded.agreement.grants.items():
        for indicator, level in _earning(grant.earn):
            yield ("grants", name, "earn"), indicator, level


def _earning(earn: Any) -> Iterator[tuple[str, Level]]:
    found: tuple[Level | None, ...] = ()
    if isinstance(earn, Threshold):
        found = (earn.threshold, earn.at_least, earn.at_most)
    elif isinstance(earn, Levels):
        found = tuple(level for level, _ in earn.levels)
    elif isinstance(earn, Sliding):
        found = (earn.sliding.from_, earn.sliding.to)
    yield from ((earn.indicator, level) for level in found if level is not None)


def _levels(condition: Any, path: Path) -> Iterator[Found]:
    for at, word in words_in(condition, path):
        for demand in demands_of(word, at):  # what a word joins comes twice, and is told once
            if demand.of[0] == "figure":
                yield demand.path, demand.of[1], demand.level


def _problem(loaded: Loaded, at: Path, indicator: str, level: Level, unit: str) -> Problem:
    sv, en = Speaker("sv").level(level), Speaker("en").level(level)
    if unit == "share":
        message = Text(
            f"{indicator} är en andel, men nivån är {sv}: mer än allt.",
            f"{indicator} is a share, but the level is {en}: more than all of it.",
        )
        remedy = Text(
            f"Skriv {sv} % om det är procent; annars indikatorns unit, som unit: number.",
            f"Write {en} % if it is per cent; otherwise the indicator's unit, such as unit: number.",
        )
    else:
        message = Text(
            f"{indicator} räknas inte i andelar (unit: {unit}), men nivån är {sv}.",
            f"{indicator} is not counted in shares (unit: {unit}), but the level is {en}.",
        )
        remedy = Text(
            "Skriv nivån i indikatorns enhet, eller rätta dess unit.",
            "Write the level in the unit of the indicator, or correct its unit.",
        )
    return Problem("level-in-another-unit", loaded.document.place(at), message, remedy, severity="warning")
