"""What differs between two decisions, recipient by recipient: what a correction of facts costs whom."""

from __future__ import annotations

from dataclasses import dataclass

from dagmar.allocation.difference import differences
from dagmar.allocation.result import Allocation
from dagmar.money import Ore


@dataclass(frozen=True, slots=True)
class AmountDifference:
    """One recipient's amount in one grant before and after, in öre. None: not known, or no such row."""

    grant: str
    kind: str
    recipient: str
    name: str
    before: Ore | None
    after: Ore | None

    @property
    def change(self) -> Ore | None:
        """After less before, in öre; None when either is not known."""
        return None if self.before is None or self.after is None else Ore(self.after - self.before)


def differences_between(before: Allocation, after: Allocation) -> tuple[AmountDifference, ...]:
    """Every amount that is not the same, in the order of the agreement and of the codes; empty when nothing changed."""
    return tuple(
        AmountDifference(row.grant, row.kind, row.recipient, row.name, row.old, row.new)
        for row in differences(before, after)
        if row.differs
    )
