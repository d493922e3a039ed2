"""Comparison, difference, means, thirds, rank intervals, contribution and three-month views."""

from __future__ import annotations

from fractions import Fraction
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.agreement.direction import Direction
from dagmar.statistics.byar import byar
from dagmar.statistics.comparison import with_estimate, with_known
from dagmar.statistics.contribution import contributions
from dagmar.statistics.difference import difference
from dagmar.statistics.direction import VERDICT, verdict
from dagmar.statistics.estimate import Estimate, Impossible
from dagmar.statistics.mean import STUDENT, mean
from dagmar.statistics.means import NATIONAL, UNWEIGHTED, means
from dagmar.statistics.ranks import rank_intervals
from dagmar.statistics.rate import rate
from dagmar.statistics.smoothing import smoothed
from dagmar.statistics.thirds import thirds
from dagmar.statistics.wilson import wilson

NEWCOMBE = [
    # x of n against y of m, low and high; Newcombe 1998, table II, method 10
    ((56, 70), (48, 80), 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.1705, 0.8090),
    ((6, 7), (2, 7), 0.0582, 0.8062),
    ((5, 56), (0, 29), -0.0381, 0.1926),
    ((0, 10), (0, 20), -0.1611, 0.2775),
    ((0, 10), (0, 10), -0.2775, 0.2775),
    ((10, 10), (0, 20), 0.6791, 1.0000),
    ((10, 10), (0, 10), 0.6075, 1.0000),
]
shares = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize("row", NEWCOMBE, ids=str)
def test_the_difference_of_two_shares_has_the_published_interval(
    row: tuple[tuple[int, int], tuple[int, int], float, float],
) -> None:
    one, other, low, high = row
    apart = difference(wilson(*one), wilson(*other))
    assert apart is not None
    assert apart.low is not None
    assert apart.high is not None
    assert round(apart.low, 4) == low
    assert round(apart.high, 4) == high
    assert apart.method.id == "square-and-add"


def test_a_difference_needs_both_and_the_same_level() -> None:
    assert difference(None, wilson(1, 2)) is None
    assert difference(wilson(1, 2), None) is None
    assert difference(mean([1]), wilson(1, 2)) is None
    with pytest.raises(AssertionError, match="different levels"):
        difference(wilson(1, 2), wilson(1, 2, level=0.998))


@pytest.mark.parametrize(
    ("known", "direction", "judged"),
    [
        (0.5, "higher_is_better", "better"),
        (0.5, "lower_is_better", "worse"),
        (0.5, "none", "higher"),
        (0.65, "higher_is_better", "similar"),
        (0.6, "lower_is_better", "similar"),
        (0.75, "higher_is_better", "worse"),
        (0.75, "lower_is_better", "better"),
        (0.75, "none", "lower"),
    ],
)
def test_a_share_is_judged_by_whether_its_interval_leaves_the_nation_out(
    known: float, direction: Direction, judged: str
) -> None:
    """65 of 100: 0.5525 to 0.7364 (published)."""
    found = with_known(wilson(65, 100), known, against="nation", direction=direction)
    assert found is not None
    assert (found.verdict, found.method.id, found.against) == (judged, "wilson", "nation")
    assert isclose(found.difference, 0.65 - known, abs_tol=1e-12)


def test_an_interval_that_just_reaches_the_figure_does_not_leave_it_out() -> None:
    own = Estimate(2.0, 1.0, 3.0, 0.95, STUDENT)
    for known in (1.0, 3.0):
        found = with_known(own, known, against="target", direction="higher_is_better")
        assert found is not None
        assert found.verdict == "similar"
    assert with_known(None, 0.5, against="nation", direction="none") is None
    assert with_known(own, None, against="nation", direction="none") is None
    assert with_known(mean([1]), 0.5, against="nation", direction="none") is None


