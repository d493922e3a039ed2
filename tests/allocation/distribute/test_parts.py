"""`parts`: the pot divided first, each part by its own rule. Amounts in öre, worked by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dagmar.agreement.words import Mechanism
from dagmar.allocation.mechanism import StatedExceedsPot
from dagmar.problem import Refused
from tests.allocation.mechanisms import case, codes_of, distribution, people, pot, shared, understood, values
from tests.allocation.written import give

KEY = 'distribute: {by: key, key: {"01": 3, "03": 1}}'


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (f"{{share: 20 %, distribute: equal}}, {{share: 80 %, {KEY}}}", {"01": 700, "03": 300}),
        (f"{{amount: 2 kr, distribute: equal}}, {{rest: true, {KEY}}}", {"01": 700, "03": 300}),
        (f"{{share: 50 %, distribute: equal}}, {{amount: 1 kr, {KEY}}}, {{rest: true, {KEY}}}", {"01": 625, "03": 375}),
    ],
)
def test_each_part_is_shared_by_its_own_rule(parts: str, expected: dict[str, int]) -> None:
    assert shared(f"{{parts: [{parts}]}}", 1_000, ["01", "03"]) == expected


@given(ore=st.integers(0, 10**9), share=st.integers(0, 100))
def test_parts_with_a_rest_close_on_the_pot(ore: int, share: int) -> None:
    rule = distribution(f"{{parts: [{{share: {share} %, distribute: equal}}, {{rest: true, {KEY}}}]}}")
    assert sum(values(rule.entitle(pot(ore), people("01", "03"), case())).values()) == ore


def test_parts_that_ask_for_more_than_the_pot_are_refused_with_both_sums() -> None:
    with pytest.raises(StatedExceedsPot) as refused:
        shared("{parts: [{amount: 12 kr, distribute: equal}, {rest: true, distribute: equal}]}", 1_000, ["01"])
    assert (refused.value.asked, refused.value.there_is) == (1_200, 1_000)


@pytest.mark.parametrize(
    "rule",
    ["{parts: [{amount: 12 kr, distribute: equal}, {rest: true, distribute: equal}]}", '{fixed: {"01": 12 kr}}'],
)
def test_stated_amounts_above_the_pot_are_a_problem_in_words(rule: str) -> None:
    rounding = "{at: grant, to: 1 kr, method: largest_remainder}"
    with pytest.raises(Refused) as refused:
        give(f'grants: {{g: {{to: ["01"], amount: 10 kr, distribute: {rule}, rounding: {rounding}}}}}')
    (problem,) = refused.value.problems
    assert problem.code == "stated-exceeds-pot"
    assert "12 kr" in problem.message.sv.replace("\u00a0", " ")
    assert "10 kr" in problem.message.sv.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("parts", "codes"),
    [
        ("{share: 40 %, distribute: equal}, {share: 50 %, distribute: equal}", ["parts-do-not-add-up"]),
        ("{share: 60 %, distribute: equal}, {share: 50 %, distribute: equal}", ["parts-do-not-add-up"]),
        (
            "{share: 60 %, distribute: equal}, {share: 50 %, distribute: equal}, {rest: true, distribute: equal}",
            ["parts-do-not-add-up"],
        ),
        ("{rest: true, distribute: equal}, {rest: true, distribute: equal}", ["several-rests"]),
        ("{distribute: equal}, {rest: true, distribute: equal}", ["part-without-size"]),
        ("{rest: true, share: 10 %, distribute: equal}", ["part-without-size"]),
        ("{rest: true, distribute: {equal: each, among: qualified}}", ["word-without-effect"]),
        ("{rest: true, distribute: {equal: each, periods: monthly}}", ["word-without-effect"]),
        ("{share: 40 %, distribute: equal}, {share: 60 %, distribute: equal}", []),
        ("{share: 40 %, distribute: equal}, {rest: true, distribute: equal}", []),
    ],
)
def test_parts_that_do_not_make_a_whole_are_found_before_anyone_signs(parts: str, codes: list[str]) -> None:
    assert codes_of(distribution(f"{{parts: [{parts}]}}")) == codes


def test_the_wrong_sum_is_shown_as_per_cent() -> None:
    rule = distribution("{parts: [{share: 0.405, distribute: equal}, {share: 50 %, distribute: equal}]}")
    ((_, message, _),) = rule.problems_with()
    assert "90,5\u00a0%" in message.sv
    assert "90.5\u00a0%" in message.en


def test_a_rest_that_is_not_true_is_refused() -> None:
    with pytest.raises(ValidationError, match="not-the-rest"):
        distribution("{parts: [{rest: 40 %, distribute: equal}]}")


def test_a_rest_can_also_be_given_as_a_value() -> None:
    def rest(value: object) -> Mechanism:
        return understood("distribute", {"parts": [{"rest": value, "distribute": "equal"}]})

    assert rest(True) == rest("true") == distribution("{parts: [{rest: true, distribute: equal}]}")
    with pytest.raises(ValidationError, match="not-the-rest"):
        rest(False)


def test_the_whole_rests_on_what_its_parts_rest_on_each_once() -> None:
    inner = "distribute: {by: earned, of: [a, b]}"
    rule = distribution(f"{{parts: [{{share: 40 %, {inner}}}, {{rest: true, {inner}}}]}}")
    assert rule.rests_on() == ("a", "b")


def test_the_whole_is_unknown_when_a_part_is() -> None:
    assert distribution("{parts: [{rest: true, distribute: {by: population}}]}").not_stated
    assert distribution("{parts: [{rest: true, distribute: equal}]}").not_stated is None
    assert distribution("{parts: [{rest: true, distribute: equal}]}").not_found is None


def test_a_pot_with_a_part_whose_price_was_not_found_is_not_known() -> None:
    part = "{per_unit: {price: unknown, of: kbt}, if_short: pro_rata}"
    assert distribution(f"{{parts: [{{rest: true, distribute: {part}}}]}}").not_found


def test_a_part_that_leaves_something_unearned_leaves_the_whole_so() -> None:
    inner = "distribute: {per_unit: [{price: 1 kr, of: kbt}], if_short: pro_rata}"
    given_out = shared(f"{{parts: [{{rest: true, {inner}}}]}}", 1_000, ["01"], ("kbt", "2024", "01", 4))
    assert given_out == {"01": Fraction(400)}
