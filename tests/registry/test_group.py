"""SKR's groups of municipalities: those of 2023, and no other year's."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from dagmar.registry.registry import Group, NotKnown, load_registry

REGISTRY = load_registry()


def test_the_nine_groups_of_2023_are_as_large_as_published() -> None:
    """3 + 43 + 23 + 63 + 24 + 27 + 51 + 35 + 21 = 290, from SKR's report."""
    groups = [REGISTRY.group(one.code, 2023) for one in REGISTRY.municipalities(date(2023, 6, 1))]
    sizes = Counter(group.code for group in groups if isinstance(group, Group))
    assert sizes == {"A1": 3, "A2": 43, "B3": 23, "B4": 63, "B5": 24, "C6": 27, "C7": 51, "C8": 35, "C9": 21}


def test_a_group_carries_its_name_main_group_year_and_source() -> None:
    group = REGISTRY.group("0180", 2023)
    assert isinstance(group, Group)
    assert (group.code, group.name.sv, group.year) == ("A1", "Storstäder", 2023)
    assert group.main.sv == "Storstäder och storstadsnära kommuner"
    assert group.source.table == "skr-groups-2023"


@pytest.mark.parametrize("year", [2005, 2017, 2022, 2024])
def test_the_grouping_of_another_year_is_not_known_and_says_which_is(year: int) -> None:
    group = REGISTRY.group("0180", year)
    assert isinstance(group, NotKnown)
    assert group.code == "no-grouping-that-year"
    assert all(str(year) in text and "2023" in text for text in group.why)


def test_a_code_that_no_municipality_had_that_year_has_no_group() -> None:
    group = REGISTRY.group("1917", 2023)
    assert isinstance(group, NotKnown)
    assert group.code == "no-such-recipient"
