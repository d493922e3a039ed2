"""Availability 2009, 2015, 2021, 2022 and 2025: no amount by region was found, but the sums that the sources give are known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dagmar.allocation.allocate import allocate
from dagmar.facts.book import Facts
from dagmar.library.own_facts import facts_with
from dagmar.money import kronor
from tests.library.shelves import taken


@pytest.mark.parametrize(
    ("agreement", "parts"),
    [
        ("tillganglighet-2022", [2_512_600_000, 443_400_000, 11_000_000]),
        ("tillganglighet-2021", [1_478_500_000, 739_000_000, 739_000_000, 10_000_000, 500_000]),
        ("tillganglighet-2021-tillagg", [739_250_000, 549_250_000, 190_000_000, 739_000_000, 739_000_000, 10_000_000, 500_000]),
        ("bup-2025", [840_000_000, 160_000_000]),
        ("barn-och-unga-2009", [107_000_000, 107_000_000]),
    ],
)  # fmt: skip
def test_the_parts_make_the_total_that_was_published(agreement: str, parts: list[int]) -> None:
    read = taken(agreement).agreement
    assert sorted(grant.amount for grant in read.grants.values() if isinstance(grant.amount, int)) == sorted(
        kronor(part) for part in parts
    )
    published = {"bup-2025": 1_000_000_000, "barn-och-unga-2009": 214_000_000}
    assert sum(parts) == published.get(agreement, 2_967_000_000)
    assert read.total == kronor(sum(parts))


@pytest.mark.parametrize(("day", "gets_something"), [(date(2016, 1, 31), True), (date(2016, 2, 1), False)])
def test_an_account_of_2015_counts_on_the_last_day_and_not_on_the_next(day: date, gets_something: bool) -> None:
    loaded = taken("tillganglighet-2015")
    facts = facts_with(loaded)
    rows = [
        replace(row, statement="received", date=day if row.indicator == "redovisning" else None)
        if row.recipient == "09"
        else row
        for row in facts
    ]
    line = allocate(loaded, Facts(rows, facts.registry)).grant("landstingen").line("09")
    assert line is not None
    assert line.settled is not None
    assert (line.settled.value > 0) == gets_something
