"""Assessment: every requirement for everyone it concerns, once, with all that is missing named at once."""

from __future__ import annotations

from collections.abc import Iterable

from dagmar.agreement.absence import said_by_grants
from dagmar.agreement.model import Agreement
from dagmar.agreement.period import Period
from dagmar.agreement.versions import holding_of
from dagmar.assessment.combining import unanswered
from dagmar.assessment.condition import Case, Condition, NotJudged, Subject, WrongReference
from dagmar.assessment.outcome import Outcome, named
from dagmar.facts.book import Facts
from dagmar.registry.recipient import Kind, Recipient


class Assessment:
    """Outcomes by requirement, recipient and period, judged when first asked for and kept.

    A requirement of `unit: county` is judged once for the county; everyone in it gets that same outcome. What could not
    be judged for want of a fact, or because of a mistake in the file, is collected in `missing` with the requirement
    that it was found in, so that a user hears of everything at once.
    """

    def __init__(self, agreement: Agreement, facts: Facts) -> None:
        self.agreement = agreement
        self.facts = facts
        self.missing: dict[NotJudged, str] = {}
        self._known: dict[tuple[str, Kind, str, Period], Outcome] = {}
        self._being_judged: list[str] = []
        self._wordings: dict[tuple[str, Period], Agreement] = {}
        self._criteria: dict[tuple[str, int], Condition] = {}

    def outcome(self, requirement: str, recipient: Recipient, period: Period) -> Outcome:
        """The outcome of one requirement for one recipient in one period.

        Raises:
            WrongReference: there is no such requirement, or it is judged by itself.
        """
        agreement = self._holding(requirement, period)
        if requirement not in agreement.requirements:
            raise WrongReference(requirement, "requirement-not-found")
        if requirement in self._being_judged:
            raise WrongReference(requirement, "requirement-in-a-circle")
        rule = agreement.requirements[requirement]
        subject = Subject(recipient.code, recipient.kind)
        if rule.unit == "county" and recipient.county is not None:
            subject = Subject(recipient.county, "county")
        key = (requirement, subject.kind, subject.code, period)
        if key not in self._known:
            self._known[key] = self._judge(requirement, subject, period)
        return self._known[key]

    def outcomes(self, requirements: Iterable[str], recipient: Recipient, period: Period) -> tuple[Outcome, ...]:
        """The outcomes of several requirements for one recipient."""
        return tuple(self.outcome(requirement, recipient, period) for requirement in requirements)

    def known(self) -> dict[tuple[str, Kind, str, Period], Outcome]:
        """All outcomes judged so far, by requirement, kind and code of the subject, and period."""
        return dict(self._known)

    def _holding(self, requirement: str, period: Period) -> Agreement:
        """The wording that holds for what was measured in a period: an amendment leaves what was measured before it."""
        if self.agreement.earlier is None:
            return self.agreement
        if (requirement, period) not in self._wordings:
            self._wordings[requirement, period] = holding_of(self.agreement, requirement, period)
        return self._wordings[requirement, period]

    def _judge(self, requirement: str, subject: Subject, period: Period) -> Outcome:
        agreement = self._holding(requirement, period)
        criterion = self._criterion(agreement, requirement)
        case = Case(agreement, self.facts, period, requirement, self.outcome)
        self._being_judged.append(requirement)
        try:
            outcome = criterion.judge(subject, case)
        except NotJudged as error:
            for reason in error.reasons:
                self.missing.setdefault(reason, requirement)
            return unanswered(error.reasons, subject.code, requirement)
        finally:
            self._being_judged.pop()
        return named(outcome, requirement)

    def _criterion(self, agreement: Agreement, requirement: str) -> Condition:
        """The condition, with the grants' word on what is missing where it has none; one for each wording kept here."""
        key = (requirement, id(agreement))
        if key not in self._criteria:
            criterion = agreement.requirements[requirement].criterion()
            assert isinstance(criterion, Condition), "the vocabulary gives conditions"
            word = said_by_grants(agreement, requirement)
            self._criteria[key] = criterion.where_absent(word) if word else criterion
        return self._criteria[key]
