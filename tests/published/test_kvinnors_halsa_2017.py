"""Kvinnors hälsa 2017, 490 Mkr in two pots, against the press release of February 2017: all ten visible amounts come out.

The copy of the page ends in the row of Jönköping, so 16 of 21 rows are cut off. The key, the population of 1 November 2016,
was recovered from another table, that of the supplement later the same year; so these rows are reproduced, not circular.
Stockholm's two amounts are one krona off the nearest one, in opposite directions: the taker of the difference.
"""

from __future__ import annotations

from dagmar.library.printed import read_printed
from dagmar.library.reality import verify_agreement
from dagmar.money import kronor
from tests.library.shelves import run, taken

ID = "kvinnors-halsa-2017"
VISIBLE = ["01", "03", "04", "05", "06"]


def test_all_ten_visible_amounts_come_out_from_a_key_of_another_table() -> None:
    for check in verify_agreement(taken(ID)):
        assert (check.rows, check.reproduced, check.stated, check.circular) == (5, 5, 0, 0)
        assert (check.largest_difference, check.closes) == (0, None)
        assert [finding.code for finding in check.findings] == ["recipient-not-in-table"] * 16


def test_the_two_pots_add_up_to_the_sums_that_were_printed_beside_them() -> None:
    # The third column of the press release, for the four rows where it is visible.
    sums = {"01": 111_301_645, "03": 17_703_369, "04": 14_112_888, "05": 22_169_424}
    for code, printed in sums.items():
        lines = [run(ID).grant(grant).line(code) for grant in ("primarvard", "forlossningsvard")]
        assert sum(line.settled.value for line in lines if line and line.settled) == kronor(printed)


def test_stockholm_takes_a_krona_in_one_pot_and_gives_one_in_the_other() -> None:
    taken_by = {}
    for grant in ("primarvard", "forlossningsvard"):
        line = run(ID).grant(grant).line("01")
        assert line is not None
        assert line.settled is not None
        assert line.earned is not None
        taken_by[grant] = line.settled.value // 100 - round(line.earned.value / 100)
    assert taken_by == {"primarvard": 1, "forlossningsvard": -1}


def test_the_rows_that_are_cut_off_stay_cut_off() -> None:
    for table in ("primarvard", "forlossningsvard"):
        assert [row.recipient for row in read_printed(taken(ID).folder / f"published/{table}.csv")] == VISIBLE
