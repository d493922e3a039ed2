"""Properties of every agreement of the library on its own facts: money closes exactly, order is nothing, one krona more.

What one more krona in every pot may do was judged word by word. A share by inhabitants, an indicator, a stated key, equal parts,
weights, an improvement or a price that is cut alike is a number of the results times the pot: it cannot fall when the pot
grows. Floors and ceilings in kronor fill up one by one, and can only be reached sooner or later. The exceptions:

- `by: earned` weighs by what other pots gave, and those grow too, each in its own way: somebody's part of the whole can fall.
  No agreement of the library has it.
- Whole kronor: by largest remainder somebody can lose one to another when the pot grows (the Alabama paradox).
  Agreements of the library do so, some of them where part of the pot is shared in stated kronor; how many is held by no test.
  So only exact amounts are held to *never lower*, and settled ones to one unit at most.
- `damping` takes from those who gain what lifts those who lose, measured from last year: a larger pot needs less of it, so it
  cannot lower anyone either; no agreement of the library has it, and tests/allocation/limit holds it.
"""

from __future__ import annotations

import random
from datetime import date
from fractions import Fraction

import pytest

from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Agreement, Grant
from dagmar.allocation.allocate import allocate
from dagmar.allocation.mechanism import Distribution
from dagmar.allocation.result import Allocation, GrantAllocation
from dagmar.allocation.unearned.return_to_state import ReturnToState
from dagmar.facts.book import Facts
from dagmar.registry.recipient import Recipient
from dagmar.registry.registry import Registry
from tests.library.shelves import IDS, run, taken

KRONA = 100
TO_THE_STATE = ReturnToState()
Amounts = dict[tuple[str, str, str], tuple[Fraction | None, Fraction | None, Fraction | None]]
"""Entitled, earned and settled öre by grant, kind and code."""


class InAnyOrder(Registry):
    """The registry, its recipients in an order that nobody has chosen."""

    def __init__(self, seed: str) -> None:
        self._order = random.Random(seed)  # noqa: S311 -- a shuffle, not a secret

    def _shuffled(self, those: tuple[Recipient, ...]) -> tuple[Recipient, ...]:
        return tuple(self._order.sample(those, len(those)))

    def regions(self, on: date) -> tuple[Recipient, ...]:
        return self._shuffled(super().regions(on))

    def counties(self, on: date) -> tuple[Recipient, ...]:
        return self._shuffled(super().counties(on))

    def municipalities(self, on: date, county: str | None = None) -> tuple[Recipient, ...]:
        return self._shuffled(super().municipalities(on, county))


def amounts(allocation: Allocation) -> Amounts:
    return {
        (grant.grant, line.recipient.kind, line.recipient.code): (
            None if line.entitlement is None else line.entitlement.value,
            None if line.earned is None else line.earned.value,
            None if line.settled is None else line.settled.value,
        )
        for grant in allocation.grants
        for line in grant.lines
    }


def unit_of(agreement: Agreement, grant: str) -> int:
    rounding = agreement.grants[grant].rounding
    return rounding.to if rounding is not None and rounding.at == "grant" else 1


def computed(allocation: Allocation) -> list[GrantAllocation]:
    return [grant for grant in allocation.grants if grant.returned is not None]


@pytest.mark.parametrize("name", IDS)
def test_exactly_what_is_not_earned_is_kept_but_for_less_than_a_unit(name: str) -> None:
    allocation = run(name)
    for grant in computed(allocation):
        assert grant.pot is not None
        earned = sum((line.earned.value for line in grant.lines if line.earned is not None), Fraction(0))
        settled = sum(line.settled.value for line in grant.lines if line.settled is not None)
        left = grant.pot + grant.received - earned
        kept = (grant.carried or 0) + (grant.returned or 0)
        assert grant.pot + grant.received == settled + kept
        assert 0 <= kept - left < unit_of(taken(name).agreement, grant.grant)
    assert sum(grant.carried or 0 for grant in computed(allocation)) == sum(
        grant.received for grant in allocation.grants
    )


