"""The words of `earn`: which share of an entitlement a result gives, with its reasons, and what is refused."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.allocation.earning import CODES, Figures, codes_of, earned, found_by_check, said, shares, text
from tests.allocation.written import give

HALF = Fraction(1, 2)


def percents(*numbers: int) -> dict[str, str]:
    return {code: f"{number}/100" for code, number in zip(CODES, numbers, strict=False)}


def test_a_threshold_gives_all_at_the_level_and_nothing_short_of_it() -> None:
    rule = "earn: {threshold: 70 %, indicator: a}"
    assert list(shares(rule, {"a": percents(69, 70, 71, 0, 100)}).values()) == [0, 1, 1, 0, 1]
    assert list(shares(rule.replace("threshold", "at_least"), {"a": percents(69, 70, 71, 0, 100)}).values()) == [
        0,
        1,
        1,
        0,
        1,
    ]
    assert list(shares("earn: {at_most: 10 %, indicator: a}", {"a": percents(9, 10, 11, 0, 100)}).values()) == [
        1,
        1,
        0,
        1,
        0,
    ]


def test_a_threshold_needs_one_level() -> None:
    assert codes_of(text("earn: {at_least: 10 %, at_most: 20 %, indicator: a}")) == ["one-level-needed"]


def test_levels_give_the_share_of_the_best_level_reached() -> None:
    rule = "earn: {levels: [[70 %, 0.5], [80 %, 1]], indicator: a}"
    assert list(shares(rule, {"a": percents(69, 70, 79, 80, 100)}).values()) == [0, HALF, HALF, 1, 1]


def test_falling_levels_are_kept_under() -> None:
    rule = "earn: {levels: [[20 %, 50 %], [10 %, 100 %]], indicator: a}"
    assert list(shares(rule, {"a": percents(21, 20, 11, 10, 0)}).values()) == [0, HALF, HALF, 1, 1]


def test_levels_that_nobody_can_follow_are_found() -> None:
    assert found_by_check("earn: {levels: [[70 %, 0.5], [80 %, 1]], indicator: a}") == []
    assert found_by_check("earn: {levels: [[70 %, 0.5], [70 %, 1]], indicator: a}") == ["levels-overlap"]
    assert found_by_check("earn: {levels: [[70 %, 0.2], [90 %, 0.5], [80 %, 1]], indicator: a}") == [
        "levels-out-of-order"
    ]
    assert found_by_check("earn: {levels: [[70 %, 1], [80 %, 1]], indicator: a}") == ["level-gives-no-more"]
    assert found_by_check("earn: {levels: [[70 %, 0.5], [0.8, 1]], indicator: a}") == ["levels-in-two-units"]
    assert codes_of(text("earn: {levels: [], indicator: a}")) == ["list-empty"]
    assert codes_of(text("earn: {levels: [70 %, 80 %], indicator: a}")) == ["not-a-step", "not-a-step"]


def test_a_sliding_scale_runs_straight_between_its_ends() -> None:
    """The scale of the UK Quality and Outcomes Framework from 40 % to 90 %."""
    rule = "earn: {sliding: {from: 40 %, to: 90 %}, indicator: a}"
    assert list(shares(rule, {"a": percents(39, 40, 65, 90, 95)}).values()) == [0, 0, Fraction(5, 10), 1, 1]


def test_a_falling_scale_gives_more_for_less() -> None:
    rule = "earn: {sliding: {from: 90 %, to: 40 %}, indicator: a}"
    assert list(shares(rule, {"a": percents(95, 90, 65, 40, 39)}).values()) == [0, 0, HALF, 1, 1]


def test_a_scale_without_length_or_in_two_units_is_refused() -> None:
    assert codes_of(text("earn: {sliding: {from: 40 %, to: 40 %}, indicator: a}")) == ["scale-without-length"]
    assert found_by_check("earn: {sliding: {from: 40 %, to: 0.9}, indicator: a}") == ["levels-in-two-units"]
    assert found_by_check("earn: {sliding: {from: 40 %, to: 90 %}, indicator: a}") == []


def test_a_missing_figure_is_refused_or_earns_nothing_also_on_a_falling_scale() -> None:
    rule = "earn: {sliding: {from: 90 %, to: 40 %}, indicator: a}"
    known = {"a": percents(95, 90, 65, 40)}
    assert codes_of(text(rule), known) == ["fact-missing"]
    assert shares(rule, known, CODES, "missing: not_met")["14"] == 0


def test_a_percentage_is_not_compared_with_a_number() -> None:
    assert codes_of(text("earn: {threshold: 70 %, indicator: a}"), {"a": dict.fromkeys(CODES, 71)}) == ["unit-mismatch"]


ABOVE = "earn: {above: {baseline: b, of: c}, indicator: a}"


def test_what_is_above_the_baseline_counts_up_to_the_most_that_can_be_earned() -> None:
    figures = {
        "a": dict(zip(CODES, (90, 100, 110, 140, 200), strict=True)),
        "b": dict.fromkeys(CODES, 100),
        "c": dict.fromkeys(CODES, 40),
    }
    assert list(shares(ABOVE, figures).values()) == [0, 0, Fraction(1, 4), 1, 1]
    assert set(shares(ABOVE, figures | {"c": dict.fromkeys(CODES, 0)}).values()) == {0}


def test_whoever_has_no_baseline_earns_nothing_and_never_all() -> None:
    figures = {"a": dict.fromkeys(CODES, 100), "b": dict.fromkeys(CODES[1:], 60), "c": dict.fromkeys(CODES, 40)}
    assert codes_of(text(ABOVE), figures) == ["fact-missing"]
    assert list(shares(ABOVE, figures, CODES, "missing: not_met").values()) == [0, 1, 1, 1, 1]
    shared: Figures = {**figures, "a": percents(1, 1, 1, 1, 1), "b": dict.fromkeys(CODES, 60)}
    assert codes_of(text(ABOVE), shared) == ["unit-mismatch"]


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        ("share", [1, Fraction(1, 3), Fraction(1, 3), Fraction(1, 3), 0]),
        ("code", [1, 1, 0, 0, 0]),
        ("all", [1, 1, 1, 1, 0]),
    ],
)
def test_those_who_are_alike_at_the_last_place_go_by_the_rule_stated(ties: str, expected: list[Fraction]) -> None:
    figures = {"a": dict(zip(CODES, (9, 7, 7, 7, 5), strict=True))}
    assert list(shares(f"earn: {{rank: {{top: 2}}, indicator: a, ties: {ties}}}", figures).values()) == expected


def test_the_lowest_can_be_the_best_and_whoever_is_missing_has_no_place() -> None:
    rule = "earn: {rank: {top: 2, best: lowest}, indicator: a, ties: all}"
    assert list(shares(rule, {"a": dict(zip(CODES, (9, 1, 2, 7, 5), strict=True))}).values()) == [0, 1, 1, 0, 0]
    known = {"a": dict(zip(CODES, (9, 1, 2, 7), strict=False))}
    assert list(shares(rule, known, CODES, "missing: not_met").values()) == [0, 1, 1, 0, 0]


def test_a_rank_without_a_rule_for_ties_is_refused() -> None:
    assert codes_of(text("earn: {rank: {top: 2}, indicator: a}")) == ["word-missing"]


EXAMPLE = "earn: {points: [{indicator: a, threshold: 0.6548, benchmark: 0.9191, baseline: 2022}]}"


def test_the_better_of_achievement_and_improvement_counts_in_whole_points() -> None:
    """A worked example of the Hospital Value-Based Purchasing rule: achievement 6, improvement 7, score 7."""
    figures = {"a": {"2022 01": "4287/10000", "2024 01": "8163/10000"}}
    assert shares(EXAMPLE, figures, ("01",)) == {"01": Fraction(7, 10)}
    assert shares(EXAMPLE.replace(", baseline: 2022", ""), figures, ("01",)) == {"01": Fraction(6, 10)}


@pytest.mark.parametrize(
    ("result", "before", "points"),
    [
        (6547, 6547, 0),  # below the threshold
        (6548, 6548, 1),  # at the threshold 9 × 0 + 0.5 is rounded up
        (9190, 9190, 9),  # nearly at the benchmark: at most 9
        (9191, 9191, 10),
        (9999, 9500, 10),
        (5000, 4900, 0),  # 10 × 0.023 − 0.5 is below zero
        (6000, 9500, 0),  # from above the benchmark there is no improvement
    ],
)
def test_points_at_the_ends_of_the_scale(result: int, before: int, points: int) -> None:
    """42 CFR 412.165: achievement 1 to 9 between the threshold and the benchmark, 10 at it, improvement 0 to 9."""
    figures = {"a": {"2022 01": f"{before}/10000", "2024 01": f"{result}/10000"}}
    assert shares(EXAMPLE, figures, ("01",)) == {"01": Fraction(points, 10)}


def test_a_benchmark_below_the_threshold_turns_the_scale() -> None:
    rule = "earn: {points: [{indicator: a, threshold: 40 %, benchmark: 20 %, baseline: 2022}]}"
    figures = {"a": {"2022 01": "60/100", "2024 01": "30/100"}}  # 9 × 1/2 + 1/2 = 5; 10 × 30/40 − 1/2 = 7
    assert shares(rule, figures, ("01",)) == {"01": Fraction(7, 10)}


DOMAINS = (
    "earn: {points: ["
    + ", ".join(
        f"{{weight: {weight}, title: d{name}, of: [{{indicator: {name}, threshold: 0 %, benchmark: 100 %}}]}}"
        for name, weight in zip("abcd", (10, 25, 40, 25), strict=True)
    )
    + "], absent: spread}"
)


@pytest.mark.parametrize(
    ("present", "weight"), [("a", Fraction(40, 3)), ("b", Fraction(100, 3)), ("c", Fraction(160, 3))]
)
def test_the_weights_are_spread_over_the_domains_present(present: str, weight: Fraction) -> None:
    """Weights 10/25/40/25 without the last become 13.3/33.3/53.3, as the American rule has it published."""
    figures = {name: {"01": "1/1" if name == present else "-1/1"} for name in "abc"}
    assert shares(DOMAINS, figures, ("01",)) == {"01": weight / 100}


def test_whoever_has_nothing_measured_is_refused_and_one_domain_counts_alone() -> None:
    assert codes_of(text(DOMAINS, codes=("01",)), {}) == ["fact-missing"]
    assert shares(DOMAINS, {"a": {"01": "1/1"}}, ("01",)) == {"01": 1}
    assert codes_of(text(DOMAINS.replace(", absent: spread", ""), codes=("01",)), {"a": {"01": "1/1"}}) == [
        "fact-missing"
    ]


def test_a_missing_figure_of_points_earns_nothing_where_the_grant_says_so() -> None:
    rule = "earn: {points: [{indicator: a, threshold: 40 %, benchmark: 20 %, baseline: 2022}]}"
    assert shares(rule, {}, ("01",), "missing: not_met") == {"01": 0}
    assert shares(rule, {"a": {"01": "30/100"}}, ("01",), "missing: not_met") == {"01": Fraction(5, 10)}


def test_points_that_cannot_be_counted_are_found() -> None:
    one = "{indicator: a, threshold: 40 %, benchmark: 80 %}"
    assert codes_of(text(f"earn: {{points: [{one.replace('80', '40')}]}}")) == ["scale-without-length"]
    assert found_by_check(f"earn: {{points: [{one}]}}") == []
    assert found_by_check(f"earn: {{points: [{one}, {one}]}}") == ["indicator-twice"]
    assert found_by_check(f"earn: {{points: [{{weight: 0, of: [{one}]}}]}}") == ["weights-all-zero"]
    assert found_by_check(f"earn: {{points: [{one.replace('80 %', '0.8')}]}}") == ["levels-in-two-units"]


PHRASES = {
    "earn: {threshold: 70 %, indicator: a, period: 2012-09}": (
        "allt om ”a” under september 2012 är minst 70 %, annars inget",
        "all if “a” in September 2012 is at least 70 %, otherwise nothing",
    ),
    "earn: {at_most: 10 %, indicator: a}": (
        "allt om ”a” är högst 10 %, annars inget",
        "all if “a” is at most 10 %, otherwise nothing",
    ),
    "earn: {levels: [[70 %, 0.5], [80 %, 1]], indicator: a}": (
        "efter ”a”, 50 % vid minst 70 % och 100 % vid minst 80 %, annars inget",
        "by “a”, 50 % for at least 70 % and 100 % for at least 80 %, otherwise nothing",
    ),
    "earn: {levels: [[20 %, 0.5], [10 %, 1]], indicator: a}": (
        "efter ”a”, 50 % vid högst 20 % och 100 % vid högst 10 %, annars inget",
        "by “a”, 50 % for at most 20 % and 100 % for at most 10 %, otherwise nothing",
    ),
    "earn: {sliding: {from: 40 %, to: 90 %}, indicator: a}": (
        "i rak linje efter ”a”, från inget vid 40 % till allt vid 90 %",
        "in a straight line by “a”, from nothing at 40 % to all at 90 %",
    ),
    "earn: {above: {baseline: b, of: c}, indicator: a, period: 2025}": (
        "det som ”a” under 2025 ligger över ”b”, som andel av ”c”",
        "what “a” in 2025 is above “b”, as a share of “c”",
    ),
    "earn: {rank: {top: 5}, indicator: a, period: 2025, ties: share}": (
        "allt till de 5 med högst ”a” under 2025; de som är lika delar de platser som är kvar",
        "all to the 5 with the highest “a” in 2025; those who are alike share the places that are left",
    ),
    "earn: {rank: {top: 5, best: lowest}, indicator: a, ties: code}": (
        "allt till de 5 med lägst ”a”; av dem som är lika går den lägsta koden före",
        "all to the 5 with the lowest “a”; of those alike the lowest code goes first",
    ),
    "earn: {rank: {top: 5}, indicator: a, ties: all}": (
        "allt till de 5 med högst ”a”; alla som är lika kommer med",
        "all to the 5 with the highest “a”; all who are alike are in",
    ),
    "earn: {points: [{indicator: a, threshold: 40 %, benchmark: 80 %, baseline: 2022}], period: 2024}": (
        "efter poäng under 2024, för nivå eller förbättring, den bättre av dem: "
        "”a” från 40 % till 80 % (förbättring från 2022)",
        "by points in 2024, for achievement or improvement, the better of them: "
        "“a” from 40 % to 80 % (improvement from 2022)",
    ),
    "earn: {points: [{weight: 10, title: d, of: [{indicator: a, threshold: 40 %, benchmark: 80 %}]}, "
    "{weight: 25, of: [{indicator: b, threshold: 1, benchmark: 2}]}], absent: spread}": (
        "efter poäng, för nivå eller förbättring, den bättre av dem: ”d”, vikt 10: ”a” från 40 % till 80 %; "
        "vikt 25: ”b” från 1 till 2; det som saknas lämnas utanför och vikterna fördelas om",
        "by points, for achievement or improvement, the better of them: “d”, weight 10: “a” from 40 % to 80 %; "
        "weight 25: “b” from 1 to 2; what is missing is left out and the weights are spread again",
    ),
}


@pytest.mark.parametrize("rule", PHRASES)
def test_what_is_earned_is_said_in_both_languages(rule: str) -> None:
    assert said(rule) == PHRASES[rule]


RISING = [
    "earn: {threshold: 70 %, indicator: a}",
    "earn: {levels: [[30 %, 0.2], [60 %, 0.5], [80 %, 1]], indicator: a}",
    "earn: {sliding: {from: 40 %, to: 90 %}, indicator: a}",
    "earn: {rank: {top: 2}, indicator: a, ties: share}",
    "earn: {rank: {top: 2}, indicator: a, ties: code}",
    "earn: {rank: {top: 2}, indicator: a, ties: all}",
    "earn: {points: [{indicator: a, threshold: 40 %, benchmark: 90 %, baseline: 2022}]}",
]


@given(
    rule=st.sampled_from(RISING),
    results=st.lists(st.integers(0, 100), min_size=5, max_size=5),
    more=st.integers(1, 60),
    before=st.integers(0, 100),
)
def test_a_better_result_never_earns_less(rule: str, results: list[int], more: int, before: int) -> None:
    earlier = {f"2022 {code}": f"{before}/100" for code in CODES}
    then = shares(rule, {"a": percents(*results) | earlier})
    now = shares(rule, {"a": percents(results[0] + more, *results[1:]) | earlier})
    assert now["01"] >= then["01"]
    assert all(0 <= share <= 1 for share in (*then.values(), *now.values()))


@given(
    rule=st.sampled_from([rule for rule in RISING if "code" not in rule]), results=st.permutations([10, 40, 65, 65, 90])
)
def test_it_does_not_matter_who_has_which_code(rule: str, results: list[int]) -> None:
    earlier = {f"2022 {code}": "20/100" for code in CODES}
    found = shares(rule, {"a": percents(*results) | earlier})
    usual = shares(rule, {"a": percents(10, 40, 65, 65, 90) | earlier})
    by_result = dict(zip((10, 40, 65, 65, 90), usual.values(), strict=True))
    assert [found[code] for code in CODES] == [by_result[result] for result in results]


def test_nobody_qualified_earns_nothing_and_is_not_asked() -> None:
    head = "requirements:\n  krav: {kind: target, title: K, met_when: {judged_by: x, criterion: k}}\n"
    written = head + text("requires: krav", "earn: {rank: {top: 1}, indicator: a, ties: code}")
    given_out = give(written, *[("krav", "2024", code, "not_met") for code in CODES])
    assert set(earned(given_out).values()) == {0}
