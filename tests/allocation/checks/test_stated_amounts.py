"""Stated amounts against the pot: only what the file states in kronor is added, and the pot itself is no more than the pot."""

from __future__ import annotations

import pytest

import dagmar
from tests.allocation.written import agreement

GRANT = """
grants:
  pott:
    to: regions
    amount: {amount}
    distribute: {distribute}
    unearned: return
    rounding: {{to: 1 kr, method: largest_remainder}}
"""


def told(amount: str, distribute: str) -> bool:
    """Whether the stated amounts are told to exceed the pot."""
    found = dagmar.check(agreement(GRANT.format(amount=amount, distribute=distribute)))
    return "stated-exceeds-pot" in [one.code for one in found]


@pytest.mark.parametrize(
    ("stated", "exceeds"), [("{amount: 10 kr}", False), ("{amount: 10.01 kr}", True), ("{share: 100 %}", False)]
)
def test_parts_without_an_amount_state_none(stated: str, exceeds: bool) -> None:
    part = stated.replace("}", ", distribute: equal}")
    assert told("10 kr", f"{{parts: [{part}, {{rest: true, distribute: equal}}]}}") is exceeds


def test_a_pot_of_nothing_is_not_exceeded_by_a_rule_that_states_nothing() -> None:
    assert not told("0 kr", "equal")
    assert told("0 kr", '{fixed: {"01": 0.01 kr}}')
