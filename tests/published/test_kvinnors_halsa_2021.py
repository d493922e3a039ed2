"""Kvinnors hälsa 2021 against SKR's table of March 2021: 20 of 20 visible rows of the 937 Mkr, 17 of 20 of the 445 Mkr.

The copy of the page ends before Norrbotten, so neither column closes. The population of 1 November 2020 was recovered from
the first column: its rows are circular, by largest remainder. The second column follows no rule that was found: Kalmar
(exact .242), Gotland (.175) and Blekinge (.455) are printed a krona up; with Norrbotten at its share it would add up to
445 000 004 kr. It is not forced.
"""

from __future__ import annotations

from dagmar.library.printed import read_printed
from dagmar.library.reality import verify_agreement
from dagmar.money import kronor
from tests.library.shelves import run, taken

ID = "kvinnors-halsa-2021"
BASE, EXTRA = verify_agreement(taken(ID))


def test_norrbotten_is_cut_off_and_the_visible_rows_add_up_as_in_the_copy() -> None:
    for table, visible in (("grund", 914_460_953), ("tillagg", 434_295_761)):
        rows = read_printed(taken(ID).folder / f"published/{table}.csv")
        assert "25" not in {row.recipient for row in rows}
        assert (len(rows), sum(row.amount or 0 for row in rows)) == (20, kronor(visible))


def test_the_first_column_comes_out_by_largest_remainder_and_is_circular() -> None:
    assert (BASE.rows, BASE.reproduced, BASE.stated, BASE.circular) == (20, 0, 0, 20)
    assert (BASE.largest_difference, BASE.closes) == (0, False)
    assert [finding.code for finding in BASE.findings] == ["recipient-not-in-table", "table-does-not-close"]


def test_what_is_left_for_norrbotten_is_what_the_rule_gives() -> None:
    line = run(ID).grant("grund").line("25")
    assert line is not None
    assert line.settled is not None
    assert line.settled.value == kronor(937_000_000 - 914_460_953)


def test_three_rows_of_the_second_column_do_not_come_out_and_are_not_forced() -> None:
    assert (EXTRA.rows, EXTRA.reproduced, EXTRA.stated, EXTRA.circular) == (20, 0, 0, 17)
    off = {row.printed.recipient: row.difference for row in EXTRA.checked if row.difference}
    assert off == {"08": kronor(-1), "09": kronor(-1), "10": kronor(-1)}


def test_with_norrbotten_at_its_share_the_second_column_would_give_four_kronor_too_much() -> None:
    line = run(ID).grant("tillagg").line("25")
    assert line is not None
    assert line.earned is not None
    assert 434_295_761 + round(line.earned.value / 100) == 445_000_004
