"""The library's catalogue: what each agreement is, and how much of it runs. The figures were counted in the files by hand."""

from __future__ import annotations

import pytest

from dagmar.library.catalogue import catalogue_rows

ROWS = {row[0]: row[2:] for row in catalogue_rows("sv")}


@pytest.mark.parametrize(
    ("agreement", "row"),
    [
        # The first payment's population date is not known, so one pot of two is computed.
        ("svf-2025", ("2025", "365 Mkr", "1 / 2", "6", "verkliga")),
        # The pots of the nine requirements were never published.
        ("tillganglighet-2023", ("2023", "2 500 Mkr", "0 / 1", "0", "–")),
        # The results were never published, so they are made up; the population is not.
        ("psykisk-ohalsa-2012", ("2012", "456,5 Mkr", "4 / 4", "20", "verkliga och syntetiska")),
    ],
)
def test_a_row_says_what_the_agreement_is_and_how_much_of_it_runs(agreement: str, row: tuple[str, ...]) -> None:
    assert tuple(cell.replace("\N{NO-BREAK SPACE}", " ") for cell in ROWS[agreement]) == row
