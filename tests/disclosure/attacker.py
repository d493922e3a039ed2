"""One who wants to know what was hidden, and has only what was published: figures, signs, and what is a total of what.

Three attacks, none of which uses anything of the program: exact elimination in whole numbers and fractions (a cell is
computed when it alone remains of some combination of the totals); the least and greatest that a cell can be, by a linear
programme; and, for tables of a few cells, trying every table there is. The attacker knows the rules: where 0 is always
shown, what is hidden is 1 or more; and what a rounded figure can have been.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Any

Known = int | Fraction | tuple[int, int] | None
"""A figure; the least and most that a rounded one was; or None for the sign."""
Variable = tuple[Any, ...]
Equation = tuple[Mapping[Variable, Fraction], Fraction]
"""Variables with coefficients, and what they add up to."""


@dataclass
class Published:
    """A published table: its codes by dimension, the totals with their parts, and what stands in each cell."""

    totals: Sequence[tuple[Sequence[str], Mapping[str, Sequence[str]]]]
    cells: Mapping[tuple[str, ...], Known]
    name: str = ""

    def variable(self, at: tuple[str, ...]) -> Variable:
        return (self.name, *at)

    def sums(self) -> Iterator[tuple[tuple[str, ...], list[tuple[str, ...]]]]:
        """Every total with its parts."""
        for place, (_, totals) in enumerate(self.totals):
            for total, parts in totals.items():
                others = [codes for at, (codes, _) in enumerate(self.totals) if at != place]
                for rest in product(*others):
                    yield (
                        (*rest[:place], total, *rest[place:]),
                        [(*rest[:place], part, *rest[place:]) for part in parts],
                    )


def equations(tables: Sequence[Published]) -> list[Equation]:
    """What the totals say of the hidden cells, once the shown ones are put in. A rounded cell is a variable too."""
    found: list[Equation] = []
    for table in tables:
        for total, parts in table.sums():
            unknown: dict[Variable, Fraction] = {}
            known = Fraction(0)
            for at, sign in [(total, -1), *((part, 1) for part in parts)]:
                value = table.cells[at]
                if isinstance(value, int | Fraction):
                    known -= sign * value
                else:
                    unknown[table.variable(at)] = unknown.get(table.variable(at), Fraction(0)) + sign
            unknown = {variable: factor for variable, factor in unknown.items() if factor}
            if unknown:
                found.append((unknown, known))
            assert unknown or known == 0, ("what is shown does not add up", total)
    return found


def computed(given: Sequence[Equation]) -> dict[Variable, Fraction]:
    """Every variable that the equations decide, with its figure: reduced row echelon form, in fractions."""
    rows: dict[Variable, tuple[dict[Variable, Fraction], Fraction]] = {}
    uses: dict[Variable, set[Variable]] = {}
    for unknown, value in given:
        row, constant = dict(unknown), value
        for pivot in [variable for variable in row if variable in rows]:
            factor = row.get(pivot, Fraction(0))
            if factor:
                constant = _less(row, constant, rows[pivot], factor)
        if not row:
            assert constant == 0, "the equations contradict one another"
            continue
        pivot = min(row, key=lambda variable: (len(uses.get(variable, ())), variable))
        scale = row[pivot]
        row, constant = {variable: factor / scale for variable, factor in row.items()}, constant / scale
        for other in list(uses.get(pivot, ())):
            held, level = rows[other]
            before = set(held)
            level = _less(held, level, (row, constant), held[pivot])
            rows[other] = held, level
            for variable in before - set(held):
                uses[variable].discard(other)
            for variable in set(held) - before:
                uses.setdefault(variable, set()).add(other)
        rows[pivot] = row, constant
        for variable in row:
            uses.setdefault(variable, set()).add(pivot)
    return {pivot: constant for pivot, (row, constant) in rows.items() if len(row) == 1}


def _less(
    row: dict[Variable, Fraction],
    constant: Fraction,
    other: tuple[Mapping[Variable, Fraction], Fraction],
    factor: Fraction,
) -> Fraction:
    for variable, coefficient in other[0].items():
        left = row.get(variable, Fraction(0)) - factor * coefficient
        if left:
            row[variable] = left
        else:
            row.pop(variable, None)
    return constant - factor * other[1]


def bounds_of(tables: Sequence[Published], least: int) -> dict[Variable, tuple[int, int | None]]:
    """What each unknown cell can be at all."""
    limits: dict[Variable, tuple[int, int | None]] = {}
    for table in tables:
        for at, value in table.cells.items():
            if value is None:
                limits[table.variable(at)] = least, None
            elif isinstance(value, tuple):
                limits[table.variable(at)] = value
    return limits


def interval(
    given: Sequence[Equation], limits: Mapping[Variable, tuple[int, int | None]], of: Variable
) -> tuple[float, float]:
    """The least and the greatest that a cell can be."""
    import numpy as np
    from scipy.optimize import linprog
    from scipy.sparse import dok_array

    place = {variable: at for at, variable in enumerate(limits)}
    sums = dok_array((max(1, len(given)), len(place)))
    for row, (unknown, _) in enumerate(given):
        for variable, factor in unknown.items():
            sums[row, place[variable]] = float(factor)
    right = [float(value) for _, value in given] or [0.0]
    ends = []
    for sign in (1, -1):
        price = np.zeros(len(place))
        price[place[of]] = sign
        answer = linprog(price, A_eq=sums.tocsr(), b_eq=right, bounds=list(limits.values()), method="highs")
        ends.append(sign * answer.fun if answer.status == 0 else -sign * float("inf"))
        assert answer.status in (0, 3), answer.message
    return ends[0], ends[1]


def every_table(
    tables: Sequence[Published], limits: Mapping[Variable, tuple[int, int | None]], most: int
) -> Iterator[dict[Variable, int]]:
    """Every way to fill in the hidden cells, none above `most`, so that all totals hold: for tables of a few cells."""
    given = equations(tables)
    free = sorted({variable for unknown, _ in given for variable in unknown})

    def fill(at: int, chosen: dict[Variable, int]) -> Iterator[dict[Variable, int]]:
        if at == len(free):
            yield dict(chosen)
            return
        low, high = limits[free[at]]
        for value in range(low, min(most, most if high is None else high) + 1):
            chosen[free[at]] = value
            if all(
                sum(factor * chosen[one] for one, factor in unknown.items()) == level
                for unknown, level in given
                if free[at] in unknown and all(one in chosen for one in unknown)
            ):
                yield from fill(at + 1, chosen)
            del chosen[free[at]]

    return fill(0, {})
