"""Inhabitants, the denominator of a rate: whole bands of age, on the last day known in the period or before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from dagmar.indicators.asking import answer
from dagmar.indicators.definition import MONTHS, Inhabitants
from dagmar.indicators.roll_up import Placed, rolled_up
from dagmar.indicators.scan import Whole
from dagmar.indicators.tables import POPULATION, SEXES
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

OLDEST = 999


class Inhabitant(NamedTuple):
    """So many inhabitants of a municipality, of one sex and band of age, on a day."""

    municipality: str
    sex: str
    as_of: date
    first_age: int
    last_age: int
    persons: int


def inhabitants_of(table: Any) -> tuple[Inhabitant, ...]:
    """The whole aggregate, added up by municipality, sex, day and band.

    Raises:
        Refused: `ages-unclear`: a band that is not written as `75-79`, `85-` or `all`.
    """
    day = table.as_of.cast("date")
    keys = {"municipality": table.municipality, "sex": table.sex, "day": day, "ages": table.ages}
    rows = answer(table.group_by(**keys).aggregate(persons=table["count"].sum().cast("int64"))).to_pylist()
    wrong = sorted({str(row["ages"]) for row in rows if _band(str(row["ages"])) is None})
    if wrong:
        raise Refused([_unclear(wrong)])
    return tuple(
        Inhabitant(
            row["municipality"], row["sex"], row["day"], *(_band(str(row["ages"])) or (0, 0)), row["persons"] or 0
        )
        for row in rows
        if row["day"] is not None
    )


def _band(ages: str) -> tuple[int, int] | None:
    if ages == "all":
        return 0, OLDEST
    begin, _, end = ages.replace("+", "-").replace("–", "-").partition("-")
    if not begin.isdecimal() or (end and not end.isdecimal()):
        return None
    return int(begin), int(end) if end else (OLDEST if ages != begin else int(begin))


def by_period(people: Sequence[Inhabitant], wanted: Inhabitants, placed: Placed) -> Whole:
    """Inhabitants of the ages wanted for every area, sex and period; 0 where none are known.

    Raises:
        Refused: `ages-do-not-meet`: a band lies partly within the ages wanted.
    """
    oldest = OLDEST if wanted.to_age is None else wanted.to_age
    across = {
        f"{one.first_age}-{one.last_age}"
        for one in people
        if one.first_age <= oldest and one.last_age >= wanted.from_age
        if not (wanted.from_age <= one.first_age and one.last_age <= oldest)
    }
    if across:
        raise Refused([_across(sorted(across), wanted)])
    positions = {code: position for position, code in enumerate(placed.areas.municipalities)}
    days = sorted({one.as_of for one in people})
    cells = np.zeros((len(positions), len(SEXES), placed.periods), dtype=np.int64)
    for period in range(placed.periods):
        months = MONTHS[placed.length] * (placed.first + period + 1)
        end = date(*divmod(months, 12)[:1], divmod(months, 12)[1] + 1, 1)
        known = [day for day in days if day < end]
        for one in people:
            if known and one.as_of == known[-1] and wanted.from_age <= one.first_age and one.last_age <= oldest:
                at = positions.get(one.municipality)
                if at is not None and one.sex in SEXES:
                    cells[at, SEXES.index(one.sex), period] += one.persons
    return rolled_up(cells, placed.areas)


def _unclear(wrong: list[str]) -> Problem:
    listed = ", ".join(wrong[:5])
    return Problem(
        "ages-unclear",
        Place(POPULATION),
        Text(f"Åldersgruppen kan inte läsas: {listed}.", f"The band of age cannot be read: {listed}."),
        Text("Skriv 75-79, 85- eller all.", "Write 75-79, 85- or all."),
    )


def _across(bands: list[str], wanted: Inhabitants) -> Problem:
    ages = f"{wanted.from_age}-{'' if wanted.to_age is None else wanted.to_age}"
    return Problem(
        "ages-do-not-meet",
        Place(POPULATION),
        Text(
            f"Åldersgrupperna {', '.join(bands)} ligger bara delvis inom {ages}.",
            f"The bands {', '.join(bands)} lie only partly within {ages}.",
        ),
        Text("Ge befolkningen i finare åldersgrupper.", "Give the population in finer bands of age."),
    )
