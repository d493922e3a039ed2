"""The JSON of amounts: what is known exactly, what is cut, and what is null."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import given

from dagmar.allocation.allocate import allocate
from dagmar.publication.amounts import amounts, kronor_text
from tests.publication.of_cases import given_out
from tests.publication.of_svf import FAILED, GRANT, svf, svf_facts
from tests.strategies import Case, cases


def _grant(name: str) -> dict[str, Any]:
    every = amounts(allocate(svf(), svf_facts()))
    found: dict[str, Any] = next(one for one in every["grants"] if one["id"] == name)
    return found


def test_the_published_amount_of_stockholm_comes_out_with_its_exact_share() -> None:
    row = next(one for one in _grant(GRANT)["amounts"] if one["recipient"] == "01")
    assert row["settled"] == "46759214.00"
    # By hand: 182 500 000 kr x 2 485 275 / 9 699 964 persons, the sum of the 18 published populations.
    share = Fraction(18_250_000_000 * 2_485_275, 9_699_964)
    assert row["earned"] == "46759213.48"
    assert row["earned_exact"] == {"numerator": share.numerator, "denominator": share.denominator}


def test_whoever_fails_gets_nothing_and_the_requirement_is_named() -> None:
    rows = {one["recipient"]: one for one in _grant(GRANT)["amounts"]}
    assert [code for code, row in rows.items() if row["failed"] == ["villkor-2"]] == list(FAILED)
    assert {rows[code]["settled"] for code in FAILED} == {"0.00"}


def test_what_was_not_found_is_null_and_says_why() -> None:
    grant = _grant("forsta-utbetalningen")
    assert grant["carried"] is None
    assert grant["returned"] is None
    assert grant["unknown"]["sv"]
    assert all(row["settled"] is None and row["earned_exact"] is None and row["unknown"] for row in grant["amounts"])


def test_a_figure_is_cut_to_the_ore_and_never_rounded_up() -> None:
    assert kronor_text(Fraction(199, 100)) == "0.01"
    assert kronor_text(Fraction(-199, 100)) == "-0.01"
    assert kronor_text(None) is None


@given(cases())
def test_pot_and_received_are_what_is_settled_carried_and_returned(case: Case) -> None:
    for grant in amounts(given_out(case))["grants"]:
        settled = sum((Fraction(row["settled"]) for row in grant["amounts"]), Fraction(0))
        into = Fraction(grant["pot"]) + Fraction(grant["received"])
        assert into == settled + Fraction(grant["carried"]) + Fraction(grant["returned"])
