"""Tillgänglighet 2023, second payment with the bonus pot: a table that cannot be computed, and has a misprint.

The page prints Uppsala's amount as 544 99 160. With the digits put together, 54 499 160, the table adds up to the
1 874 253 165 kr that the press release states; so the misprint is explained, and still left as printed.
"""

from __future__ import annotations

from dagmar.library.printed import digits_together, read_printed
from dagmar.library.reality import verify_agreement
from dagmar.money import kronor
from tests.library.shelves import run, taken

PUBLISHED = read_printed(taken("tillganglighet-2023").folder / "published/andra-utbetalningen.csv")


def test_the_misprint_is_kept_as_printed_and_never_read_as_an_amount() -> None:
    (uppsala,) = [row for row in PUBLISHED if row.amount is None]
    assert (uppsala.recipient, uppsala.printed) == ("03", "544 99 160 kr")
    assert uppsala.fault is not None
    assert uppsala.fault.code == "digits-badly-grouped"


def test_the_table_would_close_with_the_digits_put_together() -> None:
    read = sum(row.amount or 0 for row in PUBLISHED)
    (uppsala,) = [row for row in PUBLISHED if row.amount is None]
    assert read + (digits_together(uppsala) or 0) == kronor(1_874_253_165)


def test_the_reality_check_names_the_misprint_and_shows_that_nothing_comes_out() -> None:
    (check,) = verify_agreement(taken("tillganglighet-2023"))
    assert (check.rows, check.reproduced, check.stated, check.circular) == (21, 0, 0, 0)
    assert (check.largest_difference, check.closes) == (None, False)
    codes = [finding.code for finding in check.findings]
    assert codes == ["digits-badly-grouped", "rows-not-computed", "misprint-explained"]
    assert check.findings[0].at.line == 3


def test_no_region_gets_an_amount_that_the_sources_do_not_give() -> None:
    grant = run("tillganglighet-2023").grant("prestationer")
    assert grant.unknown is not None
    assert [line.settled for line in grant.lines] == [None] * 21
