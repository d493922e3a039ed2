"""Noise from keys: repeatable, unbiased, and never a small figure that could be true."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.disclosure import flat
from dagmar.disclosure.cell_key import Perturbations, cell_key, greatest_entropy, noisy
from tests.disclosure.tables import SEX, added_up

MADE = [Perturbations(), Perturbations(2, Decimal("1.05")), Perturbations(5, Decimal(3), never_below=3)]


def test_the_key_of_a_cell_is_the_sum_of_its_records_keys() -> None:
    """Worked by hand: 200 + 100 + 17 = 317 = 256 + 61."""
    assert cell_key([200, 100, 17]) == 61


@given(st.lists(st.integers(0, 255)), st.randoms(use_true_random=False))
def test_the_order_of_the_records_changes_no_key(keys: list[int], random: object) -> None:
    assert cell_key(sorted(keys)) == cell_key(keys)


@given(st.lists(st.integers(0, 255)), st.lists(st.integers(0, 255)))
def test_the_key_of_a_total_is_that_of_its_parts_together(one: list[int], other: list[int]) -> None:
    assert cell_key([*one, *other]) == (cell_key(one) + cell_key(other)) % 256


def test_even_odds_of_three_moves_are_what_the_variance_makes_them() -> None:
    """Moves -1, 0, 1 with mean 0 and variance 1/2: p(-1) = p(1) = 1/4, since p·1 + p·1 = 1/2. By hand."""
    assert [round(share, 20) for share in greatest_entropy([-1, 0, 1], Decimal("0.5"))] == [
        Decimal("0.25"),
        Decimal("0.5"),
        Decimal("0.25"),
    ]


@pytest.mark.parametrize("made", MADE)
def test_every_row_is_a_distribution_with_mean_zero_within_one_key_of_each_move(made: Perturbations) -> None:
    for figure, row in enumerate(made.rows):
        assert len(row) == made.keys
        moves = set(row)
        assert max(map(abs, moves)) <= made.largest
        rounding = Fraction(sum(range(-made.largest, made.largest + 1, 1)) + made.largest * 11, made.keys)
        assert abs(Fraction(sum(row), made.keys)) <= max(rounding, Fraction(1, 8)), figure


@pytest.mark.parametrize("made", MADE)
def test_the_variance_of_a_large_figure_is_the_one_asked_for(made: Perturbations) -> None:
    """256 keys cannot hit it exactly; they come within a tenth."""
    row = made.rows[-1]
    assert abs(Decimal(sum(one * one for one in row)) / made.keys - made.variance) < Decimal("0.1") * made.variance


@given(st.sampled_from(MADE), st.integers(0, 10_000), st.integers(0, 255))
def test_no_noisy_figure_is_negative_or_among_the_smallest_and_zero_stays(
    made: Perturbations, figure: int, key: int
) -> None:
    shown = figure + made.change(figure, key)
    assert shown == 0 or shown >= made.never_below
    assert abs(shown - figure) <= made.largest
    assert figure or not shown


def test_a_noisy_table_is_the_same_each_time_and_its_parts_need_not_make_its_total() -> None:
    table = added_up(
        {("women", "a"): 12, ("men", "a"): 7, ("women", "b"): 3, ("men", "b"): 0}, [SEX, flat("area", "ab", "ab")]
    )
    keys = {at: (number * 89) % 256 for number, at in enumerate(table.cells)}
    one, again = (noisy(table, keys, Perturbations()) for _ in range(2))
    assert one.published() == again.published()
    assert not one.additive
    assert one.cells["men", "b"].text == "0"
    assert {at: cell.internal for at, cell in one.cells.items()} == table.values
