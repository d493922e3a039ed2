"""Rules whose effect hangs on a date that is not stated.

A population is that of a day; without it the pot is not computed. A document without a last day is in time whenever it comes.
A figure without a period is that of the whole agreement, which over several years is seldom what was meant. When the file says
that the date is `assumed` or the rule `not_modelled`, the population is a warning and the others are silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from dagmar.agreement.inventory import words_of
from dagmar.agreement.loader import Loaded
from dagmar.agreement.node import Path
from dagmar.agreement.words import Words
from dagmar.allocation.mechanism import Distribution
from dagmar.assessment.condition import OfIndicator
from dagmar.assessment.conditions.received import Received
from dagmar.problem import Problem, Severity
from dagmar.text import Text


def find(loaded: Loaded) -> Iterator[Problem]:
    """`date-not-stated`, for each rule."""
    standing = dict(words_of(loaded.agreement))
    for name, grant in loaded.agreement.grants.items():
        rule = grant.distribute
        if isinstance(rule, Distribution) and rule.not_stated is not None:
            path: Path = ("grants", name, "distribute")
            excused = _excused(path, standing, "as_of")
            yield _problem(loaded, path, rule.not_stated, "as_of", "warning" if excused else "error")
    several_years = loaded.agreement.period.last.year > loaded.agreement.period.first.year
    for path, word in standing.items():
        if isinstance(word, Received) and word.by is None and not _excused(path, standing, "by"):
            why = Text(
                f"det står inte när {word.received} senast ska ha kommit in; den räknas som i tid när den än kommer",
                f"the last day for {word.received} is not stated; it counts as in time whenever it comes",
            )
            yield _problem(loaded, path, why, "by", "warning")
        undated = isinstance(word, OfIndicator) and "period" in type(word).model_fields
        if (
            several_years
            and undated
            and getattr(word, "period", None) is None
            and not _excused(path, standing, "period")
        ):
            why = Text(
                f"perioden är flera år och det står inte vilken del av den {getattr(word, 'indicator', '')} gäller",
                f"the period is several years and it is not stated which part of it {getattr(word, 'indicator', '')} is for",
            )
            yield _problem(loaded, path, why, "period", "warning")


def _excused(path: Path, standing: dict[Path, Words], key: str) -> bool:
    """Whether the word, or one that it stands in below the agreement itself, says that the date is not known."""
    around = [word for place, word in standing.items() if place and path[: len(place)] == place]
    return any(word.not_modelled is not None or key in word.assumed for word in around)


def _problem(loaded: Loaded, path: Path, why: Text, key: str, severity: Severity) -> Problem:
    return Problem(
        "date-not-stated",
        loaded.document.place(path),
        Text(f"{_capital(why.sv)}.", f"{_capital(why.en)}."),
        Text(
            f"Skriv {key}: och datumet, eller assumed: {{{key}: varför det inte är känt}}.",
            f"Write {key}: and the date, or assumed: {{{key}: why it is not known}}.",
        ),
        severity=severity,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
