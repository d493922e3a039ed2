"""Versions and years of an agreement side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dagmar.agreement.comparison import Change, SideBySide, compare, renamed_grants, side_by_side
from dagmar.agreement.loader import Loaded
from dagmar.allocation.difference import Difference, differences
from dagmar.allocation.over_years import RecipientSums, over_years
from dagmar.allocation.result import Allocation
from dagmar.facts.files import Progress
from dagmar.interface.running import allocate, facts_of
from dagmar.problem import Problem, Refused
from dagmar.registry.names import names_of


@dataclass(frozen=True, slots=True)
class Diff:
    """What differs between two agreements: in rules, and in kronor a recipient when both could be computed.

    `amounts` and the two allocations are None when one of them could not be computed; `why` then says why. `warnings` are
    those of both sides' facts.
    """

    changes: tuple[Change, ...]
    amounts: tuple[Difference, ...] | None
    allocations: tuple[Allocation, Allocation] | None = None
    why: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


def diff(old: Loaded, new: Loaded, *, progress: Progress | None = None) -> Diff:
    """What differs between two versions or years: rules, and kronor a recipient from the facts that lie with them."""
    changes = _compared(old, new)
    warnings: list[Problem] = []
    try:
        facts = []
        for side in (old, new):
            facts.append(facts_of(side, progress=progress))
            warnings += facts[-1].warnings
        before, after = allocate(old, facts[0]), allocate(new, facts[1])
    except Refused as refused:
        return Diff(changes, None, why=refused.problems, warnings=tuple(dict.fromkeys(warnings)))
    amounts = differences(before, after, renamed_grants(old.agreement, new.agreement))
    differing = tuple(one for one in amounts if one.differs)
    return Diff(changes, differing, (before, after), warnings=tuple(dict.fromkeys(warnings)))


@dataclass(frozen=True, slots=True)
class Series:
    """Several years of an agreement, in the order given: the money side by side, and what changed at each step.

    `allocations` has None for what could not be computed, and `why` says why.
    """

    money: SideBySide
    steps: tuple[tuple[Change, ...], ...]
    recipients: tuple[RecipientSums, ...]
    allocations: tuple[Allocation | None, ...]
    why: tuple[Problem, ...] = ()


def series(agreements: Sequence[Loaded]) -> Series:
    """Several years of an agreement: to whom the money went, what rules changed from each to the next, and the kronor."""
    done: list[Allocation | None] = []
    why: list[Problem] = []
    for agreement in agreements:
        try:
            done.append(allocate(agreement))
        except Refused as refused:
            done.append(None)
            why += refused.problems
    return Series(
        side_by_side([one.agreement for one in agreements]),
        tuple(_compared(old, new) for old, new in pairwise(agreements)),
        over_years(done),
        tuple(done),
        tuple(why),
    )


def _compared(old: Loaded, new: Loaded) -> tuple[Change, ...]:
    names = names_of(old, new)
    return compare(old.agreement, new.agreement, names.recipients, names.counties)
