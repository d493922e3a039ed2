"""`ceiling`: nobody gets more.

    limit: {ceiling: 40 Mkr, excess: others}
    limit: {ceiling: {per_inhabitant: 100 kr, as_of: 2024-12-31}, excess: unearned}
    limit: {ceiling: 25 %, excess: others}

`excess` says where it goes and has no default: to the `others` in proportion to what they have, again and again until nobody
is above, or it is `unearned`. When everyone who has anything is at the ceiling, the rest is unearned. A per cent is a share
of the pot. 100 by 50/30/20 with 40 as the ceiling of all gives 40/36/24.

Source: water-filling; ceilings for each region in korta vårdköerna 2025 (Socialstyrelsen, statsbidrag).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from dagmar.agreement.speaker import Speaker
from dagmar.allocation.arithmetic import DIFFERENCE, TOTAL
from dagmar.allocation.bounds import SCALED, Bound, bounds, in_all, say_bound
from dagmar.allocation.case import Case
from dagmar.allocation.mechanism import Amounts, Limiting
from dagmar.derivation import Derivation, Rule
from dagmar.registry.recipient import Recipient

CAPPED = Rule("capped", lambda _, ceiling: ceiling)


class Ceiling(Limiting):
    """The most that anyone gets."""

    word: ClassVar[str] = "ceiling"

    ceiling: Bound
    excess: Literal["others", "unearned"]

    def apply(
        self, amounts: Mapping[str, Derivation], pot: Derivation, recipients: Sequence[Recipient], case: Case
    ) -> Amounts:
        """Cap, and scale the others up if they get the excess, until nobody is above."""
        if not amounts:
            return {}
        most = bounds(self.ceiling, "ceiling", list(amounts), pot, case)
        whole = TOTAL(*amounts.values(), about="earned")
        now, capped = dict(amounts), set[str]()
        while above := [code for code in now if code not in capped and now[code].value > most[code].value]:
            capped |= set(above)
            left = DIFFERENCE(whole, in_all([most[code] for code in now if code in capped], "capped"), about="left")
            others = in_all([amounts[code] for code in now if code not in capped], "others")
            now = {
                code: CAPPED(own, most[code], about=code)
                if code in capped
                else SCALED(own, left, others, about=code)
                if self.excess == "others" and own.value
                else own
                for code, own in amounts.items()
            }
        return now

    def say(self, speaker: Speaker) -> str:
        """`högst 40 Mkr var; det som blir över går till de andra i proportion till vad de har`."""
        most = say_bound(self.ceiling, speaker)
        excess = (
            speaker.pick(
                "går till de andra i proportion till vad de har", "goes to the others in proportion to what they have"
            )
            if self.excess == "others"
            else speaker.pick("är inte intjänat", "is unearned")
        )
        return speaker.pick(
            f"högst {most} var; det som blir över {excess}", f"at most {most} each; what is above {excess}"
        )
