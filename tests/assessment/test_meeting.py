"""`meeting`: so many of a county's inhabitants. The gate of PRIO 2015 was 80 %; its counties here are invented."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from dagmar.assessment.assess import Assessment
from dagmar.assessment.condition import Case, Condition, FactMissing, Subject, WrongReference
from dagmar.assessment.outcome import Outcome
from dagmar.assessment.reasons import reason
from dagmar.derivation import recompute
from dagmar.facts.book import Facts
from dagmar.facts.observation import Observation
from dagmar.problem import Refused
from dagmar.vocabulary import rules
from tests.assessment.judging import agreement, assessment, figure, people, plain, recipient, refused, said, statement
from tests.strategies import registry_once

BLEKINGE = (
    "1060",
    "1080",
    "1081",
    "1082",
    "1083",
)  # its five municipalities: Olofström, Karlskrona, Ronneby, Karlshamn, Sölvesborg
GATE = {
    "meeting": ["grundkrav"],
    "at_least": "80 %",
    "of": "population",
    "as_of": "2011-11-01",
    "within": "county",
}
RULES: dict[str, Any] = {
    "grundkrav": {"judged_by": "socialstyrelsen", "criterion": "grundkrav", "missing": "ask"},
    "lan": {"kind": "base", "title": "Länet", "unit": "county", "met_when": GATE},
}
PEOPLE = people(dict(zip(BLEKINGE, (10, 40, 20, 20, 10), strict=True)))


def county(judged: Assessment, code: str = "1080") -> Outcome:
    return judged.outcome("lan", recipient(code, judged.agreement), judged.agreement.period)


def verdicts(*words: str | None) -> list[Observation]:
    return [statement("grundkrav", word, code) for code, word in zip(BLEKINGE, words, strict=True) if word]


YES, NO = "met", "not_met"


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ((YES, YES, YES, NO, YES), "met"),  # 80 of 100: the level itself counts
        ((YES, YES, NO, NO, YES), "not_met"),  # 60
        ((NO, YES, YES, YES, None), "met"),  # 80 without the one not known
        ((NO, YES, NO, YES, None), "not_met"),  # 70 at most
        ((NO, YES, NO, NO, None), "not_met"),
        ((YES, YES, None, NO, YES), "not_known"),  # 60 to 80
        ((None, None, None, None, None), "not_known"),
        ((YES, YES, YES, YES, YES), "met"),
    ],
)
def test_the_lowest_and_the_highest_share_settle_it(words: tuple[str | None, ...], state: str) -> None:
    assert county(assessment(RULES, *PEOPLE, *verdicts(*words), period="2012")).state == state


def test_inhabitants_count_and_not_municipalities() -> None:
    """One of five fails, and it has 40 of 100 inhabitants: four fifths of the municipalities are not 80 %."""
    assert county(assessment(RULES, *PEOPLE, *verdicts(YES, NO, YES, YES, YES), period="2012")).state == "not_met"


def test_a_countys_failure_is_everyones_in_it_and_nobody_elses() -> None:
    everyone = registry_once().municipalities(agreement(RULES, "2012").period.first)
    judged = assessment(
        RULES,
        *people({one.code: 10 for one in everyone}),
        *[statement("grundkrav", NO if one.county == "10" else YES, one.code) for one in everyone],
        period="2012",
    )
    regions = registry_once().regions(judged.agreement.period.first)
    states: dict[str, Outcome] = {
        one.code: judged.outcome("lan", one, judged.agreement.period) for one in (*everyone, *regions)
    }
    assert {code for code, outcome in states.items() if outcome.state == "not_met"} == {"10", *BLEKINGE}
    assert len({id(states[code]) for code in ("10", *BLEKINGE)}) == 1, "judged once, for the county"
    assert {outcome.state for code, outcome in states.items() if code[:2] != "10"} == {"met"}


def test_all_the_named_requirements_must_be_met() -> None:
    more: dict[str, Any] = {
        **RULES,
        "mal": {"judged_by": "socialstyrelsen", "criterion": "mål"},
        "lan": {**RULES["lan"], "met_when": {**GATE, "meeting": ["grundkrav", "mal"]}},
    }
    goals = [statement("mal", NO if code == "1080" else YES, code) for code in BLEKINGE]
    outcome = county(assessment(more, *PEOPLE, *verdicts(YES, YES, YES, YES, YES), *goals, period="2012"))
    assert outcome.state == "not_met"
    assert outcome.figures[0].value == Fraction(60, 100)


def test_each_municipality_stands_with_its_own_outcome_of_each_requirement() -> None:
    one = county(assessment(RULES, *PEOPLE, *verdicts(YES, YES, NO, YES, None), period="2012"))
    assert [(inner.subject, inner.requirement, inner.state) for inner in one.of] == [
        (code, "grundkrav", state) for code, state in zip(BLEKINGE, (YES, YES, NO, YES, "not_known"), strict=True)
    ]
    two = {**RULES, "lan": {**RULES["lan"], "met_when": {**GATE, "meeting": ["grundkrav", "grundkrav"]}}}
    both = county(assessment(two, *PEOPLE, *verdicts(YES, YES, NO, YES, None), period="2012"))
    assert [(inner.rule, inner.state, len(inner.of)) for inner in both.of] == [
        ("all_of", state, 2) for state in (YES, YES, NO, YES, "not_known")
    ]


@pytest.mark.parametrize(("period", "state"), [("2012", "met"), ("2013", "not_met")])
def test_the_requirements_are_judged_for_the_period_that_the_county_is(period: str, state: str) -> None:
    """Four fifths of the inhabitants live where the waits were short in 2012, three fifths where they were in 2013."""
    figures = {"2012": (10, 90, 90, 90, 10), "2013": (90, 90, 10, 10, 90)}
    waits = {**RULES, "grundkrav": {"indicator": "vantan", "at_least": "50"}}
    seen = [
        figure("vantan", value, year, code)
        for year, values in figures.items()
        for code, value in zip(BLEKINGE, values, strict=True)
    ]
    assert county(assessment(waits, *PEOPLE, *seen, period=period)).state == state


def test_among_regions_it_is_the_region_that_must_meet_them() -> None:
    with_regions = {**RULES, "lan": {**RULES["lan"], "met_when": {**GATE, "among": "regions"}}}
    for word, state in ((YES, "met"), (NO, "not_met")):
        seen = (*people({"10": 100}), statement("grundkrav", word, "10"))
        assert county(assessment(with_regions, *seen, period="2012")).state == state


def test_every_population_that_is_missing_is_named() -> None:
    judged = assessment(RULES, *PEOPLE[:2], *verdicts(YES, YES, YES, YES, YES), period="2012")
    assert county(judged).state == "not_known"
    assert list(judged.missing) == [FactMissing("population", code, "2011-11-01") for code in BLEKINGE[2:]]
    told = reason(county(judged))
    assert told.sv.startswith("Uppgiften population 2011-11-01 har inte rapporterats; ")


@pytest.mark.parametrize("unit", ["county", "recipient"])
def test_a_county_without_inhabitants_has_no_share(unit: str) -> None:
    """It is the county's also where each municipality is judged."""
    rules_of = {**RULES, "lan": {**RULES["lan"], "unit": unit}}
    empty = people(dict.fromkeys(BLEKINGE, 0))
    judged = assessment(rules_of, *empty, *verdicts(YES, YES, YES, YES, YES), period="2012")
    assert county(judged).state == "not_known"
    assert list(judged.missing) == [FactMissing("population", "10", "2011-11-01", "no_one_there")]


