"""Direct and indirect standardisation against printed numbers, with the crude rate always beside."""

from __future__ import annotations

from fractions import Fraction
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.statistics.direct import Band, direct
from dagmar.statistics.estimate import Estimate, Impossible, NotCalculated
from dagmar.statistics.indirect import Reference, expected_events, indirect
from dagmar.statistics.rate import rate

from .published import BIG, DIRECT, ESP_2013, INDIRECT, POPULATION, REFERENCE_EVENTS, REFERENCE_POPULATION, TINY


def bands(events: tuple[int, ...]) -> list[Band]:
    return [Band(*row) for row in zip(events, POPULATION, ESP_2013, strict=True)]


REFERENCES = [Reference(*row) for row in zip(POPULATION, REFERENCE_EVENTS, REFERENCE_POPULATION, strict=True)]


def close(value: float | None, expected: float) -> bool:
    return value is not None and isclose(value, expected, rel_tol=1e-12)


@pytest.mark.parametrize("row", DIRECT, ids=lambda row: f"{sum(row[0])} events at {row[1]}")
def test_a_directly_standardised_rate_is_the_published_one(
    row: tuple[tuple[int, ...], float, float, float, float],
) -> None:
    events, level, value, low, high = row
    both = direct(bands(events), per=100_000, level=level)
    assert both is not None
    one = both.standardised
    assert isinstance(one, Estimate)
    assert close(one.value, value)
    assert close(one.low, low)
    assert close(one.high, high)
    assert (one.method.id, one.numerator, one.denominator) == ("dobson", sum(events), 8970)
    assert both.crude == rate(sum(events), 8970, per=100_000, level=level)


def test_of_nine_events_no_standardised_rate_is_calculated_but_the_crude_one_is() -> None:
    nine = (TINY, *(0 for _ in POPULATION[1:]))
    both = direct(bands(nine), per=100_000)
    assert both is not None
    assert isinstance(both.standardised, NotCalculated)
    assert both.standardised.code == "too-few-events"
    assert both.crude.numerator == TINY
    ten = direct(bands((10, *nine[1:])), per=100_000)
    assert ten is not None
    assert isinstance(ten.standardised, Estimate)


def test_an_age_group_without_people_stops_the_standardisation_and_a_missing_one_both_rates() -> None:
    empty = direct([Band(10, 100, 1), Band(0, 0, 1)], per=1000)
    assert empty is not None
    assert isinstance(empty.standardised, NotCalculated)
    assert empty.standardised.code == "empty-age-group"
    without_weight = direct([Band(10, 100, 1), Band(0, 0, 0)], per=1000)
    assert without_weight is not None
    assert isinstance(without_weight.standardised, Estimate)
    assert direct([Band(10, 100, 1), Band(None, 5, 1)], per=1000) is None
    assert direct([Band(10, 100, 1), Band(1, None, 1)], per=1000) is None
    with pytest.raises(Impossible):
        direct([Band(10, 100, 1), Band(-1, 5, 1)], per=1000)


@given(st.lists(st.tuples(st.integers(1, 500), st.integers(500, 10**6)), min_size=1, max_size=19))
def test_standardised_to_ones_own_ages_the_rate_is_the_crude_one(rows: list[tuple[int, int]]) -> None:
    both = direct([Band(events, people, people) for events, people in rows], per=1000)
    assert both is not None
    if isinstance(both.standardised, Estimate):
        assert isclose(both.standardised.value, both.crude.value, rel_tol=1e-12)


@pytest.mark.parametrize("row", INDIRECT, ids=lambda row: f"{row[0]} observed at {row[1]}")
def test_an_indirectly_standardised_ratio_is_the_published_one(
    row: tuple[int, float, str, float, float, float],
) -> None:
    observed, level, method, ratio, low, high = row
    one = indirect(observed, REFERENCES, per=100_000, level=level)
    assert one is not None
    assert close(one.ratio.value, ratio)
    assert close(one.ratio.low, low)
    assert close(one.ratio.high, high)
    assert one.ratio.method.id == method
    assert one.ratio.numerator == observed
    assert one.ratio.denominator == one.expected
    assert close(one.rate.value, ratio * 9349.88309221102)
    assert close(one.crude.value, observed / 8970 * 100_000)


def test_the_expected_number_and_the_references_rate_are_the_published_ones() -> None:
    assert sum(BIG) == 895
    one = indirect(895, REFERENCES, per=100_000)
    assert one is not None
    assert isinstance(one.expected, Fraction)
    assert close(float(one.expected), 835.8835612311743)
    assert close(one.reference_rate, 9349.88309221102)


def test_the_ratio_of_what_is_missing_is_missing() -> None:
    assert indirect(None, REFERENCES, per=1000) is None
    assert indirect(5, [Reference(None, 1, 10)], per=1000) is None
    assert indirect(5, [Reference(10, 0, 10)], per=1000) is None, "over nothing expected there is no ratio"
    assert expected_events([Reference(10, 1, 10), Reference(None, 1, 10)]) is None


@given(st.lists(st.tuples(st.integers(1, 500), st.integers(500, 10**6)), min_size=1, max_size=19))
def test_the_reference_itself_is_exactly_as_expected(rows: list[tuple[int, int]]) -> None:
    one = indirect(
        sum(events for events, _ in rows), [Reference(people, events, people) for events, people in rows], per=1
    )
    assert one is not None
    assert one.ratio.value == 1.0
