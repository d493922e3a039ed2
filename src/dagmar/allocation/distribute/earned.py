"""`by: earned`: the pot in proportion to what each has earned in other grants.

    distribute: {by: earned, of: [besok, behandlingar]}

Entitlement = pot × own earnings in the grants named / the earnings of all who share the pot. Those grants are settled
first. If nobody earned anything in them, nobody has a share: the whole pot is unearned and goes where `unearned` says.
Source: the design of the language, "`earned` in other grants": a bonus pot shared in proportion to what was earned.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from dagmar.agreement.fields import Identity
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.arithmetic import PRODUCT, TOTAL, in_proportion
from dagmar.allocation.case import Case
from dagmar.allocation.mechanism import Amounts, Distribution
from dagmar.derivation import Derivation, leaf
from dagmar.registry.recipient import Recipient

NOTHING_EARNED = leaf("nothing", 0, "öre")


class Earned(Distribution):
    """What may be said after `distribute:` when it says `by: earned`."""

    word: ClassVar[str] = "earned"

    by: Literal["earned"]
    of: Annotated[
        tuple[Identity, ...],
        BeforeValidator(lambda value: [value] if isinstance(value, str) else value),
        Field(min_length=1),
    ]

    def rests_on(self) -> tuple[str, ...]:
        """The grants named: their earnings must be known first."""
        return self.of

    def entitle(self, pot: Derivation, sharers: Sequence[Recipient], case: Case) -> Amounts:
        """Share the pot (öre) in proportion to the earnings, exactly."""
        earnings: Amounts = {
            sharer.code: TOTAL(
                *(case.earned[grant].get(sharer.code, NOTHING_EARNED) for grant in self.of), about=sharer.code
            )
            for sharer in sharers
        }
        if not any(earning.value for earning in earnings.values()):
            none = leaf("nobody_earned", 0, "share")
            return {code: PRODUCT(pot, none, about=code) for code in earnings}
        return in_proportion(pot, earnings)

    def say(self, speaker: Speaker) -> str:
        """`i proportion till vad var och en har förtjänat i ”besök”`."""
        grants = speaker.listing([speaker.grant(grant) for grant in self.of])
        return speaker.pick(
            f"i proportion till vad var och en har förtjänat i {grants}",
            f"in proportion to what each has earned in {grants}",
        )
