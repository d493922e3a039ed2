"""`fixed`: a stated amount for each named recipient, or for each in a class of recipients.

    distribute: {fixed: {"01": 110 Mkr, "03": 29 Mkr}}
    distribute: {fixed: {"01": 2 Mkr, "12": 2 Mkr, "14": 2 Mkr}, others: 1 Mkr}

`others` is what each recipient gets who is not named. What the stated amounts leave of the pot is unearned; more than the
pot they may not be. Amounts that are only stated are never counted as reproduced.
Source: the design of the language; god och nära vård 2024 states its amounts by county.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from dagmar.agreement.fields import Money, Said
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.case import Case
from dagmar.allocation.mechanism import Amounts, Distribution, StatedExceedsPot
from dagmar.derivation import Derivation, leaf
from dagmar.registry.recipient import Recipient


class Fixed(Distribution):
    """Stated amounts, by recipient code."""

    word: ClassVar[str] = "fixed"

    fixed: Mapping[Said, Money]
    others: Money | None = None

    def entitle(self, pot: Derivation, sharers: Sequence[Recipient], case: Case) -> Amounts:
        """The stated amount of each sharer, in öre; 0 for one who is not named when there is no `others`.

        Raises:
            StatedExceedsPot: the amounts are more than the pot.
        """
        stated: Amounts = {
            sharer.code: leaf("stated", self.fixed.get(sharer.code, self.others or 0), "öre", about=sharer.code)
            for sharer in sharers
        }
        asked = sum(int(amount.value) for amount in stated.values())
        if asked > pot.value:
            raise StatedExceedsPot(asked, int(pot.value))
        return stated

    def say(self, speaker: Speaker) -> str:
        """Each stated amount with its recipient."""
        stated = [f"{speaker.recipient(code)} {speaker.money(ore)}" for code, ore in self.fixed.items()]
        if self.others is not None:
            stated.append(
                speaker.pick(
                    f"var och en av de övriga {speaker.money(self.others)}",
                    f"each of the others {speaker.money(self.others)}",
                )
            )
        return speaker.pick(
            f"med angivna belopp: {speaker.listing(stated)}", f"in stated amounts: {speaker.listing(stated)}"
        )
