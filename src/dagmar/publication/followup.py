"""A follow-up as machines read it: `dagmar followup --json`.

Kronor are strings with two decimals; a distance from a level is a numerator and a denominator. What was not computed is named
and left out of every sum.
"""

from __future__ import annotations

from dataclasses import asdict
from fractions import Fraction
from typing import Any

from dagmar.followup.answers import Figures, ReportAnswers
from dagmar.followup.follow_up import FollowUp
from dagmar.followup.money import KindMoney, Money
from dagmar.followup.outcomes import Counted, RequirementOutcome
from dagmar.publication.amounts import assumption, kronor_text
from dagmar.publication.explanation.reasons import reason


def follow_up_document(followed_up: FollowUp) -> dict[str, Any]:
    """The whole follow-up of an agreement."""
    agreement = followed_up.loaded.agreement
    return {
        "agreement": agreement.agreement,
        "title": agreement.title,
        "period": str(agreement.period),
        "money": _money(followed_up.money),
        "grants": [
            {
                "id": grant.grant,
                "pot": kronor_text(grant.pot),
                "received": kronor_text(grant.received),
                "settled": None if grant.unknown else kronor_text(_settled(grant.lines)),
                "carried": kronor_text(grant.carried),
                "returned": kronor_text(grant.returned),
                "unknown": None if grant.unknown is None else grant.unknown._asdict(),
                "basis": grant.basis,
            }
            for grant in followed_up.allocation.grants
        ],
        "outcomes": [_outcome(one) for one in followed_up.outcomes],
        "answers": [_report(one) for one in followed_up.answers],
        "assumed": [assumption(one) for one in followed_up.assumed],
        "evaluations": [asdict(one) for one in followed_up.evaluations],
    }


def _settled(lines: Any) -> Fraction:
    return sum((line.settled.value for line in lines if line.settled is not None), Fraction(0))


_FLOW = ("pot", "received", "settled", "carried", "returned")


def _money(money: Money) -> dict[str, Any]:
    flow = money.flow
    return {
        **{name: kronor_text(getattr(flow, name)) if flow.computed else None for name in _FLOW},
        "computed": list(flow.computed),
        "not_computed": list(flow.not_computed),
        "kinds": [_kind(one) for one in money.kinds],
        "without": [
            {
                "grant": one.grant,
                "recipient": one.recipient.code,
                "kind": one.recipient.kind,
                "name": one.recipient.name,
                "failed": list(one.failed),
            }
            for one in money.without
        ],
    }


def _kind(one: KindMoney) -> dict[str, Any]:
    return {"kind": one.kind, "settled": kronor_text(one.settled), "got": dict(one.got)}


def _outcome(one: RequirementOutcome) -> dict[str, Any]:
    return {
        "requirement": one.name,
        "title": one.requirement.title,
        "kind": one.requirement.kind,
        "unit": one.requirement.unit,
        **_counted(one.all),
        "by_kind": {kind: _counted(count) for kind, count in one.by_kind.items()},
        "by_county": {county: _counted(count) for county, count in one.by_county.items()},
        "closest": [
            {
                "subject": miss.outcome.subject,
                "name": miss.name,
                "period": miss.period,
                "distance": {"numerator": miss.distance.numerator, "denominator": miss.distance.denominator},
                "reason": reason(miss.outcome)._asdict(),
            }
            for miss in one.closest
        ],
    }


def _counted(count: Counted) -> dict[str, int]:
    return {"met": count.met, "not_met": count.not_met, "not_known": count.not_known}


def _report(one: ReportAnswers) -> dict[str, Any]:
    return {
        "report": one.name,
        "title": one.title,
        "asked": one.asked,
        "answered": list(one.answered),
        "questions": [
            {
                "id": question.name,
                "title": question.title,
                "kind": question.kind,
                "answered": question.answered,
                "figures": {sex: _figures(figures) for sex, figures in question.figures.items()},
                "chosen": dict(question.chosen),
                "words": dict(question.words),
            }
            for question in one.questions
        ],
    }


def _figures(one: Figures) -> dict[str, Any]:
    return {
        "count": one.count,
        **{name: None if (value := getattr(one, name)) is None else str(value) for name in _FIGURES},
    }


_FIGURES = ("sum", "least", "middle", "most")
