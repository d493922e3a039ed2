"""`any_of`: at least one of several conditions.

    met_when:
      any_of:
        - {indicator: andel-forsta-besok-90-dagar, better_than: {years: -1}}
        - {indicator: andel-forsta-besok-90-dagar, at_least: 80 %}

Met as soon as one is met, whatever is not known of the others; not met when none can be.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import MetWhen
from dagmar.assessment.combining import judge_together, named_in, say_together
from dagmar.assessment.condition import Case, Condition, Subject
from dagmar.assessment.outcome import Outcome, any_met
from dagmar.assessment.reasons import reasons_of
from dagmar.text import Text


class AnyOf(Condition):
    """Conditions of which one is enough."""

    word: ClassVar[str] = "any_of"

    any_of: Annotated[tuple[MetWhen, ...], Field(min_length=1)]

    def judge(self, subject: Subject, case: Case) -> Outcome:
        """Judge each, and see whether one is met."""
        return judge_together(self.word, self.any_of, any_met, subject, case)

    def rests_on(self) -> tuple[str, ...]:
        """What the conditions rest on."""
        return named_in(self.any_of)

    @staticmethod
    def because(outcome: Outcome) -> Text:
        """What was met, since that was enough; otherwise everything that was not."""
        told = reasons_of(outcome, outcome.state)
        return {
            "met": Text(
                f"Ett villkor räcker, och detta är uppfyllt: {told.sv}", f"One is enough, and this is met: {told.en}"
            ),
            "not_met": Text(f"Inget av villkoren är uppfyllt: {told.sv}", f"None of the conditions is met: {told.en}"),
            "not_known": Text(
                f"Ett villkor räcker, men detta är inte känt: {told.sv}",
                f"One is enough, but this is not known: {told.en}",
            ),
        }[outcome.state]

    def say(self, speaker: Speaker) -> str:
        """Each condition, with `eller` between them."""
        if len(self.any_of) == 1:
            return self.any_of[0].say(speaker)
        return speaker.pick("minst ett av detta gäller: ", "at least one of these holds: ") + say_together(
            self.any_of, speaker, Text("eller", "or")
        )
