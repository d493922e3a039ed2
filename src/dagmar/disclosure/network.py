"""The cheapest mask in a table whose dimensions are trees, found as the cheapest round trip in a network.

Two dimensions, one of them a tree of any depth (areas) and the other one total with its parts (ages), are a network: each
cell is an edge that stands in exactly two sums, and a mask is a round trip along edges (a move up goes with the edge, a
move down against it). The other dimensions (sex, period, numerator and rest) are few codes each and are crossed by a
pattern: women up and men down; women up and all up. Each crossing costs one search by Dijkstra, first among the cells
next to the sensitive one (one county) and only then in the whole table.

What may be hidden is hidden at a cost; what is hidden already costs nothing; what is shown cannot be passed unless it is
rounded so that the move does not show.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from itertools import product

from dagmar.disclosure.dimension import Dimension
from dagmar.disclosure.system import WITHOUT_LIMIT, System, relations_of, strides_of
from dagmar.disclosure.table import Table

_Pattern = tuple[tuple[int, int], ...]
"""How the other dimensions move with an edge: by the distance among the table's cells, up (1) or down (-1)."""
_PER_CELL = 1
_NEIGHBOURS = 4


class Network:
    """One table as a network. `places` are the numbers of its cells in the system.

    A cell that other tables hold too, in other sums, stands still: a move of it would have to balance there as well.
    """

    def __init__(self, system: System, table: Table, places: Sequence[int]) -> None:
        self.system, self.table, self.places = system, table, places
        self.local = {cell: at for at, cell in enumerate(places)}
        own = set(relations_of(table, places))
        self.blocked = frozenset(
            cell for relation in system.relations if relation not in own for cell, _ in relation if cell in self.local
        )
        self.strides = strides_of(table)
        by_size = sorted(range(len(table.dimensions)), key=lambda at: (-len(table.dimensions[at].codes), at))
        trees = [at for at in by_size if not table.dimensions[at].is_flat]
        self.long = (trees or by_size)[0]
        flats = [at for at in by_size if at != self.long and table.dimensions[at].is_flat]
        self.flat = flats[0] if flats else None
        self.crossed = [at for at in range(len(by_size)) if at not in (self.long, self.flat)]
        self._lay()

    def _lay(self) -> None:
        """Lay the edges: for every cell of the two long dimensions, from which sum to which."""
        tree = self.table.dimensions[self.long]
        ages = self.table.dimensions[self.flat] if self.flat is not None else None
        columns = ages.codes if ages else ("",)
        total = next(iter(ages.parts)) if ages else None
        names: dict[tuple[str, ...], int] = {}
        self.edges: dict[int, tuple[int, int]] = {}
        self.at_node: list[list[tuple[int, int, int]]] = []
        self.county: dict[int, str] = {}

        def node(*name: str) -> int:
            if name not in names:
                names[name] = len(names)
                self.at_node.append([])
            return names[name]

        for row, code in enumerate(tree.codes):
            ground = ("ground", tree.upwards(code)[-1])
            for column, age in enumerate(columns):
                below = ("sum", code, age) if code in tree.parts else ("row", code) if ages else ground
                above = ("sum", tree.above[code], age) if code in tree.above else ground
                edge = row * self.strides[self.long] + (
                    column * self.strides[self.flat] if self.flat is not None else 0
                )
                tail, head = node(*below), node(*above)
                if age == total:
                    tail, head = head, tail
                self.edges[edge] = tail, head
                self.county[edge] = tree.above.get(code, code)
                self.at_node[tail].append((edge, 1, head))
                self.at_node[head].append((edge, -1, tail))

    def cheapest(self, cell: int, sign: int, amount: int) -> dict[int, int] | None:
        """The mask that moves a cell of the table (by its place there) up or down by at least an amount, at least cost."""
        index = [
            cell // stride % len(one.codes) for one, stride in zip(self.table.dimensions, self.strides, strict=True)
        ]
        edge = sum(index[at] * self.strides[at] for at in (self.long, self.flat) if at is not None)
        patterns = list(self._patterns(index))
        for local in (True, False):
            found: tuple[int, list[tuple[int, int]], _Pattern] | None = None
            for pattern in patterns:
                limit = found[0] if found else None
                round_trip = self._round_trip(edge, sign, amount, pattern, local=local, limit=limit)
                if round_trip is not None:
                    found = (*round_trip, pattern)
            if found is not None:
                return self._mask(found[1], found[2])
        return None

    def _mask(self, trip: list[tuple[int, int]], pattern: _Pattern) -> dict[int, int]:
        mask: dict[int, int] = {}
        for edge, direction in trip:
            for distance, move in pattern:
                place = self.places[edge + distance]
                mask[place] = mask.get(place, 0) + direction * move
        return {place: move for place, move in mask.items() if move}

    def _patterns(self, index: Sequence[int]) -> Iterator[_Pattern]:
        """Every crossing in which the cell's own codes move up."""
        ways = [
            [
                [(code * self.strides[at], move) for code, move in moves]
                for moves in crossings(self.table.dimensions[at], index[at])
            ]
            for at in self.crossed
        ]
        for chosen in product(*ways):
            pattern = []
            for combination in product(*chosen):
                move = 1
                for _, one in combination:
                    move *= one
                pattern.append((sum(distance for distance, _ in combination), move))
            yield tuple(pattern)

    def _round_trip(
        self, edge: int, sign: int, amount: int, pattern: _Pattern, *, local: bool, limit: int | None
    ) -> tuple[int, list[tuple[int, int]]] | None:
        """The cheapest round trip through an edge; None when there is none cheaper than the limit."""
        first = self._price(edge, sign, amount, pattern)
        if first is None:
            return None
        tail, head = self.edges[edge]
        start, goal = (head, tail) if sign > 0 else (tail, head)
        county = self.county[edge] if local else None
        best = {start: first}
        came: dict[int, tuple[int, int, int]] = {}
        waiting = [(first, start)]
        while waiting:
            price, node = heapq.heappop(waiting)
            if node == goal and (limit is None or price < limit):
                return price, [(edge, sign), *_back(came, goal, start)]
            if node == goal or (limit is not None and price >= limit):
                return None
            if price > best[node]:
                continue
            for passed, direction, to in self.at_node[node]:
                known = best.get(to, WITHOUT_LIMIT)
                if passed == edge or known <= price or (county is not None and self.county[passed] != county):
                    continue
                extra = self._price(passed, direction, amount, pattern)
                if extra is not None and price + extra < known:
                    best[to] = price + extra
                    came[to] = passed, direction, node
                    heapq.heappush(waiting, (price + extra, to))
        return None

    def _price(self, edge: int, direction: int, amount: int, pattern: _Pattern) -> int | None:
        """What it costs to let an edge move; None when it cannot move so far."""
        system, price = self.system, _PER_CELL
        for distance, move in pattern:
            cell = self.places[edge + distance]
            sign = direction * move
            if cell in self.blocked:
                return None
            if system.hidden[cell]:
                if sign < 0 and system.values[cell] - system.floors[cell] < amount:
                    return None
            elif system.slack[cell][sign > 0] < amount:
                if system.fixed[cell] or (sign < 0 and system.values[cell] - system.floors[cell] < amount):
                    return None
                price += system.costs[cell]
        return price


