"""Allocation: every grant of an agreement, in the order in which the money flows, exact to the one rounding.

pot + received = settled + carried + returned for every grant, always: what is kept back is what is left when whole units
have been given out, so nothing can be lost between the two.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Grant
from dagmar.agreement.node import Path
from dagmar.agreement.period import Period
from dagmar.allocation.arithmetic import TOTAL, NothingToShareBy
from dagmar.allocation.asked_for import InStep, asked_for
from dagmar.allocation.assumptions import assumptions_of
from dagmar.allocation.basis import basis_of
from dagmar.allocation.case import Case, MissingFacts, Quantities
from dagmar.allocation.checks.months import find as months_without_payment
from dagmar.allocation.mechanism import Distribution, LimitImpossible, UnearnedRule
from dagmar.allocation.months import Month, months_of, shares_of
from dagmar.allocation.order import MoneyInACircle, in_order
from dagmar.allocation.part import Part, settle_part
from dagmar.allocation.payments import settle_grant
from dagmar.allocation.refusal import (
    circle,
    missing_facts,
    not_judged,
    nothing_to_share_by,
    over_the_floor,
    unearned_without_rule,
    waits_for_figures,
    wrong_reference,
)
from dagmar.allocation.result import Allocation, GrantAllocation, Line
from dagmar.allocation.settlements import settlements_of
from dagmar.allocation.sharers import UnknownRecipient, sharers_of
from dagmar.assessment.assess import Assessment
from dagmar.assessment.condition import NotJudged, UnitMismatch, WrongReference
from dagmar.assessment.outcome import Outcome
from dagmar.derivation import Derivation
from dagmar.facts.book import Facts
from dagmar.money import Ore
from dagmar.problem import Problem, Refused
from dagmar.registry.recipient import Recipient
from dagmar.text import Text

NOT_COMPUTED = Text("kunde inte räknas", "could not be computed")


def allocate(loaded: Loaded, facts: Facts) -> Allocation:
    """Give out every grant of an agreement.

    Raises:
        Refused: every fact that is missing, every recipient that did not exist, money in a circle, weights that are all
            zero, floors above the pot, at once.
    """
    with _no_search_for_cycles():
        return _Run(loaded, facts).all()


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Leave the collector of cycles off meanwhile: derivations are trees and have none, and looking doubled the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Run:
    """One allocation while it is computed."""

    def __init__(self, loaded: Loaded, facts: Facts) -> None:
        self.loaded, self.facts = loaded, facts
        self.agreement = loaded.agreement
        self.assessment = Assessment(loaded.agreement, facts)
        self.beside = Assessment(loaded.agreement, facts)
        self.quantities = Quantities()
        self.problems: list[Problem] = []
        self.done: dict[str, GrantAllocation] = {}
        self.earned: dict[str, Mapping[str, Derivation]] = {}
        self.received: Counter[str] = Counter()
        self.in_doubt: dict[str, Text] = {}

    def all(self) -> Allocation:
        try:
            order = in_order(self.agreement.grants)
        except MoneyInACircle as error:
            raise Refused([circle(error, self.loaded)]) from None
        self.problems += months_without_payment(self.loaded)
        for name in order:
            self.done[name] = self._grant(name, self.agreement.grants[name])
        for reason, requirement in self.assessment.missing.items():
            self._not_judged(reason, ("requirements", requirement))
        if self.problems:
            raise Refused(self.problems)
        grants = tuple(self.done[name] for name in self.agreement.grants)
        return Allocation(self.agreement.agreement, grants, settlements_of(self.agreement, grants), self.assessment)

    def _grant(self, name: str, grant: Grant) -> GrantAllocation:
        try:
            wordings = [grant, *(share.agreement.grants[name] for share in shares_of(self.agreement, name)[:-1])]
            unknown = next(filter(None, (self._not_computable(name, rule) for rule in wordings)), None)
            if unknown is not None:
                return self._unknown(name, grant, self._recipients(grant), unknown)
            return self._settled(name, grant, self._parts(name))
        except UnknownRecipient as error:
            self.problems.append(error.problem(self.loaded.document.place(("grants", name, "to"))))
        except WrongReference as error:
            word = "to" if error.code == "meeting-not-here" else "requires"
            self.problems.append(wrong_reference(error, self.loaded, ("grants", name, word)))
        except NotJudged as error:
            for reason in error.reasons:  # of the condition on who may get the grant
                self._not_judged(reason, ("grants", name, "to"))
        except InStep as error:
            self._not_judged(error.reason, ("grants", name, *error.step))
        except MissingFacts as error:
            return self._figures_missing(error, name, grant)
        except NothingToShareBy as error:
            self.problems.append(nothing_to_share_by(error, self.loaded, ("grants", name, "distribute")))
        except LimitImpossible as error:
            self.problems.append(over_the_floor(error, self.loaded, ("grants", name, "limit")))
        return self._unknown(name, grant, (), NOT_COMPUTED)

    def _figures_missing(self, error: MissingFacts, name: str, grant: Grant) -> GrantAllocation:
        if grant.missing == "ask" and not error.of_everyone:
            return self._unknown(name, grant, self._recipients(grant), waits_for_figures(error))
        self.problems.append(missing_facts(error, self.loaded, ("grants", name)))
        return self._unknown(name, grant, (), NOT_COMPUTED)

    def _not_judged(self, reason: NotJudged, path: Path) -> None:
        at = asked_for(self.loaded, path, reason.indicator) if isinstance(reason, UnitMismatch) else path
        self.problems.append(not_judged(reason, self.loaded, at))

    def _not_computable(self, name: str, grant: Grant) -> Text | None:
        """Why a grant is not computed at all, if it is not."""
        if grant.amount_is != "pot":
            return Text(
                f"är inte pengar att fördela ({grant.amount_is})", f"is not money to give out ({grant.amount_is})"
            )
        if grant.amount == "unknown":
            return Text("beloppet är inte känt", "the amount is not known")
        if name in self.in_doubt:
            return self.in_doubt[name]
        if grant.to is None or (grant.distribute is None and (grant.not_modelled or grant.within_county)):
            return Text(
                f"fördelningen är inte känd: {grant.not_modelled or '-'}",
                f"the allocation is not known: {grant.not_modelled or '-'}",
            )
        if isinstance(grant.distribute, Distribution) and grant.distribute.not_stated:
            return grant.distribute.not_stated
        if isinstance(grant.distribute, Distribution) and grant.distribute.not_found:
            return grant.distribute.not_found
        rests_on = grant.distribute.rests_on() if isinstance(grant.distribute, Distribution) else ()
        doubtful = [other for other in rests_on if other not in self.earned]
        if doubtful:
            return Text(
                f"vilar på {', '.join(doubtful)}, som inte är känt",
                f"rests on {', '.join(doubtful)}, which is not known",
            )
        return None

    def _parts(self, name: str) -> list[tuple[Period | None, Derivation, Part]]:
        parts: list[tuple[Period | None, Derivation, Part]] = []
        for month in months_of(self.agreement, name, self.received[name]):
            recipients = self._recipients(month.grant)
            period = month.period or self.agreement.period
            outcomes: dict[str, tuple[Outcome, ...]] = {
                one.code: self.assessment.outcomes(month.grant.requires, one, period) for one in recipients
            }
            parts.append((month.period, month.pot, self._part(month, period, recipients, outcomes)))
        return parts

    def _part(
        self,
        month: Month,
        period: Period,
        recipients: tuple[Recipient, ...],
        outcomes: Mapping[str, tuple[Outcome, ...]],
    ) -> Part:
        """One part, without those whose figure is missing when the grant says `exclude`."""
        while True:
            case = Case(
                month.agreement,
                self.facts,
                period,
                recipients,
                self.earned,
                month.grant.missing,
                self.quantities,
            )
            try:
                return settle_part(month.grant, month.pot, recipients, outcomes, case)
            except MissingFacts as error:
                left = tuple(one for one in recipients if one.code not in error.recipients)
                if month.grant.missing != "exclude" or error.of_everyone or left == recipients:
                    raise
                recipients = left

    def _recipients(self, grant: Grant) -> tuple[Recipient, ...]:
        return sharers_of(grant.to, self.loaded, self.facts) if grant.to else ()

    def _settled(self, name: str, grant: Grant, parts: list[tuple[Period | None, Derivation, Part]]) -> GrantAllocation:
        pot = int(grant.amount) if isinstance(grant.amount, int) else 0
        received = self.received[name]
        settled, doubt = settle_grant(self.agreement, name, grant, parts, self.facts)
        carries_to = grant.unearned.carries_to if isinstance(grant.unearned, UnearnedRule) else None
        kept: int | None = None
        if doubt is None:
            kept = pot + received - sum(int(line.settled.value) for line in settled if line.settled is not None)
            assert kept >= 0, "no more is settled than there is"
            if grant.unearned is None and kept >= (grant.rounding.to if grant.rounding else 1):
                self.problems.append(unearned_without_rule(name, kept, self.loaded))
            self.earned[name] = {line.recipient.code: line.earned for line in settled if line.earned is not None}
            if carries_to:
                self.received[carries_to] += kept
        elif carries_to:
            self.in_doubt[carries_to] = Text(
                f"vilar på {name}, som inte är känt", f"rests on {name}, which is not known"
            )
        left = [part.unearned for _, _, part in parts if part.unearned is not None]
        unearned = (left[0] if len(left) == 1 else TOTAL(*left, about="unearned")) if left and doubt is None else None
        return GrantAllocation(
            grant=name,
            pot=Ore(pot),
            received=Ore(received),
            carried=None if kept is None else Ore(kept if carries_to else 0),
            carried_to=carries_to,
            returned=None if kept is None else Ore(0 if carries_to else kept),
            lines=settled,
            basis=basis_of(settled, self._bases_behind(name, grant)),
            assumed=assumptions_of(self.agreement, name),
            unknown=doubt,
            unearned=unearned,
        )

    def _bases_behind(self, name: str, grant: Grant) -> list[str]:
        """The bases of the grants that carry money here or whose earnings this one shares by."""
        rests_on = grant.distribute.rests_on() if isinstance(grant.distribute, Distribution) else ()
        return [str(done.basis) for done in self.done.values() if done.carried_to == name or done.grant in rests_on]

    def _unknown(self, name: str, grant: Grant, recipients: tuple[Recipient, ...], why: Text) -> GrantAllocation:
        pot = Ore(int(grant.amount)) if isinstance(grant.amount, int) and grant.amount_is == "pot" else None
        lines = tuple(self._judged_only(grant, one, why) for one in recipients)
        carries_to = grant.unearned.carries_to if isinstance(grant.unearned, UnearnedRule) else None
        if carries_to:
            self.in_doubt[carries_to] = Text(
                f"vilar på {name}, som inte är känt", f"rests on {name}, which is not known"
            )
        received = Ore(self.received[name])
        return GrantAllocation(
            name,
            pot,
            received,
            None,
            carries_to,
            None,
            lines,
            basis_of(lines, self._bases_behind(name, grant)),
            assumptions_of(self.agreement, name),
            why,
        )

    def _judged_only(self, grant: Grant, recipient: Recipient, why: Text) -> Line:
        """The row of money that is not known, with what can be judged all the same: a fact that is missing is not demanded."""
        outcomes = self.beside.outcomes(grant.requires, recipient, self.agreement.period)
        known = tuple(seen for seen in outcomes if seen.state != "not_known")
        failed = tuple(seen.requirement for seen in known if seen.state == "not_met")
        return Line(recipient, None, None, None, outcomes=known, failed=failed, unknown=why)
