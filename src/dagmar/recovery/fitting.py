"""Which known keys fit: every row within two units of its exact share, but for a few rows that may be wrong.

A key that fits by chance is not believed: what is allowed is multiplied over the rows, and by the number of keys tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import comb

from dagmar.recovery.key import Formula, Key, Who
from dagmar.recovery.known_keys import Ages, ages_known, known_keys
from dagmar.recovery.totals import CHANCE, MOST_WRONG
from dagmar.registry.count import OLDEST

REACH_UNITS = 2
"""A row further from its exact share than this is a wrong row, or the key is a wrong key."""
FEWEST = 3
"""With fewer amounts nothing can be said."""


def most_wrong(rows: int) -> int:
    """How many of so many rows may be wrong."""
    return min(MOST_WRONG, rows // 5)


def fitting_formulas(printed: Mapping[Who, int], rows: Sequence[Who], pot: int, unit: int) -> tuple[Formula, ...]:
    """The formulas of known keys that fit, of the plainest sort that has any.

    First equal parts and whole populations, then a fixed part and such a population, then populations by age; a fixed part is not
    sought with the last, of which there are fifteen thousand. `printed` are the amounts that can be read and `rows` all
    recipients with a row, all in öre.
    """
    if len(printed) < FEWEST:
        return ()
    keys = known_keys(rows)
    tried = 2 * len(keys) + 3 * OLDEST * OLDEST
    sorts: tuple[Callable[[], Iterable[Formula | None]], ...] = (
        lambda: (Formula(key, pot) for key in keys),
        lambda: (_with_fixed_part(key, printed, pot, unit) for key in keys if key.family == "population"),
        lambda: (Formula(key, pot) for key in _of_ages(ages_known(rows), printed, pot, unit)),
    )
    for sort in sorts:
        found = tuple(one for one in sort() if one is not None and _holds(one, printed, unit, tried))
        if found:
            return found
    return ()


def off_by(formula: Formula, printed: Mapping[Who, int], unit: int) -> frozenset[Who]:
    """The rows that are further from their exact share than any closing takes them."""
    shares = formula.shares()
    return frozenset(who for who, amount in printed.items() if abs(amount - shares[who]) > REACH_UNITS * unit)


def _holds(formula: Formula, printed: Mapping[Who, int], unit: int, tried: int) -> bool:
    """Whether a formula fits all rows but a few, and could not do so by chance."""
    if not _may_hold(formula, printed, REACH_UNITS * unit):
        return False
    shares, near, chance = formula.shares(), 0, Fraction(tried)
    if len(off_by(formula, printed, unit)) > most_wrong(len(printed)):
        return False
    for who, amount in printed.items():
        if abs(amount - shares[who]) <= REACH_UNITS * unit:
            near += 1
            chance *= min(Fraction(1), Fraction(2 * REACH_UNITS * unit, max(amount, unit)))
    return chance * comb(len(printed), near) < CHANCE


def _may_hold(formula: Formula, printed: Mapping[Who, int], reach: int) -> bool:
    """A quick look, in whole numbers: false when more rows are off than may be. A formula with a fixed part always may."""
    weights, total, allowed = formula.key.weights, formula.key.total, most_wrong(len(printed))
    near, pot = reach * total, formula.pot
    return bool(formula.fixed) or (
        sum(not -near <= amount * total - pot * weights[who] <= near for who, amount in printed.items()) <= allowed
    )


def _of_ages(by_age: Sequence[Ages], printed: Mapping[Who, int], pot: int, unit: int) -> Iterator[Key]:
    """The keys by age that fit, found without making the others."""
    reach = REACH_UNITS * unit
    for ages in by_age:
        totals = ages.everyone
        rows = [(ages.below[who], amount) for who, amount in printed.items()]
        allowed = min(1, most_wrong(len(rows)))  # of fifteen thousand keys less is forgiven
        for first in range(OLDEST + 1):
            for last in range(first, OLDEST + 1):
                if (first, last) != (0, OLDEST):
                    total = totals[last + 1] - totals[first]
                    if _most_fit(rows, first, last + 1, total, pot, reach, allowed):
                        yield ages.key(first, last)


def _most_fit(
    rows: Sequence[tuple[list[int], int]], first: int, end: int, total: int, pot: int, reach: int, allowed: int
) -> bool:
    near = reach * total
    for below, amount in rows:
        if not -near <= amount * total - pot * (below[end] - below[first]) <= near:
            allowed -= 1
            if allowed < 0:
                return False
    return total > 0


def _with_fixed_part(key: Key, printed: Mapping[Who, int], pot: int, unit: int) -> Formula | None:
    """The fixed part for which most rows fit, the roundest one that does.

    A row demands fixed × (1 − sharers × persons / total) = amount − pot × persons / total, within the reach. Each row
    gives an interval, and where most of them overlap is the fixed part.
    """
    if not _rises(key, printed, 2 * REACH_UNITS * unit):
        return None
    sharers, total = len(key.weights), key.total
    ends: list[tuple[Fraction, int]] = []
    for who, amount in printed.items():
        slope = 1 - Fraction(sharers * key.weights[who], total)
        if slope:
            off = amount - Fraction(pot * key.weights[who], total)
            low, high = sorted(((off - REACH_UNITS * unit) / slope, (off + REACH_UNITS * unit) / slope))
            ends += [(low, -1), (high, 1)]
    most = covered = 0
    best: tuple[Fraction, Fraction] | None = None
    ends.sort()
    for (place, kind), (after, _) in pairwise(ends):
        covered -= kind
        if covered > most:
            most, best = covered, (place, after)
    if best is None or most < len(printed) - most_wrong(len(printed)) or best[0] <= REACH_UNITS * unit:
        return None
    all_parts = _roundest(best[0] * sharers, best[1] * sharers)
    each = _roundest(*best)
    fixed = Fraction(each) if _roundness(each) >= _roundness(all_parts) else Fraction(all_parts, sharers)
    return Formula(key, pot, fixed) if 0 < fixed * sharers < pot else None


def _rises(key: Key, printed: Mapping[Who, int], reach: int) -> bool:
    """Whether more persons give more money, but for what a few wrong rows can break: two steps each."""
    amounts = [printed[who] for who in sorted(printed, key=lambda who: key.weights[who])]
    return sum(one > other + reach for one, other in pairwise(amounts)) <= 2 * most_wrong(len(printed))


def _roundest(low: Fraction, high: Fraction) -> int:
    """The whole number of öre from `low` to `high` that ends in most zeros; the lowest when none is in between."""
    step = 10**15
    while step > 1:
        first = -(-low // step) * step
        if first <= high:
            return int(first)
        step //= 10
    return int(-(-low // 1))


def _roundness(number: int) -> int:
    return len(str(number)) - len(str(number).rstrip("0"))