def _back(came: dict[int, tuple[int, int, int]], node: int, start: int) -> Iterator[tuple[int, int]]:
    """The edges by which a node was reached, with the direction."""
    while node != start:
        passed, direction, node = came[node]
        yield passed, direction


def crossings(dimension: Dimension, at: int) -> list[list[tuple[int, int]]]:
    """The ways in which one code of a dimension can move up while every total of it stays true, by places.

    A leaf moves up, and another down; or it moves up and everything above it with it. For a total, a leaf of it moves
    with it. Of many leaves the first few will do: these dimensions are short.
    """
    code = dimension.codes[at]
    if not dimension.parts:
        return [[(at, 1)]]
    ways: list[dict[str, int]] = []
    for leaf in dimension.leaves_of(code)[:_NEIGHBOURS]:
        up = dimension.upwards(leaf)
        others = [other for other in dimension.leaves if code not in dimension.upwards(other)]
        near = [other for other in others if dimension.above.get(other) == dimension.above.get(code)]
        for other in [*near, *(one for one in others if one not in near)][:_NEIGHBOURS]:
            moves = dict.fromkeys(up, 1)
            for one in dimension.upwards(other):
                moves[one] = moves.get(one, 0) - 1
            ways.append({one: move for one, move in moves.items() if move})
        ways.append(dict.fromkeys(up, 1))
    return [[(dimension.index[one], move) for one, move in sorted(way.items())] for way in ways]
