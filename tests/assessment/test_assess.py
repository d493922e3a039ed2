"""The assessment: everyone it concerns, once, and how each outcome is put into words."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.assessment.assess import Assessment
from dagmar.assessment.condition import Case, Condition, Several, Subject, observed
from dagmar.assessment.outcome import Outcome, all_met, any_met
from dagmar.assessment.reasons import reason, sentences
from dagmar.assessment.sentences import shown
from dagmar.derivation import leaf
from dagmar.facts.book import Facts
from dagmar.facts.observation import Sex
from dagmar.vocabulary import vocabulary
from tests.allocation.written import agreement as written
from tests.assessment.judging import agreement, assessment, figure, judge, plain, recipient, statement
from tests.strategies import registry_once

STATES = st.sampled_from(["met", "not_met", "not_known"])
SETTLED = st.sampled_from(["met", "not_met"])


def outcomes(states: list[str]) -> list[Outcome]:
    return [Outcome(state, "threshold", "01") for state in states]  # type: ignore[arg-type]  # drawn from the three


@given(states=st.lists(STATES, min_size=1, max_size=6), learnt=SETTLED, data=st.data())
def test_learning_what_was_not_known_never_flips_a_settled_outcome(
    states: list[str], learnt: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(states) - 1))
    later = [learnt if number == place and state == "not_known" else state for number, state in enumerate(states)]
    for combine in (all_met, any_met):
        before, after = combine(outcomes(states)), combine(outcomes(later))
        assert before in ("not_known", after)


@given(own=st.fractions(0, 1), more=st.fractions(0, 1), level=st.integers(0, 100))
def test_a_higher_figure_never_turns_met_into_not_met(own: Fraction, more: Fraction, level: int) -> None:
    for judged in ({}, {"judged": {"as_shown": "0.1 %"}}):
        criterion = {"indicator": "sip", "at_least": f"{level} %", **judged}
        low, high = (
            judge(criterion, figure("sip", value, unit="share")).state for value in (own, own + (1 - own) * more)
        )
        assert (low, high) != ("met", "not_met")


@given(value=st.fractions(), level=st.fractions(), unit=st.sampled_from(["share", "number"]))
def test_two_figures_that_differ_never_look_the_same(value: Fraction, level: Fraction, unit: str) -> None:
    one, other = leaf("observed", value, unit), leaf("level", level, unit)
    if value != level and abs(value - level) > Fraction(1, 10**9):
        assert shown(one, "sv", level) != shown(other, "sv", value)


def test_a_requirement_of_a_county_is_judged_once_for_it() -> None:
    rule = {"kind": "base", "title": "Länet", "unit": "county", "met_when": {"received": "plan"}}
    judged = assessment({"krav": rule}, statement("plan", "not_received", "20"))
    period = judged.agreement.period
    of = [judged.outcomes(["krav"], recipient(code, judged.agreement), period)[0] for code in ("20", "2080", "2081")]
    assert {outcome.state for outcome in of} == {"not_met"}
    assert len({id(outcome) for outcome in of}) == 1
    assert list(judged.known()) == [("krav", "county", "20", period)]
    assert of[0].requirement == "krav"


def test_a_requirement_of_recipients_is_judged_for_each() -> None:
    judged = assessment({"krav": {"received": "plan", "missing": "ask"}}, statement("plan", "received", "2080"))
    states = [
        judged.outcome("krav", recipient(code, judged.agreement), judged.agreement.period).state
        for code in ("2080", "2081", "2080")
    ]
    assert states == ["met", "not_known", "met"]
    period = judged.agreement.period
    assert list(judged.known()) == [("krav", "municipality", code, period) for code in ("2080", "2081")]


def test_what_was_measured_before_an_amendment_is_judged_by_the_level_that_held_then() -> None:
    """70 % was asked for until February, and 90 % from March; 80 % is enough for the months before."""
    text = """
requirements:
  krav: {kind: target, title: Nu, met_when: {indicator: sip, at_least: 90 %}}
grants:
  pott: {to: regions, amount: unknown, requires: [krav], distribute: {equal: each, periods: monthly}}
holds_from: 2024-03
earlier:
  requirements:
    krav: {kind: target, title: Då, met_when: {indicator: sip, at_least: 70 %}}
  grants:
    pott: {to: regions, amount: unknown, requires: [krav], distribute: {equal: each, periods: monthly}}
"""
    signed = written(text).agreement
    months = [*signed.period.months()][:4]
    judged = Assessment(signed, Facts([figure("sip", "80 %", str(month)) for month in months], registry_once()))
    states = [judged.outcome("krav", recipient("01", signed), month).state for month in months]
    assert states == ["met", "met", "not_met", "not_met"]


@pytest.mark.parametrize(("sex", "about"), [("all", "vantan 01 2024"), ("women", "vantan 01 2024 women")])
def test_a_figure_says_what_it_is_of_and_of_which_sex_when_it_is_of_one(sex: Sex, about: str) -> None:
    for value in (Fraction(30), "57/60"):
        seen = observed(replace(figure("vantan", value), sex=sex))
        assert {seen.about, *(part.about for part in seen.of)} == {about}


def test_every_word_has_its_sentence_and_no_other_rule_has() -> None:
    shared = {"missing", "coverage", "judgement_missing", "document_missing", "unit_mismatch", "wrong_reference"}
    assert set(sentences()) == set(vocabulary().words["met_when"]) | shared


def test_an_outcome_of_a_rule_that_nobody_makes_is_a_mistake_in_the_house() -> None:
    with pytest.raises(KeyError):
        reason(Outcome("met", "invented", "01"))


def test_a_number_without_end_is_written_with_as_many_decimals_as_it_takes_to_tell_it_apart() -> None:
    third = leaf("observed", Fraction(1, 3), "number")
    assert plain(shown(third, "sv")) == "cirka 0,33"
    assert plain(shown(third, "en", Fraction(333, 1000))) == "about 0.3333"
    tight = leaf("observed", Fraction(1) - Fraction(1, 3 * 10**20), "number")
    assert plain(shown(tight, "sv", Fraction(1))) == "cirka 1,000000000000"


def test_a_condition_says_what_it_must_be_given() -> None:
    signed = agreement({"krav": {"received": "plan"}})
    judged = assessment({"krav": {"received": "plan"}})
    with pytest.raises(NotImplementedError):
        Condition().judge(Subject("01", "region"), Case(signed, judged.facts, signed.period))
    with pytest.raises(NotImplementedError):
        Condition.because(Outcome("met", "x", "01"))
    assert Several(()).reasons == ()
