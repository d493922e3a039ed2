"""The contract of a condition, and what it is judged with. Each word after `met_when` is one file in `conditions/`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from dagmar.agreement.absence import Absence
from dagmar.agreement.fields import Share
from dagmar.agreement.model import Agreement
from dagmar.agreement.period import Period
from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import Mechanism, Words
from dagmar.assessment.outcome import Outcome
from dagmar.derivation import Derivation, Rule, leaf
from dagmar.facts.book import Facts
from dagmar.facts.observation import Observation
from dagmar.registry.recipient import Kind, Recipient
from dagmar.text import Text


class NotJudged(Exception):
    """A condition could not be judged. `reasons` are all the reasons there are, so that a user hears of everything at once."""

    @property
    def reasons(self) -> tuple[NotJudged, ...]:
        """Each reason by itself."""
        return (self,)


@dataclass(frozen=True)
class FactMissing(NotJudged):
    """Nobody has said what is needed, and the rule does not say what that means."""

    indicator: str
    recipient: str
    period: str
    sign: str = ""


@dataclass(frozen=True)
class UnitMismatch(NotJudged):
    """A figure and what it is compared with are not in the same unit: 95 is not compared with 80 %.

    `unit` is the figure's, `with_unit` that of the level, the step or the other figure.
    """

    indicator: str
    recipient: str
    period: str
    unit: str
    with_unit: str


ReferenceCode = Literal["requirement-not-found", "requirement-in-a-circle", "meeting-not-here"]


@dataclass(frozen=True)
class WrongReference(NotJudged):
    """A requirement that is judged by others names one that is not there, or that is judged by itself."""

    requirement: str
    code: ReferenceCode


class Several(NotJudged):
    """More than one reason, each named once."""

    def __init__(self, reasons: tuple[NotJudged, ...]) -> None:
        super().__init__(*reasons)
        self._reasons = tuple(dict.fromkeys(single for reason in reasons for single in reason.reasons))

    @property
    def reasons(self) -> tuple[NotJudged, ...]:
        """Each reason by itself, in the order in which they were found."""
        return self._reasons


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a condition is judged for: a recipient, or the county that it lies in."""

    code: str
    kind: Kind


@dataclass(frozen=True)
class Case:
    """All that a condition may look at: the agreement, the facts, the period judged and the requirement it stands in."""

    agreement: Agreement
    facts: Facts
    period: Period
    requirement: str = ""
    outcome_of: Callable[[str, Recipient, Period], Outcome] | None = field(default=None, compare=False)


class Coverage(Words):
    """How much of what should have been reported the figure must rest on."""

    at_least: Share


MISSING_MEANS = {
    "not_met": Text("räknas villkoret som inte uppfyllt", "the condition counts as not met"),
    "ask": Text(
        "är villkoret oavgjort tills mottagaren har svarat", "the condition stays open until the recipient has answered"
    ),
    "exclude": Text("lämnas mottagaren utanför fördelningen", "the recipient is left out of the sharing"),
}


