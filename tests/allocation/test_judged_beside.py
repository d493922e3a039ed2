"""Requirements of money that is not known: judged all the same, where the facts are there."""

from __future__ import annotations

from tests.allocation.written import give

UNKNOWN_POT = """
requirements:
  krav: {kind: target, title: Kravet, met_when: {judged_by: skr, criterion: kravet}}
grants:
  pott: {to: ["01", "03", "04"], amount: unknown, requires: krav}
"""


def test_money_that_is_not_known_still_tells_who_met_the_requirement_and_demands_no_fact() -> None:
    given = give(UNKNOWN_POT, ("krav", "2024", "01", "met"), ("krav", "2024", "03", "not_met")).grant("pott")
    assert {line.recipient.code: [seen.state for seen in line.outcomes] for line in given.lines} == {
        "01": ["met"],
        "03": ["not_met"],
        "04": [],
    }
    assert {line.recipient.code: line.failed for line in given.lines} == {"01": (), "03": ("krav",), "04": ()}
    assert all(line.settled is None and line.unknown for line in given.lines)
