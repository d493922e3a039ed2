"""The words of `limit`: floors, ceilings and damping, with their reasons, and what is refused. Amounts in öre."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dagmar
from dagmar.allocation.allocate import allocate
from dagmar.allocation.limit.floor import Floor
from dagmar.facts.book import Facts
from dagmar.facts.observation import Observation
from dagmar.money import kronor
from dagmar.source import Source
from tests.allocation.earning import CODES, by_weight, codes_of, earned, found_by_check, rows, said, text, word
from tests.allocation.written import agreement, give
from tests.strategies import registry_once


def limited(
    rule: str,
    weights: Sequence[int],
    amount: str = "100 kr",
    facts: dict[str, dict[str, str | int | Fraction]] | None = None,
) -> list[Fraction]:
    """What each has in kronor, when stated weights in kronor have been limited."""
    codes = CODES[: len(weights)]
    key = by_weight(dict(zip(codes, weights, strict=True)))
    out = give(text(rule, amount=amount, codes=codes, distribute=key), *rows(facts or {}))
    return [ore / 100 for ore in earned(out).values()]


def test_whoever_is_below_the_floor_is_lifted_and_the_others_pay_in_proportion() -> None:
    """100 by 60/30/10 with a floor of 20: 160/3, 80/3, 20."""
    expected = [Fraction(160, 3), Fraction(80, 3), 20]
    assert limited("limit: {floor: 20 kr}", [60, 30, 10]) == expected
    assert limited("limit: {floor: 20 %}", [60, 30, 10]) == expected
    people: dict[str, str | int | Fraction] = {"2024-11-01 01": 10, "2024-11-01 03": 10, "2024-11-01 04": 200}
    rule = "limit: {floor: {per_inhabitant: 0,10 kr, as_of: 2024-11-01}}".replace("0,10", "0.10")
    assert limited(rule, [60, 30, 10], facts={"population": people}) == expected


def test_the_lifting_is_repeated_until_nobody_is_below() -> None:
    """50/31/10/9 with a floor of 30: 10 and 9 are lifted, then 31 × 40/81 lies below and is lifted too."""
    assert limited("limit: {floor: 25 kr}", [42, 29, 19, 10]) == [25, 25, 25, 25]
    assert limited("limit: {floor: 24 kr}", [48, 26, 16, 10]) == [28, 24, 24, 24]


def test_a_floor_that_nobody_is_below_changes_nothing_and_one_without_recipients_neither() -> None:
    assert limited("limit: {floor: 0 kr}", [100, 0]) == [100, 0]
    assert limited("limit: {floor: 100 kr}", [100]) == [100]
    head = "requirements:\n  krav: {kind: target, title: K, met_when: {judged_by: x, criterion: k}}\n"
    limits = ["{floor: 20 kr}", "{ceiling: 1 kr, excess: others}", "{damping: 0 %, last_year: {'01': 1 kr}}"]
    for limit in limits:
        written = head + text("requires: krav", f"limit: {limit}", codes=("01",))
        assert earned(give(written, ("krav", "2024", "01", "not_met"))) == {"01": 0}


def test_floors_above_what_there_is_are_refused() -> None:
    weights = {"01": 60, "03": 40}
    written = text("limit: {floor: 51 kr}", codes=("01", "03"), distribute=by_weight(weights))
    assert codes_of(written) == ["floors-exceed-pot"]


def test_with_182_million_over_all_municipalities_135_end_at_a_floor_of_250_000() -> None:
    """182,1 Mkr by population of 31 December 2021: 125 of 290 lie below 250 000 kr at first and ten more after."""
    grant = """
grants:
  pott:
    to: municipalities
    amount: 182,1 Mkr
    distribute: {by: population, as_of: 2021-12-31}
    unearned: return
    rounding: {to: 1 kr, method: largest_remainder}
