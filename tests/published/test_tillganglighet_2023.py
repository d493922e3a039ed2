"""Tillgänglighet 2023, two payments: tables that cannot be computed; the second has a misprint, the first is cut off.

The page prints Uppsala's amount as 544 99 160. With the digits put together, 54 499 160, the table adds up to the
1 874 253 165 kr that the press release states; so the misprint is explained, and still left as printed. Of the first payment
seven rows of 21 were found, 103 027 904 of the 625 746 835 kr. The two totals make exactly the 2 500 000 000 kr of the grant.
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
    _, check = verify_agreement(taken("tillganglighet-2023"))
    assert (check.rows, check.reproduced, check.stated, check.circular) == (21, 0, 0, 0)
    assert (check.largest_difference, check.closes) == (None, False)
    codes = [finding.code for finding in check.findings]
    assert codes == ["digits-badly-grouped", "rows-not-computed", "misprint-explained"]
    assert check.findings[0].at.line == 3


def test_no_region_gets_an_amount_that_the_sources_do_not_give() -> None:
    grant = run("tillganglighet-2023").grant("prestationer")
    assert grant.unknown is not None
    assert [line.settled for line in grant.lines] == [None] * 21


def test_the_two_payments_close_at_two_and_a_half_billion() -> None:
    agreement = taken("tillganglighet-2023").agreement
    totals = [table.total for table in agreement.published.values()]
    assert totals == [kronor(625_746_835), kronor(1_874_253_165)]
    assert sum(total or 0 for total in totals) == agreement.grants["prestationer"].amount == kronor(2_500_000_000)


def test_of_the_first_payment_seven_rows_are_known_and_the_rest_is_named_as_missing() -> None:
    first, _ = verify_agreement(taken("tillganglighet-2023"))
    assert (first.rows, first.reproduced, first.stated, first.circular, first.closes) == (7, 0, 0, 0, False)
    assert sum(row.printed.amount or 0 for row in first.checked) == kronor(103_027_904)
    assert [finding.code for finding in first.findings] == ["rows-not-computed", "table-does-not-close"]
