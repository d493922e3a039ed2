"""`by: indicator`: the pot in proportion to what an indicator says of each.

    distribute: {by: indicator, of: operationer, period: 2025-01/2025-06}
    distribute: {by: indicator, of: vantat-hogst-90-dagar, count: denominator}

Entitlement = pot × own figure / the figures of all who share the pot. `count` takes the indicator's `value` (the default),
its `numerator` or its `denominator`: a share of 45 of 60 is a quantity of 3/4, 45 or 60. Without `period` it is that of the
agreement, or the month that is settled.
Source: the design of the language, `by: <quantity>`; B section 2.2 with w_i from a measured quantity.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from dagmar.agreement.fields import Identity, Span
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.arithmetic import in_proportion
from dagmar.allocation.case import Case, Part
from dagmar.allocation.mechanism import Amounts, Distribution
from dagmar.allocation.quantities import quantities, say_quantity
from dagmar.derivation import Derivation
from dagmar.registry.recipient import Recipient


class Indicator(Distribution):
    """What may be said after `distribute:` when it says `by: indicator`."""

    word: ClassVar[str] = "indicator"

    by: Literal["indicator"]
    of: Identity
    count: Part = "value"
    period: Span | None = None

    def entitle(self, pot: Derivation, sharers: Sequence[Recipient], case: Case) -> Amounts:
        """Share the pot (öre) in proportion to the figures, exactly."""
        return in_proportion(pot, quantities(sharers, case, of=self.of, period=self.period, count=self.count))

    def say(self, speaker: Speaker) -> str:
        """`i proportion till ”operationer” under 2025`."""
        quantity = say_quantity(speaker, of=self.of, period=self.period, count=self.count)
        return speaker.pick(f"i proportion till {quantity}", f"in proportion to {quantity}")