class Condition(Mechanism):
    """A word of `met_when`. `judge` returns an outcome; `because` turns one into its sentence."""

    def judge(self, subject: Subject, case: Case) -> Outcome:
        """Judge one subject.

        Raises:
            FactMissing: what is needed is not known, and no `missing:` says what that means.
            UnitMismatch: figures that are in different units would be compared.
            WrongReference: a requirement that it rests on cannot be judged.
            Several: more than one of these.
        """
        raise NotImplementedError

    def where_absent(self, word: Absence) -> Self:
        """The same condition, with the word wherever it does not itself say what a missing fact means."""
        changed: dict[str, Any] = {}
        for name in type(self).model_fields:
            value = getattr(self, name)
            if isinstance(value, tuple) and any(isinstance(one, Condition) for one in value):
                changed[name] = tuple(one.where_absent(word) for one in value)
            elif name == "missing" and value is None:
                changed[name] = word
        return self.model_copy(update=changed)

    def sentences(self, speaker: Speaker) -> tuple[str, ...]:
        """How much of the data the figure must rest on, and what a missing one means, for the words that can say so."""
        coverage: Coverage | None = getattr(self, "coverage", None)
        missing: str | None = getattr(self, "missing", None)
        about = self._about(speaker)
        said = []
        if coverage:
            least = speaker.share(coverage.at_least)
            said.append(
                speaker.pick(
                    f"Uppgifterna om {about} ska täcka minst {least} av det som ska rapporteras; annars är villkoret "
                    "inte uppfyllt.",
                    f"The data on {about} must cover at least {least} of what is to be reported; otherwise the condition "
                    "is not met.",
                )
            )
        if missing:
            then = MISSING_MEANS[missing].to(speaker.language)
            said.append(speaker.pick(f"Saknas uppgift om {about} {then}.", f"If nothing is known of {about}, {then}."))
        return tuple(said)

    def _about(self, speaker: Speaker) -> str:
        """What a word that can say `missing` or `coverage` asks for: an indicator, a document, or a judgement."""
        named = (getattr(self, word, None) for word in ("indicator", "received", "criterion"))
        one: str | None = next((name for name in named if name), None)
        return speaker.listing([speaker.name(name) for name in ((one,) if one else getattr(self, "items", ()))])

    def rests_on(self) -> tuple[str, ...]:
        """The names of other requirements that it is judged by."""
        return ()

    @staticmethod
    def because(outcome: Outcome) -> Text:
        """The reason as a sentence, from the outcome's own figures and no other."""
        raise NotImplementedError


class OfIndicator(Condition):
    """What conditions on an indicator share: which one, when, how much of the data, and what a missing figure means."""

    indicator: str
    coverage: Coverage | None = None
    missing: Literal["not_met", "ask", "exclude"] | None = None

    def figure(self, seen: Observation | None, subject: Subject, period: Period | str) -> Derivation | Outcome:
        """The figure to compare, as a leaf with its source; or the outcome that its absence or coverage gives.

        Raises:
            FactMissing: there is no figure, and the agreement does not say what that means.
        """
        if seen is None or seen.figure is None:
            return self.without(seen, subject, period)
        if self.coverage is not None:
            if seen.coverage is None:
                return self.without(seen, subject, period, "coverage")
            if seen.coverage < self.coverage.at_least:
                return Outcome(
                    "not_met",
                    "coverage",
                    subject.code,
                    (
                        leaf("coverage", seen.coverage, "share", source=seen.source, about=self.indicator),
                        leaf("level", self.coverage.at_least, "share", about="stated"),
                    ),
                    said=(self.indicator, str(period)),
                )
        return observed(seen)

    def without(self, seen: Observation | None, subject: Subject, period: Period | str, why: str = "figure") -> Outcome:
        """The outcome of a figure that cannot be used; `why` when the observation has no sign of its own.

        Raises:
            FactMissing: the agreement does not say what that means.
        """
        sign = (seen and seen.missing) or why
        if self.missing is None:
            raise FactMissing(self.indicator, subject.code, str(period), sign)
        return Outcome(
            "not_met" if self.missing == "not_met" else "not_known",
            "missing",
            subject.code,
            said=(self.indicator, str(period), "not_reported" if sign == "figure" else sign),
            source=seen.source if seen else None,
            left_out=self.missing == "exclude",
        )


RATIO = Rule("ratio", lambda numerator, denominator: numerator / denominator)


def observed(seen: Observation) -> Derivation:
    """An observation as a leaf; a ratio keeps its numerator and denominator as parts."""
    about = f"{seen.indicator} {seen.recipient} {seen.period}" + ("" if seen.sex == "all" else f" {seen.sex}")
    if seen.numerator is not None and seen.denominator is not None:
        parts = (
            leaf("numerator", seen.numerator, "number", source=seen.source, about=about),
            leaf("denominator", seen.denominator, "number", source=seen.source, about=about),
        )
        return Derivation(RATIO.name, seen.numerator / seen.denominator, seen.unit, parts, seen.source, about)
    assert seen.value is not None, "the caller has seen to it that there is a figure"
    return leaf("observed", seen.value, seen.unit, source=seen.source, about=about)
