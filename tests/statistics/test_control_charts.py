"""XmR charts: the published limits, the rules on the published rows, and what a declared break does and does not do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.statistics.estimate import Impossible
from dagmar.statistics.xmr.assurance import IN_WORDS, assurance
from dagmar.statistics.xmr.control import Break, Point, control
from dagmar.statistics.xmr.declared import Declaration, DeclaredBreak
from dagmar.statistics.xmr.limits import Limits, limits
from dagmar.statistics.xmr.proposal import proposals
from dagmar.statistics.xmr.rules import Side, runs, signals, trends, two_of_three, whole, windows_of_three
from dagmar.text import Text

SNAPSHOT = [
    *(-0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123, -0.68685285),
    *(-0.44566197, 1.22408180, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314, 0.49785048, -1.96661716),
    *(0.70135590, -0.47279141),
]
"""Of the package NHSRplotthedots, with the mean and limits that it prints."""


def months(values: Sequence[float | None], first: int = 2020 * 12) -> list[Point]:
    return [Point(f"{(first + at) // 12}-{(first + at) % 12 + 1:02}", value) for at, value in enumerate(values)]


def drawn(at: str, baseline: int | None = None) -> Break:
    return Break(at, Text("Ny mottagning", "New clinic"), "Verksamhetschefen", date(2024, 1, 1), baseline)


def test_the_limits_are_the_published_ones() -> None:
    found = limits(SNAPSHOT)
    assert found is not None
    assert isclose(found.mean, 0.1416238, abs_tol=6e-8)
    assert isclose(found.low, -3.01138, abs_tol=6e-6)
    assert isclose(found.high, 3.294627, abs_tol=6e-7)
    assert isclose(found.near_high - found.mean, (found.high - found.mean) * 2 / 3, rel_tol=1e-12)
    assert (found.points, found.screened, found.trial) == (20, 0, False)
    few = limits(SNAPSHOT[:11])
    assert few is not None
    assert few.trial


def test_a_leap_widens_the_limits_only_when_its_ranges_are_not_screened() -> None:
    leap = [*SNAPSHOT[:14], 10, *SNAPSHOT[15:]]
    screened, all_of_it = limits(leap), limits(leap, screen=False)
    assert screened is not None
    assert all_of_it is not None
    for found, low, high in ((screened, -2.383666, 3.722497), (all_of_it, -4.596625, 5.935457)):
        assert isclose(found.mean, 0.6694159, abs_tol=6e-8)
        assert isclose(found.low, low, abs_tol=6e-7)
        assert isclose(found.high, high, abs_tol=6e-7)
    assert (screened.screened, all_of_it.screened) == (2, 0)


def test_without_two_neighbours_there_are_no_limits_and_no_range_is_taken_across_a_gap() -> None:
    assert limits([]) is None
    assert limits([1]) is None
    assert limits([1, None, 3]) is None
    one, gap = limits([1, 2], screen=False), limits([1, 2, None, 100], screen=False)
    assert one is not None
    assert gap is not None
    assert isclose(gap.high - gap.mean, one.high - one.mean)
    still = limits([5, 5, 5])
    assert still is not None
    assert (still.low, still.high, still.screened) == (5, 5, 0)


def test_seven_rising_are_a_trend_and_equal_neighbours_are_not() -> None:
    assert trends([1, 2, 3, 4, 5, 6, 7]) == [0, 0, 0, 0, 0, 0, 1]
    assert whole(trends([1, 2, 3, 4, 5, 6, 7])) == [1] * 7
    assert trends([1, 2, 3, 3, 4, 5, 6]) == [0] * 7
    assert trends([1, 2, 3, 4, 5, 6]) == [0] * 6
    assert trends([2, 7, 6, 5, 4, 3, 2, 1, 3]) == [0, 0, 0, 0, 0, 0, 0, -1, 0]
    assert trends([1, 2, 3, None, 4, 5, 6, 7]) == [0] * 8


def test_eight_on_one_side_complete_a_run_at_the_seventh_and_the_eighth() -> None:
    up: Side = 1
    down: Side = -1
    mean: Side = 0
    assert runs([*[up] * 8, down]) == [0, 0, 0, 0, 0, 0, 1, 1, 0]
    assert runs([*[down] * 8, up]) == [0, 0, 0, 0, 0, 0, -1, -1, 0]
    assert runs([*[up] * 6, down]) == [0] * 7
    assert runs([*[up] * 3, mean, *[up] * 4]) == [0] * 8


def test_two_of_three_near_a_limit_count_only_on_one_side() -> None:
    near = [False, False, True, False, True, False, False]
    assert windows_of_three(near, [1] * 7) == [False, False, True, True, True, False, False]
    assert two_of_three(near, [1] * 7) == near
    assert windows_of_three(near, [1, -1, 1, -1, 1, -1, 1]) == [False] * 7
    both = [False, False, True, True, False, False, False]
    assert windows_of_three(both, [-1] * 7) == [False, True, True, True, True, False, False]
    assert two_of_three([True, False, False, True], [1] * 4) == [False] * 4


def test_the_first_rule_that_holds_names_the_point() -> None:
    """Mean 0, limits at ±3 and near ±2: an outlier in a run is an outlier; a trend goes before a run."""
    scale = Limits(0, -3, 3, -2, 2, 20, 0)
    assert signals([1, 1, 1, 4, 1, 1, 1], scale) == [*[("run", 1)] * 3, ("outside", 1), *[("run", 1)] * 3]
    assert signals([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7], scale) == [("trend", 1)] * 7
    assert signals([1, 2.5, 1, 2.5, 1, 1, 1], scale)[1] == ("two_of_three", 1)
    assert signals([1, -1, None, 1, -1], scale) == [None] * 5
    assert signals([3, -3, 0], scale) == [None] * 3, "on a limit is not outside it"


@given(st.lists(st.one_of(st.none(), st.integers(-50, 50)), max_size=40))
def test_turned_upside_down_a_chart_has_the_same_signals_the_other_way(values: list[int | None]) -> None:
    found, turned = limits(values), limits([None if value is None else -value for value in values])
    if found is None or turned is None:
        assert found is turned
        return
    mirror = signals([None if value is None else -value for value in values], turned)
    assert mirror == [None if one is None else (one[0], -one[1]) for one in signals(values, found)]


@given(st.lists(st.integers(-50, 50), min_size=2, max_size=40))
def test_unscreened_limits_are_the_mean_and_the_mean_range_by_a_second_way(values: list[int]) -> None:
    found = limits(values, screen=False)
    assert found is not None
    steps = [abs(after - before) for before, after in pairwise(values)]
    assert isclose(found.high - found.low, 2 * 2.66 * sum(steps) / len(steps), rel_tol=1e-12, abs_tol=1e-12)
    assert isclose(found.high + found.low, 2 * sum(values) / len(values), rel_tol=1e-9, abs_tol=1e-9)


LEVELS = [10.0, 12, 11, 9, 10, 11, 10, 9, 11, 10, 12, 9, 30, 32, 31, 29, 30, 31, 30, 29, 31, 30, 32, 29]


def test_a_declared_break_gives_new_limits_and_the_fixed_chart_stands_beside() -> None:
    chart = control(months(LEVELS), direction="lower_is_better", breaks=[drawn("2021-01")], baseline=12)
    before, after = chart.segments
    assert before.limits is not None
    assert after.limits is not None
    assert isclose(after.limits.mean, before.limits.mean + 20)
    assert after.begun is not None
    assert after.begun.reason.sv == "Ny mottagning"
    assert before.marks == after.marks == ()
    assert chart.fixed.limits == before.limits
    assert [(mark.rule, mark.verdict) for mark in chart.fixed.marks] == [("outside", "worse")] * 12


def test_without_a_break_later_bad_months_do_not_widen_a_declared_baseline() -> None:
    chart = control(months(LEVELS), direction="none", baseline=12)
    loose = control(months(LEVELS), direction="none")
    assert chart.segments[0].limits == limits(LEVELS[:12])
    assert loose.segments[0].limits == limits(LEVELS)
    assert {mark.verdict for mark in chart.fixed.marks} == {"higher"}


def test_a_break_has_its_own_baseline() -> None:
    chart = control(months(LEVELS), direction="none", breaks=[drawn("2021-01", baseline=6)])
    assert chart.segments[1].limits == limits(LEVELS[12:18])


def test_assurance_is_that_of_the_last_segment() -> None:
    """A target of 20 was met before the break and cannot be after it (lower is better)."""
    before = control(months(LEVELS[:12]), direction="lower_is_better", target=20)
    after = control(months(LEVELS), direction="lower_is_better", target=20, breaks=[drawn("2021-01")], baseline=12)
    assert (before.assurance, after.assurance) == ("passes", "fails")


@pytest.mark.parametrize(
    ("target", "direction", "expected"),
    [
        (4, "higher_is_better", "fails"),
        (0, "higher_is_better", "by_chance"),
        (3, "higher_is_better", "by_chance"),
        (-4, "higher_is_better", "passes"),
        (4, "lower_is_better", "passes"),
        (-4, "lower_is_better", "fails"),
        (4, "none", None),
        (None, "lower_is_better", None),
    ],
)
def test_assurance_goes_by_the_direction(target: float | None, direction: str, expected: str | None) -> None:
    found = assurance(Limits(0, -3, 3, -2, 2, 20, 0), target, direction)  # type: ignore[arg-type]  # rows of a table
    assert found == expected
    assert found is None or IN_WORDS[found].sv


def test_a_break_is_proposed_with_its_question_and_never_drawn() -> None:
    chart = control(months(LEVELS), direction="none", baseline=12)
    assert len(chart.segments) == 1
    (found,) = proposals(chart.segments[0])
    assert (found.at, found.points) == ("2021-01", 12)
    assert "12 punkter i rad över medelvärdet" in found.why.sv
    rebased = control(months(LEVELS), direction="none", breaks=[drawn("2021-01")])
    assert [proposals(segment) for segment in rebased.segments] == [(), ()]
    assert proposals(control(months([1]), direction="none").segments[0]) == ()


def test_no_break_is_proposed_where_values_begin_or_go_on_after_a_gap() -> None:
    """Before its first value a series has nothing to break from, and a missing month in a run is no change of level."""
    late = control(months([*[None] * 3, *LEVELS]), direction="none")
    assert [one.at for one in proposals(late.segments[0])] == ["2021-04"]
    gap = control(months([*LEVELS[:12], *LEVELS[12:], None, *LEVELS[12:]]), direction="none")
    assert [one.at for one in proposals(gap.segments[0])] == ["2021-01"]


def declared(baseline: str | None, *breaks: tuple[str, str | None]) -> Declaration:
    reason = {"sv": "Ny mottagning", "en": "New clinic"}
    said = [{"at": at, "reason": reason, "by": "N. N.", "on": "2024-01-01", "baseline": until} for at, until in breaks]
    return Declaration(baseline, tuple(DeclaredBreak.model_validate(one) for one in said))


def test_a_declared_baseline_is_until_its_month_whenever_the_series_begins() -> None:
    """As of twelve months and six, counted by hand; and of two months more when two more have become known."""
    said = declared("2020-12", ("2021-01", "2021-06"))
    chart = said.control(months(LEVELS), direction="none")
    assert [one.limits for one in chart.segments] == [limits(LEVELS[:12]), limits(LEVELS[12:18])]
    assert chart.fixed.limits == limits(LEVELS[:12])
    longer = said.control(months([10, 11, *LEVELS], 2020 * 12 - 2), direction="none")
    assert [one.limits for one in longer.segments] == [limits([10, 11, *LEVELS[:12]]), limits(LEVELS[12:18])]
    assert chart.segments[1].begun == Break(
        "2021-01", Text("Ny mottagning", "New clinic"), "N. N.", date(2024, 1, 1), 6
    )


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (drawn("2019-12"), "break-unknown"),
        (drawn("2020-01"), "break-unknown"),
        (Break("2021-01", Text(" ", "Why"), "N. N.", date(2024, 1, 1)), "break-without-reason"),
        (Break("2021-01", Text("Varför", "Why"), "", date(2024, 1, 1)), "break-without-reason"),
    ],
)
def test_a_break_without_a_place_or_a_reason_is_refused(one: Break, code: str) -> None:
    with pytest.raises(Impossible) as refused:
        control(months(LEVELS), direction="none", breaks=[one])
    assert refused.value.code == code


def test_periods_out_of_order_are_refused() -> None:
    with pytest.raises(Impossible) as refused:
        control(list(reversed(months(LEVELS))), direction="none")
    assert refused.value.code == "periods-out-of-order"
