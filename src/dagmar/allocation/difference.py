"""What differs between two allocations in kronor, recipient by recipient: what a correction or a new rule gives whom.

Two allocations of one agreement with other facts, or of two versions or years of it. What is not known stays unknown: it is
never counted as zero, and a sum over it is unknown too. A recipient or a grant that is only in one of them has an absence
there, which is not an unknown: its money is new, or gone, whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from dagmar.allocation.result import Allocation, GrantAllocation, Line
from dagmar.money import Ore
from dagmar.registry.recipient import Kind, RecipientCode

Standing = Literal["known", "unknown", "absent"]
"""What there is of an amount: it is known, there is a row whose amount is not, or there is no row."""

Key = tuple[str, Kind, RecipientCode]


@dataclass(frozen=True, slots=True)
class Difference:
    """One recipient's settled amount in one grant in the old and in the new allocation, in öre.

    `old` and `new` are None when not known and when there is no such row; `old_standing` and `new_standing` tell which.
    `grant` is its name in the new allocation, or in the old one when it is only there.
    """

    grant: str
    kind: Kind
    recipient: RecipientCode
    name: str
    old: Ore | None
    new: Ore | None
    old_standing: Standing = "known"
    new_standing: Standing = "known"

    @property
    def more(self) -> Ore | None:
        """New less old, in öre: an absent row counts as nothing, an unknown amount makes the difference unknown."""
        if "unknown" in (self.old_standing, self.new_standing):
            return None
        return Ore((self.new or 0) - (self.old or 0))

    @property
    def differs(self) -> bool:
        """Whether the two are not the same; a row that is there on one side only differs, also when it is of 0 kr."""
        return self.old_standing != self.new_standing or self.old != self.new


def differences(old: Allocation, new: Allocation, renamed: Mapping[str, str] | None = None) -> tuple[Difference, ...]:
    """Every row of either allocation, the same or not, in the order of the new one; those only in the old one come last.

    `renamed` tells what grants of the old agreement are called in the new one, so that their rows meet. The sum of `more`
    over all rows is the new sum settled less the old one, to the öre, when everything is known.
    """
    before, after = _rows(old.grants, renamed or {}), _rows(new.grants, {})
    return tuple(_difference(key, before.get(key), after.get(key)) for key in dict.fromkeys([*after, *before]))


def settled(rows: Iterable[Difference]) -> tuple[Ore | None, Ore | None, Ore | None]:
    """The sums of some rows: old, new, and new less old, in öre. Each is None when an amount in it is not known."""
    listed = list(rows)
    old = None if any(row.old_standing == "unknown" for row in listed) else Ore(sum(row.old or 0 for row in listed))
    new = None if any(row.new_standing == "unknown" for row in listed) else Ore(sum(row.new or 0 for row in listed))
    return old, new, None if old is None or new is None else Ore(new - old)


def _rows(grants: Iterable[GrantAllocation], renamed: Mapping[str, str]) -> dict[Key, Line]:
    return {
        (renamed.get(grant.grant, grant.grant), line.recipient.kind, line.recipient.code): line
        for grant in grants
        for line in grant.lines
    }


def _difference(key: Key, old: Line | None, new: Line | None) -> Difference:
    line = new or old
    assert line is not None, "a key is of one row at least"
    return Difference(*key, line.recipient.name, _ore(old), _ore(new), _standing(old), _standing(new))


def _ore(line: Line | None) -> Ore | None:
    return None if line is None or line.settled is None else Ore(int(line.settled.value))


def _standing(line: Line | None) -> Standing:
    if line is None:
        return "absent"
    return "unknown" if line.settled is None else "known"
