"""`by: numerator`: the pot in proportion to what an indicator counts, its numerator.

    distribute: {by: numerator, of: vardkontakter-inom-60-dagar, period: 2013}

Entitlement = pot × own numerator / the numerators of all who share the pot: of 45 of 60 it is 45. The short way to say
`{by: indicator, of: ..., count: numerator}`.
Source: the design of the language, "an indicator's numerator".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from dagmar.agreement.fields import Identity, Span
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.arithmetic import in_proportion
from dagmar.allocation.case import Case
from dagmar.allocation.mechanism import Amounts, Distribution
from dagmar.allocation.quantities import quantities, say_quantity
from dagmar.derivation import Derivation
from dagmar.registry.recipient import Recipient


class Numerator(Distribution):
    """What may be said after `distribute:` when it says `by: numerator`."""

    word: ClassVar[str] = "numerator"

    by: Literal["numerator"]
    of: Identity
    period: Span | None = None

    def entitle(self, pot: Derivation, sharers: Sequence[Recipient], case: Case) -> Amounts:
        """Share the pot (öre) in proportion to the numerators, exactly."""
        return in_proportion(pot, quantities(sharers, case, of=self.of, period=self.period, count="numerator"))

    def say(self, speaker: Speaker) -> str:
        """`i proportion till täljaren i ”besök” under 2013`."""
        quantity = say_quantity(speaker, of=self.of, period=self.period, count="numerator")
        return speaker.pick(f"i proportion till {quantity}", f"in proportion to {quantity}")
