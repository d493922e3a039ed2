"""What an allocation refuses because a requirement cannot be judged: each reason with its code, its place and a remedy."""

from __future__ import annotations

from typing import Any

import pytest

from dagmar.problem import Problem, Refused
from tests.allocation.written import give

POT = """
requirements:
  krav: {{kind: target, title: Kravet, met_when: {criterion}}}
grants:
  pott:
    to: {to}
    amount: 90 kr
    requires: {requires}
    distribute: equal
    unearned: return
    rounding: {{to: 1 kr, method: largest_remainder}}
"""
ONE = '["01"]'
MEETING = "{meeting: [krav], at_least: 80 %, of: population, as_of: 2023-12-31, within: county}"
PER_CENT = "{indicator: sip, at_least: 80 %}"


def refusal(*rows: Any, criterion: str = PER_CENT, to: str = ONE, requires: str = "krav") -> list[Problem]:
    with pytest.raises(Refused) as error:
        give(POT.format(criterion=criterion, to=to, requires=requires), *rows)
    return list(error.value.problems)


def test_a_bare_number_is_not_compared_with_a_per_cent() -> None:
    """95 is more than 0,8, so a comparison of the bare numbers would have paid."""
    (problem,) = refusal(("sip", "2024", "01", 95))
    assert (problem.code, problem.at.line) == ("unit-mismatch", 8)
    assert problem.message.sv == (
        "sip för 01, 2024, räknas i rena tal och jämförs med det som räknas i procent eller andelar."
    )
    assert "95 %" in problem.help.sv
    (problem,) = refusal(
        ("sip", "2024", "01", 95), ("sip", "2023", "01", "3/4"), criterion="{indicator: sip, better_than: {years: -1}}"
    )
    assert problem.code == "unit-mismatch"


def test_a_unit_that_is_not_per_cent_has_its_own_remedy() -> None:
    from dagmar.agreement.loader import load
    from dagmar.allocation.refusal import unit_mismatch
    from dagmar.assessment.condition import UnitMismatch
    from dagmar.vocabulary import vocabulary
    from tests.allocation.written import HEAD

    loaded = load(HEAD + "grants:\n  pott: {amount: unknown}\n", "skriven.yaml", vocabulary())
    problem = unit_mismatch(UnitMismatch("ko", "01", "2024", "days", "weeks"), loaded, ("grants", "pott"))
    assert problem.help.sv == "Ge båda uppgifterna i samma enhet."


@pytest.mark.parametrize(
    ("more", "code", "line"),
    [
        ({"criterion": MEETING}, "requirement-in-a-circle", 8),
        ({"criterion": MEETING.replace("[krav]", "[mal]")}, "requirement-not-found", 8),
        ({"requires": "mal"}, "requirement-not-found", 13),
        ({"to": f"{{recipients: {ONE}, where: {MEETING}}}"}, "meeting-not-here", 11),
    ],
)
def test_a_requirement_that_cannot_be_judged_by_another_is_refused(more: dict[str, str], code: str, line: int) -> None:
    problems = refusal(("sip", "2024", "01", "9/10"), **more)
    assert [problem.code for problem in problems] == [code]
    assert "{}" not in problems[0].message.sv + problems[0].message.en
    assert problems[0].at.line == line


def test_every_fact_of_the_condition_on_who_may_get_it_is_named_at_once() -> None:
    where = "{any_of: [{indicator: a, at_least: 1}, {indicator: b, at_least: 1}]}"
    problems = refusal(("sip", "2024", "01", "9/10"), to=f"{{recipients: {ONE}, where: {where}}}")
    assert [(problem.code, problem.message.en.split(":")[1].split()[0]) for problem in problems] == [
        ("fact-missing", "a"),
        ("fact-missing", "b"),
    ]


@pytest.mark.parametrize(
    ("sign", "sv", "en"),
    [
        ("not_reported", " (har inte rapporterats)", " (has not been reported)"),
        ("secret", " (omfattas av sekretess)", " (is secret)"),
        (None, "", ""),
    ],
)
def test_a_missing_figure_is_told_with_its_sign_in_words(sign: Any, sv: str, en: str) -> None:
    from dagmar.allocation.allocate import allocate
    from dagmar.facts.book import Facts
    from dagmar.facts.observation import Observation
    from dagmar.source import Source
    from tests.allocation.written import agreement
    from tests.strategies import registry_once

    seen = [Observation("01", "sip", "2024", "share", Source("prov"), "2025-01-01", missing=sign)] if sign else []
    loaded = agreement(POT.format(criterion=PER_CENT, to=ONE, requires="krav"))
    with pytest.raises(Refused) as error:
        allocate(loaded, Facts(seen, registry_once()))
    (problem,) = error.value.problems
    assert problem.message.sv == f"Uppgift saknas: sip för 01, 2024{sv}."
    assert problem.message.en == f"A fact is missing: sip for 01, 2024{en}."
