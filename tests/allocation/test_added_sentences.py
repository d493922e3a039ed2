"""What a word says beside its phrase: months settled alone, data that must cover so much, and what a missing figure means."""

from __future__ import annotations

import pytest

from dagmar.agreement.speaker import Speaker
from dagmar.allocation.distribute.equal import Equal
from dagmar.allocation.mechanism import Distribution
from dagmar.assessment.condition import Condition
from tests.allocation.written import agreement

SWEDISH, ENGLISH = Speaker("sv"), Speaker("en")


def key(text: str) -> Distribution:
    rounding = "rounding: {to: 1 kr, method: largest_remainder}"
    grant = agreement(
        f"grants:\n  pott: {{to: regions, amount: 1 kr, distribute: {text}, {rounding}}}\n"
    ).agreement.grants["pott"]
    assert isinstance(grant.distribute, Distribution)
    return grant.distribute


def criterion(text: str) -> Condition:
    loaded = agreement(
        f"requirements:\n  krav: {{kind: target, title: Krav, met_when: {text}}}\ngrants:\n  pott: {{to: skr, amount: 1 kr}}\n"
    )
    found = loaded.agreement.requirements["krav"].criterion()
    assert isinstance(found, Condition)
    return found


def test_a_pot_settled_once_says_nothing_of_months() -> None:
    assert key("equal").sentences(SWEDISH) == ()
    assert not Equal().only_qualified
    assert key("{equal: each, among: qualified}").only_qualified


@pytest.mark.parametrize(
    ("periods", "sv", "en"),
    [("monthly", "varje månad,", "each month,"), ("2024-01/2024-06", "januari–juni 2024", "January–June 2024")],
)
def test_a_pot_settled_by_the_month_says_so_and_which_months(periods: str, sv: str, en: str) -> None:
    said = key(f"{{equal: each, periods: {periods}}}")
    assert sv in said.sentences(SWEDISH)[0]
    assert en in said.sentences(ENGLISH)[0]


def test_coverage_and_what_a_missing_figure_means_are_said() -> None:
    rule = "{indicator: andel, at_least: 50 %, coverage: {at_least: 80 %}, missing: not_met}"
    swedish, english = criterion(rule).sentences(SWEDISH), criterion(rule).sentences(ENGLISH)
    assert len(swedish) == len(english) == 2
    assert "80\u00a0%" in swedish[0]
    assert "80\u00a0%" in english[0]
    assert swedish[1] != english[1]
    assert criterion("{indicator: andel, at_least: 50 %}").sentences(SWEDISH) == ()
