"""What differs between two decisions, recipient by recipient: what a correction of facts costs whom."""

from __future__ import annotations

from dataclasses import dataclass

from dagmar.allocation.result import Allocation, Line
from dagmar.money import Ore

Key = tuple[str, str, str]


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
    one, other = _lines(before), _lines(after)
    return tuple(
        AmountDifference(*key, (other.get(key) or one[key]).recipient.name, _ore(one.get(key)), _ore(other.get(key)))
        for key in dict.fromkeys([*other, *one])
        if (key in one) != (key in other) or _ore(one.get(key)) != _ore(other.get(key))
    )


def _lines(allocation: Allocation) -> dict[Key, Line]:
    return {
        (grant.grant, line.recipient.kind, str(line.recipient.code)): line
        for grant in allocation.grants
        for line in grant.lines
    }


def _ore(line: Line | None) -> Ore | None:
    return None if line is None or line.settled is None else Ore(int(line.settled.value))
