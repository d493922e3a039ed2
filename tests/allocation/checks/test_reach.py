"""A pot that nobody can earn: the edges between what someone may reach and what nobody can, and where it is told."""

from __future__ import annotations

import pytest

import dagmar
from tests.allocation.written import agreement

GRANT = """
grants:
  pott:
    to: {to}
    amount: {amount}
    amount_is: {kind}
    distribute: equal
    earn: {earn}
    requires: {requires}
    unearned: return
    rounding: {{to: 1 kr, method: largest_remainder}}
requirements:
  krav: {{kind: target, title: Ett krav, met_when: {met_when}}}
  annat: {{kind: target, title: Ett krav till, met_when: {{indicator: plan, at_least: 102 %}}}}
"""
EVERYONE = "{threshold: 0 %, indicator: plan}"


def found(
    to: str = "regions",
    amount: str = "unknown",
    kind: str = "pot",
    earn: str = EVERYONE,
    requires: str = "[]",
    met_when: str = "{indicator: plan, at_least: 101 %}",
) -> list[tuple[int, int, str]]:
    """Line, column and English reason of each pot that nobody can earn; all name the pot as the other place."""
    text = GRANT.format(to=to, amount=amount, kind=kind, earn=earn, requires=requires, met_when=met_when)
    problems = [one for one in dagmar.check(agreement(text)) if one.code == "pot-nobody-can-earn"]
    assert all([(other.line, other.column) for other, _ in one.also] == [(8, 3)] for one in problems)
    assert all(one.message.en.startswith("Nobody can get anything of pott: ") for one in problems)
    return [(one.at.line, one.at.column, one.message.en.partition("pott: ")[2]) for one in problems]


NOTHING = "no result gives anything (earn)."


@pytest.mark.parametrize(
    ("earn", "nobody"),
    [
        ("{threshold: -1 %, indicator: plan}", False),
        ("{at_most: 101 %, indicator: plan}", False),
        ("{at_most: -1, indicator: plan}", False),
        ("{levels: [[100 %, 50 %], [101 %, 100 %]], indicator: plan}", False),
        ("{levels: [[101, 50 %], [102, 100 %]], indicator: plan}", False),
        ("{levels: [[0 %, 50 %], [-2 %, 100 %]], indicator: plan}", False),
        ("{levels: [[102 %, 50 %], [101 %, 100 %]], indicator: plan}", False),
        ("{sliding: {from: 99 %, to: 120 %}, indicator: plan}", False),
        ("{sliding: {from: 100 %, to: 0 %}, indicator: plan}", False),
        ("{sliding: {from: 1 %, to: -10 %}, indicator: plan}", False),
        ("{sliding: {from: 100, to: 120}, indicator: plan}", False),
        ("{points: [{indicator: plan, threshold: 100 %, benchmark: 110 %}]}", False),
        ("{points: [{indicator: plan, threshold: 110 %, benchmark: 100 %}]}", False),
        ("{points: [{indicator: plan, threshold: 101, benchmark: 110}]}", False),
        ("{points: [{indicator: plan, threshold: 101 %, benchmark: 110 %, baseline: 2023}]}", False),
        (
            "{points: [{weight: 1, of: [{indicator: plan, threshold: 101 %, benchmark: 110 %}]},"
            " {weight: 1, of: [{indicator: sip, threshold: 40 %, benchmark: 80 %}]}]}",
            False,
        ),
        (
            "{points: [{weight: 1, of: [{indicator: plan, threshold: 101 %, benchmark: 110 %}]},"
            " {weight: 0, of: [{indicator: sip, threshold: 40 %, benchmark: 80 %}]}]}",
            True,
        ),
        ("{sliding: {from: 101 %, to: 120 %}, indicator: plan}", True),
        ("{sliding: {from: -1 %, to: -10 %}, indicator: plan}", True),
    ],
)
def test_where_a_share_ends_is_the_edge_of_what_can_be_earned(earn: str, nobody: bool) -> None:
    assert [why for _, _, why in found(earn=earn)] == ([NOTHING] if nobody else [])


def test_the_place_is_that_of_what_nobody_can_do() -> None:
    assert found(earn="{threshold: 101 %, indicator: plan}") == [(13, 11, NOTHING)]
    assert found(requires="[krav]") == [(18, 51, "nobody can meet the requirement krav.")]
    assert found(to='{recipients: ["01"], except: ["01"]}') == [(9, 9, "everyone is excepted.")]
    assert found(amount="unearned") == [(10, 13, "others fill it, but no grant has carry_to here.")]


def test_every_reason_is_told_and_only_what_the_pot_asks_for() -> None:
    reasons = [why for _, _, why in found(amount="unearned", earn="{threshold: 101 %, indicator: plan}")]
    assert reasons == ["others fill it, but no grant has carry_to here.", NOTHING]
    both = [why for _, _, why in found(requires="[krav, annat]")]
    assert both == [f"nobody can meet the requirement {name}." for name in ("krav", "annat")]
    assert [why for _, _, why in found(requires="[saknas, annat]")] == ["nobody can meet the requirement annat."]
    assert found(to='{recipients: ["01", "03"], except: ["01"]}') == []


@pytest.mark.parametrize("kind", ["frame", "ceiling"])
def test_only_a_pot_is_given_out(kind: str) -> None:
    assert found(kind=kind, requires="[krav]") == []


@pytest.mark.parametrize(
    ("met_when", "nobody"),
    [
        ("{at_least: 1, of: [{indicator: plan, at_least: 101 %}, {indicator: sip, at_least: 101 %}]}", True),
        ("{all_of: [{indicator: plan, at_least: 1 %}, {indicator: sip, at_least: 1 %}]}", False),
        ("{any_of: [{indicator: plan, at_least: 1 %}, {indicator: sip, at_least: 101 %}]}", False),
    ],
)
def test_of_several_conditions_enough_must_be_within_reach(met_when: str, nobody: bool) -> None:
    assert bool(found(requires="[krav]", met_when=met_when)) is nobody
