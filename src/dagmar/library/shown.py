"""What an allocation gives where a published table shows something: one grant, one payment of it, or a payment of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dagmar.agreement.model import Agreement
from dagmar.allocation.result import Allocation, GrantAllocation, Line
from dagmar.assessment.outcome import Outcome
from dagmar.derivation import Derivation
from dagmar.registry.recipient import Recipient
from dagmar.text import Text


@dataclass(frozen=True, slots=True)
class Shown:
    """Settled figures by recipient code, in öre, with the outcomes that they rest on; `unknown` says why there are none."""

    figures: Mapping[str, Derivation]
    outcomes: Mapping[str, tuple[Outcome, ...]]
    recipients: Mapping[str, Recipient]
    unknown: Text | None


def shown_in(table: str, agreement: Agreement, allocation: Allocation) -> Shown:
    """The figures that a table shows: of the grant it names or is named after, otherwise of a payment of all grants.

    A payment of all grants is not known as long as one of them is not; a frame is no payment.
    """
    published = agreement.published[table]
    names = [grant.grant for grant in allocation.grants]
    name = published.grant or (table if table in names else None)
    if name is not None:
        return _of_grant(allocation.grant(name), published.payment)
    lines = [line for grant in allocation.grants for line in grant.lines]
    pots = [one for one in allocation.grants if agreement.grants[one.grant].amount_is == "pot"]
    unknown = next((pot.unknown for pot in pots if pot.unknown), None)
    number = published.payment or 1
    amounts = allocation.settlements[number - 1].amounts if number <= len(allocation.settlements) else {}
    return Shown(
        {} if unknown else {code: figure for (_, code), figure in amounts.items()},
        _outcomes(lines),
        {str(line.recipient.code): line.recipient for line in lines},
        unknown,
    )


def _of_grant(grant: GrantAllocation, payment: int | None) -> Shown:
    figures = {str(line.recipient.code): figure for line in grant.lines if (figure := _settled(line, payment))}
    recipients = {str(line.recipient.code): line.recipient for line in grant.lines}
    return Shown(figures, _outcomes(list(grant.lines)), recipients, grant.unknown)


def _settled(line: Line, payment: int | None) -> Derivation | None:
    if line.settled is None or payment is None:
        return line.settled
    return line.by_payment[payment - 1] if payment <= len(line.by_payment) else None


def _outcomes(lines: list[Line]) -> dict[str, tuple[Outcome, ...]]:
    found: dict[str, tuple[Outcome, ...]] = {}
    for line in lines:
        found[str(line.recipient.code)] = (*found.get(str(line.recipient.code), ()), *line.outcomes)
    return found
