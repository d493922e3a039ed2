"""Kvinnors hälsa 2022, 1 382 Mkr in one column, against SKR's table of August 2022: all 21 rows come out, circularly.

The population of 1 November 2021 was recovered from this table. The money of two agreements, 937 and 445 Mkr, was shared as
one sum by largest remainder: each rounded by itself gives 1 382 000 002 kr, and Örebro (.507) and Västerbotten (.520) were
printed down.
"""

from __future__ import annotations

from dagmar.library.printed import read_printed
from dagmar.library.reality import verify_agreement
from dagmar.money import kronor
from tests.library.shelves import run, taken

ID = "kvinnors-halsa-2022"


def test_all_rows_come_out_and_are_circular() -> None:
    (check,) = verify_agreement(taken(ID))
    assert (check.rows, check.reproduced, check.stated, check.circular) == (21, 0, 0, 21)
    assert (check.largest_difference, check.closes, check.findings) == (0, True, ())


def test_the_published_table_closes_and_each_row_alone_would_give_two_kronor_too_much() -> None:
    rows = read_printed(taken(ID).folder / "published/regionerna.csv")
    assert sum(row.amount or 0 for row in rows) == kronor(1_382_000_000)
    lines = run(ID).grant("regionerna").lines
    assert sum(round(line.earned.value / 100) for line in lines if line.earned) == 1_382_000_002
