"""The supplement on women's health of June 2017, 300 Mkr, against the government's table: all 21 rows come out, circularly.

The population of 1 November 2016 was recovered from this table. Each rounded by itself the rows add up to 299 999 999 kr; the
missing krona stands at Stockholm, as the krona too many did in 2023. Largest remainder gives 19 rows.
"""

from __future__ import annotations

from dagmar.library.printed import read_printed
from dagmar.library.reality import verify_agreement
from dagmar.money import kronor
from tests.library.shelves import run, taken

ID = "kvinnors-halsa-tillagg-2017"


def test_all_rows_come_out_and_are_circular() -> None:
    (check,) = verify_agreement(taken(ID))
    assert (check.rows, check.reproduced, check.stated, check.circular) == (21, 0, 0, 21)
    assert (check.largest_difference, check.closes, check.findings) == (0, True, ())


def test_the_published_table_closes_and_each_row_alone_would_lose_a_krona() -> None:
    rows = read_printed(taken(ID).folder / "published/forsta-utbetalningen.csv")
    assert sum(row.amount or 0 for row in rows) == kronor(300_000_000)
    lines = run(ID).grant("forsta-utbetalningen").lines
    assert sum(round(line.earned.value / 100) for line in lines if line.earned) == 299_999_999


def test_the_money_of_2018_is_not_computed() -> None:
    assert run(ID).grant("andra-utbetalningen").unknown is not None
