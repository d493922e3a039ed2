"""What each recipient gets in several agreements: the sum of what is known, and whether that is all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dagmar.allocation.result import Allocation
from dagmar.money import Ore
from dagmar.registry.recipient import Kind, RecipientCode


@dataclass(frozen=True, slots=True)
class Sum:
    """A recipient's settled amounts in one agreement, in öre. `complete` is False when a row of it is not known."""

    ore: Ore
    complete: bool


@dataclass(frozen=True, slots=True)
class RecipientSums:
    """One recipient over several agreements; None where it has no row, or where nothing could be computed at all."""

    kind: Kind
    recipient: RecipientCode
    name: str
    sums: tuple[Sum | None, ...]


def over_years(allocations: Sequence[Allocation | None]) -> tuple[RecipientSums, ...]:
    """Every recipient of any of them, by kind and code, under the name that it has last."""
    tables = [_sums(allocation) for allocation in allocations]
    names = {
        (line.recipient.kind, line.recipient.code): line.recipient.name
        for allocation in allocations
        if allocation is not None
        for grant in allocation.grants
        for line in grant.lines
    }
    return tuple(
        RecipientSums(kind, code, names[kind, code], tuple(table.get((kind, code)) for table in tables))
        for kind, code in sorted(names)
    )


def _sums(allocation: Allocation | None) -> dict[tuple[Kind, RecipientCode], Sum]:
    found: dict[tuple[Kind, RecipientCode], Sum] = {}
    for grant in allocation.grants if allocation is not None else ():
        for line in grant.lines:
            key = (line.recipient.kind, line.recipient.code)
            before = found.get(key, Sum(Ore(0), complete=True))
            settled = 0 if line.settled is None else int(line.settled.value)
            # What is no money to give out has no amount, and leaves nothing out.
            beside = grant.pot is None and allocation is not None and _is_beside(allocation, grant.grant)
            complete = before.complete and (line.settled is not None or beside)
            found[key] = Sum(Ore(before.ore + settled), complete=complete)
    return found


def _is_beside(allocation: Allocation, grant: str) -> bool:
    return allocation.assessment.agreement.grants[grant].amount_is != "pot"
