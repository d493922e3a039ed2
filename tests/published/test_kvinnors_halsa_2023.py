"""Kvinnors hälsa 2023 against SKR's table of February 2023: 20 rows by population come out, one is misprinted, 21 are stated.

The population of 1 November 2022 was recovered from the table, so its rows are circular. Each rounded by itself they add up
to 1 437 000 001 kr; the krona too many was taken from Stockholm. Örebro is printed 42 045981, which closes the table with the
digits put together. The formula of the rural money was never seen.
"""

from __future__ import annotations

from dagmar.library.printed import digits_together, read_printed
from dagmar.library.reality import verify_agreement
from dagmar.money import kronor
from tests.library.shelves import run, taken

ID = "kvinnors-halsa-2023"
BY_POPULATION, RURAL = verify_agreement(taken(ID))


def test_orebro_is_kept_as_printed_and_would_close_the_table_with_its_digits_together() -> None:
    rows = read_printed(taken(ID).folder / "published/befolkning.csv")
    (orebro,) = [row for row in rows if row.amount is None]
    assert (orebro.recipient, orebro.printed) == ("18", "42 045981 kr")
    assert sum(row.amount or 0 for row in rows) + (digits_together(orebro) or 0) == kronor(1_437_000_000)
    codes = [finding.code for finding in BY_POPULATION.findings]
    assert codes == ["digits-badly-grouped", "misprint-explained"]


def test_the_other_20_come_out_and_are_circular() -> None:
    assert (BY_POPULATION.rows, BY_POPULATION.reproduced, BY_POPULATION.circular) == (21, 0, 20)
    assert (BY_POPULATION.largest_difference, BY_POPULATION.closes) == (0, False)


def test_stockholm_paid_the_krona_that_was_too_many() -> None:
    lines = run(ID).grant("befolkning").lines
    assert sum(round(line.earned.value / 100) for line in lines if line.earned) == 1_437_000_001
    stockholm = run(ID).grant("befolkning").line("01")
    assert stockholm is not None
    assert stockholm.settled is not None
    assert stockholm.settled.value == kronor(333_075_571)


def test_the_rural_amounts_are_stated_and_close() -> None:
    assert (RURAL.reproduced, RURAL.stated, RURAL.circular, RURAL.closes) == (0, 21, 0, True)
