"""`floor`: nobody who qualifies gets less.

    limit: {floor: 250 000 kr}
    limit: {floor: {per_inhabitant: 20 kr, as_of: 2024-12-31}}
    limit: {floor: 2 %}

Whoever is below is lifted to the floor, and what that costs is taken from the others in proportion to what they had. If that
brings others below, they are lifted too, until nobody is. A per cent is a share of the pot. Refused when the floors together
are more than what was earned.

Source: water-filling; the lower bound of 250 000 kr for a municipality in the grant for technology in elderly care 2022;
with 182,1 Mkr by population 125 of 290 lie below at first and 135 in the end.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import ClassVar

from dagmar.agreement.speaker import Speaker
from dagmar.allocation.arithmetic import DIFFERENCE, TOTAL
from dagmar.allocation.bounds import SCALED, Bound, bounds, in_all, say_bound
from dagmar.allocation.case import Case
from dagmar.allocation.mechanism import Amounts, LimitImpossible, Limiting
from dagmar.derivation import Derivation, Rule
from dagmar.registry.recipient import Recipient

LIFTED = Rule("lifted", lambda _, floor: floor)


class Floor(Limiting):
    """The least that anyone gets."""

    word: ClassVar[str] = "floor"

    floor: Bound

    def apply(
        self, amounts: Mapping[str, Derivation], pot: Derivation, recipients: Sequence[Recipient], case: Case
    ) -> Amounts:
        """Lift, and scale the others down, until nobody is below."""
        if not amounts:
            return {}
        least = bounds(self.floor, "floor", list(amounts), pot, case)
        whole = TOTAL(*amounts.values(), about="earned")
        asked = sum(floor.value for floor in least.values())
        if asked > whole.value:
            raise LimitImpossible(math.ceil(asked), math.floor(whole.value))
        now, lifted = dict(amounts), set[str]()
        while below := [code for code in now if code not in lifted and now[code].value < least[code].value]:
            lifted |= set(below)
            left = DIFFERENCE(whole, in_all([least[code] for code in now if code in lifted], "lifted"), about="left")
            others = in_all([amounts[code] for code in now if code not in lifted], "others")
            now = {
                code: LIFTED(own, least[code], about=code)
                if code in lifted
                else SCALED(own, left, others, about=code)
                if own.value
                else own
                for code, own in amounts.items()
            }
        return now

    def say(self, speaker: Speaker) -> str:
        """`minst 250 000 kr var, taget från de andra i proportion`."""
        least = say_bound(self.floor, speaker)
        return speaker.pick(
            f"minst {least} var; det tas från de andra i proportion till vad de har",
            f"at least {least} each; it is taken from the others in proportion to what they have",
        )
