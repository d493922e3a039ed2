"""A pot that cannot be computed still says what is known of it: its money, what came to it, where it goes, what it rests on."""

from __future__ import annotations

import pytest

from dagmar.allocation.allocate import allocate
from dagmar.allocation.result import GrantAllocation
from dagmar.source import Basis
from tests.allocation.written import agreement, facts

FED = """
requirements:
  krav: {kind: target, title: Kravet, met_when: {indicator: sip, at_least: 50 %, missing: ask}}
grants:
  forst:
    to: ["01", "03"]
    amount: 100 kr
    distribute: equal
    earn: {threshold: 50 %, indicator: antal}
    unearned: {carry_to: sedan}
    rounding: {to: 1 kr, method: largest_remainder}
  sedan:
    to: ["01", "03"]
    amount: AMOUNT
    amount_is: KIND
    requires: [krav]
    distribute: {KEY, assumed: {among: gissat}}
    unearned: {carry_to: sist}
    rounding: {to: 1 kr, method: largest_remainder}
  sist:
    to: ["01"]
    amount: unearned
    distribute: equal
    unearned: return
    rounding: {to: 1 kr, method: largest_remainder}
"""


WHO = "equal: each, among: qualified"
"""It is not known who shares."""

WHICH_DAY = "by: population, among: qualified"
"""Nor is the key known: the file does not say the inhabitants of which day."""

either = pytest.mark.parametrize("key", [WHO, WHICH_DAY])


def waiting(
    amount: str = "40 kr", kind: str = "pot", basis: Basis = "real", key: str = WHO
) -> dict[str, GrantAllocation]:
    """03 does not earn its 50 kr, and of neither it is known whether the requirement of the next pot is met."""
    seen = facts(
        ("antal", "2024", "01", "9/10"), ("antal", "2024", "03", "1/10"), ("sip", "2024", "01", "9/10"), basis=basis
    )
    loaded = agreement(FED.replace("AMOUNT", amount).replace("KIND", kind).replace("KEY", key))
    return {grant.grant: grant for grant in allocate(loaded, seen).grants}


@either
def test_its_money_and_what_came_to_it_are_known_and_where_the_rest_goes(key: str) -> None:
    grant = waiting(key=key)["sedan"]
    assert (grant.pot, grant.received, grant.carried_to) == (4000, 5000, "sist")
    assert (grant.carried, grant.returned, grant.unearned) == (None, None, None)
    assert grant.unknown is not None
    assert [line.settled for line in grant.lines] == [None, None]


def test_an_amount_that_was_not_found_is_no_pot() -> None:
    assert waiting(amount="unknown")["sedan"].pot is None


@either
def test_it_rests_on_what_its_judgements_rest_on_and_on_what_the_file_assumes(key: str) -> None:
    assert waiting(key=key)["sedan"].basis == "real"
    assert waiting(basis="synthetic", key=key)["sedan"].basis == "synthetic"
    assert [(one.about, one.why) for one in waiting(key=key)["sedan"].assumed] == [("among", "gissat")]


@either
def test_the_pot_that_it_would_feed_is_not_known_either(key: str) -> None:
    grant = waiting(key=key)["sist"]
    assert grant.unknown is not None
    assert "sedan" in grant.unknown.en


def test_a_recipients_row_is_found_by_its_code() -> None:
    grant = waiting()["forst"]
    line = grant.line("03")
    assert line is not None
    assert (line.recipient.code, grant.line("9999")) == ("03", None)
