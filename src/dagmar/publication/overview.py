"""An overview as machines read it: `dagmar overview --json`.

Kronor are strings with two decimals, cut to the öre. Each sum has four parts that are never added: `real`, `made_up` (rests on
synthetic facts), `assumed` (how much of the real rests on what no source says) and `not_known` (how many amounts lack). `real`
and `made_up` are null when there is no such figure.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from dagmar.library.holdings import Holding
from dagmar.library.overview import FIGURES, AmountSum, Got, InAgreement, Overview
from dagmar.publication.amounts import both_languages, exact, kronor_text
from dagmar.registry.not_known import NotKnown


def overview_document(seen: Overview) -> dict[str, Any]:
    """One recipient's year."""
    settled = seen.sum_of("settled")
    return {
        "recipient": str(seen.recipient.code),
        "kind": seen.recipient.kind,
        "name": seen.recipient.name,
        "year": seen.year,
        "population": _population(seen),
        "sums": {figure: _sum(seen.sum_of(figure)) for figure in FIGURES},
        "at_least": seen.at_least,
        "settled_per_inhabitant": {
            "real": _per_inhabitant(seen, settled.real),
            "made_up": _per_inhabitant(seen, settled.made_up),
        },
        "agreements": [_agreement(one) for one in seen.agreements],
        "undivided": [_undivided(one) for one in seen.undivided],
    }


def _agreement(one: InAgreement) -> dict[str, Any]:
    agreement = one.agreement
    return {
        "id": agreement.agreement,
        "title": agreement.title,
        "period": str(agreement.period),
        "amends": agreement.amends,
        "in_the_sum": one.counts,
        "sums": {figure: _sum(one.sum_of(figure)) for figure in FIGURES},
        "grants": [_got(each) for each in one.got],
        "requirements": [
            {
                "id": each.requirement,
                "title": each.title,
                "state": each.state,
                "met": each.met,
                "not_met": each.not_met,
                "not_known": each.not_known,
            }
            for each in one.judged
        ],
        "days": [
            {
                "day": each.day.isoformat(),
                "what": each.what,
                "about": both_languages(each.about),
                "assumed": each.assumed,
            }
            for each in one.days
        ],
    }


def _got(one: Got) -> dict[str, Any]:
    line = one.line
    return {
        "id": one.grant,
        "title": one.title,
        "amount_is": one.amount_is,
        "entitlement": kronor_text(line.entitlement),
        "entitlement_exact": exact(line.entitlement),
        "earned": kronor_text(line.earned),
        "earned_exact": exact(line.earned),
        "settled": kronor_text(line.settled),
        "failed": list(line.failed),
        "basis": one.basis,
        "rests_on_assumptions": one.assumed,
        "unknown": both_languages(line.unknown),
    }


def _undivided(one: Holding) -> dict[str, Any]:
    return {
        "agreement": one.agreement,
        "grant": one.grant,
        "title": one.title,
        "amount_is": one.kind,
        "amount": kronor_text(one.amount),
    }


def _population(seen: Overview) -> dict[str, Any]:
    day = f"{seen.year - 1}-12-31"
    if isinstance(seen.population, NotKnown):
        return {"persons": None, "as_of": day, "source": None, "unknown": both_languages(seen.population.why)}
    return {"persons": seen.population.persons, "as_of": day, "source": seen.population.source.cite(), "unknown": None}


def _sum(one: AmountSum) -> dict[str, Any]:
    return {
        "real": kronor_text(one.real),
        "made_up": kronor_text(one.made_up),
        "assumed": kronor_text(one.assumed),
        "not_known": one.not_known,
    }


def _per_inhabitant(seen: Overview, ore: Fraction | None) -> str | None:
    return kronor_text(seen.per_inhabitant(ore))
