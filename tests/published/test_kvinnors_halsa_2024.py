"""Kvinnors hälsa 2024 against SKR's table of January 2024: all 42 amounts come out, and none counts as reproduced.

The population of 1 November 2023 was recovered from the same table, so its 21 rows are circular; the formula of the rural
money was never seen, so its 21 rows are stated. The page's text says 1 357 Mkr; the rows and the total row say 1 367.
"""

from __future__ import annotations

from dagmar.library.printed import read_printed
from dagmar.library.reality import verify_agreement
from dagmar.money import kronor
from tests.library.shelves import taken

FOLDER = taken("kvinnors-halsa-2024").folder / "published"
TOTALS = {"befolkning": kronor(1_367_000_000), "landsbygd": kronor(150_000_000)}


def test_the_published_tables_have_21_rows_each_and_close() -> None:
    for table, total in TOTALS.items():
        rows = read_printed(FOLDER / f"{table}.csv")
        assert len(rows) == 21
        assert sum(row.amount or 0 for row in rows) == total


def test_a_key_recovered_from_the_table_makes_its_rows_circular_and_stated_amounts_are_stated() -> None:
    by_population, rural = verify_agreement(taken("kvinnors-halsa-2024"))
    assert (by_population.reproduced, by_population.stated, by_population.circular) == (0, 0, 21)
    assert (rural.reproduced, rural.stated, rural.circular) == (0, 21, 0)
    assert {check.largest_difference for check in (by_population, rural)} == {0}
