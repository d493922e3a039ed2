"""`missing` on a grant: for the requirements that it names, and for the figures of its key and results. Amounts in öre."""

from __future__ import annotations

import pytest

from dagmar.problem import Refused
from tests.allocation.written import give, settled

REQUIRED = """
requirements:
  plan: {{kind: target, title: Plan, met_when: {criterion}}}
grants:
  pott:
    to: ["01", "03"]
    amount: 100 kr
    requires: [plan]
    {missing}
    distribute: {{equal: each, among: qualified}}
    unearned: return
    rounding: {{to: 1 kr, method: largest_remainder}}
"""
RECEIVED = "{received: plan}"
HANDED_IN = ("plan", "2024", "01", "received")


def refused_with(text: str, *rows: tuple[str, str, str, str]) -> list[str]:
    with pytest.raises(Refused) as refused:
        give(text, *rows)
    return [problem.code for problem in refused.value.problems]


def written(missing: str, criterion: str = RECEIVED) -> str:
    return REQUIRED.format(missing=missing, criterion=criterion)


def test_whoever_has_shown_nothing_has_not_met_it_when_the_grant_says_so() -> None:
    given = give(written("missing: not_met"), HANDED_IN).grant("pott")
    assert settled(given) == {"01": 10_000, "03": 0}
    assert [outcome.state for line in given.lines for outcome in line.outcomes] == ["met", "not_met"]


def test_without_the_word_it_is_refused_as_before() -> None:
    assert refused_with(written(""), HANDED_IN) == ["fact-missing"]


def test_whoever_has_shown_nothing_is_waited_for_or_left_out_by_the_grants_word() -> None:
    waiting = give(written("missing: ask"), HANDED_IN).grant("pott")
    assert [line.settled for line in waiting.lines] == [None, None]
    assert settled(give(written("missing: exclude"), HANDED_IN).grant("pott")) == {"01": 10_000}


def test_the_requirements_own_word_goes_before_the_grants() -> None:
    text = written("missing: not_met", "{received: plan, missing: exclude}")
    assert settled(give(text, HANDED_IN).grant("pott")) == {"01": 10_000}


def test_the_word_reaches_every_part_of_a_condition_that_has_none() -> None:
    parts = "{any_of: [{received: plan}, {all_of: [{received: a}, {received: b, missing: exclude}]}]}"
    given = give(written("missing: not_met", parts), HANDED_IN, ("b", "2024", "03", "received"))
    assert settled(given.grant("pott")) == {"01": 10_000, "03": 0}


def test_when_two_grants_do_not_say_the_same_of_a_requirement_neither_holds() -> None:
    other = """
  annan:
    to: ["01", "03"]
    amount: 100 kr
    requires: [plan]
    missing: exclude
    distribute: equal
    unearned: return
    rounding: {to: 1 kr, method: largest_remainder}
"""
    assert refused_with(written("missing: not_met") + other, HANDED_IN) == ["fact-missing"]


SHARED = """
grants:
  pott:
    to: ["01", "03", "04"]
    amount: 100 kr
    missing: {missing}
    distribute: {{by: indicator, of: behov, count: value}}
    unearned: return
    rounding: {{to: 1 kr, method: largest_remainder}}
"""
NEEDS = [("behov", "2024", "01", 1), ("behov", "2024", "04", 3)]


def test_whoever_lacks_the_figure_that_is_shared_by_is_left_out_and_the_others_share() -> None:
    assert settled(give(SHARED.format(missing="exclude"), *NEEDS).grant("pott")) == {"01": 2_500, "04": 7_500}


def test_a_figure_that_is_asked_for_leaves_the_grant_open_and_says_for_whom() -> None:
    grant = give(SHARED.format(missing="ask"), *NEEDS).grant("pott")
    assert [line.settled for line in grant.lines] == [None, None, None]
    assert grant.unknown is not None
    assert grant.unknown.sv == "kan inte räknas förrän behov 2024 är känt för 03"


@pytest.mark.parametrize("word", ["ask", "exclude", "not_met"])
def test_nobody_is_left_out_for_want_of_a_number_of_inhabitants(word: str) -> None:
    """Year 1900: the registry has no population of that day."""
    text = SHARED.format(missing=word).replace(
        "{by: indicator, of: behov, count: value}", "{by: population, as_of: 1900-12-31}"
    )
    assert refused_with(text) == ["population-missing"]
