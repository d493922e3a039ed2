"""What of each recipient's amount is earmarked: the same share for everyone, closed as the grant itself is.

    earmarked: {specialistsjukskoterskor: {amount: 300 Mkr}}

When all of the grant's money is settled (the pot, with what other grants carried to it) the earmarked parts add up to the
amount stated, to the unit of the grant's rounding; when some of it is not earned, so much less is earmarked.
Source: professionsmiljarden 2017, 300 of 951 million kronor.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from dagmar.agreement.model import Grant
from dagmar.allocation.arithmetic import PRODUCT
from dagmar.allocation.closing import close_by, to_the_ore
from dagmar.allocation.result import GrantAllocation
from dagmar.derivation import Derivation, leaf


def earmarks_of(grant: Grant, given: GrantAllocation) -> dict[str, Mapping[str, Derivation]]:
    """By earmark and recipient code, in öre; nothing for what is not known."""
    if not given.pot:
        return {}
    return {
        name: _parts(name, one.amount, given.pot + given.received, grant, given)
        for name, one in grant.earmarked.items()
    }


def _parts(name: str, amount: int, whole: int, grant: Grant, given: GrantAllocation) -> dict[str, Derivation]:
    share = leaf("earmark_share", Fraction(amount, whole), "share", about=name)
    exact = {
        str(line.recipient.code): PRODUCT(line.settled, share, about=str(line.recipient.code))
        for line in given.lines
        if line.settled is not None
    }
    if grant.rounding is None or grant.rounding.at != "grant":
        return to_the_ore(exact)
    return close_by(grant.rounding, exact)
