"""The cheapest mask in any system of tables, as a linear programme: for what is no network.

Linked tables, and trees in several dimensions at once. The programme only proposes: what it answers is made into whole
numbers, and is a mask only if every total balances and every cell has the room, counted exactly. So no floating-point
number decides that a cell is safe. The neighbourhood of the cell is tried before the whole.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from dagmar.disclosure.system import System

_SIZES = (200, 2_000, None)
_FINEST = 60
_FURTHEST = 1 << 20


def cheapest(system: System, cell: int, sign: int, amount: int) -> dict[int, int] | None:
    """The mask that moves a cell up or down by at least an amount, at about least cost; None when there is none."""
    before = 0
    for size in _SIZES:
        near = _near(system, cell, size)
        if len(near) == before:
            continue
        before = len(near)
        mask = _solve(system, near, cell, sign, amount)
        if mask is not None:
            return mask
    return None


def _near(system: System, cell: int, size: int | None) -> list[int]:
    """The cells nearest a cell, by the sums that they stand in together; all that can be reached without a size."""
    found: dict[int, None] = {cell: None}
    waiting = [cell]
    while waiting and (size is None or len(found) < size):
        outer: list[int] = []
        for one in waiting:
            for relation, _ in system.relations_of[one]:
                for other, _ in system.relations[relation]:
                    if other not in found:
                        found[other] = None
                        outer.append(other)
        waiting = outer
    return sorted(found)


def _solve(system: System, cells: list[int], cell: int, sign: int, amount: int) -> dict[int, int] | None:
    # Imported here: it takes half a second that most tables never need.
    import numpy as np
    from scipy.optimize import linprog
    from scipy.sparse import coo_array

    moving = [one for one in cells if one == cell or system.if_hidden(one, 1) or system.if_hidden(one, -1)]
    place = {one: at for at, one in enumerate(moving)}
    rows: dict[int, int] = {}
    entries: list[tuple[int, int, int]] = []  # relation, variable, coefficient
    for one in moving:
        for relation, coefficient in system.relations_of[one]:
            entries.append((rows.setdefault(relation, len(rows)), place[one], coefficient))
    count = len(moving)
    up = [_limit(system, one, 1, amount) for one in moving]
    down = [_limit(system, one, -1, amount) for one in moving]
    here = place[cell]
    up[here], down[here] = (amount, 0) if sign > 0 else (0, amount)
    price = [1 + _price(system, one, amount) for one in moving]
    row, column, factors = np.array(entries, dtype=int).reshape(-1, 3).T
    sums = coo_array(
        (
            np.concatenate([factors, -factors]),
            (np.concatenate([row, row]), np.concatenate([column, column + count])),
        ),
        shape=(len(rows), 2 * count),
    )
    bounds = [(0, limit) for limit in up] + [(0, limit) for limit in down]
    bounds[here if sign > 0 else count + here] = (amount, amount)
    answer = linprog(price + price, A_eq=sums.tocsr(), b_eq=np.zeros(len(rows)), bounds=bounds, method="highs-ds")
    if answer.status != 0:
        return None
    moves = (answer.x[:count] - answer.x[count:]) / amount
    exact = {one: Fraction(float(move)).limit_denominator(_FINEST) for one, move in zip(moving, moves, strict=True)}
    whole = lcm(*(move.denominator for move in exact.values()))
    mask = {one: int(move * whole) for one, move in exact.items() if move}
    return mask if system.balances(mask) and _reaches(system, mask, cell, amount) else None


def _reaches(system: System, mask: dict[int, int], cell: int, amount: int) -> bool:
    """Whether whole steps of a mask move the cell far enough, once what it needs is hidden."""
    steps = min(system.if_hidden(one, 1 if move > 0 else -1) // abs(move) for one, move in mask.items())
    return steps * abs(mask.get(cell, 0)) >= amount


def _limit(system: System, cell: int, sign: int, amount: int) -> int:
    return min(system.if_hidden(cell, sign), _FURTHEST * amount)


def _price(system: System, cell: int, amount: int) -> int:
    free = system.hidden[cell] or min(system.slack[cell]) >= amount
    return 0 if free else system.costs[cell]