def test_what_is_missing_below_is_named_in_the_requirement_that_asks_for_it() -> None:
    strict = {**RULES, "grundkrav": {"judged_by": "socialstyrelsen", "criterion": "grundkrav"}}
    judged = assessment(strict, *PEOPLE, period="2012")
    assert county(judged).state == "not_known"
    assert set(judged.missing.values()) == {"grundkrav"}
    assert len(judged.missing) == len(BLEKINGE)


def test_a_requirement_that_is_judged_by_itself_is_refused() -> None:
    itself = {**RULES, "lan": {**RULES["lan"], "met_when": {**GATE, "meeting": ["lan"]}}}
    judged = assessment(itself, *PEOPLE, period="2012")
    assert county(judged).state == "not_known"
    assert list(judged.missing) == [WrongReference("lan", "requirement-in-a-circle")]
    assert reason(county(judged)) == ("Kravet lan går inte att bedöma", "The requirement lan cannot be judged")


def test_a_requirement_that_is_not_there_is_refused() -> None:
    assert refused({**GATE, "meeting": ["okänt"]}, *PEOPLE, code="1080", period="2012") == [
        WrongReference("okänt", "requirement-not-found")
    ]


def test_it_cannot_say_who_may_get_a_grant() -> None:
    signed = agreement(RULES, "2012")
    criterion = signed.requirements["lan"].criterion()
    assert isinstance(criterion, Condition)
    with pytest.raises(WrongReference) as error:
        criterion.judge(Subject("10", "county"), Case(signed, Facts(PEOPLE, registry_once()), signed.period))
    assert error.value == WrongReference("grundkrav", "meeting-not-here")


