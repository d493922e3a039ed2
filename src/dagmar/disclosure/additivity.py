"""A table that does not add up is refused before anything else, with the cell named.

Suppression rests on the totals being the sums of their parts: a reader computes with them, and so does the proof. Where
they are not, the proof would prove nothing. Tables that a statistical office has treated with noise (SCB's population
from the reference year 2025, by the Cell Key Method) do not add up, and are not meant to: they need no suppression.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from dagmar.disclosure.system import relations_of
from dagmar.disclosure.table import LISTED, Table, named
from dagmar.problem import Place, Problem
from dagmar.text import Text

_HELP = Text(
    "Rätta talen. Är de redan skyddade med brus (som SCB:s folkmängd från och med 2025) eller avrundade går de inte att "
    "addera: publicera dem som de är, och ange dem som etiketter utan summor om de är nämnare.",
    "Correct the figures. If they are already protected by noise (as Statistics Sweden's population from 2025) or "
    "rounded, they cannot be added up: publish them as they are, and give them as labels without totals if they are "
    "denominators.",
)


def not_additive(tables: Sequence[Table]) -> list[Problem]:
    """The totals that are not the sum of their parts, the first twenty, and figures that differ between two tables."""
    problems: list[Problem] = []
    known: dict[object, tuple[int | Fraction, Table]] = {}
    for table in tables:
        values = [table.values[at] for at in table.cells]
        for *parts, (total, _) in relations_of(table, range(len(values))):
            of = sum([values[part] for part, _ in parts])
            if of != values[total] and len(problems) < LISTED:
                at = named(table.cells[total])
                problems.append(
                    Problem(
                        "not-additive",
                        Place(at),
                        Text(
                            f"{at} är {values[total]}, men delarna ({named(table.cells[parts[0][0]])} med flera) blir {of}.",
                            f"{at} is {values[total]}, but its parts ({named(table.cells[parts[0][0]])} and others) "
                            f"make {of}.",
                        ),
                        _HELP,
                    )
                )
        if len(tables) > 1:
            problems += _contradictions(table, known)
    return problems[:LISTED]


def _contradictions(table: Table, known: dict[object, tuple[int | Fraction, Table]]) -> list[Problem]:
    found = []
    for name, at in zip(table.names, table.cells, strict=True):
        value = table.values[at]
        other, _ = known.setdefault(name, (value, table))
        if other != value:
            found.append(
                Problem(
                    "tables-disagree",
                    Place(named(at)),
                    Text(
                        f"{named(at)} är {other} i en tabell och {value} i en annan.",
                        f"{named(at)} is {other} in one table and {value} in another.",
                    ),
                    Text("Gör tabellerna av samma uppgifter.", "Make the tables from the same records."),
                )
            )
    return found
