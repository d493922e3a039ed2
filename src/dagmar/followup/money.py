"""Where the money of an agreement went: settled, carried and returned, and how many recipients got all, some or none.

A grant that could not be computed is counted as such and left out of every sum: what is not known is not zero. Of the
others pot + received = settled + carried + returned, grant by grant and so for all of them together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from dagmar.allocation.result import Allocation, GrantAllocation, Line
from dagmar.money import Ore
from dagmar.registry.recipient import Kind, Recipient

Got = Literal["all", "some", "none", "not_known"]
GOT: tuple[Got, ...] = ("all", "some", "none", "not_known")


@dataclass(frozen=True, slots=True)
class Flow:
    """The sums over the grants that were computed, in öre; `not_computed` are the others."""

    pot: Ore
    received: Ore
    settled: Ore
    carried: Ore
    returned: Ore
    computed: tuple[str, ...]
    not_computed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KindMoney:
    """What one kind of recipient got: öre in all, and how many got all that they could, some of it, or none.

    `settled` is of what is known, and None when nothing is.
    """

    kind: Kind
    settled: Ore | None
    got: dict[Got, int]


@dataclass(frozen=True, slots=True)
class WithoutMoney:
    """A recipient that got nothing of a grant, and the requirements that it did not meet; none of them: another reason."""

    grant: str
    recipient: Recipient
    failed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Money:
    """All of it: the flow, each kind of recipient, and everyone who got nothing of a grant that gave money to be got."""

    flow: Flow
    kinds: tuple[KindMoney, ...]
    without: tuple[WithoutMoney, ...]


def money_of(allocation: Allocation) -> Money:
    """What an allocation did with the money."""
    rows = [(grant, line) for grant in allocation.grants for line in grant.lines]
    kinds = dict.fromkeys(line.recipient.kind for _, line in rows)
    return Money(_flow(allocation.grants), tuple(_kind(kind, rows) for kind in kinds), tuple(_without(rows)))


def _flow(grants: Iterable[GrantAllocation]) -> Flow:
    grants = tuple(grants)
    done = [one for one in grants if one.unknown is None]
    return Flow(
        Ore(sum(one.pot or 0 for one in done)),
        Ore(sum(one.received for one in done)),
        Ore(sum(_settled(one.lines) for one in done)),
        Ore(sum(one.carried or 0 for one in done)),
        Ore(sum(one.returned or 0 for one in done)),
        tuple(one.grant for one in done),
        tuple(one.grant for one in grants if one.unknown is not None),
    )


def _settled(lines: Iterable[Line]) -> int:
    return sum(int(line.settled.value) for line in lines if line.settled is not None)


def _kind(kind: Kind, rows: list[tuple[GrantAllocation, Line]]) -> KindMoney:
    of: dict[str, list[Line]] = {}
    for _, line in rows:
        if line.recipient.kind == kind:
            of.setdefault(line.recipient.code, []).append(line)
    got: dict[Got, int] = dict.fromkeys(GOT, 0)
    for lines in of.values():
        got[_got(lines)] += 1
    known = Ore(sum(_settled(lines) for lines in of.values()))
    return KindMoney(kind, None if got["not_known"] == len(of) else known, got)


def _got(lines: list[Line]) -> Got:
    """How much of what it could get a recipient got, of the grants that are known for it.

    All: in every one it met what was required and earned its whole share by the key. Whoever met everything and yet has
    nothing to share by (no patients, no growth) has got all that there was for it, as long as something came of the rest.
    """
    known = [line for line in lines if line.settled is not None]
    if not known:
        return "not_known"
    if not _settled(known):
        return "none"
    return "all" if all(not line.failed and _whole(line) for line in known) else "some"


def _whole(line: Line) -> bool:
    return line.entitlement is None or line.earned is None or line.earned.value >= line.entitlement.value


def _without(rows: list[tuple[GrantAllocation, Line]]) -> Iterator[WithoutMoney]:
    for grant, line in rows:
        if line.settled is not None and line.settled.value == Fraction(0):
            yield WithoutMoney(grant.grant, line.recipient, line.failed)
