"""Revisions of a few persons are held back: the figure that was shown stands, until the change is large enough.

The changes are a table of their own, which adds up like the figures do. A reader sees the large changes; a cell that
looks unchanged may be so or be held back, and that is what protects the small ones: each must have a mask through cells
that look unchanged. Where it has none, further changes are held back until it does.
"""

from __future__ import annotations

from collections.abc import Sequence

from dagmar.disclosure import program
from dagmar.disclosure.assembly import Assembly
from dagmar.disclosure.earlier import Release, last_shown
from dagmar.disclosure.network import Network
from dagmar.disclosure.primary import Demand
from dagmar.disclosure.suppression import Search, suppress, unprotected, verify
from dagmar.disclosure.system import System, relations_of
from dagmar.disclosure.table import Table
from dagmar.problem import Refused

_BELOW_ALL = -(1 << 61)


def hold_back(assembly: Assembly, tables: Sequence[Table], earlier: Sequence[Release]) -> None:
    """Hold back what else must be, so that no small change can be computed; it is added to what the assembly holds."""
    before = last_shown(earlier)
    known = {name for release in earlier for name in release.shown}
    changes = System([], [], tables, [], [], [], [], [])
    numbers: dict[object, int] = {}
    demands: dict[int, Demand] = {}
    for table in tables:
        changes.places.append([])
        for name, at in zip(table.names, table.cells, strict=True):
            number = numbers.setdefault(name, len(numbers))
            changes.places[-1].append(number)
            if number < len(changes.values):
                continue
            change = int((table.values[at] - before[name]) * assembly.unit) if name in before else 0
            changes.names.append(name)
            changes.values.append(change)
            changes.floors.append(_BELOW_ALL)
            changes.fixed.append(name not in known)  # a cell that was never in a release has no change
            changes.hidden.append(name in known and (name in assembly.held_back or not change or at in table.unshown))
            changes.costs.append(10 + abs(change).bit_length())
            changes.slack.append((0, 0))
            if name in assembly.held_back:
                demands[number] = Demand("threshold", 1)
    relations = [
        one for table, places in zip(tables, changes.places, strict=True) for one in relations_of(table, places)
    ]
    changes.relations.extend(dict.fromkeys(relations))
    searches: list[Search] = [
        Network(changes, table, places).cheapest for table, places in zip(tables, changes.places, strict=True)
    ]
    searches.append(lambda cell, sign, amount: program.cheapest(changes, cell, sign, amount))
    pattern = suppress(changes, demands, searches)
    verify(changes, demands, pattern)
    if pattern.unprotected:
        raise Refused([unprotected(changes, number) for number in pattern.unprotected])
    for number in pattern.secondary:
        name = changes.names[number]
        assembly.held_back[name] = before[name]
    _fix(assembly, tables)


def _fix(assembly: Assembly, tables: Sequence[Table]) -> None:
    """What is held back is fixed in the figures: the reader is taken to know it."""
    system = assembly.system
    for table, places in zip(tables, system.places, strict=False):
        for name, number in zip(table.names, places, strict=True):
            if name in assembly.held_back:
                system.fixed[number], system.hidden[number] = True, False
                assembly.demands.pop(number, None)
