"""Noise by the Cell Key Method: every figure gets a small change that is the same each time it is published.

Each record has a key, drawn once and kept. The key of a cell is the sum of its records' keys, modulo the number of keys;
the same records have the same cell key, in every table that they appear in. A table of perturbations says, by the figure
and the cell key, how much to add. So a figure cannot be averaged clean by asking again, nor by asking in another table.

The perturbations are made here: for each figure the distribution of greatest entropy with mean 0, a variance, and a
largest change, that never gives a negative figure nor one among the smallest (Giessing 2016; Thompson, Broadfoot and
Elazar 2013). It is computed in decimals of fifty digits, so that it is the same on any machine, and cut to whole numbers
of keys by largest remainder. A 0 stays 0. The parts of a noisy table need not make its total, and are not meant to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cached_property

from dagmar.disclosure.protected import Protected, Shown
from dagmar.disclosure.rule import Rule
from dagmar.disclosure.table import Coordinates, Table

KEYS = 256
_DIGITS = 50
_STEPS = 200


def cell_key(record_keys: Iterable[int], keys: int = KEYS) -> int:
    """The key of a cell: the sum of its records' keys modulo the number of keys. In any order the same."""
    return sum(record_keys) % keys


@dataclass(frozen=True)
class Perturbations:
    """How much to add, by figure and cell key.

    `largest` is the largest change; `variance` its variance; no result lies in 1..`never_below` - 1, so that nothing
    small is shown that a reader could take for true. From the figure `largest` + `never_below` on all rows are the same.
    """

    largest: int = 5
    variance: Decimal = Decimal(2)
    never_below: int = 1
    keys: int = KEYS

    def __post_init__(self) -> None:
        assert self.largest >= self.never_below >= 1, self
        assert 0 < self.variance < self.largest**2, self

    @cached_property
    def rows(self) -> tuple[tuple[int, ...], ...]:
        """For each figure, the change for each cell key; the last row holds for every greater figure."""
        return tuple(self._row(figure) for figure in range(self.largest + self.never_below + 1))

    def change(self, figure: int, key: int) -> int:
        """What to add to a figure whose cell has this key."""
        assert figure >= 0, figure
        return self.rows[min(figure, len(self.rows) - 1)][key % self.keys]

    def _row(self, figure: int) -> tuple[int, ...]:
        if figure == 0:
            return (0,) * self.keys
        moves = [
            move
            for move in range(-self.largest, self.largest + 1)
            if figure + move == 0 or figure + move >= self.never_below
        ]
        shares = greatest_entropy(moves, self.variance)
        exact = [share * self.keys for share in shares]
        whole = [int(one) for one in exact]
        left = sorted(range(len(moves)), key=lambda at: (whole[at] - exact[at], abs(moves[at]), moves[at]))
        for at in left[: self.keys - sum(whole)]:
            whole[at] += 1
        return tuple(move for move, count in zip(moves, whole, strict=True) for _ in range(count))


def greatest_entropy(moves: list[int], variance: Decimal) -> list[Decimal]:
    """The probabilities of moves with mean 0 and a variance, as even as they can be: exp(a·move + b·move²), normed.

    Where the moves do not allow the variance (a figure of 1 can only fall by 1), the nearest that they do allow.
    Newton's method on a and b, with the step halved until it comes nearer.
    """
    with localcontext() as context:
        context.prec = _DIGITS
        a, b = Decimal(0), Decimal(0)
        shares, off = _shares(moves, variance, a, b)
        for _ in range(_STEPS):
            if off < Decimal(10) ** -(_DIGITS - 5):
                break
            m1, m2, m3, m4 = (
                sum((s * Decimal(x) ** k for s, x in zip(shares, moves, strict=True)), Decimal(0)) for k in (1, 2, 3, 4)
            )
            saa, sab, sbb = m2 - m1 * m1, m3 - m1 * m2, m4 - m2 * m2
            determinant = saa * sbb - sab * sab
            if abs(determinant) < Decimal(10) ** -(_DIGITS - 5):
                break
            da, db = ((variance - m2) * -sab - m1 * sbb) / determinant, (saa * (variance - m2) + sab * m1) / determinant
            step = Decimal(1)
            while step > Decimal(10) ** -12:
                tried, new = _shares(moves, variance, a + step * da, b + step * db)
                if new < off:
                    a, b, shares, off = a + step * da, b + step * db, tried, new
                    break
                step /= 2
            else:
                break
        return shares


def _shares(moves: list[int], variance: Decimal, a: Decimal, b: Decimal) -> tuple[list[Decimal], Decimal]:
    powers = [a * move + b * move * move for move in moves]
    highest = max(powers)
    weights = [(power - highest).exp() for power in powers]
    total = sum(weights, Decimal(0))
    shares = [weight / total for weight in weights]
    mean = sum((share * move for share, move in zip(shares, moves, strict=True)), Decimal(0))
    square = sum((share * move * move for share, move in zip(shares, moves, strict=True)), Decimal(0))
    return shares, mean * mean + (square - variance) ** 2


def noisy(table: Table, keys: Mapping[Coordinates, int], perturbations: Perturbations) -> Protected:
    """The table with its noise. `keys` are the cell keys, one for every cell that is not 0 and not public.

    Raises:
        KeyError: a cell has no key.
    """
    cells = {}
    for at in table.cells:
        value = int(table.values[at])
        shown = value if at in table.public or not value else value + perturbations.change(value, keys[at])
        cells[at] = Shown(value, shown, low=max(0, value - perturbations.largest), high=value + perturbations.largest)
    return Protected(table, Rule(hide_to=0, method="noise"), cells, additive=False)
