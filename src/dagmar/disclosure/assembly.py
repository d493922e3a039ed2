"""The system of everything that a reader has: the tables of this release and of those before, cell by cell.

A cell that stands in two tables, or in two releases with the same figure, is one cell: a reader may guess that it has
not changed. A figure that was revised is another cell than it was before. What was shown is fixed; what was sensitive
then is protected anew, by the cells that were hidden with it or by others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from math import ceil, lcm

from dagmar.disclosure.earlier import Release, last_shown, small_changes
from dagmar.disclosure.primary import Demand, demand
from dagmar.disclosure.protected import Protected
from dagmar.disclosure.rule import Rule
from dagmar.disclosure.system import System, relations_of
from dagmar.disclosure.table import Cell, Coordinates, Table


@dataclass
class Assembly:
    """The system, the demands on it, and what the earlier releases have settled.

    `held_back` are new cells that keep the figure they were last shown with; `kept` were hidden before, and begin so;
    `already_public` are sensitive and were shown before.
    """

    system: System
    rule: Rule
    unit: int
    numbers: dict[tuple[Cell, int], int] = field(default_factory=dict)
    demands: dict[int, Demand] = field(default_factory=dict)
    held_back: dict[Cell, int | Fraction] = field(default_factory=dict)
    kept: set[int] = field(default_factory=set)
    already_public: set[int] = field(default_factory=set)

    def number(self, name: Cell, value: int, floor: int, depth: int) -> int:
        """The number of a cell with a figure; a new one when it has none yet. What a reader knew of it once is known."""
        system, number = self.system, self.numbers.setdefault((name, value), len(self.numbers))
        if number == len(system.values):
            system.names.append(name)
            system.values.append(value)
            system.floors.append(floor)
            system.fixed.append(value < floor)
            system.hidden.append(False)
            system.costs.append((10 + 2 * value.bit_length()) * 3**depth)
            system.slack.append((0, 0))
        elif value >= floor:
            system.floors[number] = max(floor, system.floors[number])
        return number


def assemble(tables: Sequence[Table], rule: Rule, earlier: Sequence[Release]) -> Assembly:
    """Every cell of these tables and of the earlier releases, with what must be protected hidden."""
    before = [one for release in earlier for one in release.tables]
    unit = _unit([*tables, *(one.table for one in before)])
    system = System([], [], [*tables, *(one.table for one in before)], [], [], [], [], [])
    assembly = Assembly(system, rule, unit)
    if earlier:
        now = ((name, table.values[at]) for table in tables for name, at in zip(table.names, table.cells, strict=True))
        assembly.held_back = small_changes(now, last_shown(earlier), rule.hide_to)
    for table in tables:
        cells = zip(table.cells, table.names, _depths(table), strict=True)
        system.places.append([_add(assembly, table, *cell) for cell in cells])
    for one in before:
        cells = zip(one.table.cells, one.table.names, _depths(one.table), strict=True)
        system.places.append([_add_earlier(assembly, one, *cell) for cell in cells])
    relations: dict[object, None] = {}
    for table, places in zip(system.tables, system.places, strict=True):
        relations.update(dict.fromkeys(relations_of(table, places)))
    system.relations.extend(relations)  # type: ignore[arg-type]  # the keys are relations
    _demand(assembly, tables, before)
    return assembly


def slack(value: int, rule: Rule) -> tuple[int, int]:
    """How far a rounded figure could lie below and above what it is, for all that a reader sees."""
    shown, base = rule.rounded(value), rule.round_to
    low, high = -(-(2 * shown - base) // 2), -(-(2 * shown + base) // 2) - 1
    return (value - max(low, rule.hide_to + 1), high - value) if value else (0, 0)


def _unit(tables: Sequence[Table]) -> int:
    """What all amounts are multiplied with to be whole."""
    return lcm(*{value.denominator for table in tables for value in table.values.values()})


def _depths(table: Table) -> Iterator[int]:
    """In how many dimensions each cell is a total of several."""
    totals = [[len(one.leaves_of(code)) > 1 for code in one.codes] for one in table.dimensions]
    return map(sum, product(*totals))


def _add(assembly: Assembly, table: Table, at: Coordinates, name: Cell, depth: int) -> int:
    rule, unit, system = assembly.rule, assembly.unit, assembly.system
    value = int(table.values[at] * unit)
    unshown = at in table.unshown
    number = assembly.number(name, value, 0 if unshown else rule.floor * unit, depth)
    if at in table.public or name in assembly.held_back:
        system.fixed[number] = True
    elif unshown:
        system.hidden[number] = True
    elif rule.round_to > 1:
        system.slack[number] = slack(value, rule)
    return number


def _add_earlier(assembly: Assembly, one: Protected, at: Coordinates, name: Cell, depth: int) -> int:
    system, cell, unit, table = assembly.system, one.cells[at], assembly.unit, one.table
    rounded = one.rule.round_to > 1 and at not in table.public
    value = int((cell.internal if cell.published is None or rounded else cell.published) * unit)
    unshown = cell.reason == "unshown"
    floor = 0 if unshown else one.rule.floor * unit
    number = assembly.number(name, value, floor, depth)
    if cell.published is None and not system.fixed[number]:
        system.hidden[number] = True
        if not unshown:
            assembly.kept.add(number)
    elif cell.published is not None:
        system.hidden[number] = False
        system.fixed[number] = True
        assembly.kept.discard(number)
        if rounded:
            system.slack[number] = slack(value, one.rule)
    return number


def _demand(assembly: Assembly, tables: Sequence[Table], before: Sequence[Protected]) -> None:
    system, unit = assembly.system, assembly.unit
    sources = [(table, assembly.rule) for table in tables] + [(one.table, one.rule) for one in before]
    for (table, rule), places in zip(sources, system.places, strict=True):
        for at, number in zip(table.cells, places, strict=True):
            if at in table.public or number in assembly.demands or system.names[number] in assembly.held_back:
                continue
            contributions = [Fraction(one * unit) for one in table.contributions.get(at, ())]
            wanted = demand(system.values[number], contributions, rule)
            if wanted is None and at in table.sensitive:
                wanted = Demand("threshold", max(1, ceil(table.sensitive[at] * unit)))
            if wanted is None:
                continue
            if system.fixed[number]:
                # A 0 that was hidden, where today's rule shows it, is let go: the rule was changed.
                if system.values[number] >= system.floors[number]:
                    assembly.already_public.add(number)
            else:
                assembly.demands[number] = wanted
                system.hidden[number] = True
