"""`items`: a list of things that must each have been done, less those that are exempt.

    met_when: {items: [svf-lungcancer, svf-malignt-melanom, svf-peniscancer], except: [svf-peniscancer], each_at_least: 1}

Each item is an indicator. Every one that is not exempt must reach the level; an exempt one is not asked for. So
standardiserade vårdförlopp 2016 and 2017 were judged: so many new pathways with at least one patient, the rare ones exempt.
"""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from dagmar.agreement.fields import Identity, Measure, Span, wrong
from dagmar.agreement.speaker import Speaker
from dagmar.assessment.combining import judge_together
from dagmar.assessment.condition import Case, Condition, Coverage, Subject
from dagmar.assessment.conditions.threshold import Threshold
from dagmar.assessment.judged import Judged, say_judged
from dagmar.assessment.outcome import Outcome, all_met
from dagmar.assessment.sentences import in_words
from dagmar.text import Text


class Items(Condition):
    """Which items, which of them are exempt, and what each must reach."""

    word: ClassVar[str] = "items"

    items: tuple[Identity, ...]
    except_: tuple[Identity, ...] = Field(default=(), alias="except")
    each_at_least: Measure
    period: Span | None = None
    coverage: Coverage | None = None
    missing: Literal["not_met", "ask", "exclude"] | None = None
    judged: Judged = "exact"

    @model_validator(mode="after")
    def _something_is_asked(self) -> Items:
        strangers = [item for item in self.except_ if item not in self.items]
        if strangers:
            named = ", ".join(strangers)
            raise wrong(
                "exempt-not-listed",
                Text(f"{named} undantas men står inte bland items.", f"{named} is exempt but not among the items."),
                Text("Rätta namnet, eller stryk undantaget.", "Correct the name, or delete the exemption."),
            )
        if not self.asked:
            raise wrong(
                "nothing-asked",
                Text("Ingen punkt återstår att uppfylla.", "No item is left to be met."),
                Text("Ta med minst en punkt som inte är undantagen.", "Add at least one item that is not exempt."),
            )
        return self

    @cached_property
    def asked(self) -> tuple[Threshold, ...]:
        """Each item that is not exempt, as a threshold of its own."""
        return tuple(
            Threshold(
                indicator=item,
                at_least=self.each_at_least,
                period=self.period,
                coverage=self.coverage,
                missing=self.missing,
                judged=self.judged,
            )
            for item in self.items
            if item not in self.except_
        )

    def judge(self, subject: Subject, case: Case) -> Outcome:
        """Judge each item that is not exempt; all must be met."""
        return judge_together(self.word, self.asked, all_met, subject, case, *self.except_)

    @staticmethod
    def because(outcome: Outcome) -> Text:
        """`9 av 10 punkter är uppfyllda. svf-lungcancer: 0; kravet är minst 1. Undantagna: svf-peniscancer`."""
        met = sum(inner.state == "met" for inner in outcome.of)
        told = [
            _about(inner.said[0], Threshold.because(inner))
            for inner in outcome.of
            if inner.rule == Threshold.word and inner.state != "met"
        ]
        unknown = [inner.said[0] for inner in outcome.of if inner.rule != Threshold.word]
        if unknown:
            told.append(Text(f"utan uppgift: {', '.join(unknown)}", f"without a figure: {', '.join(unknown)}"))
        if outcome.said:
            told.append(Text(f"undantagna: {', '.join(outcome.said)}", f"exempt: {', '.join(outcome.said)}"))
        all_of_them = Text(
            f"{met} av {len(outcome.of)} punkter är uppfyllda", f"{met} of {len(outcome.of)} items are met"
        )
        return in_words([all_of_them, *told])

    def say(self, speaker: Speaker) -> str:
        """What must each have reached what, and what is exempt."""
        items = speaker.listing([speaker.name(item) for item in self.items])
        level = speaker.level(self.each_at_least)
        when = f" {speaker.pick('under', 'in')} {speaker.period(self.period)}" if self.period else ""
        exempt = speaker.listing([speaker.name(item) for item in self.except_])
        but = speaker.pick(f", med undantag för {exempt}", f", except {exempt}") if exempt else ""
        judged = say_judged(self.judged, speaker)
        return speaker.pick(
            f"var och en av {items} är minst {level}{when}{judged}{but}",
            f"each of {items} is at least {level}{when}{judged}{but}",
        )


def _about(item: str, told: Text) -> Text:
    return Text(f"{item}: {told.sv}", f"{item}: {told.en}")
