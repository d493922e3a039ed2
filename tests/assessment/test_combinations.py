"""`any_of`, `all_of` and `at_least` … `of`: three states, what is asked for, and what is said."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from dagmar.agreement.words import Vocabulary
from dagmar.assessment.condition import FactMissing, UnitMismatch
from dagmar.assessment.reasons import reason
from dagmar.facts.observation import Observation
from dagmar.problem import Refused
from dagmar.vocabulary import vocabulary
from tests.assessment.judging import figure, judge, plain, refused, said

FIGURES = {"met": 90, "not_met": 10, "not_known": None}
STATES = tuple(FIGURES)


def parts(count: int, missing: str | None = "ask") -> list[dict[str, Any]]:
    word = {"missing": missing} if missing else {}
    return [{"indicator": f"k{number}", "at_least": "50", **word} for number in range(count)]


def known(states: tuple[str, ...]) -> list[Observation]:
    """Facts that make the parts come out in these states."""
    figures = [FIGURES[state] for state in states]
    return [figure(f"k{number}", value) for number, value in enumerate(figures) if value is not None]


@pytest.mark.parametrize("states", list(product(STATES, repeat=3)), ids="-".join)
def test_a_state_is_known_only_when_every_way_of_learning_the_rest_gives_the_same(states: tuple[str, ...]) -> None:
    """The second method: try every possible answer to what is not known."""
    ways = list(product(*[("met", "not_met") if state == "not_known" else (state,) for state in states]))
    for criterion, holds in (
        ({"any_of": parts(3)}, lambda way: "met" in way),
        ({"all_of": parts(3)}, lambda way: set(way) == {"met"}),
        ({"at_least": "2", "of": parts(3)}, lambda way: way.count("met") >= 2),
    ):
        answers = {holds(way) for way in ways}
        expected = "not_known" if len(answers) == 2 else "met" if answers == {True} else "not_met"
        assert judge(criterion, *known(states)).state == expected


def test_a_fact_that_cannot_change_the_outcome_is_not_asked_for() -> None:
    assert judge({"any_of": parts(2, None)}, *known(("met",))).state == "met"
    assert judge({"all_of": parts(2, None)}, *known(("not_met",))).state == "not_met"
    assert judge({"at_least": "1", "of": parts(2, None)}, *known(("met",))).state == "met"


def test_every_fact_that_is_needed_is_named_at_once() -> None:
    nested = {"all_of": [{"any_of": parts(2, None)}, {"indicator": "k2", "at_least": "50"}]}
    assert refused(nested) == [FactMissing(f"k{number}", "01", "2024", "figure") for number in range(3)]


def test_a_mistake_in_units_is_told_even_when_the_outcome_is_settled_without_it() -> None:
    criterion = {"any_of": [*parts(1), {"indicator": "k1", "at_least": "50 %"}]}
    assert refused(criterion, *known(("met", "met"))) == [UnitMismatch("k1", "01", "2024", "number", "share")]


def test_beside_a_mistake_only_a_fact_that_could_change_the_outcome_is_asked_for() -> None:
    wrong, unknown = {"indicator": "k1", "at_least": "50 %"}, {"indicator": "k2", "at_least": "50"}
    mistake, fact = UnitMismatch("k1", "01", "2024", "number", "share"), FactMissing("k2", "01", "2024", "figure")
    seen = known(("met", "met"))
    assert refused({"any_of": [*parts(1), wrong, unknown]}, *seen) == [mistake]
    assert refused({"all_of": [*parts(1), wrong, unknown]}, *seen) == [mistake, fact]


def test_every_mistake_in_units_is_told_at_once() -> None:
    wrong = [{"indicator": f"k{number}", "at_least": "50 %"} for number in (1, 2)]
    for criterion in ({"any_of": [*parts(1), *wrong]}, {"all_of": [*parts(1), *wrong]}):
        assert refused(criterion, *known(("met", "met", "met"))) == [
            UnitMismatch(f"k{number}", "01", "2024", "number", "share") for number in (1, 2)
        ]


def test_whoever_lacks_a_figure_is_left_out_only_when_nothing_else_is_waited_for() -> None:
    excluded, asked = parts(1, "exclude"), parts(2, "ask")[1:]
    for word in ("any_of", "all_of"):
        alone = judge({word: excluded})
        assert (alone.state, alone.left_out) == ("not_known", True)
        waiting = judge({word: excluded + asked})
        assert (waiting.state, waiting.left_out) == ("not_known", False)
    settled = judge({"any_of": excluded + asked}, *known(("not_known", "met")))
    assert (settled.state, settled.left_out) == ("met", False)


def test_more_than_there_are_cannot_be_required() -> None:
    with pytest.raises(Refused) as error:
        judge({"at_least": "3", "of": parts(2)})
    assert [problem.code for problem in error.value.problems] == ["more-than-there-are"]


@pytest.mark.parametrize("word", ["any_of", "all_of"])
def test_a_list_of_no_conditions_is_refused(word: str) -> None:
    with pytest.raises(Refused):
        judge({word: []})


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ({"at_least": "2", "of": []}, "at_least"),
        ({"indicator": "k", "at_least": "80 %"}, "threshold"),
        ({"indicator": "k", "better_than": {}}, "better_than"),
        ({"indicator": "k", "change": "at_most -10 %"}, "change"),
        ({"meeting": [], "at_least": "80 %", "of": "population"}, "meeting"),
        ({"items": [], "each_at_least": "1"}, "items"),
    ],
)
def test_words_that_share_a_key_are_told_apart_whatever_order_they_are_found_in(value: Any, word: str) -> None:
    words = vocabulary().words["met_when"]
    for order in (sorted(words), sorted(words, reverse=True)):
        shuffled = Vocabulary({"met_when": {name: words[name] for name in order}})
        assert shuffled.pick("met_when", value).word == word


@pytest.mark.parametrize(
    ("criterion", "states", "sv", "en"),
    [
        (
            {"any_of": parts(2)},
            ("met", "not_met"),
            "Ett villkor räcker, och detta är uppfyllt: 90; kravet är minst 50",
            "One is enough, and this is met: 90; the requirement is at least 50",
        ),
        (
            {"any_of": parts(1)},
            ("not_met",),
            "Inget av villkoren är uppfyllt: 10; kravet är minst 50",
            "None of the conditions is met: 10; the requirement is at least 50",
        ),
        (
            {"any_of": parts(2)},
            ("not_met",),
            "Ett villkor räcker, men detta är inte känt: Uppgiften k1 2024 har inte rapporterats",
            "One is enough, but this is not known: The figure k1 2024 has not been reported",
        ),
        (
            {"all_of": parts(1)},
            ("met",),
            "Alla villkor är uppfyllda: 90; kravet är minst 50",
            "All conditions are met: 90; the requirement is at least 50",
        ),
        (
            {"all_of": parts(2)},
            ("met", "not_met"),
            "Alla villkor krävs, och detta är inte uppfyllt: 10; kravet är minst 50",
            "All are required, and this is not met: 10; the requirement is at least 50",
        ),
        (
            {"all_of": parts(2)},
            ("met",),
            "Alla villkor krävs, men detta är inte känt: Uppgiften k1 2024 har inte rapporterats",
            "All are required, but this is not known: The figure k1 2024 has not been reported",
        ),
        (
            {"at_least": "2", "of": parts(2)},
            ("met", "not_met"),
            "1 av 2 villkor är uppfyllda; kravet är minst 2: 10; kravet är minst 50",
            "1 of 2 conditions are met; the requirement is at least 2: 10; the requirement is at least 50",
        ),
        (
            {"at_least": "2", "of": parts(2)},
            ("met",),
            "1 av 2 villkor är uppfyllda, 1 är inte kända; kravet är minst 2: Uppgiften k1 2024 har inte rapporterats",
            "1 of 2 conditions are met, 1 are not known; the requirement is at least 2: The figure k1 2024 has not been reported",
        ),
        (
            {"at_least": "2", "of": parts(3)},
            ("met", "met", "not_met"),
            "2 av 3 villkor är uppfyllda; kravet är minst 2: 90; kravet är minst 50; 90; kravet är minst 50",
            "2 of 3 conditions are met; the requirement is at least 2: 90; the requirement is at least 50; "
            "90; the requirement is at least 50",
        ),
    ],
)
def test_the_reason_is_what_settled_it(criterion: Any, states: tuple[str, ...], sv: str, en: str) -> None:
    told = reason(judge(criterion, *known(states)))
    assert (plain(told.sv), plain(told.en)) == (sv, en)


def test_the_prose_says_every_condition() -> None:
    sip, plan = {"indicator": "sip", "at_least": "50 %"}, {"received": "plan"}
    assert said({"any_of": [sip, plan]}) == (
        "minst ett av detta gäller: ”Barn med plan” är minst 50 %; eller dokumentet ”plan” har kommit in",
        "at least one of these holds: “Barn med plan” is at least 50 %; or the document “plan” has been received",
    )
    assert said({"all_of": [sip, plan]}) == (
        "allt detta gäller: ”Barn med plan” är minst 50 %; och dokumentet ”plan” har kommit in",
        "all of these hold: “Barn med plan” is at least 50 %; and the document “plan” has been received",
    )
    assert said({"at_least": "1", "of": [sip, plan]}) == (
        "minst 1 av detta gäller: ”Barn med plan” är minst 50 %; och dokumentet ”plan” har kommit in",
        "at least 1 of these hold: “Barn med plan” is at least 50 %; and the document “plan” has been received",
    )
    for word in ("any_of", "all_of"):
        assert said({word: [plan]}).sv == "dokumentet ”plan” har kommit in"
    assert said({"at_least": "1", "of": [plan]}).sv == "minst 1 av detta gäller: dokumentet ”plan” har kommit in"


def test_what_could_not_be_judged_but_was_not_needed_stands_in_the_reason_with_whom_it_concerns() -> None:
    two = {"any_of": [*parts(1), {"all_of": [{"indicator": f"k{n}", "at_least": "50"} for n in (1, 2)]}]}
    outcome = judge(two, *known(("met",)))
    first, second = outcome.of
    assert (outcome.state, first.state, second.state) == ("met", "met", "not_known")
    assert (second.rule, second.subject, second.requirement) == ("missing", "01", "")
    assert [(inner.rule, inner.subject, inner.said) for inner in second.of] == [
        ("missing", "01", ("k1", "2024", "figure")),
        ("missing", "01", ("k2", "2024", "figure")),
    ]
    assert reason(second).sv == "Uppgiften k1 2024 har inte rapporterats; Uppgiften k2 2024 har inte rapporterats"


def test_what_the_whole_requirement_lacks_is_told_as_that_requirements() -> None:
    for count in (1, 2):
        outcome = judge({"all_of": parts(count, None)})
        assert (outcome.rule, outcome.requirement, outcome.subject) == ("missing", "krav", "01")
        assert {inner.requirement for inner in outcome.of} == ({"krav"} if count > 1 else set())


def test_a_single_figure_that_could_not_be_judged_is_its_own_reason() -> None:
    one = {"any_of": [*parts(1), {"indicator": "k1", "at_least": "50"}]}
    _, second = judge(one, *known(("met",))).of
    assert (second.rule, second.said, second.of, second.subject) == ("missing", ("k1", "2024", "figure"), (), "01")
