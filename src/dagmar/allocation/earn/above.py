"""`above`: what is done above a baseline, as a share of the most that can be earned.

    earn: {above: {baseline: operationer-2023, of: taket}, indicator: operationer, period: 2025}

Share = (result − baseline)/of, at least 0 and at most 1. `baseline` and `of` are indicators too, each recipient's own, and
of the same period. When there is nothing that can be earned (`of` is zero or less) nothing is earned.

Source: korta vårdköerna 2025, operations above the usual against a ceiling for each region (Socialstyrelsen, statsbidrag).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import ClassVar

from dagmar.agreement.fields import Identity, Span
from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import Words
from dagmar.allocation.case import Case
from dagmar.allocation.measured import EARNS_NOTHING, MISSING, clamp
from dagmar.allocation.mechanism import Amounts, Earning
from dagmar.assessment.condition import UnitMismatch
from dagmar.derivation import Rule
from dagmar.registry.recipient import Recipient

ABOVE = Rule(
    "above_baseline",
    lambda result, baseline, most: clamp((result - baseline) / most) if most > 0 else Fraction(0),
    "share",
)


class Baseline(Words):
    """The indicators of what was usual and of the most that can be earned."""

    baseline: Identity
    of: Identity


class Above(Earning):
    """A result above the recipient's own baseline."""

    word: ClassVar[str] = "above"

    above: Baseline
    indicator: Identity
    period: Span | None = None

    def shares(self, recipients: Sequence[Recipient], case: Case) -> Amounts:
        """How much of what can be earned was done; a figure that may be missing earns nothing, whichever it is."""
        codes = [one.code for one in recipients]
        names = (self.indicator, self.above.baseline, self.above.of)
        result, baseline, most = (case.figures(codes, name, self.period) for name in names)
        earned: Amounts = {}
        for code in codes:
            figures = (result[code], baseline[code], most[code])
            missing = [figure for figure in figures if figure.rule == MISSING]
            if missing:
                earned[code] = EARNS_NOTHING(missing[0], about=code)
                continue
            for name, figure in zip(names[1:], figures[1:], strict=True):
                if (figure.unit == "share") != (figures[0].unit == "share"):
                    raise UnitMismatch(name, code, str(self.period or case.period), figure.unit, figures[0].unit)
            earned[code] = ABOVE(*figures, about=code)
        return earned

    def say(self, speaker: Speaker) -> str:
        """`det som ”operationer” ligger över ”förra årets”, som andel av ”taket”`."""
        result, baseline, most = (speaker.name(name) for name in (self.indicator, self.above.baseline, self.above.of))
        when = f" {speaker.pick('under', 'in')} {speaker.period(self.period)}" if self.period else ""
        return speaker.pick(
            f"det som {result}{when} ligger över {baseline}, som andel av {most}",
            f"what {result}{when} is above {baseline}, as a share of {most}",
        )
