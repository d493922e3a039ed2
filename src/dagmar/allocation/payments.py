"""Which payment of a grant an amount falls in, and the rounding at the level that the agreement names.

A month falls in the payment that covers it, and is refused when none does (`month-without-payment`). A pot that comes `with`
a payment falls in that one; payments with a `share` split every amount, the last one taking what is left; an `advance` is
taken off the last payment, which may then be negative: money to be repaid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from dagmar.agreement.model import Agreement, Grant, Payment
from dagmar.agreement.period import Period
from dagmar.allocation.arithmetic import DIFFERENCE, PRODUCT, TOTAL
from dagmar.allocation.case import MissingFacts
from dagmar.allocation.closing import CLOSED_DOWN, added, close_by, to_the_ore
from dagmar.allocation.part import NOTHING, Part
from dagmar.allocation.result import Line
from dagmar.assessment.outcome import Outcome
from dagmar.derivation import Derivation, leaf
from dagmar.facts.book import Facts
from dagmar.registry.recipient import Recipient
from dagmar.text import Text

ORE_PER_KRONA = 100


def settle_grant(
    agreement: Agreement, name: str, grant: Grant, parts: Sequence[tuple[Period | None, Derivation, Part]], facts: Facts
) -> tuple[tuple[Line, ...], Text | None]:
    """The rows of a grant, rounded; and why they could not be settled, if so.

    Raises:
        MissingFacts: an advance is paid on an estimate that nobody has given.
    """
    entitled = added([part.entitled for _, _, part in parts])
    earned = added([part.earned for _, _, part in parts])
    doubts = [part.unknown for _, _, part in parts if part.unknown]
    unknown_of = {code: why for _, _, part in parts for code, why in part.unknown_of.items()}
    doubt = doubts[0] if doubts else next(iter(unknown_of.values()), None)
    by_payment = {} if doubt else _by_payment(agreement, name, grant, parts, earned, facts)
    lines = []
    for recipient, outcomes in _rows(parts):
        code = recipient.code
        cells = tuple(row.get(code, NOTHING) for row in by_payment.values())
        settled = None if doubt else cells[0] if len(cells) == 1 else TOTAL(*cells, about=code)
        failed = tuple(dict.fromkeys(seen.requirement for seen in outcomes if seen.state == "not_met"))
        known = not doubts and code not in unknown_of
        lines.append(
            Line(
                recipient,
                entitled.get(code),
                earned.get(code) if known else None,
                settled,
                cells,
                outcomes,
                failed,
                unknown_of.get(code) or doubt,
            )
        )
    return tuple(lines), doubt


def payment_of(agreement: Agreement, name: str, month: Period | None) -> list[int]:
    """The payments, by their number from 0, that a grant or a month of it falls in."""
    payments = agreement.payments
    if not payments:
        return [0]
    coming_with = [index for index, payment in enumerate(payments) if name in payment.with_]
    if coming_with:
        return coming_with[:1]
    named = [index for index, payment in enumerate(payments) if name in payment.grants]
    if month is not None:
        return payments_of_month(agreement, name, month)[:1] or [len(payments) - 1]
    if named:
        return named
    open_to_all = [
        index
        for index, payment in enumerate(payments)
        if not payment.grants and (payment.share is not None or payment.advance is not None or payment.covers is None)
    ]
    return open_to_all or [len(payments) - 1]


def payments_of_month(agreement: Agreement, name: str, month: Period) -> list[int]:
    """The payments that a month of a grant can fall in: those that cover it, or else the only one that names the grant."""
    named = [index for index, payment in enumerate(agreement.payments) if name in payment.grants]
    covering = [
        index
        for index, payment in enumerate(agreement.payments)
        if payment.covers is not None and month in payment.covers and (not payment.grants or name in payment.grants)
    ]
    return covering or (named if len(named) == 1 and agreement.payments[named[0]].covers is None else [])


def _by_payment(
    agreement: Agreement,
    name: str,
    grant: Grant,
    parts: Sequence[tuple[Period | None, Derivation, Part]],
    earned: dict[str, Derivation],
    facts: Facts,
) -> dict[int, dict[str, Derivation]]:
    """Settled öre by payment and code."""
    groups: dict[int, list[dict[str, Derivation]]] = {index: [] for index in range(max(1, len(agreement.payments)))}
    split: list[int] = []
    for month, _, part in parts:
        falls_in = payment_of(agreement, name, month)
        split = falls_in if len(falls_in) > 1 else split
        groups[falls_in[-1]].append(part.earned)
    exact = {index: added(rows) for index, rows in groups.items()}
    if grant.rounding is None or grant.rounding.at != "grant":
        cells = {index: to_the_ore(row) for index, row in exact.items()}
        return _split(agreement, cells, split, leaf("unit", 1, "öre"), facts) if split else cells
    settled = close_by(grant.rounding, earned)
    step = leaf("unit", grant.rounding.to, "öre")
    if split:
        whole = {index: settled if index == split[-1] else {} for index in exact}
        return _split(agreement, whole, split, step, facts)
    cells = {
        index: {code: CLOSED_DOWN(figure, step, about=code) for code, figure in exact[index].items()} for index in exact
    }
    filled = [index for index, row in exact.items() if row]
    for code, whole_sum in settled.items():
        before = [cells[index][code] for index in filled[:-1] if code in cells[index]]
        cells[filled[-1]][code] = DIFFERENCE(whole_sum, TOTAL(*before, about=code), about=code) if before else whole_sum
    return cells


def _split(
    agreement: Agreement, cells: dict[int, dict[str, Derivation]], split: list[int], step: Derivation, facts: Facts
) -> dict[int, dict[str, Derivation]]:
    """Divide what falls in the last of several payments over them all: shares and advances first, the rest at the end."""
    last = split[-1]
    whole = cells[last]
    for index in split[:-1]:
        payment = agreement.payments[index]
        if payment.advance is not None:
            cells[index] = _advances(payment, agreement.period, whole, step, facts)
        else:
            share = leaf(
                "payment_share",
                payment.share if payment.share is not None else Fraction(1, len(split)),
                "share",
                about=f"payment {index + 1}",
            )
            cells[index] = {
                code: CLOSED_DOWN(PRODUCT(amount, share, about=code), step, about=code)
                for code, amount in whole.items()
            }
    cells[last] = {
        code: DIFFERENCE(amount, TOTAL(*[cells[index][code] for index in split[:-1]], about=code), about=code)
        for code, amount in whole.items()
    }
    return cells


def _advances(
    payment: Payment, period: Period, whole: dict[str, Derivation], step: Derivation, facts: Facts
) -> dict[str, Derivation]:
    advance = payment.advance
    assert advance is not None, "asked for"
    when = str(advance.period or period)
    share = leaf("advance_share", advance.share, "share", about=advance.of)
    seen = {code: facts.find(advance.of, code, when) for code in whole}
    without = tuple(code for code, observation in seen.items() if observation is None or observation.figure is None)
    if without:
        raise MissingFacts(advance.of, without, when, Text("förskottet räknas på den", "the advance is reckoned on it"))
    paid = {}
    for code, observation in seen.items():
        assert observation is not None, "those without were refused"
        assert observation.figure is not None, "those without were refused"
        estimate = leaf(
            "estimate",
            observation.figure * ORE_PER_KRONA,
            "öre",
            source=observation.source,
            about=f"{advance.of} {code} {when}",
        )
        paid[code] = CLOSED_DOWN(PRODUCT(estimate, share, about=code), step, about=code)
    return paid


def _rows(parts: Sequence[tuple[Period | None, Derivation, Part]]) -> Iterator[tuple[Recipient, tuple[Outcome, ...]]]:
    """Each recipient once, sorted by code, with the outcomes of all its months."""
    recipients = {one.code: one for _, _, part in parts for one in part.recipients}
    for code in sorted(recipients):
        yield recipients[code], tuple(seen for _, _, part in parts for seen in part.outcomes.get(code, ()))