def test_no_requirement_at_all_is_refused() -> None:
    with pytest.raises(Refused):
        assessment({"lan": {**GATE, "meeting": []}})


def test_the_requirements_it_rests_on_are_known_also_through_others() -> None:
    for word in ({"any_of": [GATE, GATE]}, {"all_of": [GATE]}, {"at_least": "1", "of": [GATE]}, GATE):
        criterion = agreement({"krav": word}).requirements["krav"].criterion()
        assert isinstance(criterion, Condition)
        assert criterion.rests_on() == ("grundkrav",)
    alone = agreement({"krav": {"received": "plan"}}).requirements["krav"].criterion()
    assert isinstance(alone, Condition)
    assert alone.rests_on() == ()


def test_the_share_can_be_computed_again_from_its_leaves() -> None:
    outcome = county(assessment(RULES, *PEOPLE, *verdicts(YES, YES, YES, NO, YES), period="2012"))
    assert recompute(outcome.figures[0], rules()) == outcome.figures[0].value == Fraction(4, 5)


def test_the_reason_shows_the_inhabitants_the_day_and_the_level() -> None:
    told = reason(county(assessment(RULES, *PEOPLE, *verdicts(YES, YES, YES, NO, YES), period="2012")))
    assert (
        plain(told.sv)
        == "80 av 100 invånare (2011-11-01) bor i kommuner som uppfyller grundkrav: 80 %; kravet är minst 80 %"
    )
    assert plain(told.en) == (
        "80 of 100 inhabitants (2011-11-01) live in municipalities that meet grundkrav: 80 %; the requirement is at least 80 %"
    )
    told = reason(county(assessment(RULES, *PEOPLE, *verdicts(YES, YES, None, NO, YES), period="2012")))
    assert plain(told.sv).endswith("60 %; kravet är minst 80 %; med dem som inte är kända högst 80 %")
    assert plain(told.en).endswith("60 %; the requirement is at least 80 %; with those not known at most 80 %")
    both = {**RULES, "lan": {**RULES["lan"], "met_when": {**GATE, "meeting": ["grundkrav", "plan"]}}}
    both["plan"] = {"judged_by": "socialstyrelsen", "criterion": "plan", "missing": "not_met"}
    told = reason(county(assessment(both, *PEOPLE, *verdicts(YES, YES, YES, NO, YES), period="2012")))
    assert " bor i kommuner som uppfyller grundkrav, plan: 0 %;" in plain(told.sv)
    assert " live in municipalities that meet grundkrav, plan: 0 %;" in plain(told.en)


def test_the_prose_says_the_share_the_day_and_the_requirements() -> None:
    told = said({**GATE, "meeting": ["sip", "plan"], "among": "municipalities"})
    assert told.sv == (
        "minst 80 % av länets invånare den 1 november 2011 bor i kommuner som uppfyller ”Barn med plan” och ”plan”"
    )
    assert told.en == (
        "at least 80 % of the county's inhabitants on 1 November 2011 live in municipalities that meet “Barn med plan” and “plan”"
    )
