"""Standardiserade vårdförlopp 2025, second payment, against the table that the government published.

Three regions did not qualify; the whole 182 500 000 kr went to the other 18. Rounding each row by itself gives 17 of 18 and
182 499 999 kr: Stockholm's 46 759 213,488 was paid as 46 759 214. So this test also guards the method of rounding.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from dagmar.allocation.result import GrantAllocation
from dagmar.library.printed import PrintedRow, read_printed
from dagmar.library.reality import verify_agreement
from dagmar.money import kronor
from tests.library.shelves import run, taken

PUBLISHED = read_printed(taken("svf-2025").folder / "published/andra-utbetalningen.csv")
DID_NOT_QUALIFY = {"13", "21", "24"}  # named in the press release of December 2025


@pytest.fixture
def payment() -> GrantAllocation:
    return run("svf-2025").grant("andra-utbetalningen")


@pytest.mark.parametrize("row", PUBLISHED, ids=lambda row: row.name)
def test_amount_as_published(row: PrintedRow, payment: GrantAllocation) -> None:
    line = payment.line(row.recipient)
    assert line is not None
    assert line.settled is not None
    assert line.settled.value == row.amount


def test_the_published_table_has_18_rows_and_closes() -> None:
    assert len(PUBLISHED) == 18
    assert sum(row.amount or 0 for row in PUBLISHED) == kronor(182_500_000)


def test_those_who_did_not_qualify_get_nothing_and_the_reason_is_named(payment: GrantAllocation) -> None:
    failed = {line.recipient.code: line for line in payment.lines if line.failed}
    assert set(failed) == DID_NOT_QUALIFY
    assert {line.failed for line in failed.values()} == {("villkor-2",)}
    assert [line.settled.value for line in failed.values() if line.settled] == [0, 0, 0]


def test_stockholm_was_paid_the_krona_that_rounding_alone_would_lose(payment: GrantAllocation) -> None:
    stockholm = payment.line("01")
    assert stockholm is not None
    assert stockholm.earned is not None
    # 182 500 000 kr × 2 485 275 of 9 699 964 persons, both printed beside the amounts.
    assert stockholm.earned.value == Fraction(182_500_000_00 * 2_485_275, 9_699_964)
    each_alone = [round(line.earned.value / 100) for line in payment.lines if line.earned]
    assert sum(each_alone) == 182_499_999


def test_all_18_rows_are_reproduced_from_judgements_and_population_and_nothing_is_synthetic() -> None:
    (check,) = verify_agreement(taken("svf-2025"))
    assert (check.rows, check.reproduced, check.stated, check.circular) == (18, 18, 0, 0)
    assert (check.largest_difference, check.closes, check.findings) == (0, True, ())
    assert run("svf-2025").grant("andra-utbetalningen").basis == "real"
