"""The steps of arithmetic that several mechanisms take. Each gives its figure and its reason at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from dagmar.derivation import Derivation, Rule


def exact_sum(parts: Iterable[Fraction]) -> Fraction:
    """The sum of fractions, one denominator at a time: the shares of a pot have few, and a sum of each is an integer."""
    by_denominator: dict[int, int] = {}
    for part in parts:
        by_denominator[part.denominator] = by_denominator.get(part.denominator, 0) + part.numerator
    return sum((Fraction(numerator, denominator) for denominator, numerator in by_denominator.items()), Fraction(0))


def share_of(pot: Fraction, weight: Fraction, everyone: Fraction) -> Fraction:
    """pot × weight / everyone, reduced once instead of twice."""
    return Fraction(
        pot.numerator * weight.numerator * everyone.denominator,
        pot.denominator * weight.denominator * everyone.numerator,
    )


TOTAL = Rule("total", lambda *parts: exact_sum(parts))
SHARE = Rule("share", share_of)
EQUAL_SHARE = Rule("equal_share", lambda pot, sharers: pot / sharers)
PRODUCT = Rule("product", lambda amount, share: amount * share)
DIFFERENCE = Rule("difference", lambda whole, part: whole - part)
GATE = Rule("gate", lambda entitlement, passed: entitlement * passed)
WEIGHTED = Rule(
    "weighted",
    lambda *pairs: sum((n * a for n, a in zip(pairs[::2], pairs[1::2], strict=True)), Fraction(0)),
    "number",
)


def in_proportion(pot: Derivation, weights: Mapping[str, Derivation]) -> dict[str, Derivation]:
    """Share a pot exactly in proportion to weights. All shares hold the same total, so the trees stay small.

    Raises:
        NothingToShareBy: the weights add up to zero.
    """
    everyone = TOTAL(*weights.values(), about="sharers")
    if everyone.value == 0:
        raise NothingToShareBy(tuple(weights))
    return {code: SHARE(pot, weight, everyone, about=code) for code, weight in weights.items()}


class NothingToShareBy(Exception):
    """The weights of all who share add up to zero, so no share can be said."""

    def __init__(self, recipients: tuple[str, ...]) -> None:
        self.recipients = recipients
        super().__init__(f"all weights are zero: {', '.join(recipients)}")
