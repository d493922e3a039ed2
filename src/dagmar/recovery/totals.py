"""The total behind a table of amounts: the one for which every amount is a whole number of persons.

    amount = pot × persons / total, so persons = amount × total / pot

One person is worth pot/total kronor: 17 to 360 in the tables of the field. An amount in whole kronor therefore leaves only a
small part of a person open, once the total is known; for a wrong total a row comes within a krona of whole persons by
chance alone, about once in 45 when a person is worth 90 kr, and twenty rows together practically never.

The search does not try every total. Two amounts stand as their persons do, whatever the pot and the total; so the persons of
a small row are tried instead, a few ten thousand, and only those for which its neighbours become whole too are followed up
with totals. The rows are dealt into one group more than there may be wrong rows, so that some group has none. Everything is
integers; no candidate is judged by anything but the exact comparison in `misses`.

Source of the method: our own, see docs/decisions/0009.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb, gcd

from dagmar.recovery.circle import returns

HALVES = (2, 1)
"""How far from the exact share an amount may be, in half units: one unit (largest remainder) or a half (each by itself).
The most lenient that is still certain is used."""
MOST_WRONG = 3
"""So many rows may be wrong, and never more than one in five."""
CHANCE = Fraction(1, 1_000_000)
"""A total is believed when fewer random tables than this would have one that fits as well."""
MOST_PERSONS = 12_000_000
"""Above this no total is sought when nothing else is said: Sweden has not had so many inhabitants."""
_GROUP, _SPAN = 5, 20_000


@dataclass(frozen=True, slots=True)
class Setting:
    """What a search demands: rows within `halves` half units of whole persons, all but `wrong` of them."""

    halves: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Total:
    """A total that fits. `chance` bounds how many totals would do as well in a table of random amounts."""

    persons: int
    setting: Setting
    fitting: int
    chance: Fraction


class Amounts:
    """The amounts of a table, made ready for the search: whole öre, with the unit that they were rounded to."""

    def __init__(self, amounts: Sequence[int], pot: int, unit: int) -> None:
        assert pot > 0, "a pot without money has no key"
        step = gcd(unit, pot, *amounts)  # small numbers are faster, and nothing is lost
        self.rows = [2 * amount // step for amount in amounts]
        self.pot = 2 * pot // step
        self.unit = unit // step
        self.distinct = sorted({row for row in self.rows if row > 0})

    def misses(self, total: int, rows: Sequence[int] | None = None) -> list[Fraction]:
        """How far each amount is from the nearest whole number of persons, in units of the table."""
        found = []
        for row in self.rows if rows is None else rows:
            rest = row * total % self.pot
            found.append(Fraction(min(rest, self.pot - rest), total * 2 * self.unit))
        return found

    def persons(self, total: int) -> list[int]:
        """The whole number of persons nearest to each amount."""
        return [(2 * row * total + self.pot) // (2 * self.pot) for row in self.rows]

    def fitting(self, total: int, reach: int, wrong: int) -> int | None:
        """How many of the distinct amounts are within `reach` (of their half steps); None when more than `wrong` are not."""
        near, pot, missed = reach * total, self.pot, 0
        for row in self.distinct:
            rest = row * total % pot
            if near < rest < pot - near:
                missed += 1
                if missed > wrong:
                    return None
        return len(self.distinct) - missed

    def chance(self, first: int, total: int, halves: int, fitting: int) -> Fraction:
        """An upper bound on how many totals from `first` to `total` fit so many rows when the amounts are random."""
        share = min(Fraction(1), Fraction(2 * halves * self.unit * total + 1, self.pot))
        return (total - first + 1) * comb(len(self.distinct), fitting) * share**fitting


def settings_for(rows: int) -> list[Setting]:
    """What is demanded of a table of so many rows, the most lenient first."""
    wrong = min(MOST_WRONG, rows // 5)
    return [Setting(halves, less) for less in range(wrong, -1, -1) for halves in HALVES]


def find_totals(amounts: Amounts, first: int, last: int) -> Iterator[Total]:
    """Every total from `first` to `last` that fits, each found by the most lenient demand that is certain for it."""
    begun = first - 1
    for setting in settings_for(len(amounts.distinct)):
        reach = _certain_to(amounts, first, last, setting)
        if reach > begun:
            yield from _found(amounts, begun + 1, reach, first, setting)
            begun = reach


def certain_to(amounts: Amounts, first: int, last: int) -> int:
    """The largest total that the amounts can tell from others; below `first` when they tell nothing."""
    return max((_certain_to(amounts, first, last, one) for one in settings_for(len(amounts.distinct))), default=0)


def next_best(amounts: Amounts, right: int, rows: Sequence[int], first: int, last: int) -> tuple[int, Fraction] | None:
    """The total that fits best after the right one, and its largest miss in units; multiples of the right one left out.

    `rows` are those of `amounts.rows` that hold; the totals from `first` to `last` are tried.
    """
    pot, rows = amounts.pot, sorted(rows, reverse=True)
    near = [total for total in range(max(first, right - 50), min(last, right + 50) + 1) if total % right]
    if not near:
        return None
    best = min(((total, max(amounts.misses(total, rows))) for total in near), key=lambda one: (one[1], one[0]))
    worst = int(best[1] * 2 * amounts.unit) + 1
    for begin in range(first, last + 1, _SPAN):
        span: Sequence[int] = range(begin, min(begin + _SPAN, last + 1))
        for row in rows[:6]:
            span = [total for total in span if not worst * total < row * total % pot < pot - worst * total]
        for total in span:
            miss = _largest(amounts, total, rows, worst) if total % right else None
            if miss is not None and miss < best[1]:
                best = total, miss
                worst = int(miss * 2 * amounts.unit) + 1
    return best


def _largest(amounts: Amounts, total: int, rows: Sequence[int], worst: int) -> Fraction | None:
    """The largest miss, or None when one of them passes `worst`."""
    pot, largest = amounts.pot, 0
    for row in rows:
        rest = row * total % pot
        rest = min(rest, pot - rest)
        if rest > worst * total:
            return None
        largest = max(largest, rest)
    return Fraction(largest, total * 2 * amounts.unit)


def _certain_to(amounts: Amounts, first: int, last: int, setting: Setting) -> int:
    """The largest total for which what a setting demands cannot be chance; by halving, since the chance only grows."""
    fitting = len(amounts.distinct) - setting.wrong
    low, high = first - 1, last
    while low < high:
        middle = (low + high + 1) // 2
        if fitting >= 1 and amounts.chance(first, middle, setting.halves, fitting) < CHANCE:
            low = middle
        else:
            high = middle - 1
    return low


def _found(amounts: Amounts, first: int, last: int, begins: int, setting: Setting) -> Iterator[Total]:
    reach = setting.halves * amounts.unit
    usable = [row for row in amounts.distinct if row > reach]
    seen: set[int] = set()
    for number in range(setting.wrong + 1):
        group = usable[number :: setting.wrong + 1][:_GROUP]
        for total in _totals_of(amounts.pot, group, first, last, reach) if group else ():
            if total not in seen:
                seen.add(total)
                fitting = amounts.fitting(total, reach, setting.wrong)
                if fitting is not None:
                    chance = amounts.chance(begins, total, setting.halves, fitting)
                    yield Total(total, setting, fitting, chance)


def _totals_of(pot: int, group: Sequence[int], first: int, last: int, reach: int) -> Iterator[int]:
    """Totals for which all the amounts of a group may be whole persons."""
    pivot, *others = group
    begin, end = max(1, first * (pivot - reach) // pot), last * (pivot + reach) // pot + 1
    while begin <= end:
        upto = min(begin + begin // 5 + 10, end)  # short spans: what may be off grows with the persons
        for persons in _persons_of(pivot, others, begin, upto, reach):
            low, high = -(-pot * persons // (pivot + reach)), pot * persons // (pivot - reach)
            for row in others:
                low, high = _narrowed(pot, row, reach, low, high)
            yield from range(max(low, first), min(high, last) + 1)
        begin = upto + 1


def _persons_of(pivot: int, others: Sequence[int], begin: int, end: int, reach: int) -> Sequence[int]:
    """Persons of the pivot, from `begin` to `end`, for which each of the others may be whole persons too.

    pivot × theirs and row × persons differ by at most reach × (persons + theirs), theirs being what the ratio says.
    """
    telling = []
    for row in others:
        off = reach * (end + end * (row + reach) // (pivot - reach) + 1)
        if 2 * off < pivot:
            telling.append((off, row))
    if not telling:
        return range(begin, end + 1)
    (off, row), *more = sorted(telling)
    left: Sequence[int] = list(returns(begin, end, row, off, pivot))
    for off, row in more:
        left = [persons for persons in left if (persons * row + off) % pivot <= 2 * off]
    return left


def _narrowed(pot: int, row: int, reach: int, low: int, high: int) -> tuple[int, int]:
    """The totals from `low` to `high` that a row allows, when it is clear which persons it then has; empty when none."""
    fewest, most = -(-low * (row - reach) // pot), high * (row + reach) // pot
    if fewest < most:
        return low, high
    if fewest > most:
        return 1, 0
    return max(low, -(-pot * most // (row + reach))), min(high, pot * most // (row - reach))
