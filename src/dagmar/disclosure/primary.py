"""What is sensitive in itself, and how far from the truth a reader's calculation must be left.

Counts: the threshold, and zero where the rule says so. Amounts: the (n, k) rule of dominance and the p per cent rule, on
the largest contributions to a cell; a cell is sensitive when the largest contributor, or the second, could come too near
the other's figure. The amounts of protection are those that the rules themselves imply (Handbook on Statistical
Disclosure Control, Hundepool et al. 2010, section 4.2: k% and p% rules and their upper protection levels).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Literal

from dagmar.disclosure.rule import Dominance, Rule

Sensitive = Literal["threshold", "zero", "dominance", "p_percent"]


@dataclass(frozen=True, slots=True)
class Demand:
    """Why a cell is sensitive, and how far up and down a reader must believe that it can lie."""

    why: Sensitive
    up: int
    down: int = 0


def demand(value: int, contributions: Sequence[Fraction], rule: Rule) -> Demand | None:
    """What protects a cell; None when it is not sensitive. Value and contributions are in the same whole units."""
    if value == 0 and rule.hide_zero:
        return Demand("zero", rule.width)
    if 0 < value <= rule.hide_to:
        return Demand("threshold", rule.width)
    demands = []
    if contributions and rule.dominance is not None:
        lacking = by_dominance(value, contributions, rule.dominance)
        if lacking > 0:
            demands.append(_both_ways("dominance", lacking, value))
    if contributions and rule.p_percent is not None:
        lacking = by_p_percent(value, contributions, rule.p_percent)
        if lacking > 0:
            demands.append(_both_ways("p_percent", lacking, value))
    return max(demands, key=lambda one: one.up, default=None)


def by_dominance(value: int, contributions: Sequence[Fraction], rule: Dominance) -> Fraction:
    """How much must be added to a cell before its largest contributors make up no more than the share.

    With (1, 75 %), a cell of 100 with 80 from one: 80 / 0.75 - 100 = 6.67. Zero or less: not sensitive.
    """
    return sum(sorted(contributions, reverse=True)[: rule.largest], Fraction(0)) / rule.share - value


def by_p_percent(value: int, contributions: Sequence[Fraction], share: Fraction) -> Fraction:
    """How much is lacking before the second contributor can no longer place the largest within `share` of its figure.

    With 10 %, a cell of 100 with 80 and 15: the rest is 5, and 8 are needed, so 3 are lacking. Zero or less: not sensitive.
    """
    first, second = [*sorted(contributions, reverse=True), Fraction(0), Fraction(0)][:2]
    return share * first - (value - first - second)


def _both_ways(why: Sensitive, lacking: Fraction, value: int) -> Demand:
    return Demand(why, ceil(lacking), min(ceil(lacking), value))
