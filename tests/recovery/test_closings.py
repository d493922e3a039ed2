"""The closing rules on shares that we chose: 25 recipients, five of whom have six tenths of a krona over.

Rounded each by itself the five go up and the sum is 2 kr above the pot; by hand, and from the rules' own words.
"""

from __future__ import annotations

from fractions import Fraction

from dagmar.recovery.closings import closings
from dagmar.recovery.key import Who

WHO: list[Who] = [("region", f"{number:02}") for number in range(25)]
SHARES = {who: Fraction(1_000 * (number + 1) + (60 if number < 5 else 0)) for number, who in enumerate(WHO)}
POT = int(sum(SHARES.values()))
NEAREST = {who: int(share) + (40 if share % 100 == 60 else 0) for who, share in SHARES.items()}


def best(changes: dict[int, int]) -> tuple[str, int, tuple[Who, ...]]:
    """The best rule when rows are printed so many kronor from the nearest one."""
    printed = {who: NEAREST[who] + 100 * changes.get(number, 0) for number, who in enumerate(WHO)}
    first = closings(SHARES, printed, 100, POT)[0]
    return first.rule, len(first.explained), first.difference_on


def test_a_difference_on_one_named_recipient_explains_every_row() -> None:
    assert best({9: -2}) == ("nearest_difference_on", 25, (WHO[9],))


def test_a_krona_each_on_as_many_as_the_difference_explains_every_row() -> None:
    assert best({8: -1, 9: -1}) == ("nearest_difference_on", 25, (WHO[8], WHO[9]))


def test_kronor_given_against_the_difference_explain_nothing() -> None:
    rule, explained, named = best({8: 1, 9: 1})
    assert (rule, explained, named) == ("nearest", 23, ())


def test_more_named_than_the_difference_has_kronor_explain_nothing() -> None:
    assert best({7: -1, 8: -1, 9: -1})[1] == 22


def test_the_largest_remainder_leaves_the_two_last_of_equal_remainders_below() -> None:
    assert best({3: -1, 4: -1})[:2] == ("largest_remainder", 25)


def test_rows_cut_down_are_told_from_rows_rounded() -> None:
    assert best(dict.fromkeys(range(5), -1))[:2] == ("cut", 25)
