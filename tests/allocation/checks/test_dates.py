"""Dates that are not stated: which word is wanted is in the help, and saying why it is not known excuses it."""

from __future__ import annotations

import pytest

import dagmar
from tests.allocation.written import HEAD, agreement

WRITTEN = """
requirements:
  krav: {{kind: target, title: Ett krav, met_when: {met_when}}}
grants:
  pott:
    to: regions
    amount: 10 kr
    requires: [krav]
    distribute: {distribute}
    earn: {{threshold: 50 %, indicator: sip}}
    unearned: return
    rounding: {{to: 1 kr, method: largest_remainder}}
"""
JUDGED = "{judged_by: skr, criterion: plan}"


def told(met_when: str = JUDGED, distribute: str = "equal", period: str = "2024") -> list[tuple[str, str]]:
    """The severity and the help, in English."""
    head = HEAD.replace("period: 2024", f"period: {period}")
    found = dagmar.check(agreement(WRITTEN.format(met_when=met_when, distribute=distribute), head))
    return [(one.severity, one.help.en) for one in found if one.code == "date-not-stated"]


@pytest.mark.parametrize(
    ("said", "key", "severity"),
    [
        ({"distribute": "{by: population}"}, "as_of", "error"),
        ({"met_when": "{received: plan}"}, "by", "warning"),
        ({"met_when": "{indicator: plan, at_least: 50 %}", "period": "2024/2025"}, "period", "warning"),
    ],
)
def test_the_help_names_the_word_that_is_wanted(said: dict[str, str], key: str, severity: str) -> None:
    assert told(**said) == [(severity, f"Write {key}: and the date, or assumed: {{{key}: why it is not known}}.")]


def test_a_period_that_is_said_to_be_assumed_is_excused_and_no_other_word_excuses_it() -> None:
    rule = "{{indicator: plan, at_least: 50 %, assumed: {{{}: inte hittat}}}}"
    assert told(rule.format("period"), period="2024/2025") == []
    assert len(told(rule.format("as_of"), period="2024/2025")) == 1


def test_a_change_says_its_own_periods() -> None:
    """And what is earned is measured in the months or years that the grant settles."""
    assert told("{indicator: plan, change: at_least 5 %, from: 2024, to: 2025}", period="2024/2025") == []
