"""What it costs to let a cell move along an edge of the network, and with it the cells that cross it.

An arc is an edge in one direction: twice the edge, and one more when it is passed against its direction (down). A price
is computed when it is first asked for, and anew when a cell of its edge has been hidden meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from dagmar.disclosure.system import WITHOUT_LIMIT, System

Crossing: TypeAlias = tuple[tuple[int, int], ...]
"""How the other dimensions move with an edge: by the distance among the table's cells, up (1) or down (-1)."""
Ways: TypeAlias = Sequence[tuple[int, int]]
"""Arcs, each with the node at its other end."""
Arcs: TypeAlias = Sequence[Ways]
"""For each node the arcs out of it."""
Open: TypeAlias = tuple[list[Ways | None], list[Ways | None]]
"""For each node the arcs out of it that can be passed, and those into it; None until it is asked for."""

_PER_CELL = 1
_ASK = -1


class Prices:
    """The prices of all arcs for one crossing and one amount.

    `cells` are, by edge, the places among the table's cells; `blocked` are cells that must stand still.
    """

    def __init__(
        self,
        system: System,
        places: Sequence[int],
        cells: Sequence[int],
        blocked: frozenset[int],
        *,
        crossing: Crossing,
        amount: int,
    ) -> None:
        self.system, self.places, self.cells, self.blocked = system, places, cells, blocked
        self.crossing, self.amount = crossing, amount
        self.known = [_ASK] * (2 * len(cells))
        self._open: dict[int, Open] = {}

    def of(self, arc: int) -> int:
        """The price of an arc; `WITHOUT_LIMIT` when it cannot be passed."""
        if self.known[arc] == _ASK:
            self.known[arc] = self._count(self.cells[arc >> 1], -1 if arc & 1 else 1)
        return self.known[arc]

    def open(self, arcs: Arcs) -> Open:
        """The arcs that can be passed, as far as they have been looked for; the rest with `look`."""
        found = self._open.get(id(arcs))
        if found is None:
            found = self._open[id(arcs)] = [None] * len(arcs), [None] * len(arcs)
        return found

    def look(self, arcs: Arcs, node: int, back: int) -> Ways:
        """The arcs out of a node that can be passed, or (`back` 1) those into it, with the node at the other end.

        Kept for good: an arc that cannot be passed never can, since what may be hidden at all was reckoned with.
        """
        ways = [(out ^ back, to) for out, to in arcs[node]]
        found = [way for way in ways if self.of(way[0]) < WITHOUT_LIMIT]
        self._open[id(arcs)][back][node] = found
        return found

    def forget(self, edge: int) -> None:
        """Ask again for an edge: something there was hidden."""
        self.known[2 * edge] = self.known[2 * edge + 1] = _ASK

    def _count(self, cell: int, direction: int) -> int:
        system, amount, price = self.system, self.amount, _PER_CELL
        for distance, move in self.crossing:
            one = self.places[cell + distance]
            sign = direction * move
            if one in self.blocked:
                return WITHOUT_LIMIT
            if system.hidden[one]:
                if sign < 0 and system.values[one] - system.floors[one] < amount:
                    return WITHOUT_LIMIT
            elif system.slack[one][sign > 0] < amount:
                if system.if_hidden(one, sign) < amount:
                    return WITHOUT_LIMIT
                price += system.costs[one]
        return price
