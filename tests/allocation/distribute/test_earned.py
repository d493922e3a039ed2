"""`by: earned`: in proportion to other grants' earnings. Amounts in öre, proportions worked by hand."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from dagmar.derivation import leaf
from tests.allocation.mechanisms import case, distribution, people, pot, shared
from tests.allocation.written import give, settled

EARNED = {
    "besok": {"01": leaf("stated", 100, "öre"), "03": leaf("stated", 100, "öre")},
    "behandlingar": {"01": leaf("stated", 200, "öre")},
}


def test_the_bonus_follows_what_was_earned_in_all_the_grants_named() -> None:
    """300 and 100 of 400; region 04 earned in neither."""
    given_out = shared("{by: earned, of: [besok, behandlingar]}", 1_000, ["01", "03", "04"], earned=EARNED)
    assert given_out == {"01": 750, "03": 250, "04": 0}


def test_one_grant_may_be_named_without_a_list() -> None:
    assert distribution("{by: earned, of: besok}").rests_on() == ("besok",)
    assert shared("{by: earned, of: besok}", 1_000, ["01", "03"], earned=EARNED) == {"01": 500, "03": 500}


def test_if_nobody_earned_anything_nobody_has_a_share() -> None:
    nothing = {"besok": {"01": leaf("stated", 0, "öre")}}
    assert shared("{by: earned, of: besok}", 1_000, ["01", "03"], earned=nothing) == {"01": 0, "03": 0}


def test_the_share_of_nobody_is_a_share_that_is_told_by_a_name_of_its_own() -> None:
    nothing = {"besok": {"01": leaf("stated", 0, "öre")}}
    given_out = distribution("{by: earned, of: besok}").entitle(pot(1_000), people("01"), case(earned=nothing))
    assert [(part.rule, int(part.value), part.unit) for part in given_out["01"].of] == [
        ("pot", 1_000, "öre"),
        ("nobody_earned", 0, "share"),
    ]


def test_no_grant_at_all_is_refused() -> None:
    with pytest.raises(ValidationError):
        distribution("{by: earned, of: []}")


def test_the_grants_it_rests_on_are_settled_first_wherever_they_stand() -> None:
    allocation = give("""
        grants:
          bonus:
            to: regions
            amount: 1 000 kr
            distribute: {by: earned, of: [bas]}
            rounding: {at: grant, to: 1 kr, method: largest_remainder}
          bas:
            to: regions
            amount: 400 kr
            distribute: {fixed: {"01": 300 kr, "03": 100 kr}}
            rounding: {at: grant, to: 1 kr, method: largest_remainder}
        """)
    paid = settled(allocation.grant("bonus"))
    assert (paid["01"], paid["03"], paid["04"]) == (75_000, 25_000, 0)
