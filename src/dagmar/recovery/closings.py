"""The closing rules: which of them turns the exact shares into the amounts that were printed, and in how many rows.

Rules that the state has used: the largest remainders (2021 and 2025), each row by itself with the difference on a named
recipient (2023), and the same with one krona each on several (2020). A rule that names recipients says little when it names
many, so it may name one in ten at most, and all it gives must go the way of the difference.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from dagmar.allocation.rounding import largest_remainder
from dagmar.recovery.key import Who
from dagmar.text import Text

_NAMES = {
    "largest_remainder": Text("största rest", "largest remainder"),
    "nearest": Text("varje rad avrundad för sig", "each row rounded by itself"),
    "nearest_difference_on": Text(
        "varje rad avrundad för sig, skillnaden på", "each row rounded by itself, the difference on"
    ),
    "cut": Text("varje rad avkortad", "each row cut down"),
}


@dataclass(frozen=True, slots=True)
class Closing:
    """A rule tried. `explained` are the rows that come out to the unit; `difference_on` whom the rule names.

    `computed` is what the rule gives everyone, in öre.
    """

    rule: str
    unit: int
    computed: Mapping[Who, int]
    explained: frozenset[Who]
    difference_on: tuple[Who, ...] = ()

    @property
    def name(self) -> Text:
        """The rule in words; whom it names is told beside it."""
        return _NAMES[self.rule]


def closings(shares: Mapping[Who, Fraction], printed: Mapping[Who, int], unit: int, pot: int) -> list[Closing]:
    """Every rule with the rows it explains, the best first; equal ones in the order largest remainder, nearest, cut.

    `shares` are everyone's exact shares and `printed` the amounts of those whose row can be read, all in öre.
    """
    exact = {who: share / unit for who, share in shares.items()}
    nearest = {who: (2 * share + 1).__floor__() // 2 for who, share in exact.items()}
    cut = {who: share.__floor__() for who, share in exact.items()}
    rules: list[tuple[str, dict[Who, int], tuple[Who, ...]]] = [("nearest", nearest, ()), ("cut", cut, ())]
    taken = _difference_taken(nearest, printed, unit, pot) if pot % unit == 0 else None
    if taken is not None:
        rules.append(("nearest_difference_on", taken[0], taken[1]))
    given = sum(exact.values(), Fraction(0)).__floor__()
    rules.insert(0, ("largest_remainder", _by_remainder(exact, given), ()))
    found = [_closing(rule, computed, whom, printed, unit) for rule, computed, whom in rules]
    return sorted(found, key=lambda one: -len(one.explained))


def _by_remainder(exact: Mapping[Who, Fraction], given: int) -> dict[Who, int]:
    """As `largest_remainder` of the allocation, whose recipients are codes."""
    codes = {f"{kind} {code}": (kind, code) for kind, code in exact}
    closed = largest_remainder.close({name: exact[who] for name, who in codes.items()}, given)
    return {who: closed[name] for name, who in codes.items()}


def _difference_taken(
    nearest: Mapping[Who, int], printed: Mapping[Who, int], unit: int, pot: int
) -> tuple[dict[Who, int], tuple[Who, ...]] | None:
    """What is left of the pot when each row is rounded by itself, on one recipient or a unit each on a few; else None."""
    off = {
        who: amount // unit - nearest[who]
        for who, amount in printed.items()
        if amount % unit == 0 and 0 < abs(amount // unit - nearest[who]) <= len(nearest)
    }
    left = pot // unit - sum(nearest.values())
    sign = 1 if left > 0 else -1
    one_takes_all = len(off) == 1 and [*off.values()] == [left]
    a_unit_each = len(off) == abs(left) and set(off.values()) == {sign} and len(off) <= max(1, len(nearest) // 10)
    if not left or not (one_takes_all or a_unit_each):
        return None
    return {who: units + off.get(who, 0) for who, units in nearest.items()}, tuple(off)


def _closing(
    rule: str, computed: Mapping[Who, int], whom: tuple[Who, ...], printed: Mapping[Who, int], unit: int
) -> Closing:
    ore = {who: units * unit for who, units in computed.items()}
    explained = frozenset(who for who, amount in printed.items() if ore[who] == amount)
    return Closing(rule, unit, ore, explained, whom)
