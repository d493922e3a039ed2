"""What lies inside an amount: what of it is earmarked, and what its recipient sets aside for a common pot."""

from __future__ import annotations

from dagmar.agreement.model import Grant
from dagmar.allocation.common_pots import common_pots_of
from dagmar.allocation.earmarks import earmarks_of
from dagmar.allocation.result import Allocation, GrantAllocation, Line
from dagmar.publication.explanation.telling import Telling


def earmarks(grant: Grant, given: GrantAllocation, line: Line, tell: Telling) -> list[str]:
    """One sentence an earmark."""
    said = []
    for name, parts in earmarks_of(grant, given).items():
        part = parts.get(str(line.recipient.code))
        if part is not None:
            kronor, what = tell.kronor(part.value), grant.earmarked[name].title or name
            said.append(
                tell.pick(
                    f"Av beloppet är {kronor}\u00a0kr öronmärkt: {what}.",
                    f"Of the amount {kronor}\u00a0kr is earmarked: {what}.",
                )
            )
    return said


def set_aside(allocation: Allocation, code: str, tell: Telling) -> list[str]:
    """One sentence a common pot that the recipient has part in."""
    said = []
    declared = allocation.assessment.agreement.common_pots
    for pot in common_pots_of(allocation):
        if code in pot.contributions:
            own, whole = tell.kronor(pot.contributions[code].value), tell.kronor(pot.total.value)
            least_sv, least_en = ("", "") if pot.complete else ("minst ", "at least ")
            title = declared[pot.name].title or pot.name
            said.append(
                tell.pick(
                    f"{title}: av sina belopp avsätter mottagaren {own}\u00a0kr; potten är {least_sv}{whole}\u00a0kr.",
                    f"{title}: of its amounts the recipient sets aside {own}\u00a0kr; "
                    f"the pot is {least_en}{whole}\u00a0kr.",
                )
            )
    return said
