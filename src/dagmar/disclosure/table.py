"""A table: one figure for each combination of the codes of its dimensions, totals included.

Every combination has its figure: a figure that is missing is not zero, and a total of something missing cannot be
checked. `quantity` says what is counted (an indicator's numerator, its denominator); two tables of the same quantity
over the same dimensions hold the same cells, and are linked by them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import TypeAlias

from dagmar.disclosure.dimension import Dimension
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

Coordinates: TypeAlias = tuple[str, ...]
"""One code a dimension, in the order of the table's dimensions."""
Cell: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]
"""A cell under a name of its own: the quantity, and each dimension with its code, by the name of the dimension."""

LISTED = 20


@dataclass(frozen=True)
class Table:
    """The internal table, before anything is hidden.

    `values` are counts of persons, or amounts (`Fraction` allowed). `contributions` are, for the rules on shares, the
    largest contributions to a cell from above; a cell without any is not judged by them. `public` are cells that
    everyone knows from elsewhere: a population, for example. `unshown` are cells that will not be published, though
    they can be computed from those that are: those who did not, of those who could. `within` are dimensions that the table
    does not show, each with the code that it is about; tables that are protected together are given each other's totals.
    `sensitive` are cells that must be hidden for another reason than their figure (few persons behind an amount), each
    with how much larger than it is it must be able to be.

    Raises:
        Refused: `cell-missing`, `cell-unknown`, `value-negative`, `nothing-in-the-table`.
    """

    quantity: str
    dimensions: tuple[Dimension, ...]
    values: Mapping[Coordinates, int | Fraction]
    contributions: Mapping[Coordinates, Sequence[int | Fraction]] = field(default_factory=dict)
    public: frozenset[Coordinates] = frozenset()
    unshown: frozenset[Coordinates] = frozenset()
    within: tuple[tuple[str, str], ...] = ()
    sensitive: Mapping[Coordinates, int | Fraction] = field(default_factory=dict)

    def __post_init__(self) -> None:
        problems = [problem for _, problem in zip(range(LISTED), self._wrong(), strict=False)]
        if problems:
            raise Refused(problems)

    @cached_property
    def cells(self) -> tuple[Coordinates, ...]:
        """Every combination of codes, in order."""
        return tuple(product(*(dimension.codes for dimension in self.dimensions)))

    @cached_property
    def names(self) -> tuple[Cell, ...]:
        """The cells' own names, in the order of `cells`."""
        pairs = [[(one.name, code) for code in one.codes] for one in self.dimensions] + [[one] for one in self.within]
        order = sorted(range(len(pairs)), key=lambda at: pairs[at][0])
        return tuple((self.quantity, tuple([cell[at] for at in order])) for cell in product(*pairs))

    def cell(self, at: Coordinates) -> Cell:
        """The cell's own name, the same in every table that holds it."""
        names = (dimension.name for dimension in self.dimensions)
        return self.quantity, tuple(sorted([*zip(names, at, strict=True), *self.within]))

    def _wrong(self) -> Iterator[Problem]:
        known = set(self.cells)
        if not self.values:
            yield _problem(
                "nothing-in-the-table",
                "",
                Text("Tabellen är tom.", "The table is empty."),
                "Ange tal.",
                "Give figures.",
            )
            return
        for at in self.cells:
            if at not in self.values:
                yield _problem(
                    "cell-missing",
                    named(at),
                    Text(f"Det finns inget tal för {named(at)}.", f"There is no figure for {named(at)}."),
                    "Ange talet, också när det är 0; eller ta bort en kod som saknar tal.",
                    "Give the figure, also when it is 0; or leave out a code that has no figures.",
                )
        for at, value in self.values.items():
            if at not in known:
                yield _problem(
                    "cell-unknown",
                    named(at),
                    Text(f"{named(at)} hör inte till tabellens koder.", f"{named(at)} is not among the table's codes."),
                    "Lägg till koden i sin dimension.",
                    "Add the code to its dimension.",
                )
            elif value < 0:
                yield _problem(
                    "value-negative",
                    named(at),
                    Text(f"{named(at)} är {value}, mindre än noll.", f"{named(at)} is {value}, below zero."),
                    "Ett antal eller belopp som kan skyddas är 0 eller mer.",
                    "A count or an amount that can be protected is 0 or more.",
                )


def with_each_others_totals(tables: Sequence[Table], beside: Sequence[Table] = ()) -> list[Table]:
    """The tables, each within the totals of the dimensions that only others of them show.

    Women in a county are the same cell in a table of areas and sexes and in one of areas, sexes and ages. A dimension
    with several totals, or with another total in another table, links nothing.
    """
    tops: dict[str, set[str]] = {}
    for dimension in (one for table in [*tables, *beside] for one in table.dimensions):
        tops.setdefault(dimension.name, set()).update(set(dimension.codes) - dimension.above.keys())
    totals = {name: next(iter(top)) for name, top in tops.items() if len(top) == 1}
    found = []
    for table in tables:
        own = {one.name for one in table.dimensions} | {name for name, _ in table.within}
        lacking = tuple((name, top) for name, top in sorted(totals.items()) if name not in own)
        found.append(replace(table, within=(*table.within, *lacking)) if lacking else table)
    return found


def named(at: Coordinates) -> str:
    """A cell in words: its codes."""
    return " × ".join(at)


def _problem(code: str, at: str, message: Text, help_sv: str, help_en: str) -> Problem:
    return Problem(code, Place(at or "-"), message, Text(help_sv, help_en))
