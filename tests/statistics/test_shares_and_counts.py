"""Shares, counts, rates and means with their intervals, against printed numbers and what must hold for any data."""

from __future__ import annotations

from fractions import Fraction
from math import exp, factorial, isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.statistics.byar import byar
from dagmar.statistics.count import count_interval
from dagmar.statistics.estimate import Impossible, z_of
from dagmar.statistics.exact import exact
from dagmar.statistics.mean import mean
from dagmar.statistics.rate import rate
from dagmar.statistics.wilson import wilson

from .published import COUNTS, WILSON

AREA = ("33.09375", "48.38596", "64.83495", "67.98475", "22.93556", "71.23587", "38.78465", "82.37927")
"""The values of Area1 in the test file of means (see `published`)."""
levels = st.sampled_from([0.9, 0.95, 0.998])


def close(value: float | None, expected: float) -> bool:
    return value is not None and isclose(value, expected, rel_tol=1e-12, abs_tol=1e-15)


def test_the_deviates_of_the_two_levels_are_those_of_the_tables() -> None:
    assert z_of(0.95) == 1.959963984540054
    assert z_of(0.998) == 3.090232306167813


@pytest.mark.parametrize("row", WILSON, ids=lambda row: f"{row[0]} of {row[1]}")
def test_a_share_has_the_published_interval(row: tuple[int, int, float, float, float, float, float]) -> None:
    x, n, value, *ends = row
    for level, low, high in ((0.95, *ends[:2]), (0.998, *ends[2:])):
        one = wilson(x, n, level=level)
        assert one is not None
        assert close(one.value, value)
        assert close(one.low, low)
        assert close(one.high, high)
        assert (one.method.id, one.level, one.numerator, one.denominator) == ("wilson", level, x, n)


def test_nobody_and_everybody_have_an_interval_that_ends_at_the_edge() -> None:
    nobody, everybody = wilson(0, 20), wilson(20, 20)
    assert nobody is not None
    assert everybody is not None
    assert (nobody.low, everybody.high) == (0.0, 1.0)
    assert close(nobody.high, 0.16112515805281938)
    assert close(everybody.low, 0.8388748419471806)


def test_a_share_of_what_is_missing_is_missing_and_of_nobody_too() -> None:
    assert wilson(None, 20) is None
    assert wilson(3, None) is None
    assert wilson(0, 0) is None


@pytest.mark.parametrize(
    ("x", "n", "code"), [(21, 20, "more-than-all"), (-1, 20, "negative-count"), (0, -1, "negative-count")]
)
def test_a_count_that_cannot_be_is_refused_by_name(x: int, n: int, code: str) -> None:
    with pytest.raises(Impossible) as refused:
        wilson(x, n)
    assert refused.value.code == code
    assert str(min(x, n)) in refused.value.message.sv


@given(st.integers(1, 10**9), levels, st.data())
def test_a_share_lies_in_its_interval_and_the_interval_in_the_possible(
    n: int, level: float, data: st.DataObject
) -> None:
    x = data.draw(st.integers(0, n))
    one, other = wilson(x, n, level=level), wilson(n - x, n, level=level)
    assert one is not None
    assert other is not None
    assert one.low is not None
    assert one.high is not None
    assert 0 <= one.low <= one.value <= one.high <= 1
    assert other.low is not None
    assert isclose(one.high, 1 - other.low, abs_tol=1e-9), "those who are and those who are not mirror one another"


@given(st.integers(1, 500), st.integers(2, 50), levels)
def test_more_of_the_same_gives_a_narrower_interval(x: int, times: int, level: float) -> None:
    few, many = wilson(x, 2 * x, level=level), wilson(times * x, 2 * times * x, level=level)
    assert few is not None
    assert many is not None
    assert few.high is not None
    assert many.high is not None
    assert many.high < few.high


@pytest.mark.parametrize("row", COUNTS, ids=lambda row: f"{row[0]} at {row[2]}")
def test_a_count_has_the_published_interval_by_the_method_of_its_size(
    row: tuple[int, str, float, float, float],
) -> None:
    count, method, level, low, high = row
    one = count_interval(count, level=level)
    assert one is not None
    assert one.method.id == method
    assert close(one.low, low)
    assert close(one.high, high)


