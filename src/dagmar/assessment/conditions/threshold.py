"""`at_least` / `at_most`: an indicator against a stated level.

    met_when: {indicator: sip-barn, at_least: 50 %, period: 2012-04/2012-10}

The figure is compared exactly: 57 of 60 is 95 % and meets 95 %. With `judged: {as_shown: 0.1 %}` it is first rounded, half
away from zero, to the step in which it is shown, so that a figure shown as 70,0 % meets 70 %. Without `period` it is judged
for the period that the grant settles. A percentage is compared only with a share: 95 is refused, 95 % is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic import model_validator

from dagmar.agreement.fields import Identity, Measure, Span, wrong
from dagmar.agreement.speaker import Speaker
from dagmar.assessment.condition import Case, OfIndicator, Subject
from dagmar.assessment.judged import Judged, as_judged, level_for, say_judged
from dagmar.assessment.outcome import Outcome
from dagmar.assessment.sentences import compared
from dagmar.text import Text


class Threshold(OfIndicator):
    """What may be said of an indicator against a level."""

    word: ClassVar[str] = "threshold"

    indicator: Identity
    at_least: Measure | None = None
    at_most: Measure | None = None
    period: Span | None = None
    judged: Judged = "exact"

    @classmethod
    def leads(cls, value: Mapping[str, Any]) -> bool:
        """An indicator with a level, and no word of change."""
        return "indicator" in value and not {"change", "better_than"} & set(value)

    @model_validator(mode="after")
    def _one_level(self) -> Threshold:
        if (self.at_least is None) == (self.at_most is None):
            raise wrong(
                "one-level-needed",
                Text("Skriv antingen at_least eller at_most.", "Write either at_least or at_most."),
                Text("Till exempel at_least: 80 %.", "For example at_least: 80 %."),
            )
        return self

    def judge(self, subject: Subject, case: Case) -> Outcome:
        """Compare the figure with the level."""
        period = self.period or case.period
        seen = self.figure(case.facts.find(self.indicator, subject.code, str(period)), subject, period)
        if isinstance(seen, Outcome):
            return seen
        level = self.at_least or self.at_most
        assert level is not None, "the model has seen to it that there is a level"
        where = (self.indicator, subject.code, str(period))
        figure = as_judged(seen, self.judged, *where)
        stated = level_for(figure, level, *where)
        met = figure.value >= level.value if self.at_least else figure.value <= level.value
        sign = "at_least" if self.at_least else "at_most"
        return Outcome(
            "met" if met else "not_met",
            self.word,
            subject.code,
            (figure, stated),
            said=(self.indicator, str(period), sign),
        )

    @staticmethod
    def because(outcome: Outcome) -> Text:
        """`57 av 60, 95 %; kravet är minst 80 %`."""
        return compared(outcome.figures[0], outcome.said[2], outcome.figures[1])

    def say(self, speaker: Speaker) -> str:
        """Which indicator must be at least or at most what, and when."""
        level = self.at_least or self.at_most
        assert level is not None
        bound = speaker.pick("minst", "at least") if self.at_least else speaker.pick("högst", "at most")
        when = f" {speaker.pick('under', 'in')} {speaker.period(self.period)}" if self.period else ""
        return speaker.pick("{name} är {bound} {level}{when}{shown}", "{name} is {bound} {level}{when}{shown}").format(
            name=speaker.name(self.indicator),
            bound=bound,
            level=speaker.level(level),
            when=when,
            shown=say_judged(self.judged, speaker),
        )
