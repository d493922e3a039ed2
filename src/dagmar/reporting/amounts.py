"""What was settled, as what is known beforehand: so that a recipient who accounts for its money need not look it up."""

from __future__ import annotations

from fractions import Fraction

from dagmar.allocation.assumptions import amounts_rest_on
from dagmar.allocation.basis import made_up
from dagmar.allocation.result import Allocation, GrantAllocation
from dagmar.facts.cells import decimal_text
from dagmar.reporting.known import Known
from dagmar.text import Text


def settled_amounts(allocation: Allocation) -> dict[tuple[str, str, str], Known]:
    """Each settled amount in kronor by agreement, grant and recipient's code, with what it rests on said in its source."""
    return {
        (allocation.agreement, grant.grant, line.recipient.code): Known(
            decimal_text(Fraction(line.settled.value) / 100), _source(allocation, grant)
        )
        for grant in allocation.grants
        if grant.unknown is None
        for line in grant.lines
        if line.settled is not None
    }


def _source(allocation: Allocation, grant: GrantAllocation) -> Text:
    name = f"{allocation.agreement} {grant.grant}"
    sv, en = f"fastställt belopp, {name}", f"settled amount, {name}"
    if amounts_rest_on(grant.assumed):
        sv, en = f"{sv}; vilar på antaganden", f"{en}; rests on assumptions"
    said = Text(sv, en)
    return made_up(said) if grant.basis != "real" else said
