"""A grant whose money or key came out of made-up results is never called real."""

from __future__ import annotations

from datetime import date

import pytest

from dagmar.allocation.allocate import allocate
from dagmar.allocation.basis import basis_of_allocation, made_up, together
from dagmar.text import Text
from tests.allocation.written import agreement, facts

DAY = date(2024, 1, 1)
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


def test_what_is_told_on_made_up_facts_alone_begins_by_saying_so() -> None:
    told = made_up(Text("fem kronor", "five kronor"))
    assert told.sv.startswith("PÅHITTADE UPPGIFTER")
    assert told.en.startswith("MADE-UP FACTS")
    assert (told.sv.endswith(" fem kronor"), told.en.endswith(" five kronor")) == (True, True)


def test_money_that_made_up_results_carried_on_is_not_real() -> None:
    given = facts(("plan", "2024", "01", "received"), ("plan", "2024", "03", "not_received"), basis="synthetic")
    allocation = allocate(agreement(_GRANTS), given)
    assert {grant.grant: grant.basis for grant in allocation.grants} == {
        "pott": "synthetic",
        "bonus": "synthetic",
        "egen": "real",
    }


def test_money_that_is_shared_by_what_made_up_results_gave_is_not_real() -> None:
    given = facts(("plan", "2024", "01", "received"), ("plan", "2024", "03", "not_received"), basis="synthetic")
    by_earned = _GRANTS.replace("unearned: {carry_to: bonus}", "unearned: return").replace(
        "amount: 10 kr\n        distribute: {equal: each}",
        "amount: 10 kr\n        distribute: {by: earned, of: [pott]}",
        1,
    )
    assert {grant.grant: grant.basis for grant in allocate(agreement(by_earned), given).grants} == {
        "pott": "synthetic",
        "bonus": "synthetic",
        "egen": "real",
    }


def test_money_that_real_results_carried_on_is_real() -> None:
    given = facts(("plan", "2024", "01", "received"), ("plan", "2024", "03", "not_received"))
    assert {grant.basis for grant in allocate(agreement(_GRANTS), given).grants} == {"real"}


def test_a_pot_that_is_not_known_is_made_up_when_what_was_carried_to_it_is() -> None:
    given = facts(("plan", "2024", "01", "received"), ("plan", "2024", "03", "not_received"), basis="synthetic")
    unknown = _GRANTS.replace("amount: 10 kr", "amount: unknown")
    assert {grant.grant: grant.basis for grant in allocate(agreement(unknown), given).grants} == {
        "pott": "synthetic",
        "bonus": "synthetic",
        "egen": "real",
    }


@pytest.mark.parametrize("made_up", ["01", "03"])
def test_one_made_up_result_among_real_ones_is_found_whosever_it_is(made_up: str) -> None:
    earned = _GRANTS.replace("requires: [plan]", "earn: {threshold: 70 %, indicator: andel}")
    given = facts(*[("andel", "2024", code, "8/10") for code in ("01", "03") if code != made_up]).with_observations(
        facts(("andel", "2024", made_up, "8/10"), basis="synthetic")
    )
    assert allocate(agreement(earned), given).grant("pott").basis == "mixed"


def test_a_grant_that_gives_nobody_a_line_does_not_make_made_up_results_half_real() -> None:
    """The package and the screen told such a decision apart: one said made up, the other partly made up."""
    nobody = (
        _GRANTS.split("      bonus:")[0].replace("unearned: {carry_to: bonus}", "unearned: return")
        + """
          tom:
            to: {recipients: regions, where: {received: plan}}
            amount: 10 kr
            distribute: {equal: each}
            unearned: return
            rounding: {at: grant, to: 1 kr, method: largest_remainder}
    """.replace("\n          ", "\n      ")
    )
    rows = [("plan", "2024", one.code, "not_received") for one in facts().registry.regions(DAY)]
    allocation = allocate(agreement(nobody), facts(*rows, basis="synthetic"))
    assert [(grant.grant, grant.basis, bool(grant.lines)) for grant in allocation.grants] == [
        ("pott", "synthetic", True),
        ("tom", "real", False),
    ]
    assert basis_of_allocation(allocation) == "synthetic"


def test_what_is_partly_made_up_stays_so_beside_anything() -> None:
    assert [
        together(kinds) for kinds in ([], ["derived"], ["mixed"], ["mixed", "synthetic"], ["real", "synthetic"])
    ] == [
        "real",
        "real",
        "mixed",
        "mixed",
        "mixed",
    ]
