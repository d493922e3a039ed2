"""`better_than`: the same period of an earlier year, in the direction that the indicator declares."""

from __future__ import annotations

from typing import Any

import pytest

from dagmar.assessment.condition import FactMissing, UnitMismatch
from dagmar.assessment.reasons import reason
from dagmar.problem import Refused
from tests.assessment.judging import figure, judge, plain, refused, said

BETTER = {"indicator": "sip", "better_than": {"years": "-1"}}
LOWER = {"sip": {"title": "Väntan", "direction": "lower_is_better"}}
HIGHER = {"sip": {"title": "Väntan", "direction": "higher_is_better"}}


@pytest.mark.parametrize(
    ("now", "then", "indicators", "state"),
    [
        ("71 %", "70 %", None, "met"),
        ("70 %", "70 %", None, "not_met"),
        ("69 %", "70 %", HIGHER, "not_met"),
        ("69 %", "70 %", LOWER, "met"),
        ("70 %", "70 %", LOWER, "not_met"),
        ("71 %", "70 %", LOWER, "not_met"),
    ],
)
def test_better_is_strictly_better_in_the_declared_direction(
    now: str, then: str, indicators: dict[str, Any] | None, state: str
) -> None:
    seen = (figure("sip", now, "2024"), figure("sip", then, "2023"))
    assert judge(BETTER, *seen, indicators=indicators).state == state


def test_the_same_month_of_an_earlier_year_is_compared_with() -> None:
    seen = (figure("sip", "60 %", "2023-02"), figure("sip", "50 %", "2021-02"), figure("sip", "99 %", "2022-02"))
    criterion = {"indicator": "sip", "better_than": {"years": "-2"}, "period": "2023-02"}
    outcome = judge(criterion, *seen)
    assert (outcome.state, outcome.said[1:3]) == ("met", ("2023-02", "2021-02"))


def test_a_leap_february_is_compared_with_the_whole_of_a_shorter_one() -> None:
    outcome = judge({**BETTER, "period": "2024-02"}, figure("sip", 2, "2024-02"), figure("sip", 1, "2023-02"))
    assert outcome.said[2] == "2023-02"


def test_as_shown_two_figures_can_be_the_same() -> None:
    seen = (figure("sip", "70,04 %", "2024"), figure("sip", "70,01 %", "2023"))
    assert judge(BETTER, *seen).state == "met"
    assert judge({**BETTER, "judged": {"as_shown": "0.1 %"}}, *seen).state == "not_met"


def test_the_figure_that_is_missing_is_named_with_its_period() -> None:
    assert refused(BETTER, figure("sip", "70 %", "2024")) == [FactMissing("sip", "01", "2023", "figure")]
    assert judge({**BETTER, "missing": "ask"}).state == "not_known"


def test_two_figures_in_different_units_are_not_compared() -> None:
    seen = (figure("sip", "70 %", "2024"), figure("sip", 69, "2023"))
    assert refused(BETTER, *seen) == [UnitMismatch("sip", "01", "2024", "share", "number")]


@pytest.mark.parametrize("years", ["1", "0", "-0", "-101", "-1000", "år", "-1.5"])
def test_earlier_is_a_whole_number_of_years_before(years: str) -> None:
    with pytest.raises(Refused) as error:
        judge({"indicator": "sip", "better_than": {"years": years}})
    assert [problem.code for problem in error.value.problems] == ["not-years-before"]


def test_the_reason_shows_both_years() -> None:
    told = reason(judge(BETTER, figure("sip", "71 %", "2024"), figure("sip", "57/60", "2023")))
    assert plain(told.sv) == "71 % 2024; kravet är mer än 57 av 60, 95 %, som var utfallet 2023"
    assert plain(told.en) == "71 % in 2024; the requirement is more than 57 of 60, 95 %, the figure of 2023"


def test_where_lower_is_better_the_reason_says_less() -> None:
    seen = (figure("sip", "69 %", "2024"), figure("sip", "70 %", "2023"))
    told = reason(judge(BETTER, *seen, indicators=LOWER))
    assert plain(told.sv) == "69 % 2024; kravet är mindre än 70 %, som var utfallet 2023"


def test_a_figure_that_is_shown_in_another_unit_is_named_with_its_year() -> None:
    seen = (figure("sip", "70 %", "2024"), figure("sip", 69, "2023"))
    stepwise = {**BETTER, "judged": {"as_shown": "0.1 %"}}
    assert refused(stepwise, *seen) == [UnitMismatch("sip", "01", "2023", "number", "share")]


def test_the_farthest_year_is_a_hundred_before() -> None:
    assert refused({"indicator": "sip", "better_than": {"years": "-100"}}, figure("sip", "70 %", "2024")) == [
        FactMissing("sip", "01", "1924", "figure")
    ]


def test_the_prose_says_how_many_years() -> None:
    told = said({**BETTER, "period": "2023"})
    assert told.sv == "”Barn med plan” under 2023 är bättre än under samma period 1 år tidigare"
    assert told.en == "“Barn med plan” in 2023 is better than in the same period 1 year before"
    assert said({"indicator": "sip", "better_than": {"years": "-2"}}).en.endswith("2 years before")
    stepwise = said({**BETTER, "judged": {"as_shown": "0.1 %"}})
    assert stepwise == (
        "”Barn med plan” är bättre än under samma period 1 år tidigare, avläst i steg om 0,1 %",
        "“Barn med plan” is better than in the same period 1 year before, as shown in steps of 0.1 %",
    )
