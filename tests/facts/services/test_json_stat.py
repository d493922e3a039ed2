"""JSON-stat 2 in every form its format allows, and every way of not fitting together. Figures are invented."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.facts.services.json_stat import NotATable, read_table


def table(**said: Any) -> dict[str, Any]:
    document: dict[str, Any] = {
        "class": "dataset",
        "id": ["A", "B"],
        "size": [2, 3],
        "dimension": {
            "A": {"category": {"index": {"a2": 1, "a1": 0}}},
            "B": {"category": {"index": ["b1", "b2", "b3"], "label": {"b1": "ett"}}},
        },
        "value": [1, 2, 3, 4, 5, 6],
    }
    return document | said


def cells(document: dict[str, Any]) -> dict[tuple[str, ...], tuple[Fraction | None, str]]:
    return {codes: (value, status) for codes, value, status in read_table(document).cells()}


def test_values_stand_row_by_row_in_the_order_of_the_positions() -> None:
    found = {codes: value for codes, (value, _) in cells(table()).items()}
    assert found == {
        ("a1", "b1"): 1,
        ("a1", "b2"): 2,
        ("a1", "b3"): 3,
        ("a2", "b1"): 4,
        ("a2", "b2"): 5,
        ("a2", "b3"): 6,
    }


def test_values_may_be_given_by_position_alone() -> None:
    found = cells(table(value={"0": 1, "5": 6}))
    assert found["a1", "b1"] == (Fraction(1), "")
    assert found["a2", "b3"] == (Fraction(6), "")
    assert found["a1", "b2"] == (None, "")


@pytest.mark.parametrize(
    ("status", "wanted"),
    [
        ({"1": ".."}, {1: ".."}),
        (["", "..", "", "", "", ""], {1: ".."}),
        ("p", dict.fromkeys(range(6), "p")),
        (["p"], dict.fromkeys(range(6), "p")),
        (None, {}),
    ],
)
def test_the_status_may_be_by_position_a_list_or_one_for_all(status: Any, wanted: dict[int, str]) -> None:
    assert read_table(table(status=status)).status == wanted


def test_one_category_needs_no_order() -> None:
    one = {
        "class": "dataset",
        "id": ["A"],
        "size": [1],
        "dimension": {"A": {"category": {"label": {"x": "X"}}}},
        "value": [7],
    }
    assert cells(one) == {("x",): (Fraction(7), "")}


@pytest.mark.parametrize(
    "wrong",
    [
        {"class": "collection"},
        {"size": [2]},
        {"size": [2, 4]},
        {"id": ["A", "A"]},
        {"id": ["A", "C"]},
        {"value": [1, 2, 3]},
        {"value": {"6": 1}},
        {"value": {"-1": 1}},
        {"value": ["1", 2, 3, 4, 5, 6]},
        {"value": [True, 2, 3, 4, 5, 6]},
        {"value": None},
        {"status": ["a", "b"]},
        {
            "dimension": {
                "A": {"category": {"index": {"a1": 0, "a2": 0}}},
                "B": {"category": {"index": ["b1", "b2", "b3"]}},
            }
        },
        {"dimension": {"A": {"category": {"index": ["a", "a"]}}, "B": {"category": {"index": ["b1", "b2", "b3"]}}}},
        {
            "dimension": {
                "A": {"category": {"label": {"a": "", "b": ""}}},
                "B": {"category": {"index": ["b1", "b2", "b3"]}},
            }
        },
        {"dimension": []},
    ],
)
def test_what_does_not_fit_together_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(NotATable):
        read_table(table(**wrong))


@given(sizes=st.lists(st.integers(1, 4), min_size=1, max_size=4), data=st.data())
def test_any_table_is_read_as_the_nested_loops_over_its_dimensions_wrote_it(
    sizes: list[int], data: st.DataObject
) -> None:
    names = [f"D{at}" for at in range(len(sizes))]
    orders = [
        data.draw(st.permutations([f"{name}c{at}" for at in range(size)]))
        for name, size in zip(names, sizes, strict=True)
    ]
    wanted = {codes: data.draw(st.none() | st.integers(-9, 9)) for codes in product(*orders)}
    as_list = list(wanted.values())
    sparse = {str(at): value for at, value in enumerate(as_list) if value is not None}
    document = {
        "class": "dataset",
        "id": names,
        "size": sizes,
        "dimension": {
            name: {"category": {"index": list(order) if at % 2 else {code: n for n, code in enumerate(order)}}}
            for at, (name, order) in enumerate(zip(names, orders, strict=True))
        },
    }
    for value in (as_list, sparse):
        assert {codes: found for codes, (found, _) in cells({**document, "value": value}).items()} == wanted
