"""`per_unit`: price × volume, ceilings first, cut alike if the pot does not suffice. Kronor in the numbers of B section 4."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dagmar.agreement.speaker import Speaker
from dagmar.allocation.case import MissingFacts
from dagmar.text import Text
from tests.allocation.mechanisms import distribution, shared

CODES = ["01", "03", "04"]
TREATED = (("kbt", "2024", "01", 120), ("kbt", "2024", "03", 80), ("kbt", "2024", "04", 50))
ITEM = "{price: 7 000 kr, of: kbt}"


def kronor(amounts: dict[str, Fraction]) -> dict[str, Fraction]:
    return {code: amount / 100 for code, amount in amounts.items()}


def test_when_the_pot_does_not_suffice_everyone_gets_the_same_part_of_theirs() -> None:
    """B section 4: claims of 1 750 000 kr against 1 500 000 kr, factor 6/7."""
    given_out = shared(f"{{per_unit: [{ITEM}], if_short: pro_rata}}", 150_000_000, CODES, *TREATED)
    assert kronor(given_out) == {"01": 720_000, "03": 480_000, "04": 300_000}


def test_work_of_137_per_cent_of_the_pot_is_paid_at_100_of_137() -> None:
    """Rehabiliteringsgarantin 2014: the factor is 100/137, about 0,729927 (B section 4)."""
    given_out = shared(
        "{per_unit: [{price: 1 kr, of: kbt}], if_short: pro_rata}", 10_000, ["01"], ("kbt", "2024", "01", 137)
    )
    assert given_out["01"] / 13_700 == Fraction(100, 137)
    assert round(Fraction(100, 137), 6) == Fraction("0.729927")


def test_what_the_claims_leave_of_the_pot_is_nobodys() -> None:
    given_out = shared(f"{{per_unit: {ITEM}, if_short: pro_rata}}", 200_000_000, CODES, *TREATED)
    assert kronor(given_out) == {"01": 840_000, "03": 560_000, "04": 350_000}


@pytest.mark.parametrize("place", ["item", "whole"])
@pytest.mark.parametrize("ceiling", ["600 000 kr", '{"01": 600 000 kr, "03": 1 Mkr, "04": 1 Mkr}'])
def test_ceilings_come_first_and_then_the_pot(place: str, ceiling: str) -> None:
    """min(claim, ceiling) is 600 000, 560 000 and 350 000 kr; the pot of 1 500 000 kr suffices for almost all of it."""
    item, whole = (f", up_to: {ceiling}", "") if place == "item" else ("", f", up_to: {ceiling}")
    rule = f"{{per_unit: [{{price: 7 000 kr, of: kbt{item}}}], if_short: pro_rata{whole}}}"
    given_out = shared(rule, 150_000_000, CODES, *TREATED)
    factor = Fraction(1_500_000, 1_510_000)
    assert kronor(given_out) == {"01": 600_000 * factor, "03": 560_000 * factor, "04": 350_000 * factor}


def test_a_price_that_was_not_found_leaves_the_pot_unknown_and_is_said_so() -> None:
    rule = distribution("{per_unit: [{price: 10 kr, of: kbt}, {price: unknown, of: mmr}], if_short: pro_rata}")
    assert rule.not_found == Text("priset är inte känt för mmr", "the price is not known for mmr")
    assert "ett pris som inte är känt för varje enhet av ”mmr”" in rule.say(Speaker("sv"))
    assert "a price that is not known for each unit of “mmr”" in rule.say(Speaker("en"))
    assert distribution(f"{{per_unit: [{ITEM}], if_short: pro_rata}}").not_found is None


def test_several_prices_are_added() -> None:
    rows = (("kbt", "2024", "01", 2), ("mmr", "2024", "01", 3))
    rule = "{per_unit: [{price: 10 kr, of: kbt}, {price: 20 kr, of: mmr}], if_short: pro_rata}"
    assert shared(rule, 100_000, ["01"], *rows) == {"01": 8_000}


def test_a_ceiling_for_some_must_be_one_for_all_who_share() -> None:
    with pytest.raises(MissingFacts) as refused:
        shared(f'{{per_unit: [{ITEM}], up_to: {{"01": 1 Mkr}}, if_short: pro_rata}}', 100, CODES, *TREATED)
    assert refused.value.recipients == ("03", "04")
    assert refused.value.quantity == "up_to"


def test_what_holds_when_the_pot_does_not_suffice_must_be_said() -> None:
    with pytest.raises(ValidationError, match="if_short"):
        distribution(f"{{per_unit: [{ITEM}]}}")


@given(pot_ore=st.integers(1, 10**9), volumes=st.lists(st.integers(0, 10**4), min_size=3, max_size=3))
def test_nobody_gets_more_than_the_claim_and_all_together_never_more_than_the_pot(
    pot_ore: int, volumes: list[int]
) -> None:
    rows = [("kbt", "2024", code, volume) for code, volume in zip(CODES, volumes, strict=True)]
    given_out = shared(f"{{per_unit: [{ITEM}], if_short: pro_rata}}", pot_ore, CODES, *rows)
    assert sum(given_out.values()) == min(pot_ore, sum(volumes) * 700_000)
    assert all(given_out[code] <= volume * 700_000 for _, _, code, volume in rows)
