"""What a requirement demands of figures, read from requirements written out."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dagmar.agreement.fields import Level
from dagmar.agreement.loader import Loaded
from dagmar.allocation.demands import Demand, criteria, demands_of, demands_on, impossible
from tests.allocation.written import agreement

GRANT = """
grants:
  medel:
    to: regions
    amount: 10 Mkr
    requires: [krav]
    distribute: equal
    unearned: return
    rounding: {to: 1 kr, method: largest_remainder}
requirements:
  krav:
    kind: target
    title: Ett krav
"""
AT = ("requirements", "krav", "met_when")


def share(value: str) -> Level:
    return Level(Fraction(value), percent=True)


def number(value: int) -> Level:
    return Level(Fraction(value), percent=False)


def required(condition: str) -> Loaded:
    return agreement(f"{GRANT}    met_when: {condition}\n")


def demanded(condition: str) -> list[Demand]:
    loaded = required(condition)
    return demands_on(loaded.agreement.grants["medel"], loaded)


def figure(indicator: str, period: str = "") -> tuple[str, ...]:
    return ("figure", indicator, period)


PLAN = "{indicator: plan, at_least: 50 %}"


@pytest.mark.parametrize(
    ("condition", "demands"),
    [
        (PLAN, [Demand(AT, figure("plan"), "at_least", share("1/2"))]),
        ("{indicator: plan, at_most: 7}", [Demand(AT, figure("plan"), "at_most", number(7))]),
        (
            "{indicator: plan, at_least: 50 %, period: 2024-01/2024-03, judged: {as_shown: 0.1 %}}",
            [Demand(AT, figure("plan", "2024-01/2024-03"), "at_least", share("1/2"), Fraction(1, 1000))],
        ),
        (
            "{indicator: plan, at_most: 50 %, judged: {as_shown: 1 %}}",
            [Demand(AT, figure("plan"), "at_most", share("1/2"), Fraction(1, 100))],
        ),
        (
            "{indicator: plan, change: at_most -10 %, from: 2023, to: 2024, judged: {as_shown: 1 %}}",
            [Demand(AT, ("change", "plan", "2023", "2024"), "at_most", share("-1/10"), Fraction(1, 100))],
        ),
        (
            f"{{all_of: [{PLAN}, {{all_of: [{{indicator: antal, at_most: 7}}, {PLAN}]}}]}}",
            [
                Demand((*AT, "all_of", 0), figure("plan"), "at_least", share("1/2")),
                Demand((*AT, "all_of", 1, "all_of", 0), figure("antal"), "at_most", number(7)),
                Demand((*AT, "all_of", 1, "all_of", 1), figure("plan"), "at_least", share("1/2")),
            ],
        ),
        (f"{{any_of: [{PLAN}, {{indicator: antal, at_most: 7}}]}}", []),
        (f"{{at_least: 1, of: [{PLAN}, {{indicator: antal, at_most: 7}}]}}", []),
    ],
)
def test_only_what_must_hold_whatever_else_does_is_demanded(condition: str, demands: list[Demand]) -> None:
    assert demanded(condition) == demands


def test_each_item_that_is_asked_for_is_a_demand_of_its_own() -> None:
    loaded = required("{items: [lex, sip, ovrig], except: [ovrig], each_at_least: 50 %}")
    met_when = loaded.agreement.requirements["krav"].met_when
    found = list(demands_of(met_when, ("here",)))
    assert found == [Demand(("here",), figure(name), "at_least", share("1/2")) for name in ("lex", "sip")]


def test_a_requirement_that_nobody_wrote_demands_nothing() -> None:
    loaded = agreement(GRANT.replace("requires: [krav]", "requires: [annat]") + f"    met_when: {PLAN}\n")
    assert demands_on(loaded.agreement.grants["medel"], loaded) == []


def test_the_latest_version_of_a_requirement_is_the_one_that_is_demanded_wherever_it_is_written() -> None:
    versions = """\
    versions:
      - {from: 2024-06-01, met_when: {indicator: plan, at_least: 60 %}}
      - {from: 2024-09-01, met_when: {indicator: plan, at_least: 70 %}}
      - {from: 2024-01-01, met_when: {indicator: plan, at_least: 50 %}}
"""
    loaded = agreement(GRANT + versions)
    places = [("requirements", "krav", "versions", index, "met_when") for index in (2, 0, 1)]
    assert [path for path, _ in criteria("krav", loaded.agreement.requirements["krav"])] == places
    assert demands_on(loaded.agreement.grants["medel"], loaded) == [
        Demand(places[-1], figure("plan"), "at_least", share("7/10"))
    ]


CHANGE = ("change", "plan", "2023", "2024")


@pytest.mark.parametrize(
    ("demand", "nobody"),
    [
        (Demand(AT, figure("plan"), "at_least", share("1")), False),
        (Demand(AT, figure("plan"), "at_least", share("101/100")), True),
        (Demand(AT, figure("plan"), "at_most", share("0")), False),
        (Demand(AT, figure("plan"), "at_most", share("-1/100")), True),
        (Demand(AT, figure("plan"), "at_most", share("101/100")), False),
        (Demand(AT, figure("plan"), "at_least", share("-1/100")), False),
        (Demand(AT, figure("plan"), "at_least", number(101)), False),
        (Demand(AT, figure("plan"), "at_most", number(-1)), False),
        (Demand(AT, CHANGE, "at_most", share("-1")), False),
        (Demand(AT, CHANGE, "at_most", share("-101/100")), True),
        (Demand(AT, CHANGE, "at_least", share("-101/100")), False),
        (Demand(AT, CHANGE, "at_least", share("5")), False),
    ],
)
def test_a_share_is_between_0_and_100_per_cent_and_falls_by_at_most_all_of_it(demand: Demand, nobody: bool) -> None:
    assert impossible(demand) is nobody
