"""A name that names nothing is told where it stands, whichever rule says it."""

from __future__ import annotations

import pytest

import dagmar
from tests.allocation.written import HEAD, agreement

WRITTEN = """
requirements:
  plan: {kind: target, title: Plan, met_when: {judged_by: skr, criterion: plan}}
  alla:
    kind: base
    unit: county
    title: Alla
    met_when: {meeting: [plan, 'plam'], at_least: 80 %, of: population, as_of: 2023-12-31, within: county}
grants:
  bas:
    to: regions
    amount: 10 kr
    requires: [alla]
    distribute: equal
    unearned: {carry_to: 'bouns'}
    rounding: {to: 1 kr, method: largest_remainder}
  bonus:
    to: regions
    amount: 10 kr
    distribute: {by: earned, of: [bas, 'bsa']}
    unearned: return
    rounding: {to: 1 kr, method: largest_remainder}
"""


@pytest.mark.parametrize("name", ["plam", "bouns", "bsa"])
def test_the_place_is_that_of_the_name(name: str) -> None:
    found = dagmar.check(agreement(WRITTEN))
    (problem,) = [one for one in found if name in one.message.en and one.code.startswith("unknown-")]
    lines = (HEAD + WRITTEN).splitlines()
    assert lines[problem.at.line - 1][problem.at.column - 1 :].startswith(f"'{name}'")
