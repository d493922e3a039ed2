"""All cells of all tables published together, as one system: what each is, what it is the total of, and its room.

The room of a cell is how far its figure can be moved, up and down, without a reader noticing: nothing for a figure that
is shown as it is, a little for one that is rounded, and for a hidden one down to the least that it can be and up without
limit. A mask is a move of several cells at once that leaves every total true. That a mask exists is the proof that a
cell cannot be computed: the reader cannot tell the true table from the moved one.

All numbers here are whole; amounts with decimals have been scaled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import TypeAlias

from dagmar.disclosure.table import Cell, Table

Mask: TypeAlias = Mapping[int, int]
"""By cell, how far it is moved for each step."""
Relation: TypeAlias = tuple[tuple[int, int], ...]
"""Cells with coefficients whose sum is zero: the parts with 1, their total with -1."""

WITHOUT_LIMIT = 1 << 62


@dataclass
class System:
    """The cells, by number, with the tables they stand in and the relations between them."""

    values: list[int]
    places: list[list[int]]
    tables: Sequence[Table]
    relations: list[Relation]
    floors: list[int]
    costs: list[int]
    fixed: list[bool]
    hidden: list[bool]
    slack: list[tuple[int, int]] = field(default_factory=list)
    names: list[Cell] = field(default_factory=list)
    watchers: list[Callable[[int], None]] = field(default_factory=list)

    def hide(self, cell: int) -> None:
        """Hide a cell, and let those know who reckon with what is hidden."""
        self.hidden[cell] = True
        for watcher in self.watchers:
            watcher(cell)

    def room(self, cell: int, sign: int) -> int:
        """How far a cell can be moved up (sign 1) or down (sign -1) unnoticed, as things stand."""
        if not self.hidden[cell]:
            return self.slack[cell][sign > 0]
        return WITHOUT_LIMIT if sign > 0 else self.values[cell] - self.floors[cell]

    def if_hidden(self, cell: int, sign: int) -> int:
        """The room of a cell if it were hidden; that of a shown one when it may not be."""
        if self.hidden[cell] or self.fixed[cell]:
            return self.room(cell, sign)
        return WITHOUT_LIMIT if sign > 0 else self.values[cell] - self.floors[cell]

    def steps(self, mask: Mask, sign: int = 1) -> int:
        """How many whole steps a mask can be taken in one direction unnoticed."""
        hidden, values, floors, steps = self.hidden, self.values, self.floors, WITHOUT_LIMIT
        for cell, move in mask.items():
            way = sign * move
            if not hidden[cell]:
                steps = min(steps, self.slack[cell][way > 0] // abs(move) if move else steps)
            elif way < 0:
                steps = min(steps, (values[cell] - floors[cell]) // abs(move))
        return steps

    def balances(self, mask: Mask) -> bool:
        """Whether every total stays true when the mask is taken. Whole numbers, every relation that it touches."""
        sums: dict[int, int] = {}
        for cell, move in mask.items():
            for relation, coefficient in self.relations_of[cell]:
                sums[relation] = sums.get(relation, 0) + coefficient * move
        return not any(sums.values())

    @cached_property
    def relations_of(self) -> list[list[tuple[int, int]]]:
        """For each cell, the relations that it stands in, with its coefficient."""
        found: list[list[tuple[int, int]]] = [[] for _ in self.values]
        for number, relation in enumerate(self.relations):
            for cell, coefficient in relation:
                found[cell].append((number, coefficient))
        return found


def relations_of(table: Table, places: Sequence[int]) -> Iterable[Relation]:
    """Every total of a table with its parts, along every dimension. `places` are the numbers of the table's cells."""
    strides = strides_of(table)
    for dimension, stride in zip(table.dimensions, strides, strict=True):
        others = [
            range(0, other_stride * len(other.codes), other_stride)
            for other, other_stride in zip(table.dimensions, strides, strict=True)
            if other is not dimension
        ]
        sums = [
            (dimension.index[total] * stride, [dimension.index[part] * stride for part in of])
            for total, of in dimension.parts.items()
        ]
        for base in map(sum, product(*others)):
            for total, of in sums:
                yield (*((places[base + part], 1) for part in of), (places[base + total], -1))


def strides_of(table: Table) -> list[int]:
    """How far apart, among the cells of a table, two neighbouring codes of each dimension stand."""
    strides, stride = [], 1
    for dimension in reversed(table.dimensions):
        strides.append(stride)
        stride *= len(dimension.codes)
    return strides[::-1]
