"""`equal`: the same to each.

    distribute: equal
    distribute: {equal: each, among: qualified}

Entitlement = pot / number of those who share it. 100 Mkr between 21 regions is 4 761 904,76… kr each; sixteen get
4 761 905 kr and five 4 761 904 kr when `rounding` closes it by largest remainder.
Source: B section 3; korta vårdköerna 2025, block 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from dagmar.agreement.speaker import Speaker
from dagmar.allocation.arithmetic import EQUAL_SHARE
from dagmar.allocation.case import Case
from dagmar.allocation.mechanism import Amounts, Distribution
from dagmar.derivation import Derivation, leaf
from dagmar.registry.recipient import Recipient


class Equal(Distribution):
    """The same to each of those who share the pot."""

    word: ClassVar[str] = "equal"
    bare: ClassVar[bool] = True

    equal: Literal["each"] = "each"

    def entitle(self, pot: Derivation, sharers: Sequence[Recipient], case: Case) -> Amounts:
        """Share the pot (öre) equally, exactly."""
        number = leaf("sharers", len(sharers), "recipients", about="sharers")
        return {sharer.code: EQUAL_SHARE(pot, number, about=sharer.code) for sharer in sharers}

    def say(self, speaker: Speaker) -> str:
        """`lika till var och en`."""
        return speaker.pick("med lika mycket till var och en", "equally to each")
