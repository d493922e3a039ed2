"""`by: indicator`, `by: numerator` and `by: key`: proportion, closure, and what they refuse. Amounts in öre.

Expected values are the proportions worked by hand: 3 of 4 parts of 1 000 is 750.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.allocation.arithmetic import NothingToShareBy
from dagmar.allocation.case import MissingFacts
from tests.allocation.mechanisms import case, codes_of, distribution, people, pot, shared, values

SHARES = (("vantat", "2024", "01", "45/60"), ("vantat", "2024", "03", "15/20"))


def test_three_times_the_operations_give_three_times_the_money() -> None:
    given_out = shared(
        "{by: indicator, of: op}", 1_000, ["01", "03"], ("op", "2024", "01", 300), ("op", "2024", "03", 100)
    )
    assert given_out == {"01": 750, "03": 250}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("{by: indicator, of: vantat}", {"01": 500, "03": 500}),
        ("{by: indicator, of: vantat, count: numerator}", {"01": 750, "03": 250}),
        ("{by: indicator, of: vantat, count: denominator}", {"01": 750, "03": 250}),
        ("{by: numerator, of: vantat, period: 2024}", {"01": 750, "03": 250}),
    ],
)
def test_a_share_is_a_quantity_in_three_ways(rule: str, expected: dict[str, int]) -> None:
    """45 of 60 and 15 of 20 are the same share, and three times the number."""
    assert shared(rule, 1_000, ["01", "03"], *SHARES) == expected


def test_the_period_of_the_rule_goes_before_that_of_the_agreement() -> None:
    rows = (("op", "2023", "01", 1), ("op", "2023", "03", 3), ("op", "2024", "01", 1), ("op", "2024", "03", 1))
    assert shared("{by: indicator, of: op, period: 2023}", 1_000, ["01", "03"], *rows) == {"01": 250, "03": 750}


def test_all_who_lack_a_figure_are_named_at_once() -> None:
    with pytest.raises(MissingFacts) as refused:
        shared("{by: numerator, of: vantat}", 1_000, ["01", "04", "09"], *SHARES)
    assert refused.value.recipients == ("04", "09")


def test_a_figure_below_zero_is_no_key_and_its_recipient_is_named() -> None:
    with pytest.raises(MissingFacts) as refused:
        shared(
            "{by: indicator, of: op, period: 2024}", 1, ["01", "03"], ("op", "2024", "01", -1), ("op", "2024", "03", 2)
        )
    assert refused.value.recipients == ("01",)
    assert refused.value.period == "2024"


def test_nothing_can_be_shared_by_quantities_that_are_all_zero() -> None:
    with pytest.raises(NothingToShareBy):
        shared("{by: indicator, of: op}", 1_000, ["01"], ("op", "2024", "01", 0))


def test_a_published_key_with_decimals_is_read_exactly() -> None:
    assert shared('{by: key, key: {"01": 3, "03": "1,5"}}', 900, ["01", "03"]) == {"01": 600, "03": 300}


def test_everyone_who_shares_must_stand_in_the_key() -> None:
    with pytest.raises(MissingFacts) as refused:
        shared('{by: key, key: {"01": 3}}', 900, ["01", "03", "04"])
    assert refused.value.recipients == ("03", "04")
    assert refused.value.quantity == "key"


def test_a_key_of_zeros_is_found_before_anyone_signs() -> None:
    assert codes_of(distribution('{by: key, key: {"01": 0, "03": 0}}')) == ["weights-all-zero"]
    assert codes_of(distribution('{by: key, key: {"01": 0, "03": 1}}')) == []


@given(
    ore=st.integers(0, 10**12),
    weights=st.lists(st.integers(1, 10**6), min_size=3, max_size=3),
    scale=st.integers(1, 99),
)
def test_the_key_closes_on_the_pot_and_its_scale_changes_nothing(ore: int, weights: list[int], scale: int) -> None:
    codes = ["01", "03", "04"]

    def by(factor: int) -> dict[str, Fraction]:
        key = ", ".join(f'"{code}": {weight * factor}' for code, weight in zip(codes, weights, strict=True))
        return values(distribution(f"{{by: key, key: {{{key}}}}}").entitle(pot(ore), people(*codes), case()))

    assert sum(by(1).values()) == ore
    assert by(1) == by(scale)