"""
    head = "agreement: golv\ntitle: Golv\nparties: [staten, skr]\nperiod: 2022\ntotal: unknown\n"
    before = earned(give(grant, head=head))
    after = earned(give(grant.replace("    unearned", "    limit: {floor: 250 000 kr}\n    unearned"), head=head))
    assert len(before) == 290
    assert len([ore for ore in before.values() if ore < kronor(250_000)]) == 125
    assert len([ore for ore in after.values() if ore == kronor(250_000)]) == 135
    assert min(after.values()) == kronor(250_000)
    assert sum(after.values()) == kronor(182_100_000)


def test_what_is_above_the_ceiling_goes_to_the_others_or_is_unearned() -> None:
    """100 by 50/30/20 with caps 40/50/50: 40/36/24."""
    people: dict[str, str | int | Fraction] = {"2024-11-01 01": 40, "2024-11-01 03": 50, "2024-11-01 04": 50}
    rule = "limit: {ceiling: {per_inhabitant: 1 kr, as_of: 2024-11-01}, excess: others}"
    assert limited(rule, [50, 30, 20], facts={"population": people}) == [40, 36, 24]
    assert limited("limit: {ceiling: 40 %, excess: others}", [50, 30, 20]) == [40, 36, 24]
    assert limited("limit: {ceiling: 40 kr, excess: unearned}", [50, 30, 20]) == [40, 30, 20]


def test_the_capping_is_repeated_and_when_all_are_capped_the_rest_is_unearned() -> None:
    assert limited("limit: {ceiling: 40 kr, excess: others}", [50, 38, 12]) == [40, 40, 20]
    out = give(
        text(
            "limit: {ceiling: 30 kr, excess: others}",
            codes=CODES[:3],
            distribute=by_weight({"01": 50, "03": 50, "04": 0}),
        )
    )
    assert list(earned(out).values()) == [3000, 3000, 0]
    assert out.grant("pott").returned == 4000


def test_the_reason_of_a_ceiling_says_what_each_of_its_sums_is_about() -> None:
    """100 by 50/30/20 with 40 as the most: 60 is left of 100, to be shared by 50."""
    key = by_weight({"01": 50, "03": 30, "04": 20})
    out = give(text("limit: {ceiling: 40 kr, excess: others}", codes=CODES[:3], distribute=key))
    line = out.grant("pott").line("03")
    assert line is not None
    assert line.earned is not None
    own, left, others = line.earned.of
    assert (line.earned.about, own.about, left.about, others.about) == ("03", "03", "left", "others")
    assert (int(left.value), int(others.value)) == (6000, 5000)
    assert [(part.about, int(part.value)) for part in left.of] == [("earned", 10_000), ("capped", 4000)]


BOUNDS = [
    ("20 kr", "leaf", [("floor", 2000, "öre", "")]),
    ("20 %", "floor", [("pot", 10_000, "öre", "pott"), ("floor", "1/5", "share", "")]),
    ("20 procent", "floor", [("pot", 10_000, "öre", "pott"), ("floor", "1/5", "share", "")]),
    ("1/5", "floor", [("pot", 10_000, "öre", "pott"), ("floor", "1/5", "share", "")]),
    (
        "{per_inhabitant: 2 kr, as_of: 2024-11-01}",
        "04",
        [("population", 10, "persons", "04 2024-11-01"), ("floor", 200, "öre", "per_inhabitant")],
    ),
]


@pytest.mark.parametrize(("floor", "about", "leaves"), BOUNDS)
def test_the_reason_of_a_floor_says_where_its_level_comes_from(
    floor: str, about: str, leaves: list[tuple[str, int | str, str, str]]
) -> None:
    """100 by 60/30/10 with 20 as the least, said in five ways."""
    people: dict[str, str | int | Fraction] = {"2024-11-01 01": 1, "2024-11-01 03": 1, "2024-11-01 04": 10}
    key = by_weight({"01": 60, "03": 30, "04": 10})
    out = give(text(f"limit: {{floor: {floor}}}", codes=CODES[:3], distribute=key), *rows({"population": people}))
    line = out.grant("pott").line("04")
    assert line is not None
    assert line.earned is not None
    assert line.earned.value == 2000
    level = line.earned.of[-1]
    found = level.of or (level,)
    assert [(part.rule, part.value, part.unit, part.about) for part in found] == [
        (rule, Fraction(value), unit, whose) for rule, value, unit, whose in leaves
    ]
    assert level.about == ("" if about == "leaf" else about)


def test_whoever_has_just_the_ceiling_is_not_capped() -> None:
    out = give(
        text("limit: {ceiling: 50 kr, excess: others}", codes=CODES[:2], distribute=by_weight({"01": 50, "03": 50}))
    )
    assert [line.earned.rule for line in out.grant("pott").lines if line.earned] == ["stated", "stated"]


def test_whoever_has_just_the_floor_is_not_lifted_and_what_is_nothing_is_not_scaled() -> None:
    """01 has 90 kr and a floor of 1, 03 has 10 and a floor of 20, 04 has nothing and nobody to have a floor for."""
    out = give(text("limit: {floor: 20 kr}", codes=CODES[:2], distribute=by_weight({"01": 80, "03": 20})))
    assert [line.earned.rule for line in out.grant("pott").lines if line.earned] == ["stated", "stated"]
    people: dict[str, str | int | Fraction] = {"2024-11-01 01": 10, "2024-11-01 03": 200, "2024-11-01 04": 0}
    rule = "limit: {floor: {per_inhabitant: 0.10 kr, as_of: 2024-11-01}}"
    key = by_weight({"01": 90, "03": 10, "04": 0})
    out = give(text(rule, codes=CODES[:3], distribute=key), *rows({"population": people}))
    assert earned(out) == {"01": 8000, "03": 2000, "04": 0}
    assert [line.earned.rule for line in out.grant("pott").lines if line.earned] == ["scaled", "lifted", "stated"]


def test_a_ceiling_must_say_where_the_excess_goes() -> None:
    assert codes_of(text("limit: {ceiling: 30 kr}")) == ["word-missing"]


LAST_YEAR = '{"01": 100 kr, "03": 100 kr, "04": 100 kr}'


def test_damping_lifts_those_who_fall_and_scales_the_gains_of_the_others() -> None:
    """Last year 100/100/100, now 120/110/70 and −10 %: lifts 20 of gains 50, scale 3/5, 108/102/90."""
    assert limited(f"limit: {{damping: -10 %, last_year: {LAST_YEAR}}}", [120, 110, 70], "300 kr") == [108, 102, 90]
    known: dict[str, dict[str, str | int | Fraction]] = {"ifjol": {f"2023 {code}": 100 for code in CODES[:3]}}
    rule = "limit: {damping: -10 %, last_year: ifjol, period: 2023}"
    assert limited(rule, [120, 110, 70], "300 kr", known) == [108, 102, 90]


def test_damping_takes_last_years_amounts_as_kronor_when_that_is_their_unit() -> None:
    seen = [
        Observation(code, "ifjol", "2023", "kr", Source("utbetalt"), "2024-01-01", value=Fraction(100))
        for code in CODES[:3]
    ]
    rule = "limit: {damping: -10 %, last_year: ifjol, period: 2023}"
    key = by_weight({"01": 120, "03": 110, "04": 70})
    written = agreement(text(rule, amount="300 kr", codes=CODES[:3], distribute=key))
    assert earned(allocate(written, Facts(seen, registry_once()))) == {"01": 10_800, "03": 10_200, "04": 9_000}


def test_damping_changes_nothing_when_nobody_falls_and_takes_all_gains_when_it_must() -> None:
    assert limited(f"limit: {{damping: -10 %, last_year: {LAST_YEAR}}}", [110, 100, 90], "300 kr") == [110, 100, 90]
    assert limited(f"limit: {{damping: 0 %, last_year: {LAST_YEAR}}}", [120, 110, 70], "300 kr") == [100, 100, 100]


def test_damping_that_the_gains_cannot_pay_for_is_refused() -> None:
    written = text(
        f"limit: {{damping: 1 %, last_year: {LAST_YEAR}}}",
        amount="300 kr",
        codes=CODES[:3],
        distribute=by_weight({"01": 120, "03": 110, "04": 70}),
    )
    assert codes_of(written) == ["floors-exceed-pot"]


def test_damping_needs_last_years_amount_in_kronor_of_everyone() -> None:
    assert codes_of(text('limit: {damping: -10 %, last_year: {"01": 100 kr}}')) == ["fact-missing"]
    assert codes_of(text("limit: {damping: -10 %, last_year: ifjol}")) == ["fact-missing"]
    shares = {"ifjol": dict.fromkeys(CODES, "1/2")}
    assert codes_of(text("limit: {damping: -10 %, last_year: ifjol}"), shares) == ["unit-mismatch"]


def test_damping_outside_its_range_is_found() -> None:
    assert found_by_check("limit: {damping: -10 %, last_year: a}") == []
    assert found_by_check("limit: {damping: -100 %, last_year: a}") == []
    assert found_by_check("limit: {damping: -110 %, last_year: a}") == ["damping-out-of-range"]
    assert found_by_check("limit: {damping: -0.1, last_year: a}") == ["damping-out-of-range"]


def test_a_bound_that_is_no_bound_is_refused_in_words() -> None:
    assert codes_of(text("limit: {floor: 20}")) == ["unit-missing"]
    assert codes_of(text("limit: {floor: 120 %}")) == ["share-out-of-range"]
    assert codes_of(text("limit: {floor: {per_inhabitant: 20 kr}}")) == ["word-missing"]


def test_a_bound_can_also_be_given_as_a_value() -> None:
    assert Floor(floor=Fraction(1, 5)) == word("limit: {floor: 20 %}")
    assert Floor(floor=2000) == word("limit: {floor: 20 kr}")


def test_a_floor_above_the_ceiling_is_seen_before_anyone_signs() -> None:
    def opposed(floor: str, ceiling: str, key: str = "equal") -> bool:
        limits = f"limit: [{{floor: {floor}}}, {{ceiling: {ceiling}, excess: others}}]"
        written = text(limits, codes=("01",), distribute=key)
        return "floor-above-ceiling" in [problem.code for problem in dagmar.check(agreement(written))]

    per_head = "{{per_inhabitant: {} kr, as_of: {}}}"
    assert opposed("30 kr", "20 kr")
    assert opposed("30 %", "20 %")
    assert not opposed("20 %", "20 %")
    assert not opposed(per_head.format(2, 2024), per_head.format(2, 2024))
    assert opposed(per_head.format(3, 2024), per_head.format(2, 2024))
    assert not opposed(per_head.format(3, 2024), per_head.format(2, 2023))
    assert not opposed("20 kr", "20 kr")
    assert opposed("30 kr", "20 %"), "20 % of the pot of 100 kr is 20 kr"
    assert opposed("30 %", "20 kr")
    assert not opposed("20 kr", "20 %")
    assert not opposed("20 %", "20 kr")
    assert opposed("20 %", "1 kr", "{equal: each, periods: 2024-01/2024-02}"), "20 % of 50 kr a month"
    assert not opposed("20 %", "15 kr", "{equal: each, periods: 2024-01/2024-02}")
    assert not opposed(per_head.format(3, 2024), "1 kr")
    assert not opposed("3 kr", per_head.format(2, 2024))


def test_the_floor_and_the_ceiling_are_said_where_they_stand_in_both_languages() -> None:
    limits = "limit: [{ceiling: 20 kr, excess: others}, {floor: 2.5 %}, {ceiling: 2.1 %, excess: others}]"
    found = dagmar.check(agreement(text(limits, codes=("01",), distribute="equal")))
    (problem,) = [problem for problem in found if problem.code == "floor-above-ceiling"]
    assert problem.message.sv.replace("\u00a0", " ") == (
        "I pott är golvet (2,5 % av potten) högre än taket (2,1 % av potten)."
    )
    assert problem.message.en.replace("\u00a0", " ") == (
        "In pott the floor (2.5 % of the pot) is above the ceiling (2.1 % of the pot)."
    )
    ((ceiling, _),) = problem.also
    line = limits.partition("limit: ")[2]
    assert problem.at.column - ceiling.column == line.index("2.5 %") - line.index("2.1 %")


def floors_of(limit: str, head: str = "", **grant: str) -> list[tuple[str, str]]:
    """What `check` says of the floors of a pot of 100 kr shared by four."""
    written = head + text(*grant.values(), f"limit: {limit}", codes=("01", "03", "04", "05"), distribute="equal")
    found = dagmar.check(agreement(written))
    return [(problem.severity, problem.message.sv) for problem in found if problem.code == "floors-exceed-pot"]


def test_floors_that_together_exceed_the_pot_are_seen_before_anyone_signs() -> None:
    assert floors_of("{floor: 25 kr}") == floors_of("{floor: 25 %}") == []
    ((severity, message),) = floors_of("{floor: 26 kr}")
    assert (severity, message.replace("\u00a0", " ")) == (
        "error",
        "Golven i pott kräver tillsammans 104 kr (4 × 26 kr), men det finns 100 kr att dela.",
    )
    ((_, message),) = floors_of("{floor: 26 %}")
    assert message.replace("\u00a0", " ") == (
        "Golven i pott kräver tillsammans 104 % (4 × 26 % av potten), men det finns 100 % att dela."
    )
    assert floors_of("{floor: {per_inhabitant: 100 kr, as_of: 2024}}") == []


@pytest.mark.parametrize("floor", ["26 kr", "26 %"])
def test_the_floor_that_cannot_hold_is_told_where_it_stands_and_the_pot_beside_it(floor: str) -> None:
    written = text(f"limit: [{{floor: 1 kr}}, {{floor: {floor}}}]", codes=("01", "03", "04", "05"), distribute="equal")
    loaded = agreement(written)
    (problem,) = [problem for problem in dagmar.check(loaded) if problem.code == "floors-exceed-pot"]
    lines = loaded.document.lines()
    assert lines[problem.at.line - 1][problem.at.column - 1 :].startswith(floor)
    ((pot, _),) = problem.also
    assert lines[pot.line - 1][pot.column - 1 :] == "100 kr"


def test_floors_that_may_exceed_the_pot_when_all_qualify_are_a_warning() -> None:
    head = "requirements:\n  krav: {kind: target, title: K, met_when: {judged_by: x, criterion: k}}\n"
    ((severity, message),) = floors_of("{floor: 26 kr}", head, requires="requires: krav")
    assert severity == "warning"
    assert "om alla uppfyller kraven" in message


PHRASES = {
    "limit: {floor: 250 000 kr}": (
        "minst 250 000 kr var; det tas från de andra i proportion till vad de har",
        "at least 250 000 kr each; it is taken from the others in proportion to what they have",
    ),
    "limit: {floor: 2 %}": (
        "minst 2 % av potten var; det tas från de andra i proportion till vad de har",
        "at least 2 % of the pot each; it is taken from the others in proportion to what they have",
    ),
    "limit: {ceiling: {per_inhabitant: 20 kr, as_of: 2024-12-31}, excess: others}": (
        "högst 20 kr per invånare den 31 december 2024 var; det som blir över går till de andra i proportion till vad de har",
        "at most 20 kr per inhabitant on 31 December 2024 each; what is above goes to the others in proportion to what they have",
    ),
    "limit: {ceiling: 20 kr, excess: unearned}": (
        "högst 20 kr var; det som blir över är inte intjänat",
        "at most 20 kr each; what is above is unearned",
    ),
    "limit: {damping: -10 %, last_year: a, period: 2023}": (
        "minst ”a” under 2023 ändrat med −10 %; de som får mer avstår samma andel av ökningen",
        "at least “a” in 2023 changed by −10 %; those who get more give up the same share of the gain",
    ),
    'limit: {damping: 0 %, last_year: {"01": 10 kr, "03": 4 kr}}': (
        "minst förra årets belopp (”01” 10 kr och ”03” 4 kr) ändrat med 0 %; de som får mer avstår samma andel av ökningen",
        "at least last year's amount (“01” 10 kr and “03” 4 kr) changed by 0 %; those who get more give up the same share of the gain",
    ),
}


@pytest.mark.parametrize("rule", PHRASES)
def test_limits_are_said_in_both_languages(rule: str) -> None:
    assert said(rule) == PHRASES[rule]


WEIGHTS = st.lists(st.integers(0, 200), min_size=2, max_size=5)


@given(weights=WEIGHTS, floor=st.integers(0, 100))
def test_nobody_is_below_the_floor_and_the_sum_is_what_it_was(weights: list[int], floor: int) -> None:
    floor = min(floor, sum(weights) // len(weights))
    after = limited(f"limit: {{floor: {floor} kr}}", weights, "1000 kr")
    assert min(after) >= floor
    assert sum(after) == sum(weights)


@given(weights=WEIGHTS, ceiling=st.integers(0, 200), excess=st.sampled_from(["others", "unearned"]))
def test_nobody_is_above_the_ceiling_and_the_sum_is_never_more(weights: list[int], ceiling: int, excess: str) -> None:
    after = limited(f"limit: {{ceiling: {ceiling} kr, excess: {excess}}}", weights, "1000 kr")
    assert max(after) <= ceiling
    assert sum(after) <= sum(weights)
    if excess == "others" and sum(after) < sum(weights):
        assert all(ore == ceiling for ore, weight in zip(after, weights, strict=True) if weight)


@given(
    weights=st.permutations([70, 30, 90, 10, 50]),
    rule=st.sampled_from(["{floor: 40 kr}", "{ceiling: 60 kr, excess: others}"]),
)
def test_it_does_not_matter_to_a_limit_who_has_which_code(weights: list[int], rule: str) -> None:
    usual = dict(zip([70, 30, 90, 10, 50], limited(f"limit: {rule}", [70, 30, 90, 10, 50], "250 kr"), strict=True))
    assert limited(f"limit: {rule}", weights, "250 kr") == [usual[weight] for weight in weights]


@given(weights=st.lists(st.integers(1, 200), min_size=5, max_size=5), change=st.integers(-100, 0))
def test_nobody_falls_by_more_than_the_damping_and_the_sum_is_what_it_was(weights: list[int], change: int) -> None:
    last = Fraction(sum(weights) // len(weights))
    each = f"{last} kr"
    known = "{" + ", ".join(f'"{code}": {each}' for code in CODES) + "}"
    after = limited(f"limit: {{damping: {change} %, last_year: {known}}}", weights, "1000 kr")
    assert min(after) >= last * (100 + change) / 100
    assert sum(after) == sum(weights)


def test_the_registry_has_the_populations_that_the_floor_is_tried_on() -> None:
    assert len(registry_once().municipalities(agreement(text()).agreement.period.first)) == 290
