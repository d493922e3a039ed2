"""`better_than`: an indicator against its own figure in the same period of an earlier year.

    met_when: {indicator: andel-forsta-besok-90-dagar, better_than: {years: -1}}

Better means higher, or lower where the agreement declares the indicator `direction: lower_is_better`. The same is not
better. The earlier figure is that of the same days or months so many years before, as known now.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar

from pydantic import PlainValidator, WithJsonSchema

from dagmar.agreement.fields import Identity, Span, wrong
from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import Words
from dagmar.assessment.condition import Case, OfIndicator, Subject, UnitMismatch
from dagmar.assessment.judged import Judged, as_judged, say_judged
from dagmar.assessment.outcome import Outcome
from dagmar.assessment.sentences import BOUNDS, shown
from dagmar.text import Text

FARTHEST = 100
"""So many years back at most: no series of figures on care is longer."""


def _years(value: Any) -> int:
    back = re.fullmatch(r"-([0-9]{1,3})", str(value).strip())
    if back and 1 <= int(back[1]) <= FARTHEST:
        return -int(back[1])
    raise wrong(
        "not-years-before",
        Text(f"{value} säger inte hur många år tidigare.", f"{value} does not say how many years before."),
        Text("Skriv years: -1 för året innan.", "Write years: -1 for the year before."),
    )


class Earlier(Words):
    """How many years before."""

    years: Annotated[int, PlainValidator(_years), WithJsonSchema({"type": ["integer", "string"], "examples": [-1]})]


class BetterThan(OfIndicator):
    """What may be said of an indicator against its earlier self."""

    word: ClassVar[str] = "better_than"

    indicator: Identity
    better_than: Earlier
    period: Span | None = None
    judged: Judged = "exact"

    def judge(self, subject: Subject, case: Case) -> Outcome:
        """Compare the figure of the period with that of the earlier one."""
        period = self.period or case.period
        before = period.years_later(self.better_than.years)
        figures = []
        for when in (period, before):
            seen = self.figure(case.facts.find(self.indicator, subject.code, str(when)), subject, when)
            if isinstance(seen, Outcome):
                return seen
            figures.append(as_judged(seen, self.judged, self.indicator, subject.code, str(when)))
        now, then = figures
        if now.unit != then.unit:
            raise UnitMismatch(self.indicator, subject.code, str(period), now.unit, then.unit)
        declared = case.agreement.indicators.get(self.indicator)
        lower = declared is not None and declared.direction == "lower_is_better"
        met = now.value < then.value if lower else now.value > then.value
        said = (self.indicator, str(period), str(before), "less_than" if lower else "more_than")
        return Outcome("met" if met else "not_met", self.word, subject.code, (now, then), said=said)

    @staticmethod
    def because(outcome: Outcome) -> Text:
        """`71 % 2023; kravet är mer än 70 %, som var utfallet 2022`."""
        _, period, before, sign = outcome.said
        now, then = outcome.figures
        bound = BOUNDS[sign]
        return Text(
            f"{shown(now, 'sv', then.value)} {period}; kravet är {bound.sv} {shown(then, 'sv', now.value)}, "
            f"som var utfallet {before}",
            f"{shown(now, 'en', then.value)} in {period}; the requirement is {bound.en} {shown(then, 'en', now.value)}, "
            f"the figure of {before}",
        )

    def say(self, speaker: Speaker) -> str:
        """Which indicator must be better than how many years before."""
        years, name = -self.better_than.years, speaker.name(self.indicator)
        when = f" {speaker.pick('under', 'in')} {speaker.period(self.period)}" if self.period else ""
        judged = say_judged(self.judged, speaker)
        return speaker.pick(
            f"{name}{when} är bättre än under samma period {years} år tidigare{judged}",
            f"{name}{when} is better than in the same period {years} {'year' if years == 1 else 'years'} before{judged}",
        )
