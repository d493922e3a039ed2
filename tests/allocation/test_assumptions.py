"""What is assumed follows the money: to whom it is carried, and to whom it is shared out by."""

from __future__ import annotations

import pytest

from dagmar.allocation.assumptions import amounts_rest_on
from dagmar.publication.explanation.short import assumptions
from dagmar.publication.explanation.telling import Telling
from tests.allocation.written import give

GRANTS = """
requirements:
  krav: {kind: target, title: K, met_when: {judged_by: x, criterion: k}}
grants:
  forst:
    to: ["01", "03"]
    amount: 100 kr
    requires: krav
    distribute: equal
    unearned: {carry_to: sedan}
    assumed: {distribute: nyckeln är påhittad, rounding: metoden också}
    rounding: {to: 1 kr, method: largest_remainder}
  sedan:
    to: ["01", "03"]
    amount: unearned
    distribute: equal
    unearned: {carry_to: sist}
    rounding: {to: 1 kr, method: largest_remainder}
  sist:
    to: ["01"]
    amount: unearned
    distribute: equal
    unearned: return
    rounding: {to: 1 kr, method: largest_remainder}
  efter:
    to: ["01", "03"]
    amount: 10 kr
    distribute: {by: earned, of: [forst]}
    unearned: return
    rounding: {to: 1 kr, method: largest_remainder}
  bredvid:
    to: ["01"]
    amount: 10 kr
    distribute: equal
    assumed: {rounding: bara avrundningen}
    rounding: {to: 1 kr, method: largest_remainder}
"""


@pytest.mark.parametrize(
    ("grant", "expected"),
    [
        ("forst", ["grants.forst"]),
        ("sedan", ["grants.forst"]),
        ("sist", ["grants.forst"]),
        ("efter", ["grants.forst"]),
        ("bredvid", []),
    ],
)
def test_an_assumption_follows_the_money_however_far_it_is_carried(grant: str, expected: list[str]) -> None:
    given = give(GRANTS, ("krav", "2024", "01", "met"), ("krav", "2024", "03", "not_met")).grant(grant)
    assert [one.at for one in amounts_rest_on(given.assumed)] == expected
    told = assumptions(given, Telling("sv"))
    assert ("OBS: beloppet vilar på antaganden; det är uträknat, inte känt." in told) == bool(expected)


def test_a_pot_that_several_carry_to_rests_on_what_is_assumed_of_them_all() -> None:
    both = GRANTS.replace("assumed: {rounding: bara", "unearned: {carry_to: sist}\n    assumed: {distribute: inte bara")
    given = give(both, ("krav", "2024", "01", "met"), ("krav", "2024", "03", "met")).grant("sist")
    assert [one.at for one in amounts_rest_on(given.assumed)] == ["grants.forst", "grants.bredvid"]


def test_what_is_assumed_of_the_grant_itself_stands_last_and_nothing_stands_twice() -> None:
    given = give(GRANTS, ("krav", "2024", "01", "met"), ("krav", "2024", "03", "met")).grant("sedan")
    assert len(set(given.assumed)) == len(given.assumed) == 2


def test_what_is_not_modelled_or_assumed_is_named_by_the_place_where_it_stands() -> None:
    """When all of it is paid is no grant's own."""
    given = give(
        """
        not_modelled: en bilaga som ingen har hittat
        grants:
          pott:
            to: ["01", "03"]
            amount: 100 kr
            distribute: {equal: each, not_modelled: hälften gick efter ansökan}
            limit:
              - {floor: 10 kr}
              - {ceiling: 60 kr, excess: unearned, assumed: {ceiling: taket är påhittat}}
            unearned: return
            rounding: {to: 1 kr, method: largest_remainder}
        payments:
          - {title: Allt, assumed: {day: när det betalas är gissat}}
        """
    )
    assert [(one.at, one.about, one.why, one.kind) for one in given.grant("pott").assumed] == [
        ("", "agreement", "en bilaga som ingen har hittat", "not_modelled"),
        ("grants.pott.distribute", "distribute", "hälften gick efter ansökan", "not_modelled"),
        ("grants.pott.limit.1", "ceiling", "taket är påhittat", "assumed"),
    ]


def test_an_area_that_nothing_is_said_of_adds_nothing() -> None:
    given = give(
        GRANTS.replace("  bredvid:\n", "  bredvid:\n    area: annat\n"),
        ("krav", "2024", "01", "met"),
        ("krav", "2024", "03", "met"),
    )
    assert [one.at for one in given.grant("bredvid").assumed] == ["grants.bredvid"]
