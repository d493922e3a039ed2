"""The words of `unearned`: what becomes of money nobody earned, to the last öre."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.allocation.earning import CODES, Figures, by_weight, codes_of, earned, rows, said, text
from tests.allocation.written import give, settled

HALF_EARN = "earn: {threshold: 50 %, indicator: a}"
A = {"a": {"01": "1/1", "03": "1/2", "04": "0/1"}}
WEIGHTS = {"01": 20, "03": 30, "04": 50}


def shared(rule: str, facts: dict[str, dict[str, str | int | Fraction]] | None = None) -> dict[str, Fraction]:
    written = text(HALF_EARN, f"unearned: {rule}", codes=CODES[:3], distribute=by_weight(WEIGHTS))
    return {code: ore / 100 for code, ore in earned(give(written, *rows({**A, **(facts or {})}))).items()}


def test_what_was_not_earned_is_shared_by_those_who_earned() -> None:
    """50 kr are left: by what they earned 20 to 30; by inhabitants 1 to 4; by an indicator 4 to 1."""
    assert shared("{share: {among: earners, by: earned}}") == {"01": 40, "03": 60, "04": 0}
    assert shared("{share: {among: earners, by: weight}}") == {"01": 40, "03": 60, "04": 0}
    people: dict[str, str | int | Fraction] = {"2024-11-01 01": 1, "2024-11-01 03": 4, "2024-11-01 04": 9}
    rule = "{share: {among: earners, by: population, as_of: 2024-11-01}}"
    assert shared(rule, {"population": people}) == {"01": 30, "03": 70, "04": 0}
    need: dict[str, str | int | Fraction] = {"01": 4, "03": 1}
    assert shared("{share: {among: earners, by: behov}}", {"behov": need}) == {"01": 60, "03": 40, "04": 0}
    before: dict[str, str | int | Fraction] = {"2023 01": 1, "2023 03": 4, **need}
    in_2023 = "{share: {among: earners, by: behov, period: 2023}}"
    assert shared(in_2023, {"behov": before}) == {"01": 30, "03": 70, "04": 0}


def test_the_best_so_many_can_get_it_whether_they_earned_or_not() -> None:
    """50 kr between the two best, by entitlement 30 and 50; when 01 and 03 are alike they have half a place each."""
    known: dict[str, str | int | Fraction] = {"01": 1, "03": 2, "04": 3}
    rule = "{share: {among: {top: 2, by: b, ties: share}, by: weight}}"
    expected = {"01": 20, "03": 30 + Fraction(50 * 30, 80), "04": Fraction(50 * 50, 80)}
    assert shared(rule, {"b": known}) == expected
    people: dict[str, str | int | Fraction] = {"2024-11-01 03": 4, "2024-11-01 04": 1}
    by_people = rule.replace("by: weight", "by: population, as_of: 2024-11-01")
    assert shared(by_people, {"b": known, "population": people}) == {"01": 20, "03": 70, "04": 10}
    alike = shared(rule, {"b": {"01": 2, "03": 2, "04": 3}})  # weights 10, 15 and 50
    assert alike == {"01": 20 + Fraction(50 * 10, 75), "03": 30 + Fraction(50 * 15, 75), "04": Fraction(50 * 50, 75)}
    before: dict[str, str | int | Fraction] = {"2023 01": 3, "2023 03": 1, "2023 04": 2, **known}
    in_2023 = {"01": 20 + Fraction(50 * 20, 70), "03": 30, "04": Fraction(50 * 50, 70)}
    assert shared(rule.replace("by: b", "by: b, period: 2023"), {"b": before}) == in_2023
    lowest = rule.replace("ties: share", "ties: code, best: lowest")
    assert shared(lowest, {"b": known}) == {"01": 40, "03": 60, "04": 0}


@pytest.mark.parametrize("among", ["earners", "{top: 2, by: b, ties: all}"])
def test_what_cannot_be_shared_goes_back_to_the_state(among: str) -> None:
    written = text(HALF_EARN, f"unearned: {{share: {{among: {among}, by: earned}}}}", codes=CODES[:3])
    out = give(written, *rows({"a": dict.fromkeys(CODES[:3], "0/1"), "b": dict.fromkeys(CODES[:3], 1)}))
    assert settled(out.grant("pott")) == {"01": 0, "03": 0, "04": 0}
    assert (out.grant("pott").returned, out.grant("pott").carried) == (100_00, 0)


def test_points_with_the_unearned_shared_by_what_was_earned_are_the_exchange_that_keeps_the_budget() -> None:
    """Bases 100, 200, 300 and scores 60, 40, 20: with 2 % withheld 3.6, 4.8 and 3.6 are paid, the 12 that were withheld."""
    points = "earn: {points: [{indicator: a, threshold: 0, benchmark: 100}]}"
    weights = {"01": 2, "03": 4, "04": 6}
    # 9 × x/100 + 1/2 rounded, halves up: 60 gives 6 of 10 points, 40 gives 4 and 20 gives 2.
    written = text(
        points,
        "unearned: {share: {among: earners, by: earned}}",
        amount="12 kr",
        codes=CODES[:3],
        distribute=by_weight(weights),
    )
    out = give(written, *rows({"a": {"01": 60, "03": 40, "04": 20}}))
    assert settled(out.grant("pott")) == {"01": 360, "03": 480, "04": 360}
    assert out.grant("pott").returned == 0


def test_sharing_needs_a_rule_for_ties_and_a_date_for_population_only() -> None:
    assert codes_of(text("unearned: {share: {among: {top: 2, by: b}, by: weight}}")) == ["word-missing"]
    assert codes_of(text("unearned: {share: {among: earners, by: population}}")) == ["date-with-population"]
    assert codes_of(text("unearned: {share: {among: earners, by: earned, as_of: 2024}}")) == ["date-with-population"]


def test_the_best_without_a_figure_are_refused_or_have_no_place() -> None:
    rule = "unearned: {share: {among: {top: 1, by: b, ties: share}, by: weight}}"
    known: Figures = {**A, "b": {"01": 1, "03": 2}}
    written = text(HALF_EARN, rule, codes=CODES[:3], distribute=by_weight(WEIGHTS))
    assert codes_of(written, known) == ["fact-missing"]
    assert earned(
        give(text("missing: not_met", HALF_EARN, rule, codes=CODES[:3], distribute=by_weight(WEIGHTS)), *rows(known))
    ) == {
        "01": 2000,
        "03": 8000,
        "04": 0,
    }


def test_what_is_carried_goes_to_the_pot_named() -> None:
    bonus = (
        text("unearned: return", amount="unearned", codes=CODES[:1]).removeprefix("grants:\n").replace("pott", "bonus")
    )
    written = text(HALF_EARN, "unearned: {carry_to: bonus}", codes=CODES[:3], distribute=by_weight(WEIGHTS)) + bonus
    out = give(written, *rows(A))
    assert (out.grant("pott").carried, out.grant("pott").carried_to, out.grant("pott").returned) == (5000, "bonus", 0)
    assert settled(out.grant("bonus")) == {"01": 5000}


PHRASES = {
    "unearned: return": ("går tillbaka till staten", "goes back to the state"),
    "unearned: {carry_to: bonus}": ("förs över till ”bonus”", "is carried to “bonus”"),
    "unearned: {share: {among: earners, by: earned}}": (
        "delas mellan dem som har tjänat in något, efter vad de har tjänat in",
        "is shared between those who earned something, by what they earned",
    ),
    "unearned: {share: {among: earners, by: population, as_of: 2024-12-31}}": (
        "delas mellan dem som har tjänat in något, efter antalet invånare den 31 december 2024",
        "is shared between those who earned something, by inhabitants on 31 December 2024",
    ),
    "unearned: {share: {among: {top: 5, by: b, period: 2025, ties: share}, by: weight}}": (
        "delas mellan de 5 med högst ”b” under 2025 (de som är lika delar de platser som är kvar), efter vad de har rätt till",
        "is shared between the 5 with the highest “b” in 2025 (those who are alike share the places that are left), "
        "by what they are entitled to",
    ),
    "unearned: {share: {among: earners, by: behov}}": (
        "delas mellan dem som har tjänat in något, efter ”behov”",
        "is shared between those who earned something, by “behov”",
    ),
    "unearned: {share: {among: {top: 5, by: b, best: lowest, ties: all}, by: behov, period: 2024}}": (
        "delas mellan de 5 med lägst ”b” (alla som är lika kommer med), efter ”behov” under 2024",
        "is shared between the 5 with the lowest “b” (all who are alike are in), by “behov” in 2024",
    ),
}


@pytest.mark.parametrize("rule", PHRASES)
def test_what_becomes_of_the_unearned_is_said_in_both_languages(rule: str) -> None:
    assert said(rule) == PHRASES[rule]


@given(results=st.lists(st.integers(0, 100), min_size=3, max_size=3), by=st.sampled_from(["earned", "weight"]))
def test_all_is_given_out_as_soon_as_anyone_earned_and_nobody_gets_less(results: list[int], by: str) -> None:
    facts = rows({"a": {code: f"{result}/100" for code, result in zip(CODES, results, strict=False)}})
    scale = "earn: {sliding: {from: 20 %, to: 80 %}, indicator: a}"
    key = by_weight(WEIGHTS)
    before = earned(give(text(scale, codes=CODES[:3], distribute=key), *facts))
    rule = f"unearned: {{share: {{among: earners, by: {by}}}}}"
    after = earned(give(text(scale, rule, codes=CODES[:3], distribute=key), *facts))
    assert sum(after.values()) == (100_00 if sum(before.values()) else 0)
    assert all(after[code] >= before[code] for code in before)
