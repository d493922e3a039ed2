"""`change`: how much an indicator has changed, relative to what it was.

    met_when: {indicator: lakemedel-aldre-index, change: at_most -10 %, from: 2011-09, to: 2012-09, judged: {as_shown: 0.1 %}}

Change = (to − from) / from, exactly: from 200 to 180 is −10 %. A base of zero or less has no change in per cent; that is
treated as a missing figure, with its reason. The −10,0 % that a table shows may be −9,96 %: `judged` says which is meant.
Reproduces the drug target of 2012, which two counties of 21 met (tests/assessment/test_change.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PlainValidator, WithJsonSchema

from dagmar.agreement.fields import Identity, Level, Span, read_level, wrong
from dagmar.agreement.speaker import Speaker
from dagmar.assessment.condition import Case, OfIndicator, Subject, UnitMismatch
from dagmar.assessment.judged import Judged, as_judged, level_for, say_judged
from dagmar.assessment.outcome import Outcome
from dagmar.assessment.sentences import BOUNDS, compared, shown
from dagmar.derivation import Rule
from dagmar.text import Text

RELATIVE_CHANGE = Rule("relative_change", lambda to, base: (to - base) / base, "share")


Sign = Literal["at_least", "at_most"]


@dataclass(frozen=True, slots=True)
class Bound:
    """`at_most -10 %`: which way the change must go, and how far."""

    sign: Sign
    level: Level


_SIGNS: dict[str, Sign] = {"at_least": "at_least", "at_most": "at_most"}


def _bound(value: Any) -> Bound:
    if isinstance(value, Bound):
        return value
    sign, _, level = str(value).strip().partition(" ")
    if sign in _SIGNS and level:
        read = read_level(level)
        if read.percent:
            return Bound(_SIGNS[sign], read)
    raise wrong(
        "not-a-change",
        Text(
            f"{value} säger inte hur stor förändringen ska vara.", f"{value} does not say how large a change is needed."
        ),
        Text(
            "Skriv at_most eller at_least och en förändring i procent, som change: at_most -10 %.",
            "Write at_most or at_least and a change in per cent, such as change: at_most -10 %.",
        ),
    )


class Change(OfIndicator):
    """What may be said of an indicator's change between two periods."""

    word: ClassVar[str] = "change"

    indicator: Identity
    change: Annotated[
        Bound, PlainValidator(_bound), WithJsonSchema({"type": "string", "examples": ["at_most -10 %", "at_least 5 %"]})
    ]
    from_: Span = Field(alias="from")
    to: Span
    judged: Judged = "exact"

    def judge(self, subject: Subject, case: Case) -> Outcome:
        """Compute the change and compare it with the bound."""
        find, code = case.facts.find, subject.code
        seen = find(self.indicator, code, str(self.from_))
        base = self.figure(seen, subject, self.from_)
        now = self.figure(find(self.indicator, code, str(self.to)), subject, self.to)
        for figure in (base, now):
            if isinstance(figure, Outcome):
                return figure
        assert not isinstance(base, Outcome), "returned above"
        assert not isinstance(now, Outcome), "returned above"
        if base.unit != now.unit:
            raise UnitMismatch(self.indicator, code, str(self.to), now.unit, base.unit)
        if base.value <= 0:
            return self.without(seen, subject, self.from_, "base_not_above_zero")
        where = (self.indicator, code, str(self.to))
        changed = as_judged(RELATIVE_CHANGE(now, base, about=f"{self.indicator} {code}"), self.judged, *where)
        level = level_for(changed, self.change.level, *where)
        at_least = self.change.sign == "at_least"
        met = changed.value >= level.value if at_least else changed.value <= level.value
        said = (self.indicator, str(self.from_), str(self.to), self.change.sign)
        return Outcome("met" if met else "not_met", self.word, code, (changed, level), said=said)

    @staticmethod
    def because(outcome: Outcome) -> Text:
        """`Från 200 (2011-09) till 180 (2012-09): −10 %; kravet är högst −10 %`."""
        _, base_period, period, sign = outcome.said
        changed, level = outcome.figures
        now, base = (changed.of[0] if changed.rule == "as_shown" else changed).of
        told = compared(changed, sign, level)
        return Text(
            f"Från {shown(base, 'sv')} ({base_period}) till {shown(now, 'sv')} ({period}): {told.sv}",
            f"From {shown(base, 'en')} ({base_period}) to {shown(now, 'en')} ({period}): {told.en}",
        )

    def say(self, speaker: Speaker) -> str:
        """Between which periods the indicator must have changed, which way and how much."""
        bound = BOUNDS[self.change.sign].to(speaker.language)
        level, name = speaker.level(self.change.level), speaker.name(self.indicator)
        base, now, judged = speaker.period(self.from_), speaker.period(self.to), say_judged(self.judged, speaker)
        return speaker.pick(
            f"förändringen av {name} från {base} till {now} är {bound} {level}{judged}",
            f"the change of {name} from {base} to {now} is {bound} {level}{judged}",
        )
