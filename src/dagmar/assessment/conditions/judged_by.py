"""`judged_by`: a person's judgement, given as a document.

    met_when: {judged_by: socialstyrelsen, criterion: grundkrav}

The facts say `met` or `not_met` for the requirement's own name, or for the criterion's when several judgements stand in one
requirement. Who judged, and in what document, is the observation's source.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from dagmar.agreement.authority import authority
from dagmar.agreement.fields import Said
from dagmar.agreement.speaker import Speaker
from dagmar.assessment.condition import Case, Condition, FactMissing, Subject
from dagmar.assessment.outcome import Outcome, State
from dagmar.text import Text


class JudgedBy(Condition):
    """Who judges, and by what criterion."""

    word: ClassVar[str] = "judged_by"

    judged_by: Said
    criterion: Said
    missing: Literal["not_met", "ask", "exclude"] | None = None

    def judge(self, subject: Subject, case: Case) -> Outcome:
        """Take the judgement that holds now."""
        facts = case.facts
        seen = facts.statement(case.requirement, subject.code) or facts.statement(self.criterion, subject.code)
        said = (self.judged_by, self.criterion)
        if seen is not None and seen.statement in ("met", "not_met"):
            return Outcome(
                "met" if seen.statement == "met" else "not_met", self.word, subject.code, said=said, source=seen.source
            )
        if self.missing is None:
            raise FactMissing(case.requirement or self.criterion, subject.code, str(case.period))
        state: State = "not_met" if self.missing == "not_met" else "not_known"
        return Outcome(state, "judgement_missing", subject.code, said=said, left_out=self.missing == "exclude")

    @staticmethod
    def because(outcome: Outcome) -> Text:
        """`Socialstyrelsens bedömning: uppfyllt`."""
        who, criterion = outcome.said
        name = authority(who)
        sv, en = ("uppfyllt", "met") if outcome.state == "met" else ("inte uppfyllt", "not met")
        return Text(f"{name.sv} har bedömt ”{criterion}” som {sv}", f"{name.en} has judged “{criterion}” as {en}")

    def say(self, speaker: Speaker) -> str:
        """`Socialstyrelsen bedömer och godkänner ”höstens redovisning”`."""
        who = authority(self.judged_by)
        return speaker.pick(
            f"{who.sv} bedömer och godkänner {speaker.quoted(self.criterion)}",
            f"{who.en} assesses and approves {speaker.quoted(self.criterion)}",
        )
