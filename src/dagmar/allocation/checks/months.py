"""Months that are settled one by one and that no payment covers, so that nobody can say when they are paid.

With one payment there is nothing to choose between. With several, a month falls in the payment that `covers` it, or in the
only one that names the grant; a share of each month could be meant as well, and a lawyer would have the agreement say which.
"""

from __future__ import annotations

from collections.abc import Iterator

from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Grant
from dagmar.agreement.period import Period
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.mechanism import Distribution
from dagmar.allocation.payments import payments_of_month
from dagmar.problem import Problem
from dagmar.text import Text


def find(loaded: Loaded) -> Iterator[Problem]:
    """`month-without-payment`, for each grant, with the months."""
    agreement = loaded.agreement
    if len(agreement.payments) < 2:
        return
    for name, grant in agreement.grants.items():
        if any(name in payment.with_ for payment in agreement.payments):
            continue
        without = [month for month in _months(grant, agreement.period) if not payments_of_month(agreement, name, month)]
        if without:
            yield _problem(loaded, name, without)


def _months(grant: Grant, whole: Period) -> list[Period]:
    periods = grant.distribute.periods if isinstance(grant.distribute, Distribution) else None
    if periods is None or grant.amount_is != "pot":
        return []
    return [*(whole if periods == "monthly" else periods).months()]


def _problem(loaded: Loaded, name: str, months: list[Period]) -> Problem:
    first, last = months[0], months[-1]
    sv, en = (
        speaker.period(first)
        if first == last
        else f"{speaker.period(first)}{speaker.pick(' till ', ' to ')}{speaker.period(last)}"
        for speaker in (Speaker("sv"), Speaker("en"))
    )
    count = len(months)
    return Problem(
        "month-without-payment",
        loaded.document.key_place(("payments",)),
        Text(
            f"{name} avgörs månad för månad, men {count} av månaderna ({sv}) täcks inte av någon utbetalning.",
            f"{name} is settled month by month, but {count} of the months ({en}) are covered by no payment.",
        ),
        Text(
            "Skriv vilka månader varje utbetalning avser: covers: 2024-01/2024-06.",
            "Write which months each payment covers: covers: 2024-01/2024-06.",
        ),
        also=((loaded.document.key_place(("grants", name)), Text("bidraget", "the grant")),),
    )
