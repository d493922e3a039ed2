"""Standardiserade vårdförlopp 2016, first payment, against the table of March 2016: the 11 visible rows all come out.

The source states the key, the population of 31 December 2015. Largest remainder gives 11 of 11; each rounded by itself gives
10, with Stockholm's 45 983 284.47 printed as 45 983 285. The copy of the page is cut off after Halland. The source says that
the four northern landsting got 18.2 million together: a check of rows that are not seen.
"""

from __future__ import annotations

from dagmar.library.printed import read_printed
from dagmar.library.reality import verify_agreement
from dagmar.money import kronor
from tests.library.shelves import run, taken

ID = "svf-2016"
CUT_OFF = ["14", "17", "18", "19", "20", "21", "22", "23", "24", "25"]


def settled(code: str) -> int:
    line = run(ID).grant("forsta-utbetalningen").line(code)
    assert line is not None
    assert line.settled is not None
    return line.settled.value.numerator


def test_all_visible_rows_are_reproduced_from_the_population_that_the_source_names() -> None:
    (check,) = verify_agreement(taken(ID))
    assert (check.rows, check.reproduced, check.stated, check.circular) == (11, 11, 0, 0)
    assert (check.largest_difference, check.closes) == (0, False)
    codes = [finding.code for finding in check.findings]
    assert codes == ["recipient-not-in-table"] * len(CUT_OFF) + ["table-does-not-close"]


def test_rows_that_are_cut_off_stay_cut_off() -> None:
    printed = {row.recipient for row in read_printed(taken(ID).folder / "published/forsta-utbetalningen.csv")}
    assert printed.isdisjoint(CUT_OFF)


def test_the_four_northern_landsting_got_18_2_million_together() -> None:
    assert round(sum(settled(code) for code in ("22", "23", "24", "25")) / kronor(100_000)) == 182


def test_stockholm_was_paid_the_krona_that_rounding_alone_would_lose() -> None:
    assert settled("01") == kronor(45_983_285)
    line = run(ID).grant("forsta-utbetalningen").line("01")
    assert line is not None
    assert line.earned is not None
    assert round(line.earned.value / 100) == 45_983_284


def test_in_the_second_payment_six_get_nothing_and_gotland_is_one_of_them() -> None:
    # cancercentrum.se, 24 and 25 November 2016; who the other five were is not known, and made up here.
    nothing = {line.recipient.code for line in run(ID).grant("andra-utbetalningen").lines if line.failed}
    assert len(nothing) == 6
    assert "09" in nothing
    assert "01" not in nothing


def test_the_second_payment_rests_on_made_up_facts_and_says_so() -> None:
    assert run(ID).grant("andra-utbetalningen").basis in ("synthetic", "mixed")
    assert run(ID).grant("forsta-utbetalningen").basis == "real"
