"""`judged_by` and `received`: what a person judged, and what came in, and when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dagmar.assessment.condition import FactMissing
from dagmar.assessment.reasons import reason
from tests.assessment.judging import judge, plain, refused, said, statement

JUDGED = {"judged_by": "socialstyrelsen", "criterion": "grundkrav"}
PLAN = {"received": "plan", "by": "2024-11-01"}


@pytest.mark.parametrize("word", ["met", "not_met"])
@pytest.mark.parametrize("subject", ["krav", "grundkrav"])
def test_a_judgement_is_taken_under_the_requirements_name_or_the_criterions(word: str, subject: str) -> None:
    outcome = judge(JUDGED, statement(subject, word))
    assert outcome.state == word
    assert outcome.source is not None


def test_the_reason_says_who_judged_what_and_how() -> None:
    assert reason(judge(JUDGED, statement("krav", "met"))) == (
        "Socialstyrelsen har bedömt ”grundkrav” som uppfyllt",
        "Socialstyrelsen has judged “grundkrav” as met",
    )
    assert reason(judge(JUDGED, statement("krav", "not_met"))) == (
        "Socialstyrelsen har bedömt ”grundkrav” som inte uppfyllt",
        "Socialstyrelsen has judged “grundkrav” as not met",
    )


@pytest.mark.parametrize(
    ("word", "state", "left_out"),
    [("not_met", "not_met", False), ("ask", "not_known", False), ("exclude", "not_known", True)],
)
@pytest.mark.parametrize(
    ("criterion", "sv", "en"),
    [
        (JUDGED, "Socialstyrelsen har inte bedömt ”grundkrav”", "Socialstyrelsen has not judged “grundkrav”"),
        (PLAN, "Det är inte känt om plan har kommit in", "It is not known whether plan has been received"),
    ],
)
def test_the_file_says_what_it_means_that_nobody_has_judged(
    criterion: dict[str, str], sv: str, en: str, word: str, state: str, left_out: bool
) -> None:
    outcome = judge({**criterion, "missing": word})
    assert (outcome.state, outcome.left_out) == (state, left_out)
    assert reason(outcome) == (sv, en)


def test_a_judgement_that_is_missing_is_refused_by_the_requirements_name() -> None:
    assert refused(JUDGED) == [FactMissing("krav", "01", "2024")]
    assert refused(JUDGED, statement("krav", "received")) == [FactMissing("krav", "01", "2024")]
    assert refused(PLAN) == [FactMissing("plan", "01", "2024")]
    assert refused(PLAN, statement("plan", "met")) == [FactMissing("plan", "01", "2024")]


@pytest.mark.parametrize(
    ("word", "day", "criterion", "state", "sv", "en"),
    [
        (
            "received",
            date(2024, 11, 1),
            PLAN,
            "met",
            "plan kom in den 2024-11-01; sista dag var 2024-11-01",
            "plan was received on 2024-11-01; the last day was 2024-11-01",
        ),
        (
            "received",
            date(2024, 11, 2),
            PLAN,
            "not_met",
            "plan kom in den 2024-11-02; sista dag var 2024-11-01",
            "plan was received on 2024-11-02; the last day was 2024-11-01",
        ),
        (
            "received",
            None,
            PLAN,
            "met",
            "plan kom in; sista dag var 2024-11-01",
            "plan was received; the last day was 2024-11-01",
        ),
        (
            "received",
            date(2030, 1, 1),
            {"received": "plan"},
            "met",
            "plan kom in den 2030-01-01",
            "plan was received on 2030-01-01",
        ),
        (
            "not_received",
            None,
            PLAN,
            "not_met",
            "plan har inte kommit in; sista dag var 2024-11-01",
            "plan has not been received; the last day was 2024-11-01",
        ),
        (
            "not_received",
            None,
            {"received": "plan"},
            "not_met",
            "plan har inte kommit in",
            "plan has not been received",
        ),
    ],
)
def test_a_document_is_in_time_on_the_last_day(
    word: str, day: date | None, criterion: dict[str, Any], state: str, sv: str, en: str
) -> None:
    outcome = judge(criterion, statement("plan", word, day=day))
    assert outcome.state == state
    assert reason(outcome) == (sv, en)


def test_the_prose_says_who_judges_and_what_must_come_by_when() -> None:
    assert said(JUDGED) == (
        "Socialstyrelsen bedömer och godkänner ”grundkrav”",
        "Socialstyrelsen assesses and approves “grundkrav”",
    )
    assert said(PLAN) == (
        "dokumentet ”plan” har kommit in senast den 1 november 2024",
        "the document “plan” has been received by 1 November 2024",
    )
    assert plain(said({"received": "plan"}).sv) == "dokumentet ”plan” har kommit in"
