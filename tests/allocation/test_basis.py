"""A grant whose money or key came out of made-up results is never called real."""

from __future__ import annotations

from dagmar.allocation.allocate import allocate
from tests.allocation.written import agreement, facts

_GRANTS = """
    requirements:
      plan: {kind: base, title: Plan, met_when: {received: plan}}
    grants:
      pott:
        to: ["01", "03"]
        amount: 100 kr
        requires: [plan]
        distribute: {equal: each}
        unearned: {carry_to: bonus}
        rounding: {at: grant, to: 1 kr, method: largest_remainder}
      bonus:
        to: ["01", "03"]
        amount: 10 kr
        distribute: {equal: each}
        unearned: return
        rounding: {at: grant, to: 1 kr, method: largest_remainder}
      egen:
        to: ["01", "03"]
        amount: 10 kr
        distribute: {equal: each}
        unearned: return
        rounding: {at: grant, to: 1 kr, method: largest_remainder}
    """


def test_money_that_made_up_results_carried_on_is_not_real() -> None:
    given = facts(("plan", "2024", "01", "received"), ("plan", "2024", "03", "not_received"), basis="synthetic")
    allocation = allocate(agreement(_GRANTS), given)
    assert {grant.grant: grant.basis for grant in allocation.grants} == {
        "pott": "synthetic",
        "bonus": "synthetic",
        "egen": "real",
    }


def test_money_that_real_results_carried_on_is_real() -> None:
    given = facts(("plan", "2024", "01", "received"), ("plan", "2024", "03", "not_received"))
    assert {grant.basis for grant in allocate(agreement(_GRANTS), given).grants} == {"real"}
