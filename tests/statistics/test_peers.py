"""Peers: SKR's group of the year, and the nearest by weights that stand in the open."""

from __future__ import annotations

from fractions import Fraction
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.registry.not_known import NotKnown
from dagmar.registry.registry import load_registry
from dagmar.statistics.peers import Candidates, group_peers, nearest_peers

MEASURES: dict[str, dict[str, Fraction | int | None]] = {
    "own": {"people": 0, "old": 0},
    "alike": {"people": 0, "old": 0},
    "near": {"people": 2, "old": 0},
    "far": {"people": 2, "old": 4},
    "missing": {"people": 1, "old": None},
}


def test_the_three_cities_are_one_group_of_2023_and_another_year_is_not_known() -> None:
    """SKR's grouping of 2023: A1 is Stockholm, Göteborg and Malmö."""
    found = group_peers(load_registry(), "0180", 2023)
    assert not isinstance(found, NotKnown)
    group, others = found
    assert (group.code, group.year) == ("A1", 2023)
    assert set(others) == {"1280", "1480"}
    assert isinstance(group_peers(load_registry(), "0180", 2017), NotKnown)
    assert isinstance(group_peers(load_registry(), "9999", 2023), NotKnown)


def test_everybody_in_a_group_has_the_same_group() -> None:
    for one in ("0114", "2584", "0980"):
        found = group_peers(load_registry(), one, 2023)
        assert not isinstance(found, NotKnown)
        for other in found[1]:
            back = group_peers(load_registry(), other, 2023)
            assert not isinstance(back, NotKnown)
            assert set(back[1]) | {other} == set(found[1]) | {one}


def test_the_nearest_are_those_with_the_least_weighted_difference() -> None:
    """People: 0, 0, 2, 2 have the spread 1; old: 0, 0, 0, 4 have √3. Weights 3 and 1 are three quarters and one."""
    found = nearest_peers("own", MEASURES, {"people": 3, "old": 1})
    assert found is not None
    assert [peer.code for peer in found.nearest] == ["alike", "near", "far"]
    assert found.missing == ("missing",)
    alike, near, far = found.nearest
    assert alike.distance == 0
    assert isclose(near.distance, 0.75 * 2)
    assert isclose(far.distance, 0.75 * 2 + 0.25 * 4 / 3**0.5)
    assert [(part.measure, part.weight, part.own, part.theirs) for part in far.parts] == [
        ("people", Fraction(3, 4), Fraction(0), Fraction(2)),
        ("old", Fraction(1, 4), Fraction(0), Fraction(4)),
    ]
    assert isclose(sum(part.adds for part in far.parts), far.distance)


def test_a_measure_in_other_units_weighs_the_same() -> None:
    scaled = {
        code: {**values, "people": None if values["people"] is None else 1000 * values["people"]}
        for code, values in MEASURES.items()
    }
    before, after = (nearest_peers("own", one, {"people": 1, "old": 1}) for one in (MEASURES, scaled))
    assert before is not None
    assert after is not None
    for one, other in zip(before.nearest, after.nearest, strict=True):
        assert one.code == other.code
        assert isclose(one.distance, other.distance)


def test_seven_are_given_equals_go_by_code_and_without_own_figures_nobody_is_near() -> None:
    many = {f"{code:04}": {"people": 5} for code in range(20)}
    found = nearest_peers("0010", many, {"people": 1})
    assert found is not None
    assert [peer.code for peer in found.nearest] == [f"{code:04}" for code in range(7)]
    assert nearest_peers("missing", MEASURES, {"old": 1}) is None
    assert nearest_peers("nobody", MEASURES, {"old": 1}) is None
    with pytest.raises(AssertionError):
        nearest_peers("own", MEASURES, {})
    with pytest.raises(AssertionError):
        nearest_peers("own", MEASURES, {"old": 0})


@given(
    st.dictionaries(
        st.integers(1, 40).map(lambda number: f"{number:04d}"),
        st.tuples(st.fractions(-2, 10**7, max_denominator=1000), st.integers(0, 3)),
        min_size=1,
    ),
    st.integers(0, 9),
)
def test_so_many_nearest_are_the_first_of_all_in_order(known: dict[str, tuple[Fraction, int]], count: int) -> None:
    """Also when many lie equally far: whoever asks for few gets the first of those whom one gets who asks for all."""
    candidates = Candidates.of({code: {"a": one, "b": other} for code, (one, other) in known.items()}, {"a": 1, "b": 2})
    own = min(known)
    every, few = candidates.nearest(own, count=len(known)), candidates.nearest(own, count=count)
    assert every is not None
    assert few is not None
    assert len(every.nearest) == len(known) - 1
    assert few.nearest == every.nearest[:count]
