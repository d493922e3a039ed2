"""The interval of a mean leaves as two ends: reckoned by hand, widened outwards, and held back where it tells of someone."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dagmar.indicators.footnote import Footnote, footnote, read_footnote
from dagmar.indicators.handed import Handed
from dagmar.indicators.measured import Figure
from dagmar.indicators.protection import hand_out
from dagmar.indicators.spread import ends_of, protected_ends
from dagmar.statistics.mean import mean
from tests.indicators.handing import MEAN, Counts, defined, measured, released, rows_in


def of(*values: int) -> Figure:
    total, squares = Fraction(sum(values)), Fraction(sum(one * one for one in values))
    return Figure("0114", "all", "2024", total, len(values), None, len(values), None, squares)


TEN = tuple(range(1, 11))


def test_one_to_ten_have_the_ends_of_the_printed_table_of_t() -> None:
    """Mean 5.5, s² = (385 − 55²/10)/9 = 9.1667, t(9) = 2.262157: 5.5 ± 2.1659, in tenths and outwards."""
    assert protected_ends(of(*TEN)) == (Fraction("3.3"), Fraction("7.7"))


@given(st.lists(st.integers(0, 400), min_size=10, max_size=60))
def test_the_ends_hold_the_whole_interval_and_are_little_wider(values: list[int]) -> None:
    exact = mean(values)
    assert exact is not None
    assert exact.low is not None
    assert exact.high is not None
    assume(exact.high - exact.low > 1e-6)
    ends = ends_of(of(*values))
    assert ends is not None
    low, high = map(float, ends)
    reach = (exact.high - exact.low) / 2
    assert exact.low - reach / 10 <= low <= exact.low + 1e-9
    assert exact.high - 1e-9 <= high <= exact.high + reach / 10


@given(st.lists(st.integers(0, 400), min_size=10, max_size=60))
def test_no_value_is_more_than_half_of_a_sum_whose_interval_leaves(values: list[int]) -> None:
    if protected_ends(of(*values)) is not None:
        assert 2 * max(values) <= sum(values)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (TEN[:9], "nine are too few"),
        ((300, *[0] * 29), "one has everything"),
        ((300, *TEN * 3), "one has more than half"),
    ],
)
def test_what_would_tell_of_someone_does_not_leave(values: tuple[int, ...], why: str) -> None:
    assert protected_ends(of(*values)) is None, why


def test_that_everybody_has_the_same_cannot_be_told_from_one_who_differs() -> None:
    """Thirty of seven: Σ(x − 7)² is taken for 1, so s = √(1/29), t(29) = 2.04523: 7 ± 0.0693, in thousandths."""
    assert protected_ends(of(*[7] * 30)) == (Fraction("6.930"), Fraction("7.070"))
    assert protected_ends(of(*[7] * 29, 8)) == (Fraction("6.963"), Fraction("7.103"))


def test_a_single_value_has_no_interval_even_where_nobody_is_protected() -> None:
    assert ends_of(of(7)) is None
    assert ends_of(of(7, 7)) is None
    assert ends_of(of(1, 2)) is not None


# Rows and sum, and the sum of squares, of women and men of five municipalities: ten women of 0114 have 1 to 10.
KNOWN: Counts = [
    [[10, 55], [20, 90]], [[50, 410], [60, 380]], [[33, 120], [25, 310]], [[44, 150], [71, 180]], [[3, 9], [3, 10]],
]  # fmt: skip
SQUARES = [[385, 500], [4000, 3000], [600, 5000], [700, 900], [29, 36]]


def test_the_ends_are_in_the_file_and_the_squares_are_in_no_file(tmp_path: Path) -> None:
    file = released(measured(defined(MEAN), KNOWN, SQUARES), tmp_path, "now")
    rows = {(row["recipient"], row["sex"]): row for row in rows_in(file)}
    assert rows["0114", "women"]["note"] == "n=10; 95 %: 3.3–7.7"
    assert rows["0319", "women"]["missing"] == "secret"
    assert rows["0319", "women"]["note"] == ""
    for written in tmp_path.iterdir():
        assert b"squares" not in written.read_bytes()
        assert b"385" not in written.read_bytes()


def test_nothing_is_handed_out_with_its_squares() -> None:
    for rule in ("1-4", "none"):
        handed = hand_out(measured(defined(MEAN, rule), KNOWN, SQUARES))
        shown = [one.published for one in handed.leaving() if one.published is not None]
        assert shown
        assert {one.squares for one in shown} == {None}
        assert any(one.ends for one in shown)


def test_without_a_rule_for_small_figures_three_have_their_interval() -> None:
    """3 of 0319 with 9 and 29: mean 3, s² = (29 − 27)/2 = 1, t(2) = 4.302653: 3 ± 2.4841, in tenths and outwards."""
    handed = hand_out(measured(defined(MEAN, "none"), KNOWN, SQUARES))
    assert ends_in(handed, "0319", "women") == (Fraction("0.5"), Fraction("5.5"))


def test_a_period_that_stands_as_it_was_has_no_interval_of_rows_that_came_since() -> None:
    one = hand_out(measured(defined(MEAN), KNOWN, SQUARES))
    assert ends_in(one, "0114", "women") is not None
    stands = Handed(one.measured, one.rule, one.tables, frozenset({"2024"}))
    assert ends_in(stands, "0114", "women") is None


def ends_in(handed: Handed, area: str, sex: str) -> tuple[Fraction, Fraction] | None:
    (one,) = [
        leaving.published
        for leaving in handed.leaving()
        if leaving.published and (leaving.published.area, leaving.published.sex) == (area, sex)
    ]
    return one.ends


decimals = st.integers(-(10**6), 10**6).map(lambda number: Fraction(number, 1000))


@given(st.integers(0, 10**7), st.none() | st.tuples(decimals, decimals))
def test_a_note_is_read_as_it_was_written(base: int, ends: tuple[Fraction, Fraction] | None) -> None:
    assert read_footnote(footnote(base, ends)) == Footnote(base, ends)


@pytest.mark.parametrize("note", ["", "n=", "n=12 ungefär", "Preliminärt; n=12"])
def test_a_note_of_another_kind_says_nothing(note: str) -> None:
    assert read_footnote(note) == Footnote()
