"""`all_of`: every one of several conditions.

    met_when:
      all_of:
        - {received: handlingsplan, by: 2015-11-30}
        - {indicator: sip-barn, at_least: 50 %}

Not met as soon as one is not met, whatever is not known of the others; met when all are.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import MetWhen
from dagmar.assessment.combining import judge_together, named_in, say_together
from dagmar.assessment.condition import Case, Condition, Subject
from dagmar.assessment.outcome import Outcome, all_met
from dagmar.assessment.reasons import reasons_of
from dagmar.text import Text


class AllOf(Condition):
    """Conditions that must all be met."""

    word: ClassVar[str] = "all_of"

    all_of: Annotated[tuple[MetWhen, ...], Field(min_length=1)]

    def judge(self, subject: Subject, case: Case) -> Outcome:
        """Judge each, and see whether all are met."""
        return judge_together(self.word, self.all_of, all_met, subject, case)

    def rests_on(self) -> tuple[str, ...]:
        """What the conditions rest on."""
        return named_in(self.all_of)

    @staticmethod
    def because(outcome: Outcome) -> Text:
        """What was not met, since that was enough; otherwise all of it, or what is not known."""
        told = reasons_of(outcome, outcome.state)
        return {
            "met": Text(f"Alla villkor är uppfyllda: {told.sv}", f"All conditions are met: {told.en}"),
            "not_met": Text(
                f"Alla villkor krävs, och detta är inte uppfyllt: {told.sv}",
                f"All are required, and this is not met: {told.en}",
            ),
            "not_known": Text(
                f"Alla villkor krävs, men detta är inte känt: {told.sv}",
                f"All are required, but this is not known: {told.en}",
            ),
        }[outcome.state]

    def say(self, speaker: Speaker) -> str:
        """Each condition, with `och` between them."""
        if len(self.all_of) == 1:
            return self.all_of[0].say(speaker)
        return speaker.pick("allt detta gäller: ", "all of these hold: ") + say_together(
            self.all_of, speaker, Text("och", "and")
        )
