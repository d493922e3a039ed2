"""`at_least` / `at_most`: comparison, exactly and as shown, coverage, absence, and units that do not go together."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from dagmar.assessment.condition import FactMissing, UnitMismatch
from dagmar.assessment.judged import to_step
from dagmar.assessment.reasons import reason
from dagmar.problem import Refused
from tests.assessment.judging import SOURCE, figure, judge, plain, refused, said, sign

SIP = {"indicator": "sip", "at_least": "80 %"}


@pytest.mark.parametrize(
    ("criterion", "value", "state"),
    [
        ({"at_least": "95 %"}, "57/60", "met"),  # 57 of 60 is 95 % exactly
        ({"at_least": "95 %"}, "56/60", "not_met"),
        ({"at_most": "95 %"}, "57/60", "met"),
        ({"at_most": "95 %"}, "58/60", "not_met"),
        ({"at_least": "71"}, 71, "met"),
        ({"at_least": "71"}, Fraction(709, 10), "not_met"),
        ({"at_least": "0.8"}, "80 %", "met"),
        ({"at_least": "1"}, "60/60", "met"),  # all of it, and not one per cent
        ({"at_least": "1"}, "59/60", "not_met"),
    ],
)
def test_the_level_itself_counts(criterion: dict[str, str], value: Any, state: str) -> None:
    assert judge({"indicator": "sip", **criterion}, figure("sip", value)).state == state


@pytest.mark.parametrize(("value", "state"), [("69,95 %", "met"), ("69,94 %", "not_met")])
def test_a_figure_can_be_judged_as_it_is_shown(value: str, state: str) -> None:
    """69,95 is printed 70,0 in a table of one decimal; 69,94 is printed 69,9."""
    shown = {"indicator": "sip", "at_least": "70 %", "judged": {"as_shown": "0.1 %"}}
    assert judge(shown, figure("sip", value)).state == state
    assert judge({"indicator": "sip", "at_least": "70 %"}, figure("sip", value)).state == "not_met"


@pytest.mark.parametrize(("value", "rounded"), [("1/4", "1/2"), ("-1/4", "-1/2"), ("1/5", "0"), ("-3/4", "-1")])
def test_halves_are_rounded_away_from_zero(value: str, rounded: str) -> None:
    assert to_step(Fraction(value), Fraction(1, 2)) == Fraction(rounded)


def test_the_period_is_that_of_the_criterion_and_otherwise_the_one_judged() -> None:
    seen = (figure("sip", "90 %", "2024"), figure("sip", "10 %", "2023"))
    assert judge(SIP, *seen).state == "met"
    assert judge({**SIP, "period": "2023"}, *seen).state == "not_met"


@pytest.mark.parametrize(("share", "state"), [("7/10", "met"), ("69/100", "not_met")])
def test_data_that_cover_too_little_do_not_count(share: str, state: str) -> None:
    covered = {**SIP, "coverage": {"at_least": "70 %"}}
    outcome = judge(covered, figure("sip", "90 %", coverage=Fraction(share)))
    assert outcome.state == state
    if state == "not_met":
        assert plain(reason(outcome).sv) == "Täckningsgrad för sip 2024: 69 %; kravet är minst 70 %"
        assert plain(reason(outcome).en) == "Coverage of sip 2024: 69 %; the requirement is at least 70 %"


def test_a_figure_without_its_coverage_is_missing_where_coverage_is_asked_for() -> None:
    covered = {**SIP, "coverage": {"at_least": "70 %"}}
    assert refused(covered, figure("sip", "90 %")) == [FactMissing("sip", "01", "2024", "coverage")]
    outcome = judge({**covered, "missing": "not_met"}, figure("sip", "90 %"))
    assert reason(outcome).sv == "Uppgiften sip 2024 saknar uppgift om täckningsgrad"
    assert outcome.source == SOURCE, "the figure that came without it"


def test_what_is_missing_without_a_word_on_it_is_refused_by_name() -> None:
    assert refused(SIP) == [FactMissing("sip", "01", "2024", "figure")]
    assert refused(SIP, sign("sip", "secret")) == [FactMissing("sip", "01", "2024", "secret")]


@pytest.mark.parametrize(
    ("word", "state", "left_out"),
    [("not_met", "not_met", False), ("ask", "not_known", False), ("exclude", "not_known", True)],
)
def test_the_file_says_what_a_missing_figure_means(word: str, state: str, left_out: bool) -> None:
    outcome = judge({**SIP, "missing": word})
    assert (outcome.state, outcome.left_out, outcome.rule) == (state, left_out, "missing")
    assert reason(outcome).sv == "Uppgiften sip 2024 har inte rapporterats"
    signed = judge({**SIP, "missing": word}, sign("sip", "secret"))
    assert (signed.state, reason(signed).en) == (state, "The figure sip 2024 is secret")
    assert signed.source is not None


@pytest.mark.parametrize(
    ("criterion", "value", "unit", "with_unit"),
    [
        ({"at_least": "80 %"}, 95, "number", "share"),  # 95 >= 0.8 must not pass
        ({"at_most": "80 %"}, Fraction(1, 2), "number", "share"),
        ({"at_least": "71"}, "80 %", "share", "number"),  # 71 was written and 71 % meant
        ({"at_least": "71", "judged": {"as_shown": "0.1 %"}}, 71, "number", "share"),
        ({"at_least": "71 %", "judged": {"as_shown": "0.1"}}, "71 %", "share", "number"),
    ],
)
def test_a_per_cent_is_never_compared_with_a_bare_number(
    criterion: dict[str, Any], value: Any, unit: str, with_unit: str
) -> None:
    reasons = refused({"indicator": "sip", **criterion}, figure("sip", value))
    assert reasons == [UnitMismatch("sip", "01", "2024", unit, with_unit)]
    outcome = judge({"indicator": "sip", **criterion}, figure("sip", value))
    words = {"number": "rena tal", "share": "procent eller andelar"}
    assert reason(outcome).sv == (
        f"Uppgiften sip 2024 räknas i {words[unit]} och kan inte jämföras med det som räknas i {words[with_unit]}"
    )


def test_a_unit_of_its_own_is_called_what_the_figures_call_it() -> None:
    told = reason(judge(SIP, figure("sip", 95, unit="dagar")))
    assert (
        told.sv == "Uppgiften sip 2024 räknas i dagar och kan inte jämföras med det som räknas i procent eller andelar"
    )


@pytest.mark.parametrize(
    ("criterion", "code"),
    [
        ({"indicator": "sip"}, "one-level-needed"),
        ({"indicator": "sip", "at_least": "1", "at_most": "2"}, "one-level-needed"),
        ({"indicator": "sip", "at_least": "1", "judged": {"as_shown": "0"}}, "step-not-above-zero"),
    ],
)
def test_a_criterion_that_says_nothing_is_refused(criterion: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as error:
        judge(criterion)
    assert code in [problem.code for problem in error.value.problems]


@pytest.mark.parametrize(
    ("criterion", "value", "sv", "en"),
    [
        (
            {"at_least": "80 %"},
            "57/60",
            "57 av 60, 95 %; kravet är minst 80 %",
            "57 of 60, 95 %; the requirement is at least 80 %",
        ),
        ({"at_most": "12,5"}, 13, "13; kravet är högst 12,5", "13; the requirement is at most 12.5"),
        (
            {"at_least": "2/3"},
            "665/999",
            "665 av 999, cirka 66,57 %; kravet är minst cirka 66,67 %",
            "665 of 999, about 66.57 %; the requirement is at least about 66.67 %",
        ),
        (
            {"at_least": "80 %"},
            "799999/999999",  # 79.99998 %: two decimals would say 80,00 %
            "799 999 av 999 999, cirka 79,99998 %; kravet är minst 80 %",
            "799 999 of 999 999, about 79.99998 %; the requirement is at least 80 %",
        ),
        (
            {"at_least": "70 %", "judged": {"as_shown": "0.1 %"}},
            "69,95 %",
            "70,0 % (69,95 %, avläst i steg om 0,1 %); kravet är minst 70 %",
            "70.0 % (69.95 %, as shown in steps of 0.1 %); the requirement is at least 70 %",
        ),
        (
            {"at_least": "7", "judged": {"as_shown": "0.1"}},
            Fraction(699999, 100000),  # two decimals would say that 7,00 is shown as 7,0
            "7,0 (cirka 6,99999, avläst i steg om 0,1); kravet är minst 7",
            "7.0 (about 6.99999, as shown in steps of 0.1); the requirement is at least 7",
        ),
    ],
)
def test_the_reason_shows_both_figures(criterion: dict[str, Any], value: Any, sv: str, en: str) -> None:
    told = reason(judge({"indicator": "sip", **criterion}, figure("sip", value)))
    assert (plain(told.sv), plain(told.en)) == (sv, en)


def test_a_figure_in_steps_without_end_is_shown_with_twelve_decimals() -> None:
    told = reason(
        judge({"indicator": "sip", "at_least": "2", "judged": {"as_shown": "1/3"}}, figure("sip", "7/3", unit="number"))
    )
    assert plain(told.sv).startswith("2,333333333333 (")


def test_the_prose_says_the_level_the_period_and_the_step() -> None:
    told = said({"indicator": "sip", "at_least": "80 %", "period": "2023", "judged": {"as_shown": "0.1 %"}})
    assert told.sv == "”Barn med plan” är minst 80 % under 2023, avläst i steg om 0,1 %"
    assert told.en == "“Barn med plan” is at least 80 % in 2023, as shown in steps of 0.1 %"
    assert said({"indicator": "sip", "at_most": "12"}).sv == "”Barn med plan” är högst 12"
