"""Sjukskrivningsmiljarden 2006 and 2014: the rows that were found, of tables that are cut. None of them comes out.

The sizes of the parts were never found, so nothing is computed. The two conditional rows of 2014 are not in proportion to the
inhabitants at any turn of the year from 2012 to 2014; a day in 2014 could fit, and two rows cannot tell.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from dagmar.library.printed import read_printed
from dagmar.library.reality import verify_agreement
from dagmar.money import kronor
from dagmar.registry.registry import NotKnown, load_registry
from tests.library.shelves import taken

FOLDER = taken("sjukskrivningsmiljarden-2014").folder / "published"


def test_the_rows_that_were_found_stand_as_printed() -> None:
    conditional = {row.recipient: row.amount for row in read_printed(FOLDER / "villkorade-delar.csv")}
    moving = {row.recipient: row.amount for row in read_printed(FOLDER / "rorlig-del.csv")}
    assert conditional == {"10": kronor(7_930_014), "20": kronor(14_382_905)}
    assert moving == {"10": 0}


@pytest.mark.parametrize("agreement", ["sjukskrivningsmiljarden-2006", "sjukskrivningsmiljarden-2014"])
def test_nothing_is_computed_and_no_row_counts_as_reproduced(agreement: str) -> None:
    for check in verify_agreement(taken(agreement)):
        assert (check.reproduced, check.stated, check.circular) == (0, 0, 0)


@pytest.mark.parametrize("year", [2012, 2013, 2014])
def test_the_conditional_rows_are_not_in_proportion_to_inhabitants_at_the_end_of_a_year(year: int) -> None:
    """14 382 905 / 7 930 014 is 1,8137; Dalarna had 1,8157, 1,8156 and 1,8092 times the people of Blekinge."""
    people = [load_registry().population("region", code, f"{year}-12-31") for code in ("20", "10")]
    dalarna, blekinge = (one.persons for one in people if not isinstance(one, NotKnown))
    assert dalarna
    assert blekinge
    assert abs(Fraction(dalarna, blekinge) - Fraction(14_382_905, 7_930_014)) > Fraction(1, 1000)
