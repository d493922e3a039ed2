"""Facts: what holds now, what was said before, and what contradicts itself."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.facts.book import Facts, plain_facts, synthetic
from dagmar.facts.files import read_facts
from dagmar.facts.observation import Observation
from dagmar.problem import Place, Refused
from dagmar.registry.registry import NotKnown, load_registry
from dagmar.source import Source

REGISTRY = load_registry()
SOURCE = Source("påhittad")
SEEN = Observation("0180", "sip-barn", "2024", "share", SOURCE, "2025-01-31", value=Fraction(1, 2))


def test_a_correction_is_a_new_observation_and_the_old_one_stays() -> None:
    corrected = replace(SEEN, value=Fraction(3, 5), recorded="2025-02-01")
    facts = Facts([corrected, SEEN], REGISTRY)
    assert facts.find("sip-barn", "0180", "2024") == corrected
    assert facts.history("sip-barn", "0180", "2024") == (SEEN, corrected)
    assert len(facts) == 2


def test_a_time_of_the_same_day_is_later_than_the_day_alone() -> None:
    later = replace(SEEN, value=Fraction(3, 5), recorded="2025-01-31T14:00:00Z")
    assert Facts([later, SEEN], REGISTRY).find("sip-barn", "0180", "2024") == later


def test_what_nobody_has_said_is_nothing_and_not_zero() -> None:
    assert Facts([SEEN], REGISTRY).find("sip-barn", "0180", "2023") is None


@pytest.mark.parametrize(
    "other",
    [
        {"value": Fraction(3, 5)},
        {"value": None, "missing": "secret"},
        {"unit": "number"},
        {"coverage": Fraction(9, 10)},
        {"value": None, "numerator": Fraction(1), "denominator": Fraction(2)},
    ],
    ids=["value", "missing sign", "unit", "coverage", "parts"],
)
def test_two_that_differ_and_were_recorded_at_once_are_refused(other: dict[str, object]) -> None:
    first = replace(SEEN, at=Place("a.csv", 2, 1))
    second = replace(SEEN, **other, at=Place("b.csv", 9, 1))  # type: ignore[arg-type] # some fields, by name
    with pytest.raises(Refused) as refused:
        Facts([first, second], REGISTRY)
    (problem,) = refused.value.problems
    assert (problem.code, problem.at) == ("observation-twice", Place("b.csv", 9, 1))
    assert problem.also[0][0] == Place("a.csv", 2, 1)


def test_women_and_men_and_all_do_not_contradict_each_other() -> None:
    facts = Facts([SEEN, replace(SEEN, sex="women", value=Fraction(1)), replace(SEEN, sex="men")], REGISTRY)
    found = facts.find("sip-barn", "0180", "2024", "women")
    assert found is not None
    assert found.figure == 1


def test_the_message_names_the_sex_that_stands_twice() -> None:
    with pytest.raises(Refused, match="observation-twice") as refused:
        Facts([replace(SEEN, sex="women"), replace(SEEN, sex="women", value=Fraction(1))], REGISTRY)
    assert "för 0180, 2024, kvinnor står två gånger" in refused.value.problems[0].message.sv


@given(st.randoms(use_true_random=False))
def test_what_holds_does_not_depend_on_the_order_of_the_rows(order: random.Random) -> None:
    said = [replace(SEEN, recorded=f"2025-01-{day:02d}", value=Fraction(day, 31)) for day in range(1, 9)]
    order.shuffle(said)
    found = Facts(said, REGISTRY).find("sip-barn", "0180", "2024")
    assert found is not None
    assert found.value == Fraction(8, 31)


def test_the_latest_statement_holds_whatever_its_period() -> None:
    first = Observation("20", "overenskommelse", "2024", "", SOURCE, "2024-10-01", statement="not_received")
    second = replace(first, period="2024-11", recorded="2024-11-05", statement="received")
    assert Facts([second, first, SEEN], REGISTRY).statement("overenskommelse", "20") == second
    assert Facts([SEEN], REGISTRY).statement("overenskommelse", "20") is None


def test_a_population_frozen_with_the_agreement_goes_before_the_registry() -> None:
    frozen = Observation("01", "population", "2025-09", "persons", Source("betald på"), "", value=Fraction(7))
    facts = Facts([frozen], REGISTRY)
    assert facts.population("region", "01", "2025-09") == frozen
    assert facts.population("region", "01", "2025-09-30") == frozen
    assert facts.population("region", "01", "2025-09-29") != frozen
    assert facts.population("region", "01", "2025-09", table="en annan") != frozen
    assert facts.population("region", "01", "2025-09", ages=(0, 17)) != frozen


def test_a_population_that_nobody_froze_is_the_registrys_with_its_table() -> None:
    """Stockholm's exact share of SVF 2025 was 46 759 213,488 of 182 500 000 kr among 9 699 964: 2 485 275 persons."""
    found = Facts([], REGISTRY).population("region", "01", "2025-09")
    assert isinstance(found, Observation)
    assert (found.value, found.unit, found.source.table) == (Fraction(2_485_275), "persons", "svf-2025-second-payment")
    assert isinstance(Facts([], REGISTRY).population("region", "01", "1900"), NotKnown)


def test_facts_marked_as_made_by_a_generator_are_synthetic_every_one() -> None:
    assert {seen.source.basis for seen in synthetic([SEEN, replace(SEEN, period="2023")])} == {"synthetic"}
    assert SEEN.source.basis == "real"


def test_plain_figures_become_observations_of_one_period_and_source() -> None:
    facts = plain_facts({"sip-barn": {"0180": 3}}, REGISTRY, "2024", SOURCE)
    (seen,) = facts
    assert (seen.figure, seen.source, seen.period) == (Fraction(3), SOURCE, "2024")


def test_more_observations_make_new_facts_and_leave_the_old() -> None:
    facts = Facts([SEEN], REGISTRY)
    more = facts.with_observations([replace(SEEN, recorded="2025-03-01", value=Fraction(1))])
    assert (len(facts), len(more)) == (1, 2)


@pytest.mark.parametrize(
    ("second", "kept", "warnings"),
    [
        ("0180;x;2024;1;SCB", 1, ["observation-repeated"]),
        ("0180;x;2024;1;SKR", 2, ["observation-repeated"]),
        ("0180;x;2024-01/2024-12;1;SCB", 1, ["observation-repeated"]),
        ("0180;x;2025;1;SCB", 2, []),
    ],
    ids=["the same", "another source", "the same period written otherwise", "another period"],
)
def test_the_same_said_twice_is_a_warning_and_kept_once(
    tmp_path: Path, second: str, kept: int, warnings: list[str]
) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(f"recipient;indicator;period;value;source\n0180;x;2024;1;SCB\n{second}\n", encoding="utf-8")
    read = read_facts([path])
    assert (len(read.observations), [warning.code for warning in read.warnings]) == (kept, warnings)


def test_a_correction_in_another_file_is_no_contradiction(tmp_path: Path) -> None:
    for name, row in (("a", "0180;x;2024;1;2025-01-31"), ("b", "0180;x;2024;2;2025-02-28")):
        (tmp_path / f"{name}.csv").write_text(f"recipient;indicator;period;value;recorded\n{row}\n", encoding="utf-8")
    read = read_facts([tmp_path / "b.csv", tmp_path / "a.csv"])
    found = Facts(read.observations, REGISTRY).find("x", "0180", "2024")
    assert (read.warnings, found and found.value) == ((), Fraction(2))


def test_a_population_of_no_date_is_not_known() -> None:
    assert isinstance(Facts([], REGISTRY).population("region", "01", "i höstas"), NotKnown)
