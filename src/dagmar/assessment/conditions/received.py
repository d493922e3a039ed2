"""`received`: a document handed in by a date.

    met_when: {received: samverkansoverenskommelse, by: 2012-11-01}

The facts say `received`, with the day when it is known, or `not_received`. A document without a day counts as received in
time: whoever recorded it did so against this rule. One received on the last day is in time; a day later is not.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from dagmar.agreement.fields import Day, Identity
from dagmar.agreement.speaker import Speaker
from dagmar.assessment.condition import Case, Condition, FactMissing, Subject
from dagmar.assessment.outcome import Outcome, State
from dagmar.text import Text


class Received(Condition):
    """Which document, and by when."""

    word: ClassVar[str] = "received"

    received: Identity
    by: Day | None = None
    missing: Literal["not_met", "ask", "exclude"] | None = None

    def judge(self, subject: Subject, case: Case) -> Outcome:
        """See whether the document came, and in time."""
        seen = case.facts.statement(self.received, subject.code)
        last_day = str(self.by) if self.by else ""
        if seen is None or seen.statement not in ("received", "not_received"):
            if self.missing is None:
                raise FactMissing(self.received, subject.code, str(case.period))
            state: State = "not_met" if self.missing == "not_met" else "not_known"
            return Outcome(
                state, "document_missing", subject.code, said=(self.received,), left_out=self.missing == "exclude"
            )
        if seen.statement == "not_received":
            return Outcome("not_met", self.word, subject.code, said=(self.received, "", last_day), source=seen.source)
        late = self.by is not None and seen.date is not None and seen.date > self.by
        said = (self.received, str(seen.date or "-"), last_day)
        return Outcome("not_met" if late else "met", self.word, subject.code, said=said, source=seen.source)

    @staticmethod
    def because(outcome: Outcome) -> Text:
        """What came, when, and by when it had to."""
        document, day, last_day = outcome.said
        due = Text(f"; sista dag var {last_day}", f"; the last day was {last_day}") if last_day else Text("", "")
        if not day:
            return Text(f"{document} har inte kommit in{due.sv}", f"{document} has not been received{due.en}")
        when = Text("", "") if day == "-" else Text(f" den {day}", f" on {day}")
        return Text(f"{document} kom in{when.sv}{due.sv}", f"{document} was received{when.en}{due.en}")

    def say(self, speaker: Speaker) -> str:
        """Which document must have come, and by when."""
        due = speaker.pick(f" senast den {speaker.day(self.by)}", f" by {speaker.day(self.by)}") if self.by else ""
        return speaker.pick(
            f"dokumentet {speaker.name(self.received)} har kommit in{due}",
            f"the document {speaker.name(self.received)} has been received{due}",
        )