def test_the_own_past_is_as_uncertain_as_the_present() -> None:
    """56 of 70 against 48 of 80 differ (published: 0.0524 to 0.3339), though their intervals overlap."""
    now, before = wilson(56, 70), wilson(48, 80)
    assert now is not None
    assert before is not None
    assert (now.low or 0) < (before.high or 0)
    found = with_estimate(now, before, against="past", direction="lower_is_better")
    assert found is not None
    assert (found.verdict, found.method.id) == ("worse", "square-and-add")
    assert with_estimate(now, None, against="past", direction="none") is None
    few = with_estimate(wilson(5, 56), wilson(0, 29), against="past", direction="none")
    assert few is not None
    assert few.verdict == "similar"


@given(shares, shares)
def test_who_is_better_than_another_is_never_worse_when_asked_the_other_way(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    opposite = {"better": "worse", "worse": "better", "similar": "similar"}
    a, b = wilson(*one), wilson(*other)
    found = with_estimate(a, b, against="other", direction="higher_is_better")
    back = with_estimate(b, a, against="other", direction="higher_is_better")
    turned = with_estimate(a, b, against="other", direction="lower_is_better")
    assert found is not None
    assert back is not None
    assert turned is not None
    assert back.verdict == turned.verdict == opposite[found.verdict]


def test_a_neutral_measure_has_no_better_and_every_word_has_both_languages() -> None:
    neutral: tuple[Direction, ...] = ("none", "not_judged")
    for direction in neutral:
        assert {verdict(higher, direction) for higher in (True, False)} == {"higher", "lower"}
    assert all(text.sv and text.en for text in VERDICT.values())


def test_the_unweighted_mean_and_the_nations_are_two_figures_with_two_names() -> None:
    found = means([(10, 100), (300, 1000), (None, 50), (4, None), (0, 0)])
    assert found.unweighted == Fraction(1, 5)
    assert found.national == Fraction(310, 1100)
    assert f"{float(found.national) * 100:.4f}" == "28.1818"
    assert (found.units, found.missing) == (2, 3)
    assert UNWEIGHTED != NATIONAL
    assert means([(None, None)]) == means([(None, 3)])
    assert means([]).national is None


@pytest.mark.parametrize(
    ("numerators", "denominators", "ratio"),
    [
        ((100, 150, 180), (102, 135, 165), 1.069652),
        ((89, 120), (95, 100), 1.071795),
        ((225,), (220,), 1.022727),
    ],
)
def test_a_ratio_of_sums_is_the_published_one(
    numerators: tuple[int, ...], denominators: tuple[int, ...], ratio: float
) -> None:
    found = means(list(zip(numerators, denominators, strict=True)), ratio=True)
    assert found.national is not None
    assert round(float(found.national), 6) == ratio


def test_a_mean_of_shares_refuses_more_than_all() -> None:
    with pytest.raises(Impossible):
        means([(5, 4)])
    with pytest.raises(Impossible):
        means([(5, -4)], ratio=True)


def test_thirds_of_21_regions_are_seven_each_and_none_where_data_are_missing() -> None:
    regions: dict[str, float | None] = {f"{code:02}": float(code) for code in range(21)}
    found = thirds(regions, direction="higher_is_better")
    assert [list(found.values()).count(points) for points in (3, 2, 1)] == [7, 7, 7]
    assert (found["20"], found["13"], found["00"]) == (3, 2, 1)
    assert thirds(regions, direction="lower_is_better")["00"] == 3
    assert thirds({"a": 1.0, "b": None, "c": 1.0, "d": 0.0}, direction="higher_is_better") == {
        "a": 3,
        "b": None,
        "c": 3,
        "d": 1,
    }


REGIONS = {f"{code:02}": (200 + 10 * code, 500) for code in range(1, 22)}


def test_rank_intervals_hold_the_places_that_chance_could_have_given() -> None:
    found = rank_intervals({code: wilson(*row) for code, row in REGIONS.items()}, direction="higher_is_better", seed=1)
    first, middle, last = found["21"], found["11"], found["01"]
    assert first is not None
    assert middle is not None
    assert last is not None
    assert first.best == 1
    assert first.last > 1, "a bare rank is never given where chance could have changed it"
    assert last.last == 21
    assert middle.best < 11 < middle.last
    assert (first.seed, first.of, first.method.id) == (1, 21, "simulated-ranks")
    turned = rank_intervals({code: wilson(*row) for code, row in REGIONS.items()}, direction="lower_is_better", seed=1)
    assert turned["01"] is not None
    assert turned["01"].best == 1


def test_rank_intervals_are_the_same_for_the_same_seed_whatever_the_order() -> None:
    estimates = {code: wilson(*row) for code, row in REGIONS.items()}
    again = dict(reversed(estimates.items()))
    assert rank_intervals(estimates, direction="none", seed=7) == rank_intervals(again, direction="none", seed=7)


def test_units_that_are_certain_have_their_place_and_missing_ones_none() -> None:
    found = rank_intervals(
        {"a": wilson(0, 10**7), "b": wilson(5 * 10**6, 10**7), "c": None, "d": mean([3])},
        direction="higher_is_better",
        seed=3,
    )
    assert found["c"] is None
    assert found["d"] is None
    assert found["a"] is not None
    assert found["b"] is not None
    assert (found["b"].best, found["b"].last, found["a"].best, found["a"].of) == (1, 1, 2, 2)
    assert rank_intervals({}, direction="none", seed=1) == {}


def test_two_units_alike_may_each_be_first_or_last() -> None:
    for one in (wilson(30, 100), byar(30), rate(30, 1000, per=1000), mean([1, 2, 3, 4])):
        found = rank_intervals({"a": one, "b": one}, direction="higher_is_better", seed=5)
        assert {(row.best, row.last) for row in found.values() if row} == {(1, 2)}


def test_the_contribution_table_names_the_fewest_that_make_up_half_of_a_gap() -> None:
    """At 50 % A lacks 40 of 50 and B 10 of 50; C has a surplus, which fills nobody's gap; D is missing."""
    found = contributions(
        {"a": (10, 100), "b": (40, 100), "c": (90, 100), "d": (None, 5), "e": (0, 0)},
        Fraction(1, 2),
        direction="higher_is_better",
    )
    assert found.gap == 50
    assert [(part.code, part.short, part.share, part.so_far) for part in found.parts] == [
        ("a", Fraction(40), Fraction(4, 5), Fraction(4, 5)),
        ("b", Fraction(10), Fraction(1, 5), Fraction(1)),
    ]
    assert found.half == ("a",)
    assert found.missing == ("d",)
    other = contributions({"a": (10, 100), "c": (90, 100)}, Fraction(1, 2), direction="lower_is_better")
    assert [(part.code, part.short) for part in other.parts] == [("c", Fraction(40))]
    none = contributions({"a": (50, 100)}, Fraction(1, 2), direction="lower_is_better")
    assert (none.parts, none.gap, none.half) == ((), Fraction(0), ())


@given(st.dictionaries(st.sampled_from("abcdefghij"), shares, min_size=1), st.fractions(0, 1))
def test_the_shares_of_a_gap_add_up_and_half_is_no_larger_than_it_must_be(
    units: dict[str, tuple[int, int]], reference: Fraction
) -> None:
    found = contributions(dict(units), reference, direction="higher_is_better")
    assert found.gap == sum(max(Fraction(0), reference * n - x) for x, n in units.values())
    if found.parts:
        assert found.parts[-1].so_far == 1
        of_half = [part.share for part in found.parts if part.code in found.half]
        assert sum(of_half) >= Fraction(1, 2) > sum(of_half[:-1])


def test_a_three_month_view_adds_counts_and_a_missing_month_is_not_nought() -> None:
    found = smoothed(
        [("2023-11", 1, 10), ("2023-12", 2, 20), ("2024-01", 3, 30), ("2024-02", None, 9), ("2024-03", 5, 5)]
    )
    assert [(view.numerator, view.denominator) for view in found] == [
        *[(None, None)] * 2,
        (6, 60),
        *[(None, None)] * 2,
    ]
    assert found[2].period == "2024-01"
    assert smoothed([]) == ()
    assert smoothed([("2024-01", 0, 0)], over=1)[0].numerator == 0
    with pytest.raises(AssertionError, match="months in order"):
        smoothed([("2024-01", 1, 1), ("2024-03", 1, 1)])
