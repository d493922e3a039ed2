"""`comparable`: a stated share of a change. The numbers of B section 4, in hundredths of a pound."""

from __future__ import annotations

import pytest

from dagmar.allocation.case import MissingFacts
from tests.allocation.mechanisms import codes_of, distribution, shared

HUNDRED_MILLION = 10_000_000_000


def test_wales_gets_five_million_247_thousand_of_a_hundred() -> None:
    """£100 m × 90 % × 5.83 % = £5.247 m."""
    assert shared('{comparable: 90 %, shares: {"01": "5,83 %"}}', HUNDRED_MILLION, ["01"]) == {"01": 524_700_000}


@pytest.mark.parametrize("needs", ["105 %", '{"01": 105 %}'])
def test_a_needs_factor_multiplies_the_share(needs: str) -> None:
    """5.247 × 1.05 = 5.50935 m."""
    rule = f'{{comparable: 90 %, shares: {{"01": "5,83 %"}}, needs: {needs}}}'
    assert shared(rule, HUNDRED_MILLION, ["01"]) == {"01": 550_935_000}


def test_who_has_no_factor_of_need_has_one() -> None:
    rule = '{comparable: 100 %, shares: {"01": 10 %, "03": 10 %}, needs: {"01": 105 %}}'
    assert shared(rule, 1_000, ["01", "03"]) == {"01": 105, "03": 100}


def test_everyone_who_shares_must_have_a_stated_share() -> None:
    with pytest.raises(MissingFacts) as refused:
        shared('{comparable: 90 %, shares: {"01": 5 %}}', 1_000, ["01", "03"])
    assert (refused.value.quantity, refused.value.recipients, refused.value.period) == ("shares", ("03",), "2024")
    assert refused.value.why.en == "no share is stated for them"


def test_shares_above_the_whole_are_found_before_anyone_signs() -> None:
    assert codes_of(distribution('{comparable: 100 %, shares: {"01": 60 %, "03": 50 %}}')) == ["shares-above-whole"]
    assert codes_of(distribution('{comparable: 90 %, shares: {"01": 60 %, "03": 50 %}}')) == []


def test_exactly_the_whole_is_not_above_it_and_each_factor_of_need_counts_for_its_own() -> None:
    assert codes_of(distribution('{comparable: 100 %, shares: {"01": 60 %, "03": 40 %}}')) == []
    one = '{comparable: 100 %, shares: {"01": 60 %, "03": 10 %}, needs: {"01": 200 %}}'  # 1,2 + 0,1
    assert codes_of(distribution(one)) == ["shares-above-whole"]
    other = '{comparable: 100 %, shares: {"01": 60 %, "03": 10 %}, needs: {"03": 200 %}}'  # 0,6 + 0,2
    assert codes_of(distribution(other)) == []
    less = '{comparable: 100 %, shares: {"01": 60 %, "03": 60 %}, needs: 50 %}'
    assert codes_of(distribution(less)) == []
