"""`unearned: {share: {within: county}}`: what is left in a county stays in it. Kronor."""

from __future__ import annotations

from fractions import Fraction

from tests.allocation.earning import by_weight, earned, rows, text
from tests.allocation.written import give

WITHIN = "{share: {among: earners, within: county, by: earned}}"
CODES = ("0180", "0184", "1480", "1481")
EQUALLY = by_weight(dict.fromkeys(CODES, 25))


def given(results: dict[str, str], *, distribute: str = EQUALLY, limit: str = "") -> dict[str, Fraction]:
    lines = ["earn: {threshold: 50 %, indicator: a}", f"unearned: {WITHIN}", *([f"limit: {limit}"] if limit else [])]
    out = give(text(*lines, codes=CODES, distribute=distribute), *rows({"a": dict(results)}))
    return {code: ore / 100 for code, ore in earned(out).items()}


def test_what_one_in_a_county_did_not_earn_goes_to_the_other_in_that_county_and_to_nobody_else() -> None:
    """25 kr each: 0184's go to 0180; in the other county everyone earned theirs."""
    out = given({"0180": "1/1", "0184": "0/1", "1480": "1/1", "1481": "1/1"})
    assert out == {"0180": 50, "0184": 0, "1480": 25, "1481": 25}


def test_a_county_where_nobody_earned_anything_gives_its_money_back_to_the_state() -> None:
    out = given({"0180": "1/1", "0184": "0/1", "1480": "0/1", "1481": "0/1"})
    assert out == {"0180": 50, "0184": 0, "1480": 0, "1481": 0}


def test_what_nobody_was_entitled_to_is_left_in_no_county() -> None:
    """Of 100 kr, 10 are stated for each; all earn theirs and 60 are nobody's."""
    out = given(dict.fromkeys(CODES, "1/1"), distribute="{fixed: {}, others: 10 kr}")
    assert out == dict.fromkeys(CODES, 10)
    assert given({**dict.fromkeys(CODES, "1/1"), "0184": "0/1"}, distribute="{fixed: {}, others: 10 kr}") == {
        "0180": 20, "0184": 0, "1480": 10, "1481": 10,
    }  # fmt: skip


def test_a_single_ore_that_is_left_goes_to_the_one_in_the_county_who_earned_a_single_ore() -> None:
    rule = "earn: {threshold: 50 %, indicator: a}"
    written = text(rule, f"unearned: {WITHIN}", amount="0.04 kr", codes=CODES)
    out = earned(give(written, *rows({"a": {**dict.fromkeys(CODES, "1/1"), "0184": "0/1"}})))
    assert out == {"0180": 2, "0184": 0, "1480": 1, "1481": 1}


def test_a_floor_that_lifts_another_county_leaves_less_and_never_gives_out_more_than_is_left() -> None:
    """Entitled 49, 49, 1, 1; 0184 earns nothing: 51 earned. The floor of 5 gives 36, 5, 5, 5 and 49 are left.

    County 01 lacks 98 - 41 = 57, of which the 49 there are go to it, 36 parts to 0180 and 5 to 0184.
    """
    out = given(
        {"0180": "1/1", "0184": "0/1", "1480": "1/1", "1481": "1/1"},
        distribute=by_weight({"0180": 49, "0184": 49, "1480": 1, "1481": 1}),
        limit="{floor: 5 kr}",
    )
    assert out == {"0180": 36 + Fraction(49 * 36, 41), "0184": 5 + Fraction(49 * 5, 41), "1480": 5, "1481": 5}
    assert sum(out.values()) == 100
