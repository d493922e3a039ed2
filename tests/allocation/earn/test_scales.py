"""`scales`: several straight scales weighed together, what is missing, and what is refused."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.allocation.earning import CODES, Figures, codes_of, found_by_check, said, shares, text

TWO = "scales: [{weight: 3, indicator: a, from: 40 %, to: 90 %}, {weight: 1, indicator: b, from: 0, to: 1}]"


@pytest.mark.parametrize(("result", "points"), [(39, 0), (40, 0), (65, 5), (90, 10), (95, 10)])
def test_ten_points_between_40_and_90_per_cent_are_those_of_the_worked_scale(result: int, points: int) -> None:
    rule = "earn: {scales: [{weight: 10, indicator: a, from: 40 %, to: 90 %}]}"
    assert shares(rule, {"a": {"01": f"{result}/100"}}, ("01",)) == {"01": Fraction(points, 10)}


def test_each_scale_counts_by_its_weight() -> None:
    """By hand: 3 × 1/2 + 1 × 1 of 4; 3 × 1 + 0 of 4."""
    figures: Figures = {"a": {"01": "65/100", "03": "9/10"}, "b": {"01": 1, "03": 0}}
    assert shares(f"earn: {{{TWO}}}", figures, ("01", "03")) == {"01": Fraction(5, 8), "03": Fraction(3, 4)}


def test_a_scale_whose_end_is_below_its_beginning_falls() -> None:
    rule = "earn: {scales: [{weight: 1, indicator: a, from: 10, to: 0}]}"
    assert shares(rule, {"a": {"01": 10, "03": 4, "04": 0}}, ("01", "03", "04")) == {
        "01": 0,
        "03": Fraction(3, 5),
        "04": 1,
    }


def test_the_weight_of_what_is_missing_is_spread_over_what_there_is() -> None:
    """25/25/25/25 without the last are a third each: (30 + 60 + 0)/300."""
    scales = ", ".join(f"{{weight: 25, indicator: {name}, from: 0, to: 100}}" for name in "abcd")
    figures: Figures = {"a": {"01": 30}, "b": {"01": 60}, "c": {"01": 0}}
    assert shares(f"earn: {{scales: [{scales}], absent: spread}}", figures, ("01",)) == {"01": Fraction(90, 300)}


def test_what_is_missing_earns_nothing_of_its_weight_when_the_grant_says_so() -> None:
    figures: Figures = {"b": {"01": 1}}
    assert shares(f"earn: {{{TWO}}}", figures, ("01",), "missing: not_met") == {"01": Fraction(1, 4)}


def test_to_spread_goes_before_earning_nothing() -> None:
    figures: Figures = {"b": {"01": 1}}
    assert shares(f"earn: {{{TWO}, absent: spread}}", figures, ("01",), "missing: not_met") == {"01": 1}


def test_a_missing_figure_is_refused_and_so_is_whoever_has_none_at_all() -> None:
    assert codes_of(text(f"earn: {{{TWO}}}"), {"a": dict.fromkeys(CODES, "1/2")}) == ["fact-missing"]
    assert codes_of(text(f"earn: {{{TWO}, absent: spread}}"), {"a": {"01": "1/2"}}) == ["fact-missing"]


def test_a_number_is_not_compared_with_per_cent() -> None:
    assert codes_of(text(f"earn: {{{TWO}}}", codes=("01",)), {"a": {"01": 65}, "b": {"01": 1}}) == ["unit-mismatch"]


@pytest.mark.parametrize(
    ("scales", "code"),
    [
        ("[{weight: 0, indicator: a, from: 0, to: 1}]", "weights-all-zero"),
        ("[{weight: 1, indicator: a, from: 0, to: 1}, {weight: 1, indicator: a, from: 0, to: 2}]", "indicator-twice"),
        ("[{weight: 1, indicator: a, from: 0, to: 90 %}]", "levels-in-two-units"),
    ],
)
def test_check_finds_scales_that_cannot_be_meant(scales: str, code: str) -> None:
    assert found_by_check(f"earn: {{scales: {scales}}}") == [code]


@pytest.mark.parametrize(
    ("scales", "code"), [("[{weight: 1, indicator: a, from: 7, to: 7}]", "scale-without-length"), ("[]", "list-empty")]
)
def test_a_scale_has_a_length_and_there_is_at_least_one(scales: str, code: str) -> None:
    assert codes_of(text(f"earn: {{scales: {scales}}}")) == [code]


def test_each_scale_is_said_with_its_weight() -> None:
    sv, en = said(f"earn: {{{TWO}, period: 2024, absent: spread}}")
    assert sv == (
        "efter ett vägt medelvärde under 2024 av raka skalor: ”a” från inget vid 40 % till allt vid 90 %, vikt 3; "
        "”b” från inget vid 0 till allt vid 1, vikt 1; det som saknas lämnas utanför och vikterna fördelas om"
    )
    assert "“a” from nothing at 40 % to all at 90 %, weight 3" in en
    assert said(f"earn: {{{TWO}}}")[0].endswith("vikt 1")
