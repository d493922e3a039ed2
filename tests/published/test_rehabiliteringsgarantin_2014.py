"""Rehabiliteringsgarantin 2014: 43 170 + 16 080 treatments, worth 137 % of the pot, of which 725 Mkr were paid.

The factor 100/137 comes out. The prices were not found: one mean price stands for them, derived from these very figures, so
that the sum closes proves only the arithmetic. Amounts by county council are made up: the volumes were never published.
"""

from __future__ import annotations

from fractions import Fraction

from dagmar.allocation.distribute.per_unit import PerUnit
from dagmar.money import kronor
from tests.library.shelves import run, taken

TREATMENTS, POT = 43_170 + 16_080, kronor(725_000_000)


def test_the_mean_price_is_137_per_cent_of_the_pot_over_all_treatments_in_whole_kronor() -> None:
    rule = taken("rehabiliteringsgarantin-2014").agreement.grants["behandlingar"].distribute
    assert isinstance(rule, PerUnit)
    (unit,) = rule.per_unit
    assert unit.price == round(Fraction(137, 100) * POT / TREATMENTS, -2)
    assert round(Fraction(unit.price) * TREATMENTS / POT, 2) == Fraction("1.37")


def test_725_million_are_paid_and_what_was_done_above_that_is_not_and_it_is_marked_made_up() -> None:
    grant = run("rehabiliteringsgarantin-2014").grant("behandlingar")
    assert sum(line.settled.value for line in grant.lines if line.settled) == POT
    assert grant.returned == 0
    assert grant.basis in ("synthetic", "mixed")