@pytest.mark.parametrize("name", IDS)
def test_payments_and_grants_are_the_same_money(name: str) -> None:
    """Rounded at a higher level, each recipient's payments differ from its grants by less than a krona for each of them."""
    allocation = run(name)
    paid: dict[tuple[str, str], Fraction] = {}
    for settlement in allocation.settlements:
        for key, amount in settlement.amounts.items():
            paid[key] = paid.get(key, Fraction(0)) + amount.value
    for key, sum_ in paid.items():
        lines = [
            (line, unit_of(taken(name).agreement, grant.grant))
            for grant in allocation.grants
            for line in grant.lines
            if (line.recipient.kind, line.recipient.code) == key and line.settled is not None
        ]
        by_grant = sum(line.settled.value for line, _ in lines if line.settled is not None)
        above = sum(unit == 1 for _, unit in lines)
        assert abs(sum_ - by_grant) <= KRONA * above, key


@pytest.mark.parametrize("name", IDS)
def test_the_order_of_facts_and_recipients_changes_no_amount(name: str) -> None:
    facts = run(name).assessment.facts
    observations = list(facts)
    random.Random(name).shuffle(observations)  # noqa: S311 -- a shuffle, not a secret
    shuffled = allocate(taken(name), Facts(observations, InAnyOrder(name), facts.warnings))
    assert amounts(shuffled) == amounts(run(name))
    assert [(one.grant, one.carried, one.returned) for one in shuffled.grants] == [
        (one.grant, one.carried, one.returned) for one in run(name).grants
    ]


def raised(loaded: Loaded) -> tuple[Loaded, int]:
    """The agreement with one more krona in every pot whose amount is known, and how many of those are computed.

    Where a pot is given out in stated kronor nobody gets the krona, and no rule has been needed: it goes back to the state.
    """
    grants: dict[str, Grant] = {}
    more = 0
    for name, grant in loaded.agreement.grants.items():
        grants[name] = grant
        if isinstance(grant.amount, int) and grant.amount_is == "pot":
            update = {"amount": grant.amount + KRONA, "unearned": grant.unearned or TO_THE_STATE}
            grants[name] = grant.model_copy(update=update)
            more += run(loaded.agreement.agreement).grant(name).returned is not None
    return Loaded(loaded.agreement.model_copy(update={"grants": grants}), loaded.document), more


@pytest.mark.parametrize("name", IDS)
def test_one_more_krona_in_each_pot_lowers_nobodys_exact_amount_and_is_all_there_is_more(name: str) -> None:
    loaded, more = raised(taken(name))
    before, after = run(name), allocate(loaded, run(name).assessment.facts)
    sums = [
        sum(
            sum(line.settled.value for line in grant.lines if line.settled is not None) + (grant.returned or 0)
            for grant in computed(allocation)
        )
        for allocation in (before, after)
    ]
    assert sums[1] - sums[0] == KRONA * more
    then = amounts(before)
    for key, (entitled, earned, settled) in amounts(after).items():
        grant = key[0]
        was_entitled, was_earned, was_settled = then[key]
        for now, was in ((entitled, was_entitled), (earned, was_earned)):
            assert (now is None) == (was is None), key
            assert now is None or was is None or now >= was, key
        if settled is not None and was_settled is not None:
            assert settled >= was_settled - unit_of(loaded.agreement, grant), key


@pytest.mark.parametrize("name", IDS)
def test_no_agreement_needs_an_exception_from_what_order_and_one_more_krona_may_do(name: str) -> None:
    """With recipients of its own or a pot shared by other pots' earnings it would; then say so in the properties above."""
    agreement = taken(name).agreement
    keys = [grant.distribute for grant in agreement.grants.values() if isinstance(grant.distribute, Distribution)]
    assert not agreement.recipients
    assert not any(key.rests_on() for key in keys)
