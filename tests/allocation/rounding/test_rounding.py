"""The methods of rounding against tables that others printed, and the properties of B section 5."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.allocation.rounding import largest_remainder, nearest


def quotas(seats: int, weights: list[str | int]) -> dict[str, Fraction]:
    exact = [Fraction(weight) for weight in weights]
    return {f"{index:02d}": seats * weight / sum(exact) for index, weight in enumerate(exact)}


@pytest.mark.parametrize(
    ("seats", "weights", "expected"),
    [
        (11, ["59", "26", "16", "7"], [6, 3, 1, 1]),  # jdawiseman.com, apportionment
        (37, [".14", ".23", ".45", ".18"], [5, 8, 17, 7]),  # B section 3, [V]
    ],
)
def test_printed_examples_of_the_largest_remainder_come_out(
    seats: int, weights: list[str | int], expected: list[int]
) -> None:
    assert list(largest_remainder.close(quotas(seats, weights), seats).values()) == expected


def test_alabama_has_the_quotas_of_the_census_of_1880() -> None:
    """1 262 505 of 49 371 340 inhabitants: 7,646 of 299 seats and 7,671 of 300 (B section 3)."""
    people = Fraction(1_262_505, 49_371_340)
    assert (round(299 * people, 3), round(300 * people, 3)) == (Fraction("7.646"), Fraction("7.671"))


def test_alabama_lost_a_seat_when_the_house_grew() -> None:
    """The paradox in small, with the populations that textbooks use: 6, 6 and 2, 10 seats and then 11."""
    assert list(largest_remainder.close(quotas(10, [6, 6, 2]), 10).values()) == [4, 4, 2]
    assert list(largest_remainder.close(quotas(11, [6, 6, 2]), 11).values()) == [5, 5, 1]


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        (100_000_000, {4_761_905: 16, 4_761_904: 5}),
        (10_000_000_000, {476_190_477: 4, 476_190_476: 17}),
    ],
)
def test_a_hundred_million_between_21_closes_in_kronor_and_in_ore(units: int, expected: dict[int, int]) -> None:
    """Korta vårdköerna 2025, block 1 (B section 3)."""
    found = list(largest_remainder.close(quotas(units, [1] * 21), units).values())
    assert {amount: found.count(amount) for amount in found} == expected
    assert found == sorted(found, reverse=True), "equal remainders go by code"


EXACT = st.dictionaries(
    st.integers(1, 25).map("{:02d}".format), st.fractions(0, 10**6, max_denominator=999), min_size=1, max_size=12
)


@given(exact=EXACT)
def test_the_largest_remainder_closes_and_moves_nobody_by_a_whole_unit(exact: dict[str, Fraction]) -> None:
    given_out = sum(exact.values()).__floor__()
    found = largest_remainder.close(exact, given_out)
    assert sum(found.values()) == given_out
    assert all(abs(found[code] - share) < 1 for code, share in exact.items())
    assert all(units >= 0 for units in found.values())


@given(exact=EXACT, seed=st.randoms(use_true_random=False))
def test_the_order_of_the_recipients_changes_nothing(exact: dict[str, Fraction], seed: st.DataObject) -> None:
    turned = dict(sorted(exact.items(), reverse=True))
    given_out = sum(exact.values()).__floor__()
    assert largest_remainder.close(turned, given_out) == largest_remainder.close(exact, given_out)
    assert nearest.close(turned, given_out, difference_to="99") == nearest.close(exact, given_out, difference_to="99")


@given(exact=EXACT)
def test_nearest_moves_nobody_but_the_taker_by_more_than_half_a_unit(exact: dict[str, Fraction]) -> None:
    taker = next(iter(exact))
    given_out = sum(exact.values()).__floor__()
    found = nearest.close(exact, given_out, difference_to=taker)
    assert sum(found.values()) == given_out
    others = {code: share for code, share in exact.items() if code != taker}
    assert all(abs(found[code] - share) <= Fraction(1, 2) for code, share in others.items())
    by_share = sorted(others, key=others.__getitem__)
    assert [found[code] for code in by_share] == sorted(found[code] for code in by_share)


def test_half_a_unit_is_rounded_upward() -> None:
    assert nearest.close({"01": Fraction(3, 2), "03": Fraction(1, 2), "04": Fraction(4)}, 6, difference_to="04") == {
        "01": 2,
        "03": 1,
        "04": 3,
    }


def test_a_taker_who_does_not_share_leaves_the_difference_to_the_largest_share() -> None:
    exact = {"04": Fraction(5, 2), "03": Fraction(5, 2), "01": Fraction(1)}
    assert nearest.close(exact, 6, difference_to="14") == {"04": 3, "03": 2, "01": 1}


def test_nobody_shares_nothing() -> None:
    assert largest_remainder.close({}, 0) == {}
    assert nearest.close({}, 0, difference_to="01") == {}
