"""Quantities to share a pot by: an indicator's figures, or only what they count; never below zero."""

from __future__ import annotations

from collections.abc import Sequence

from dagmar.agreement.period import Period
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.case import Case, MissingFacts, Part
from dagmar.derivation import Derivation
from dagmar.registry.recipient import Recipient
from dagmar.text import Text


def quantities(
    sharers: Sequence[Recipient], case: Case, *, of: str, period: Period | None, count: Part
) -> dict[str, Derivation]:
    """The figure of each sharer, by recipient code, in the indicator's own unit.

    Raises:
        MissingFacts: names every sharer without a figure, or every sharer whose figure is below zero: a share of money
            cannot be taken of that.
    """
    found = case.figures([sharer.code for sharer in sharers], of, period, count)
    below = tuple(code for code, figure in found.items() if figure.value < 0)
    if below:
        raise MissingFacts(
            of,
            below,
            str(period or case.period),
            Text(
                "uppgiften är mindre än noll och kan inte vara en nyckel",
                "the figure is below zero and cannot be a key",
            ),
        )
    return found


def say_quantity(speaker: Speaker, *, of: str, period: Period | None, count: Part) -> str:
    """`täljaren i ”kbt” under 2014`."""
    part = {
        "value": "",
        "numerator": speaker.pick("täljaren i ", "the numerator of "),
        "denominator": speaker.pick("nämnaren i ", "the denominator of "),
    }[count]
    when = speaker.pick(f" under {speaker.period(period)}", f" in {speaker.period(period)}") if period else ""
    return f"{part}{speaker.name(of)}{when}"
