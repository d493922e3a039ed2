"""The steps of arithmetic that several mechanisms take. Each gives its figure and its reason at once."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from dagmar.derivation import Derivation, Rule

TOTAL = Rule("total", lambda *parts: sum(parts, Fraction(0)))
SHARE = Rule("share", lambda pot, weight, everyone: pot * weight / everyone)
EQUAL_SHARE = Rule("equal_share", lambda pot, sharers: pot / sharers)
PRODUCT = Rule("product", lambda amount, share: amount * share)
DIFFERENCE = Rule("difference", lambda whole, part: whole - part)
GATE = Rule("gate", lambda entitlement, passed: entitlement * passed)
WEIGHTED = Rule(
    "weighted", lambda *pairs: sum((n * a for n, a in zip(pairs[::2], pairs[1::2], strict=True)), Fraction(0))
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
