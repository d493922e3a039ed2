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
from functools import lru_cache
from itertools import product

from dagmar.disclosure.dimension import Dimension
from dagmar.disclosure.prices import Arcs, Crossing, Prices
from dagmar.disclosure.system import WITHOUT_LIMIT, System, relations_of, strides_of
from dagmar.disclosure.table import Table

_NEIGHBOURS = 4
_TABLES_OF_PRICES = 64


class Network:
    """One table as a network. `places` are the numbers of its cells in the system.

    A cell that other tables hold too, in other sums, stands still: a move of it would have to balance there as well.
    """

    def __init__(self, system: System, table: Table, places: Sequence[int]) -> None:
        self.system, self.table, self.places = system, table, places
        self.local = {cell: at for at, cell in enumerate(places)}
        self.strides = strides_of(table)
        by_size = sorted(range(len(table.dimensions)), key=lambda at: (-len(table.dimensions[at].codes), at))
        trees = [at for at in by_size if not table.dimensions[at].is_flat]
        self.long = (trees or by_size)[0]
        flats = [at for at in by_size if at != self.long and table.dimensions[at].is_flat]
        self.flat = flats[0] if flats else None
        self.crossed = [at for at in range(len(by_size)) if at not in (self.long, self.flat)]
        self.prices: dict[tuple[Crossing, int], Prices] = {}
        self.crossings_of = lru_cache(maxsize=None)(self._crossings)
        self.blocked = self._blocked()
        self._lay()
        system.watchers.append(self._hidden)

    def _blocked(self) -> frozenset[int]:
        if len(self.system.tables) == 1:
            return frozenset()
        own = set(relations_of(self.table, self.places))
        foreign = [number for number, relation in enumerate(self.system.relations) if relation not in own]
        return frozenset(cell for number in foreign for cell, _ in self.system.relations[number] if cell in self.local)

    def _lay(self) -> None:
        """Lay the edges: for every cell of the two long dimensions, from which sum to which."""
        tree = self.table.dimensions[self.long]
        columns = self.table.dimensions[self.flat] if self.flat is not None else None
        total = next(iter(columns.parts)) if columns else None
        stride = self.strides[self.flat] if self.flat is not None else 0
        names: dict[tuple[str, ...], int] = {}
        self.arcs: list[list[tuple[int, int]]] = []
        self.near: list[list[tuple[int, int]]] = []
        self.ends: list[tuple[int, int]] = []
        self.cells: list[int] = []

        def node(*name: str) -> int:
            if name not in names:
                names[name] = len(names)
                self.arcs.append([])
                self.near.append([])
            return names[name]

        for row, code in enumerate(tree.codes):
            ground = ("ground", tree.upwards(code)[-1])
            for column, name in enumerate(columns.codes if columns else ("",)):
                below = ("sum", code, name) if code in tree.parts else ("row", code) if columns else ground
                above = ("sum", tree.above[code], name) if code in tree.above else ground
                tail, head = node(*below), node(*above)
                if name == total:
                    tail, head = head, tail
                edge = len(self.cells)
                self.cells.append(row * self.strides[self.long] + column * stride)
                self.ends.append((tail, head))
                for of in (self.arcs, self.near) if code not in tree.parts else (self.arcs,):
                    of[tail].append((2 * edge, head))
                    of[head].append((2 * edge + 1, tail))
        self.edge_at = {cell: edge for edge, cell in enumerate(self.cells)}
        self.leaf = [code not in tree.parts for code in tree.codes for _ in (columns.codes if columns else ("",))]

    def cheapest(self, cell: int, sign: int, amount: int) -> dict[int, int] | None:
        """The mask that moves a cell up or down by at least an amount, at least cost; None when there is none here."""
        if cell not in self.local:
            return None
        edge, index = self._lies(self.local[cell])
        first = 2 * edge + (sign < 0)
        priced = [(self._prices(crossing, amount), crossing) for crossing in self.crossings_of(index)]
        passable = [one for one in priced if one[0].of(first) < WITHOUT_LIMIT]
        for arcs in (self.near, self.arcs) if self.leaf[edge] else (self.arcs,):
            found: tuple[list[int], Crossing] | None = None
            least = WITHOUT_LIMIT
            for prices, crossing in passable:
                price, trip = self._round_trip(first, prices, arcs, least)
                if trip:
                    least, found = price, (trip, crossing)
            if found is not None:
                return self._mask(*found)
        return None

    def _lies(self, place: int) -> tuple[int, tuple[int, ...]]:
        """The edge of a cell, and its codes in the dimensions that cross it."""
        at = [place // stride % len(one.codes) for one, stride in zip(self.table.dimensions, self.strides, strict=True)]
        on = sum(
            at[dimension] * self.strides[dimension] for dimension in (self.long, self.flat) if dimension is not None
        )
        return self.edge_at[on], tuple(at[dimension] for dimension in self.crossed)

    def _mask(self, trip: list[int], crossing: Crossing) -> dict[int, int]:
        return {
            self.places[self.cells[arc >> 1] + distance]: -move if arc & 1 else move
            for arc in trip
            for distance, move in crossing
        }

    def _crossings(self, index: tuple[int, ...]) -> tuple[Crossing, ...]:
        """Every crossing in which the codes of an index move up."""
        ways = [
            [
                [(code * self.strides[at], move) for code, move in moves]
                for moves in ways_up(self.table.dimensions[at], of)
            ]
            for at, of in zip(self.crossed, index, strict=True)
        ]
        found = []
        for chosen in product(*ways):
            crossing = []
            for combination in product(*chosen):
                move = 1
                for _, one in combination:
                    move *= one
                crossing.append((sum(distance for distance, _ in combination), move))
            found.append(tuple(crossing))
        return tuple(found)

    def _prices(self, crossing: Crossing, amount: int) -> Prices:
        found = self.prices.get((crossing, amount))
        if found is None:
            if len(self.prices) >= _TABLES_OF_PRICES:
                self.prices.clear()
            found = self.prices[crossing, amount] = Prices(
                self.system, self.places, self.cells, self.blocked, crossing=crossing, amount=amount
            )
        return found

    def _hidden(self, cell: int) -> None:
        """A cell was hidden: what passes it has another price."""
        if cell in self.local:
            edge, _ = self._lies(self.local[cell])
            for prices in self.prices.values():
                prices.forget(edge)

    def _round_trip(self, first: int, prices: Prices, arcs: Arcs, limit: int) -> tuple[int, list[int]]:
        """The cheapest round trip through an arc, with its price; empty when there is none cheaper than the limit.

        Searched from both ends at once, so that two small circles are walked round instead of one large.
        """
        tail, head = self.ends[first >> 1]
        start, goal = (tail, head) if first & 1 else (head, tail)
        known, edge = prices.known, first >> 1
        ends = ({start: prices.of(first)}, {goal: 0})
        came: tuple[dict[int, tuple[int, int]], dict[int, tuple[int, int]]] = ({}, {})
        waiting = ([(ends[0][start], start)], [(0, goal)])
        open_ = prices.open(arcs)
        least, meeting = limit, -1
        if start == goal and ends[0][start] < limit:
            return ends[0][start], [first]
        while waiting[0] and waiting[1] and waiting[0][0][0] + waiting[1][0][0] < least:
            back = int(waiting[1][0][0] < waiting[0][0][0])
            best, other, heap, far = ends[back], ends[1 - back], waiting[back], waiting[1 - back][0][0]
            price, node = heapq.heappop(heap)
            if price > best[node]:
                continue
            for arc, to in open_[back][node] or prices.look(arcs, node, back):
                there = price + (known[arc] if known[arc] > 0 else prices.of(arc))
                if there < best.get(to, least) and arc >> 1 != edge:
                    best[to] = there
                    came[back][to] = arc, node
                    if to in other and there + other[to] < least:
                        least, meeting = there + other[to], to
                    if there + far < least:
                        heapq.heappush(heap, (there, to))
        if meeting < 0:
            return limit, []
        return least, [first, *_way(came[0], meeting), *_way(came[1], meeting)]


def _way(came: dict[int, tuple[int, int]], node: int) -> Iterator[int]:
    """The arcs between a node and the end that it was reached from."""
    while node in came:
        arc, node = came[node]
        yield arc


def ways_up(dimension: Dimension, at: int) -> list[list[tuple[int, int]]]:
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
