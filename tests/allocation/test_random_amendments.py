"""Random agreements that were amended while their months were measured: what must hold for any of them. Amounts in öre."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given

from dagmar.allocation.checks.earlier import find
from dagmar.derivation import recompute
from dagmar.vocabulary import rules
from tests.allocation.test_random_agreements import amounts, known_to_the_plain_one, run
from tests.amended_cases import amended_cases
from tests.plain.engine import plain_allocate, plain_common_pots
from tests.strategies import Case


@given(case=amended_cases())
def test_a_second_plain_implementation_settles_the_months_before_and_after_to_the_same_ore(case: Case) -> None:
    allocation = run(case)
    plain = plain_allocate(case.content, known_to_the_plain_one(case.observations))
    assert amounts(allocation) == {
        name: {
            code: (grant.entitled[code], grant.earned[code], Fraction(grant.settled[code])) for code in grant.entitled
        }
        for name, grant in plain.items()
    }
    assert {grant.grant: (grant.carried, grant.returned) for grant in allocation.grants} == {
        name: (grant.carried, grant.returned) for name, grant in plain.items()
    }


@given(case=amended_cases())
def test_what_is_put_in_is_given_out_carried_or_returned_over_all_wordings(case: Case) -> None:
    allocation = run(case)
    for grant in allocation.grants:
        settled = sum(line.settled.value for line in grant.lines if line.settled is not None)
        assert (grant.pot or 0) + grant.received == settled + (grant.carried or 0) + (grant.returned or 0)
        for line in grant.lines:
            for figure in (line.entitlement, line.earned, line.settled):
                assert figure is not None
                assert recompute(figure, rules()) == figure.value
    assert sum(grant.carried or 0 for grant in allocation.grants) == sum(grant.received for grant in allocation.grants)
    plain = plain_allocate(case.content, known_to_the_plain_one(case.observations))
    assert set(plain_common_pots(case.content, plain)) == set(case.content.get("common_pots", {}))


@given(case=amended_cases())
def test_a_drawn_amendment_is_one_that_could_be_signed(case: Case) -> None:
    assert list(find(case.built())) == []
