"""God och nära vård 2024: the municipalities' money per county, as the government published it in December 2023.

The amounts stand in the agreement as they were printed, since their key was never published: 21 rows are *stated*, none
is reproduced.
"""

from __future__ import annotations

import pytest

from dagmar.library.printed import PrintedRow, read_printed
from dagmar.library.reality import verify_agreement
from dagmar.money import kronor
from tests.library.shelves import run, taken

PUBLISHED = read_printed(taken("god-och-nara-vard-2024").folder / "published/kommunerna-per-lan.csv")


@pytest.mark.parametrize("row", PUBLISHED, ids=lambda row: row.name)
def test_amount_as_published(row: PrintedRow) -> None:
    line = run("god-och-nara-vard-2024").grant("kommunerna").line(row.recipient)
    assert line is not None
    assert line.settled is not None
    assert line.settled.value == row.amount


def test_the_published_table_has_21_rows_and_closes_on_750_million() -> None:
    assert len(PUBLISHED) == 21
    assert sum(row.amount or 0 for row in PUBLISHED) == kronor(750_000_000)


def test_stated_amounts_are_never_counted_as_reproduced() -> None:
    (check,) = verify_agreement(taken("god-och-nara-vard-2024"))
    assert (check.rows, check.reproduced, check.stated, check.circular) == (21, 0, 21, 0)
    assert (check.largest_difference, check.closes) == (0, True)
