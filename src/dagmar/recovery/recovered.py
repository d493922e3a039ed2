"""A key recovered from the amounts alone: the total, the persons of each row, and how certain it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd

from dagmar.money import write_number
from dagmar.recovery.fitting import REACH_UNITS
from dagmar.recovery.key import Key, Who
from dagmar.recovery.known_keys import everyone, known_keys
from dagmar.recovery.leftover import sharers_of_rest
from dagmar.recovery.totals import Amounts, Total, certain_to, find_totals, next_best
from dagmar.text import Text

FEWEST = 4
"""With fewer different amounts no total stands out."""
ALIKE = Fraction(1, 50)
"""Persons that all lie within two per cent of a known population are inhabitants; what else is counted is not known."""
_AROUND = 50


@dataclass(frozen=True, slots=True)
class Recovered:
    """The key, and what speaks for it.

    `largest_miss` is how far the worst row that holds is from whole persons, in units of the table; `next_best` another total
    within two per cent and its largest miss. `chance` bounds how many totals would do as well in a table of random amounts.
    `wrong` are the rows that do not hold. `rest_of` is the one row whose persons are what the others leave; `left` are persons
    that no row has, and `left_to` those who may have them. `between` are the known populations, day and persons, that the total
    lies between; it is empty when the figures are not inhabitants (`inhabitants` false): whole numbers of what, is not known.
    """

    key: Key
    total: int
    fitting: int
    chance: Fraction
    largest_miss: Fraction
    next_best: tuple[int, Fraction] | None
    wrong: frozenset[Who]
    rest_of: Who | None
    left: int
    left_to: tuple[Who, ...]
    inhabitants: bool
    between: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class NotRecovered:
    """Why no total stands out. `reach` is the largest total that the amounts could have told, 0 when none."""

    code: str
    reach: int
    totals: tuple[int, ...] = ()


def recover(
    printed: Mapping[Who, int], rows: Sequence[Who], pot: int, unit: int, totals: tuple[int, int]
) -> Recovered | NotRecovered:
    """Seek the total from `totals[0]` to `totals[1]` behind the amounts (öre) of the rows that can be read."""
    amounts = Amounts(list(printed.values()), pot, max(unit, common_measure(list(printed.values()))))
    first, last = totals
    if len(amounts.distinct) < FEWEST:
        return NotRecovered("too-few-amounts", 0)
    reach = certain_to(amounts, first, last)
    if reach < first:
        return NotRecovered("amounts-too-coarse", 0)
    found = _apart(one for one in find_totals(amounts, first, last) if _may_be(amounts, one, printed, pot))
    if not found:
        return NotRecovered("no-total-fits", reach)
    best, *others = found
    if any(other.fitting >= best.fitting for other in others):
        return NotRecovered("several-totals-fit", reach, tuple(sorted(one.persons for one in found)))
    return _recovered(best, amounts, printed, rows, totals)


def common_measure(amounts: Sequence[int]) -> int:
    """What all amounts are whole multiples of, but for one of them perhaps: a price per unit, or a coarse rounding.

    Whole multiples of a price are whole numbers of units for a total that is no key at all.
    """
    return max(gcd(*amounts), *(gcd(*amounts[:left], *amounts[left + 1 :]) for left in range(len(amounts))))


def _may_be(amounts: Amounts, total: Total, printed: Mapping[Who, int], pot: int) -> bool:
    """Whether the persons can add up to the total: exactly when all the money is in the table, and never to more."""
    if total.fitting < len(amounts.distinct):
        return True
    persons = sum(amounts.persons(total.persons))
    return persons == total.persons if sum(printed.values()) == pot else persons <= total.persons


def _apart(found: Iterable[Total]) -> list[Total]:
    """The totals that are no multiples of a smaller one, those with most rows first."""
    every = sorted(found, key=lambda one: one.persons)
    kept: list[Total] = []
    for one in every:
        if not any(one.persons % smaller.persons == 0 for smaller in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: (-one.fitting, one.chance))


def _recovered(
    best: Total, amounts: Amounts, printed: Mapping[Who, int], rows: Sequence[Who], totals: tuple[int, int]
) -> Recovered:
    total = best.persons
    misses = dict(zip(printed, amounts.misses(total), strict=True))
    persons = dict(zip(printed, amounts.persons(total), strict=True))
    wrong = frozenset(who for who, miss in misses.items() if miss > REACH_UNITS)
    weights = {who: count for who, count in persons.items() if who not in wrong}
    left = total - sum(weights.values())
    sharers = sharers_of_rest(weights, rows, left)
    rest_of = sharers[0] if len(sharers) == 1 else None
    if left > 0:
        weights[rest_of or ("rest", "")] = left
    name = Text(
        f"återräknad ur beloppen, summa {write_number(total, 'sv')}",
        f"recovered from the amounts, total {write_number(total, 'en')}",
    )
    near, far = max(totals[0], total - total // _AROUND), min(totals[1], total + total // _AROUND)
    holding = [row for row, who in zip(amounts.rows, printed, strict=True) if who not in wrong]
    alike, between = _inhabitants(weights, total)
    return Recovered(
        Key("recovered", name, weights),
        total,
        len(printed) - len(wrong),
        best.chance,
        max(miss for who, miss in misses.items() if who not in wrong),
        next_best(amounts, total, holding, near, far),
        wrong,
        rest_of,
        0 if rest_of else left,
        () if rest_of else sharers,
        alike,
        between,
    )


def _inhabitants(weights: Mapping[Who, int], total: int) -> tuple[bool, tuple[tuple[str, int], ...]]:
    """Whether the persons are like a known population, and the days just below and above their total."""
    rows = [who for who in weights if who[0] != "rest"]
    sharers = rows if len(rows) == len(weights) else everyone(rows, "2024-12-31")
    known = [
        key
        for key in known_keys(rows)
        if key.family == "population" and key.sex == "all" and key.source and key.source.basis == "real"
        if len(key.weights) == len(sharers)
    ]
    if not any(all(abs(key.weights[who] - weights[who]) <= ALIKE * weights[who] for who in rows) for key in known):
        return False, ()
    days = sorted((key.as_of, key.total) for key in known)
    below = max((one for one in days if one[1] <= total), key=lambda one: one[1], default=None)
    above = min((one for one in days if one[1] > total), key=lambda one: one[1], default=None)
    return True, tuple(one for one in (below, above) if one is not None)