def test_byar_of_one_shows_why_the_exact_method_is_used_below_ten() -> None:
    one, rare = byar(1), byar(1, level=0.998)
    assert one is not None
    assert rare is not None
    assert close(one.low, 0.01307213290150435)
    assert close(one.high, 5.5637555824752605)
    assert rare.low is None, "a negative end is missing, not nought"


def test_of_no_events_the_interval_begins_at_nought() -> None:
    """High end exactly: e^-m = 0.025 gives m = -ln 0.025 = 3.688879454113936."""
    one = exact(0)
    assert one is not None
    assert one.low == 0
    assert close(one.high, 3.688879454113936)
    rough = byar(0)
    assert rough is not None
    assert rough.low == 0
    assert count_interval(None) is None
    assert exact(None) is None
    assert byar(None) is None


@given(st.integers(1, 60), levels)
def test_at_the_ends_of_the_exact_interval_the_count_is_as_rare_as_the_level_says(count: int, level: float) -> None:
    """A second method: the Poisson probabilities are added term by term."""
    one = exact(count, level=level)
    assert one is not None
    assert one.low is not None
    assert one.high is not None

    def at_most(number: int, middle: float) -> float:
        return sum(exp(-middle) * middle**k / factorial(k) for k in range(number + 1))

    assert isclose(at_most(count, one.high), (1 - level) / 2, rel_tol=1e-7)
    assert isclose(1 - at_most(count - 1, one.low), (1 - level) / 2, rel_tol=1e-7)


@given(st.integers(10, 10**6))
def test_byar_is_within_two_thousandths_of_exact_from_ten_upwards(count: int) -> None:
    rough, true = byar(count), exact(count)
    assert rough is not None
    assert true is not None
    assert rough.low is not None
    assert true.low is not None
    assert isclose(rough.low, true.low, rel_tol=0.002)
    assert rough.high is not None
    assert true.high is not None
    assert isclose(rough.high, true.high, rel_tol=0.002)


def test_a_rate_has_the_published_interval_and_may_pass_the_whole() -> None:
    one, over = rate(222, 3215, per=100_000), rate(250, 220, per=100_000)
    assert one is not None
    assert over is not None
    assert (one.numerator, one.denominator) == (222, 3215)
    for value, expected in zip(
        (one.value, one.low, one.high, over.value, over.low, over.high),
        [
            *(6905.132192846034, 6026.574877652674, 7875.729370871851),
            *(113636.36363636365, 99984.94738532876, 128631.14487455782),
        ],
        strict=True,
    ):
        assert close(value, expected)
    assert rate(None, 5, per=1000) is None
    assert rate(5, None, per=1000) is None
    assert rate(0, 0, per=1000) is None
    with pytest.raises(Impossible):
        rate(5, -1, per=1000)


@pytest.mark.parametrize(("level", "quantile"), [(0.95, 2.364624), (0.998, 4.785290)])
def test_a_mean_has_the_interval_of_the_printed_table_of_t(level: float, quantile: float) -> None:
    """t with seven degrees of freedom, as tables print it; the spread is reckoned here from the sums of squares."""
    values = [Fraction(value) for value in AREA]
    one = mean(values, level=level)
    assert one is not None
    total, squares = sum(values), sum(value**2 for value in values)
    reach = quantile * sqrt((squares - total**2 / 8) / 7) / sqrt(8)
    assert isclose(one.value, 53.704345, rel_tol=1e-12)
    assert one.low is not None
    assert one.high is not None
    assert isclose(one.value - one.low, reach, rel_tol=1e-6)
    assert isclose(one.high - one.value, reach, rel_tol=1e-6)
    assert (one.method.id, one.denominator) == ("t", 8)


def test_a_mean_with_a_missing_value_is_missing_and_one_value_has_no_interval() -> None:
    assert mean([1, None, 3]) is None
    assert mean([]) is None
    alone = mean([5])
    assert alone is not None
    assert (alone.value, alone.low, alone.high) == (5.0, None, None)


def test_large_values_that_differ_little_keep_their_spread() -> None:
    """1, 2 and 3 above a billion million: the interval is 2 ± 4.302653/√3, that of 1, 2 and 3."""
    one = mean([10**15 + 1, 10**15 + 2, 10**15 + 3])
    assert one is not None
    assert one.low is not None
    assert one.high is not None
    assert isclose(one.high - one.low, 2 * 4.302652729911275 / sqrt(3), rel_tol=0.05)
