"""An agreement after its year: money, outcomes, answers, what was assumed, and what others have said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dagmar.agreement.loader import Loaded
from dagmar.allocation.result import Allocation, Assumption
from dagmar.followup.answers import ReportAnswers, answers_to
from dagmar.followup.money import Money, money_of
from dagmar.followup.outcomes import RequirementOutcome, outcomes_of
from dagmar.library.evaluations import Evaluation, evaluations_of
from dagmar.reporting.answer import Answer


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The whole follow-up. It rests on `allocation`, and `answers` is empty when no files of answers were given."""

    loaded: Loaded
    allocation: Allocation
    money: Money
    outcomes: tuple[RequirementOutcome, ...]
    answers: tuple[ReportAnswers, ...]
    assumed: tuple[Assumption, ...]
    evaluations: tuple[Evaluation, ...]


def follow_up(loaded: Loaded, allocation: Allocation, answers: Iterable[Answer] = ()) -> FollowUp:
    """Follow an agreement up from what it gave.

    Raises:
        Refused: the file of evaluations is malformed.
    """
    given = tuple(answers)
    return FollowUp(
        loaded,
        allocation,
        money_of(allocation),
        outcomes_of(loaded.agreement, allocation),
        answers_to(loaded, given) if given else (),
        tuple(dict.fromkeys(one for grant in allocation.grants for one in grant.assumed)),
        evaluations_of(loaded),
    )
