"""Conditions made of conditions: each is judged, and a settled whole does not wait for what could not change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import Mechanism
from dagmar.assessment.condition import (
    Case,
    Condition,
    FactMissing,
    NotJudged,
    Several,
    Subject,
    UnitMismatch,
    WrongReference,
)
from dagmar.assessment.outcome import Outcome, State
from dagmar.text import Text

Combine = Callable[[Sequence[Outcome]], State]


def judge_together(
    word: str, conditions: Sequence[Mechanism], combine: Combine, subject: Subject, case: Case, *said: str
) -> Outcome:
    """Judge every condition and combine what came out.

    A fact that is missing without a word on what that means is needed only when the others do not settle the whole. When
    the whole is not known, and each part that is not known says that the recipient is then left out, it is left out.

    Raises:
        Several: every fact that is needed and missing; and everything else that cannot be judged, needed or not, since
            that is a mistake in the file.
    """
    outcomes: list[Outcome] = []
    missing: list[NotJudged] = []
    mistakes: list[NotJudged] = []
    for condition in conditions:
        try:
            outcomes.append(cast("Condition", condition).judge(subject, case))  # the vocabulary gives conditions
        except NotJudged as error:
            facts = [reason for reason in error.reasons if isinstance(reason, FactMissing)]
            missing += facts
            mistakes += [reason for reason in error.reasons if not isinstance(reason, FactMissing)]
            outcomes.append(unanswered(facts, subject.code))
    state = combine(outcomes)
    needed = missing if state == "not_known" else []
    if mistakes or needed:
        raise Several((*mistakes, *needed))
    waiting = [outcome for outcome in outcomes if outcome.state == "not_known"]
    left_out = state == "not_known" and all(outcome.left_out for outcome in waiting)
    return Outcome(state, word, subject.code, of=tuple(outcomes), said=said, left_out=left_out)


def unanswered(reasons: Sequence[NotJudged], subject: str, requirement: str = "") -> Outcome:
    """The outcome of what could not be judged: not known, with what is missing."""
    each = tuple(_unanswered(reason, subject, requirement) for reason in reasons)
    return each[0] if len(each) == 1 else Outcome("not_known", "missing", subject, of=each, requirement=requirement)


def _unanswered(reason: NotJudged, subject: str, requirement: str) -> Outcome:
    if isinstance(reason, FactMissing):
        rule: str = "missing"
        said: tuple[str, ...] = (reason.indicator, reason.period, reason.sign)
    elif isinstance(reason, UnitMismatch):
        rule, said = "unit_mismatch", (reason.indicator, reason.period, reason.unit, reason.with_unit)
    else:
        assert isinstance(reason, WrongReference), "there are no other reasons"
        rule, said = "wrong_reference", (reason.requirement, reason.code)
    return Outcome("not_known", rule, subject, said=said, requirement=requirement)


def named_in(conditions: Sequence[Mechanism]) -> tuple[str, ...]:
    """The requirements that the conditions rest on, each once."""
    return tuple(
        dict.fromkeys(
            name
            for condition in conditions
            for name in cast("Condition", condition).rests_on()  # the vocabulary gives conditions
        )
    )


def say_together(conditions: Sequence[Mechanism], speaker: Speaker, between: Text) -> str:
    """The conditions one after the other, with `och` or `eller` before the last."""
    phrases = [condition.say(speaker) for condition in conditions]
    if len(phrases) == 1:
        return phrases[0]
    return "; ".join(phrases[:-1]) + f"; {between.to(speaker.language)} {phrases[-1]}"
