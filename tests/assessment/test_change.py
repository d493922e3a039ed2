"""`change`: relative change, as it is and as it is shown, against what was published of the drug target of 2012."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from dagmar.agreement.fields import Level
from dagmar.assessment.condition import FactMissing, UnitMismatch
from dagmar.assessment.conditions.change import Bound, Change
from dagmar.assessment.reasons import reason
from dagmar.derivation import recompute
from dagmar.facts.observation import Observation
from dagmar.problem import Refused
from dagmar.vocabulary import rules
from tests.assessment.judging import SOURCE, agreement, figure, judge, plain, refused, said, sign

DRUGS = {"indicator": "index", "change": "at_most -10 %", "from": "2011-09", "to": "2012-09"}
SHOWN = {**DRUGS, "judged": {"as_shown": "0.1 %"}}

PUBLISHED_2012 = {
    "01": "-6.6", "03": "-4.6", "04": "-6.8", "05": "-5.7", "06": "-7.4", "07": "-8.1", "08": "-8.1", "09": "-7.9",
    "10": "-15.3", "12": "-7.0", "13": "-5.7", "14": "-3.1", "17": "-4.0", "18": "-9.1", "19": "-10.0", "20": "-3.9",
    "21": "-8.5", "22": "-8.4", "23": "-7.1", "24": "-8.7", "25": "-4.1",
}  # fmt: skip
"""The change in per cent by county, 2011-09-01 to 2012-09-01: Sveriges Radio 2012, sverigesradio.se/artikel/5378893."""


def index(base: Any, now: Any, code: str = "01") -> tuple[Observation, Observation]:
    return figure("index", base, "2011-09", code), figure("index", now, "2012-09", code)


@pytest.mark.parametrize("county", PUBLISHED_2012)
def test_two_counties_of_21_met_the_drug_target_of_2012(county: str) -> None:
    """Senioren 2012-12-14: only two counties reached it, and 125 Mkr were not paid; -10,0 as shown counted as met."""
    now = 1000 + Fraction(PUBLISHED_2012[county]) * 10
    expected = "met" if county in {"10", "19"} else "not_met"
    assert judge(SHOWN, *index(1000, now, county), code=county, period="2012").state == expected


def test_a_fall_that_is_shown_as_ten_may_be_less_than_ten() -> None:
    """From 10 000 to 9 004 is -9,96 %: printed -10,0."""
    seen = index(10_000, 9_004)
    assert judge(SHOWN, *seen).state == "met"
    assert judge(DRUGS, *seen).state == "not_met"


@pytest.mark.parametrize(
    ("bound", "now", "state"),
    [
        ("at_most -10 %", 180, "met"),
        ("at_most -10 %", 181, "not_met"),
        ("at_least 5 %", 210, "met"),
        ("at_least 5 %", 209, "not_met"),
        ("at_least 0 %", 200, "met"),
    ],
)
def test_the_bound_itself_counts(bound: str, now: int, state: str) -> None:
    assert judge({**DRUGS, "change": bound}, *index(200, now)).state == state


@pytest.mark.parametrize("base", [0, -5])
def test_a_base_of_zero_has_no_change_in_per_cent(base: int) -> None:
    assert refused(DRUGS, *index(base, 5)) == [FactMissing("index", "01", "2011-09", "base_not_above_zero")]
    outcome = judge({**DRUGS, "missing": "not_met"}, *index(base, 5))
    assert (outcome.state, outcome.rule) == ("not_met", "missing")
    assert "ingen förändring i procent kan räknas" in reason(outcome).sv
    assert outcome.source == SOURCE, "the figure that there is"


def test_each_of_the_two_figures_can_be_missing() -> None:
    base, now = index(200, 180)
    assert refused(DRUGS, base) == [FactMissing("index", "01", "2012-09", "figure")]
    assert refused(DRUGS, now) == [FactMissing("index", "01", "2011-09", "figure")]
    asked = judge({**DRUGS, "missing": "ask"}, sign("index", "not_yet_published", "2011-09"), now)
    assert (asked.state, reason(asked).sv) == ("not_known", "Uppgiften index 2011-09 är ännu inte publicerad")
    assert judge({**DRUGS, "missing": "ask"}, base).state == "not_known"


def test_two_figures_in_different_units_are_not_compared() -> None:
    seen = (figure("index", "20 %", "2011-09"), figure("index", 18, "2012-09"))
    assert refused(DRUGS, *seen) == [UnitMismatch("index", "01", "2012-09", "number", "share")]


def test_a_change_is_shown_in_steps_of_per_cent() -> None:
    in_numbers = {**DRUGS, "judged": {"as_shown": "0.1"}}
    assert refused(in_numbers, *index(200, 180)) == [UnitMismatch("index", "01", "2012-09", "share", "number")]


@pytest.mark.parametrize("change", ["-10 %", "at_most", "at_most -10", "below -10 %", ["at_most", "-10 %"]])
def test_a_change_is_written_with_its_direction_and_in_per_cent(change: Any) -> None:
    with pytest.raises(Refused) as error:
        judge({**DRUGS, "change": change})
    assert [problem.code for problem in error.value.problems] == ["not-a-change"]


def test_a_bound_that_was_read_is_a_bound() -> None:
    criterion = agreement({"krav": DRUGS}).requirements["krav"].criterion()
    assert Change.model_validate(dict(criterion)).change == Bound("at_most", Level(Fraction(-1, 10), percent=True))


def test_a_change_can_be_computed_again_from_its_leaves() -> None:
    changed = judge(SHOWN, *index(10_000, 9_004)).figures[0]
    assert recompute(changed, rules()) == changed.value == Fraction(-1, 10)


def test_the_reason_shows_both_figures_their_periods_and_the_bound() -> None:
    told = reason(judge(DRUGS, *index(200, 180)))
    assert plain(told.sv) == "Från 200 (2011-09) till 180 (2012-09): −10 %; kravet är högst −10 %"
    assert plain(told.en) == "From 200 (2011-09) to 180 (2012-09): −10 %; the requirement is at most −10 %"
    told = reason(judge(SHOWN, *index(10_000, 9_004)))
    assert plain(told.sv) == (
        "Från 10 000 (2011-09) till 9 004 (2012-09): −10,0 % (−9,96 %, avläst i steg om 0,1 %); kravet är högst −10 %"
    )


def test_the_prose_says_both_periods_the_bound_and_the_step() -> None:
    told = said({**SHOWN, "indicator": "sip"})
    assert told.sv == (
        "förändringen av ”Barn med plan” från september 2011 till september 2012 är högst −10 %, avläst i steg om 0,1 %"
    )
    assert told.en == (
        "the change of “Barn med plan” from September 2011 to September 2012 is at most −10 %, as shown in steps of 0.1 %"
    )
