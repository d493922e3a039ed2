"""Secondary suppression: what else must be hidden so that no sensitive cell can be computed.

Each sensitive cell is taken in order and given a mask: first one that earlier masks have already paid for, then the
cheapest that can be found. The order is that of the codes, every tie is settled by it, and nothing is drawn by lot: the
same table gives the same pattern, whatever the order of its rows. At last what no proof needs is shown again, and every
proof is counted once more.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from dagmar.disclosure.primary import Demand
from dagmar.disclosure.system import Mask, System
from dagmar.disclosure.table import named
from dagmar.problem import Place, Problem
from dagmar.text import Text

Search = Callable[[int, int, int], dict[int, int] | None]
"""Give a mask that moves a cell (its number) up or down (the sign) by at least an amount."""


@dataclass
class Pattern:
    """What was hidden beside the sensitive cells, the proofs, and what could not be protected."""

    secondary: set[int] = field(default_factory=set)
    proofs: dict[int, dict[int, Mask]] = field(default_factory=dict)
    unprotected: list[int] = field(default_factory=list)


def suppress(
    system: System,
    demands: Mapping[int, Demand],
    searches: Sequence[Search],
    *,
    kept: Collection[int] = (),
    tell: Callable[[int, int], None] = lambda _done, _of: None,
) -> Pattern:
    """Hide, in the system, what protects every cell of the demands. `tell` is told how many are done, and of how many.

    `kept` were hidden before, and are shown at last if no proof needs them: every hidden cell is in a proof.
    """
    pattern = Pattern()
    known: dict[int, list[Mask]] = {}
    order = sorted(demands, key=lambda cell: (system.costs[cell], cell))
    for done, cell in enumerate(order):
        if done % 200 == 0:
            tell(done, len(order))
        for sign, amount in ((1, demands[cell].up), (-1, demands[cell].down)):
            if amount <= 0:
                continue
            mask = _paid_for(system, known.get(cell, ()), cell, sign, amount)
            if mask is None:
                mask = _found(searches, cell, sign, amount)
                if mask is None:
                    pattern.unprotected.append(cell)
                    break
                _hide(system, pattern, mask, cell, sign, amount)
                _remember(demands, known, mask)
            pattern.proofs.setdefault(cell, {})[sign] = mask
    tell(len(order), len(order))
    _show_again(system, demands, pattern, kept)
    return pattern


def reach(system: System, mask: Mask, cell: int, sign: int) -> int:
    """How far up or down a mask shows that a cell may lie from what it is, in whole steps."""
    move = mask.get(cell, 0)
    if not move:
        return 0
    return system.steps(mask, sign if move > 0 else -sign) * abs(move)


def _found(searches: Sequence[Search], cell: int, sign: int, amount: int) -> dict[int, int] | None:
    for search in searches:
        mask = search(cell, sign, amount)
        if mask is not None:
            return mask
    return None


def _paid_for(system: System, masks: Sequence[Mask], cell: int, sign: int, amount: int) -> Mask | None:
    for mask in masks:
        if reach(system, mask, cell, sign) >= amount:
            return mask
    return None


def _remember(demands: Mapping[int, Demand], known: dict[int, list[Mask]], mask: Mask) -> None:
    for one in mask:
        if one in demands:
            known.setdefault(one, []).append(mask)


def _hide(system: System, pattern: Pattern, mask: Mask, cell: int, sign: int, amount: int) -> None:
    """Hide what a mask needs hidden for as many steps as the amount takes."""
    forward = sign if mask[cell] > 0 else -sign
    steps = -(-amount // abs(mask[cell]))
    for one, move in mask.items():
        if system.room(one, forward * (1 if move > 0 else -1)) < steps * abs(move):
            assert not system.fixed[one], "a mask went through a cell that cannot be hidden"
            assert not system.hidden[one], "a mask went further than a hidden cell can be moved"
            system.hide(one)
            pattern.secondary.add(one)


def _show_again(system: System, demands: Mapping[int, Demand], pattern: Pattern, kept: Collection[int]) -> None:
    """Show what no proof needs."""
    needed = {one for masks in pattern.proofs.values() for mask in masks.values() for one in mask}
    for one in pattern.secondary.union(kept) - needed - demands.keys():
        system.hidden[one] = False
    pattern.secondary &= needed


class Counted:
    """Every mask that proves something, counted once as things stand at last: one mask proves many cells.

    A mask that does not balance is a fault of the program.
    """

    def __init__(self, system: System, pattern: Pattern) -> None:
        self._steps: dict[int, tuple[int, int]] = {}
        for masks in pattern.proofs.values():
            for mask in masks.values():
                if id(mask) not in self._steps:
                    assert system.balances(mask), "a proof does not add up"
                    self._steps[id(mask)] = system.steps(mask, -1), system.steps(mask, 1)

    def reach(self, mask: Mask, cell: int, sign: int) -> int:
        """As `reach`, of a mask of the pattern."""
        move = mask.get(cell, 0)
        return self._steps[id(mask)][sign * move > 0] * abs(move)


def verify(system: System, demands: Mapping[int, Demand], pattern: Pattern) -> Counted:
    """Count every proof again, in whole numbers and against every total. A failure here is a fault of the program."""
    counted = Counted(system, pattern)
    for cell in demands.keys() - set(pattern.unprotected):
        for sign, amount in ((1, demands[cell].up), (-1, demands[cell].down)):
            if amount > 0:
                reached = counted.reach(pattern.proofs[cell][sign], cell, sign)
                assert reached >= amount, "a proof does not reach far enough"
    return counted


def unprotected(system: System, cell: int) -> Problem:
    """What to tell of a cell that nothing protects."""
    at = named(tuple(code for _, code in system.names[cell][1]))
    return Problem(
        "cannot-be-protected",
        Place(at),
        Text(
            f"{at} går att räkna ut, vad som än döljs: det som redan är offentligt räcker.",
            f"{at} can be computed, whatever is hidden: what is already public is enough.",
        ),
        Text(
            "Publicera tabellen grövre: färre grupper, eller större områden.",
            "Publish the table coarser: fewer groups, or larger areas.",
        ),
    )
