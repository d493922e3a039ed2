"""What the recipients of a county set aside of their own amounts for a pot that they own together.

    common_pots:
      stockholm: {county: "01", share: 4 %, of: [regionerna, kommunerna]}

It is agreed among the recipients after the state has settled their amounts, so it changes none of them: each contributes
the same share of what it was settled, closed to the öre. What a whole county was settled is nobody's own, and not counted.
Source: Stockholm county, mental health 2017 and 2018.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dagmar.agreement.model import CommonPot
from dagmar.allocation.arithmetic import PRODUCT, TOTAL
from dagmar.allocation.closing import to_the_ore
from dagmar.allocation.result import Allocation
from dagmar.derivation import Derivation, leaf


@dataclass(frozen=True, slots=True)
class FilledPot:
    """A common pot with what each recipient sets aside and what it comes to, in öre.

    `complete` is False when an amount that it is counted on is not known; the total is then a part of it.
    """

    name: str
    contributions: Mapping[str, Derivation]
    total: Derivation
    complete: bool


def common_pots_of(allocation: Allocation) -> tuple[FilledPot, ...]:
    """Every common pot of the agreement, in the order of the file."""
    pots = allocation.assessment.agreement.common_pots
    return tuple(_filled(name, pot, allocation) for name, pot in pots.items())


def _filled(name: str, pot: CommonPot, allocation: Allocation) -> FilledPot:
    share = leaf("set_aside_share", pot.share, "share", about=name)
    lines = [
        line
        for grant in allocation.grants
        if grant.grant in pot.of
        for line in grant.lines
        if line.recipient.county == pot.county and line.recipient.kind != "county"
    ]
    own: dict[str, list[Derivation]] = {}
    for line in lines:
        if line.settled is not None:
            own.setdefault(str(line.recipient.code), []).append(line.settled)
    exact = {code: PRODUCT(TOTAL(*amounts, about=code), share, about=code) for code, amounts in own.items()}
    contributions = to_the_ore(exact)
    complete = bool(lines) and all(line.settled is not None for line in lines)
    total = TOTAL(*contributions.values(), about=name) if contributions else leaf("nothing", 0, "öre", about=name)
    return FilledPot(name, contributions, total, complete)
