"""An amount whose key or date is assumed never looks like a real one; one where only the last krona is does."""

from __future__ import annotations

import dagmar as package
from dagmar.publication.decision.workbook import workbook
from tests.cli.conftest import Running

MARK = "VILAR PÅ ANTAGANDEN: beloppen är uträknade, inte kända."


def test_the_table_of_amounts_says_above_it_that_they_rest_on_assumptions(dagmar: Running) -> None:
    assert dagmar("allocate", "god-och-nara-vard-2024", "--grant", "regionerna").out.splitlines()[1] == MARK
    assert MARK not in dagmar("allocate", "svf-2025", "--grant", "andra-utbetalningen").out


def test_the_workbook_says_so_in_both_languages() -> None:
    def summary(name: str) -> bytes:
        loaded = package.load(name)
        given = package.allocate(loaded)
        return workbook(loaded.agreement, given, "real", [])

    assumed = summary("god-och-nara-vard-2024")
    assert MARK.encode() in assumed
    assert b"RESTS ON ASSUMPTIONS: the amounts are computed, not known." in assumed
    assert MARK.encode() not in summary("svf-2025")
