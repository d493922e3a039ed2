"""Populations: so many persons, on that day, in that table. The basis is part of the fact.

1 November, an autumn month and 31 December have all been used in agreements, and they differ; a day without a table is
not known, never taken from the nearest. Figures from 2025 on carry a random uncertainty (SCB's cell key method): they
are given as published and never added, so counties and the nation are not known that year.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from dagmar.registry.count import OLDEST, Counts
from dagmar.registry.division import Division
from dagmar.registry.edition import Edition, in_both_languages, population_editions
from dagmar.registry.not_known import NotKnown
from dagmar.registry.recipient import Kind
from dagmar.registry.refusal import Refusals
from dagmar.source import Source
from dagmar.text import Text

Sex = Literal["men", "women", "all"]


class Question(NamedTuple):
    """What a population is asked for by; `ages` are the first and last year of age, both included."""

    kind: Kind
    code: str
    as_of: str
    sex: Sex = "all"
    ages: tuple[int, int | None] | None = None
    table: str | None = None


_EVERYONE = (0, OLDEST)


@dataclass(frozen=True, slots=True)
class Population:
    """A number of persons and its basis.

    `as_of` is what was asked for: a day, or a month, which means its last day. `source` names table, date and vintage;
    its basis is `derived` when the figure was recovered from amounts. `cautions` are what a reader must know, in both
    languages; `source.note` says them after one another, Swedish first.
    """

    persons: int
    as_of: str
    source: Source
    cautions: tuple[Text, ...] = ()


class Populations:
    """Looks populations up in all the tables of the registry."""

    def __init__(self) -> None:
        self._counts = Counts()
        self._division = Division(self._counts.december)

    def find(
        self, kind: Kind, code: str, as_of: str, sex: Sex, ages: tuple[int, int | None] | None, table: str | None
    ) -> Population | NotKnown:
        """See `Registry.population`."""
        refuse = Refusals(kind, code, as_of, table)
        day = _last_day(as_of)
        classes = _classes(ages)
        if day is None:
            return refuse.not_a_date()
        if classes is None:
            return refuse.ages_out_of_reach(ages)
        possible = [edition for edition in population_editions() if table in (None, edition.id)]
        if not possible:
            return refuse.no_such_table()
        if not self._division.parts(kind, code, day.year):
            return refuse.no_such_recipient()
        of_day = [edition for edition in possible if edition.holds(day.isoformat())]
        if not of_day:
            return refuse.no_population_on_that_date()
        of_kind = [edition for edition in of_day if edition.covers(kind)]
        if not of_kind:
            return refuse.no_population_for_that_kind(of_day)
        by_age = [edition for edition in of_kind if edition.by_age or classes == _EVERYONE]
        if not by_age:
            return refuse.no_population_by_age()
        by_sex = [edition for edition in by_age if edition.by_sex or sex == "all"]
        if not by_sex:
            return refuse.no_population_by_sex()
        return self._count(by_sex[0], kind, code, day.year, sex, classes, refuse)

    def _count(
        self, edition: Edition, kind: Kind, code: str, year: int, sex: Sex, classes: tuple[int, int], refuse: Refusals
    ) -> Population | NotKnown:
        if "municipality" not in edition.kinds:
            paid = self._counts.frozen.get((edition.id, code))
            return refuse.not_in_that_table(edition) if paid is None else _population(paid, refuse.as_of, edition, [])
        parts = self._division.parts(kind, code, year)
        if edition.noisy and len(parts) > 1:
            return refuse.would_add_noise()
        sexes = ("men", "women") if sex == "all" else (sex,)
        persons = sum(self._counts.municipal(edition, part, year, sexes, classes) for part in parts)
        cautions = self._division.cautions(kind, code, year)
        if len(parts) > 1:
            cautions.insert(0, _ADDED_UP)
        return _population(persons, refuse.as_of, edition, cautions)


def _population(persons: int, as_of: str, edition: Edition, cautions: list[Text]) -> Population:
    every = tuple(([edition.caution] if edition.caution else []) + cautions)
    note = in_both_languages(" ".join(caution.sv for caution in every), " ".join(caution.en for caution in every))
    return Population(persons, as_of, replace(edition.source, date=as_of, note=note), every)


def _last_day(as_of: str) -> date | None:
    try:
        if len(as_of) == len("2025-09"):
            first = date.fromisoformat(f"{as_of}-01")
            return first.replace(day=calendar.monthrange(first.year, first.month)[1])
        return date.fromisoformat(as_of) if len(as_of) == len("2025-09-30") else None
    except ValueError:
        return None


def _classes(ages: tuple[int, int | None] | None) -> tuple[int, int] | None:
    """The first and last class of age; None when the interval is empty or the table cannot cut there."""
    first, last = ages or (0, None)
    if last is None:
        return (first, OLDEST) if 0 <= first <= OLDEST else None
    return (first, last) if 0 <= first <= last < OLDEST else None


_ADDED_UP = Text("Summan av kommunernas folkmängd.", "The sum of the municipalities' populations.")
