"""`at_least` … `of`: so many of several conditions.

    met_when:
      at_least: 2
      of:
        - {indicator: sip-barn, at_least: 50 %}
        - {indicator: inventerade-behov, at_least: 60 %}
        - {received: handlingsplan, by: 2015-11-30}

Met as soon as so many are met; not met as soon as too few can be, whatever is not known of the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar

from pydantic import Field, model_validator

from dagmar.agreement.fields import Count, wrong
from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import MetWhen
from dagmar.assessment.combining import judge_together, named_in, say_together
from dagmar.assessment.condition import Case, Condition, Subject
from dagmar.assessment.outcome import Outcome, State
from dagmar.assessment.reasons import reasons_of
from dagmar.text import Text


class AtLeast(Condition):
    """How many of which conditions."""

    word: ClassVar[str] = "at_least"

    at_least: Count
    of: Annotated[tuple[MetWhen, ...], Field(min_length=1)]

    @classmethod
    def leads(cls, value: Mapping[str, Any]) -> bool:
        """A number of a list. An indicator's level also says `at_least`, and `meeting` says `of: population`."""
        return "at_least" in value and isinstance(value.get("of"), list | tuple)

    @model_validator(mode="after")
    def _there_are_so_many(self) -> AtLeast:
        if self.at_least > len(self.of):
            raise wrong(
                "more-than-there-are",
                Text(
                    f"Minst {self.at_least} villkor krävs, men det finns bara {len(self.of)}.",
                    f"At least {self.at_least} conditions are required, but there are only {len(self.of)}.",
                ),
                Text(
                    f"Skriv at_least: {len(self.of)} eller mindre, eller lägg till villkor.",
                    f"Write at_least: {len(self.of)} or less, or add conditions.",
                ),
            )
        return self

    def judge(self, subject: Subject, case: Case) -> Outcome:
        """Judge each, and count those that are met and those that may yet be."""
        return judge_together(self.word, self.of, self._enough, subject, case, str(self.at_least))

    def _enough(self, outcomes: Sequence[Outcome]) -> State:
        met = sum(outcome.state == "met" for outcome in outcomes)
        possible = sum(outcome.state != "not_met" for outcome in outcomes)
        return "met" if met >= self.at_least else "not_met" if possible < self.at_least else "not_known"

    def rests_on(self) -> tuple[str, ...]:
        """What the conditions rest on."""
        return named_in(self.of)

    @staticmethod
    def because(outcome: Outcome) -> Text:
        """`2 av 3 villkor är uppfyllda; kravet är minst 2: …`."""
        (needed,) = outcome.said
        met = sum(inner.state == "met" for inner in outcome.of)
        told = reasons_of(outcome, outcome.state)
        waiting = sum(inner.state == "not_known" for inner in outcome.of)
        unknown = Text(f", {waiting} är inte kända", f", {waiting} are not known") if waiting else Text("", "")
        return Text(
            f"{met} av {len(outcome.of)} villkor är uppfyllda{unknown.sv}; kravet är minst {needed}: {told.sv}",
            f"{met} of {len(outcome.of)} conditions are met{unknown.en}; the requirement is at least {needed}: {told.en}",
        )

    def say(self, speaker: Speaker) -> str:
        """How many of which conditions."""
        return speaker.pick(
            f"minst {self.at_least} av detta gäller: ", f"at least {self.at_least} of these hold: "
        ) + say_together(self.of, speaker, Text("och", "and"))
