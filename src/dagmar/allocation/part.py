"""One pot, or one month of it, from qualification to what is left: the steps of the language in their order, all exact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from dagmar.agreement.model import Grant
from dagmar.allocation.arithmetic import DIFFERENCE, GATE, PRODUCT, TOTAL
from dagmar.allocation.asked_for import step
from dagmar.allocation.bounds import in_all
from dagmar.allocation.case import Case
from dagmar.allocation.mechanism import Amounts, CountyShare, Distribution, Earning, Limiting, UnearnedRule
from dagmar.assessment.outcome import Outcome, State, all_met
from dagmar.derivation import Derivation, leaf
from dagmar.registry.recipient import Recipient
from dagmar.text import Text

NOTHING = leaf("nothing", 0, "öre")


@dataclass(frozen=True)
class Part:
    """The exact outcome of one pot, or of one month of it.

    `entitled` and `earned` are öre by recipient code; a code that is not in `earned` is not known. `kept` is what is not
    given out. `unknown` says why the whole part is not known.
    """

    recipients: tuple[Recipient, ...]
    outcomes: Mapping[str, tuple[Outcome, ...]]
    entitled: Amounts
    earned: Amounts
    unearned: Derivation | None
    unknown: Text | None = None
    unknown_of: Mapping[str, Text] = field(default_factory=dict)


def settle_part(
    grant: Grant,
    pot: Derivation,
    recipients: Sequence[Recipient],
    outcomes: Mapping[str, tuple[Outcome, ...]],
    case: Case,
) -> Part:
    """Take one pot through `distribute`, `requires`, `earn`, `limit`, `unearned` and `within_county`.

    Raises:
        MissingFacts: a figure that a step needs is not known, of anyone named.
        NothingToShareBy: all weights are zero. LimitImpossible: the floors exceed what there is.
        InStep: a figure is in a unit that `earn` or `limit` cannot use.
    """
    recipients = tuple(one for one in recipients if not any(seen.left_out for seen in outcomes[one.code]))
    states: dict[str, State] = {one.code: all_met(outcomes[one.code]) for one in recipients}
    waiting = [one.code for one in recipients if states[one.code] == "not_known"]
    among = grant.distribute.among if isinstance(grant.distribute, Distribution) else "all"
    if waiting and among == "qualified":
        return Part(recipients, outcomes, {}, {}, None, unknown=_waits_for(waiting))
    sharers = recipients if among == "all" else tuple(one for one in recipients if states[one.code] == "met")
    entitled = {one.code: NOTHING for one in recipients} | _entitle(grant, pot, sharers, case)
    if waiting and (grant.limit or isinstance(grant.earn, Earning)):
        return Part(recipients, outcomes, entitled, {}, None, unknown=_waits_for(waiting))
    earned = _earn(grant, entitled, sharers, states, case)
    for index, limit in enumerate(grant.limit):
        assert isinstance(limit, Limiting), "the vocabulary gives limits"
        inside = tuple(one for one in sharers if states[one.code] == "met")
        with step("limit", index):
            earned |= limit.apply({one.code: earned[one.code] for one in inside}, pot, inside, case)
    if waiting:
        return Part(
            recipients, outcomes, entitled, earned, None, unknown_of={code: _waits_for([code]) for code in waiting}
        )
    unearned = DIFFERENCE(pot, in_all(earned.values(), "earned"), about="unearned")
    assert unearned.value >= 0, "no step gives out more than the pot"
    if unearned.value > 0 and isinstance(grant.unearned, UnearnedRule):
        more = grant.unearned.additions(
            unearned, earned, entitled, [one for one in sharers if states[one.code] == "met"], case
        )
        earned |= {code: TOTAL(earned[code], addition, about=code) for code, addition in more.items()}
    return _within_county(grant, Part(recipients, outcomes, entitled, earned, unearned), case)


def _entitle(grant: Grant, pot: Derivation, sharers: Sequence[Recipient], case: Case) -> Amounts:
    if not sharers:
        return {}
    if grant.distribute is None:
        assert len(sharers) == 1, "check demands a key when there are several recipients"
        return {sharers[0].code: pot}
    assert isinstance(grant.distribute, Distribution), "the vocabulary gives distributions"
    return grant.distribute.entitle(pot, sharers, case)


def _earn(
    grant: Grant, entitled: Amounts, sharers: Sequence[Recipient], states: Mapping[str, State], case: Case
) -> Amounts:
    qualified = [one for one in sharers if states[one.code] == "met"]
    earned: Amounts = {}
    for code, entitlement in entitled.items():
        if states[code] == "met":
            earned[code] = entitlement
        elif states[code] == "not_met":
            earned[code] = (
                GATE(entitlement, leaf("requirement", Fraction(0), "share", about=code), about=code)
                if entitlement.value
                else entitlement
            )
    if isinstance(grant.earn, Earning):
        with step("earn"):
            results = grant.earn.shares(qualified, case)
        earned |= {code: PRODUCT(entitled[code], share, about=code) for code, share in results.items()}
    return earned


def _within_county(grant: Grant, part: Part, case: Case) -> Part:
    """Replace each county's row by rows of its region and its municipalities."""
    if grant.within_county is None:
        return part
    assert isinstance(grant.within_county, CountyShare), "the vocabulary gives county shares"
    registry, on = case.facts.registry, case.agreement.period.first
    recipients: list[Recipient] = []
    outcomes: dict[str, tuple[Outcome, ...]] = {}
    entitled: Amounts = {}
    earned: Amounts = {}
    for county in part.recipients:
        region = next(one for one in registry.regions(on) if one.county == county.code)
        members = registry.municipalities(on, county.code)
        entitled |= grant.within_county.split(part.entitled[county.code], county.code, region, members, case)
        earned |= grant.within_county.split(part.earned[county.code], county.code, region, members, case)
        inside = [one for one in (region, *members) if one.code in entitled]
        recipients += inside
        outcomes |= {one.code: part.outcomes[county.code] for one in inside}
    return Part(tuple(recipients), outcomes, entitled, earned, part.unearned)


def _waits_for(codes: Sequence[str]) -> Text:
    few = ", ".join(codes[:5]) + (" …" if len(codes) > 5 else "")
    return Text(
        f"kan inte räknas förrän det är känt om {few} uppfyller kraven",
        f"cannot be computed until it is known whether {few} meets the requirements",
    )
