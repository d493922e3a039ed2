"""Rows cut off, misprinted and wrong: told apart from a wrong key. The tables are those of 2023 and 2024, with one thing changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dagmar.money import Ore, kronor
from dagmar.recovery.amounts import Table, read_table
from dagmar.recovery.explain import Explained, explain_table
from dagmar.recovery.recovered import NotRecovered, Recovered
from dagmar.recovery.telling import tell

from .published_tables import FOLDER, region, table

POT = kronor(1_367_000_000)


def changed(code: str, amount: Ore | None) -> Table:
    whole = table("2024")
    return Table(tuple(replace(row, amount=amount) if row.code == code else row for row in whole.rows))


def key_of(found: Explained) -> Recovered:
    assert isinstance(found.recovered, Recovered)
    return found.recovered


@pytest.mark.parametrize("code", ["01", "03", "09", "12", "23"])
def test_one_wrong_row_is_named_and_the_key_still_stands(code: str) -> None:
    right = next(row.amount for row in table("2024").rows if row.code == code)
    assert right is not None
    found = explain_table(changed(code, Ore(right + 9_000_00)), POT)
    assert found.verdict == "explained_but_for_rows"
    assert found.best is not None
    assert found.best.wrong == {region(code)}
    assert found.best.closings[0].computed[region(code)] == right
    assert key_of(found).total == 10_557_682
    assert key_of(found).wrong == {region(code)}
    assert key_of(found).rest_of == region(code)


def test_two_rows_that_have_changed_places_are_both_named() -> None:
    amounts = {row.code: row.amount for row in table("2024").rows}
    rows = tuple(
        replace(row, amount=amounts[{"07": "08", "08": "07"}.get(row.code, row.code)]) for row in table("2024").rows
    )
    found = explain_table(Table(rows), POT)
    assert found.verdict == "explained_but_for_rows"
    assert found.best is not None
    assert found.best.wrong == {region("07"), region("08")}


def test_a_row_without_an_amount_gets_what_the_key_gives_it() -> None:
    found = explain_table(changed("03", None), POT)
    assert found.verdict == "explained"
    assert found.best is not None
    assert found.best.closings[0].computed[region("03")] == kronor(52_402_037)
    assert key_of(found).key.weights[region("03")] == 404_714


def test_the_misprint_544_99_160_is_told_and_the_table_is_explained_without_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    file = tmp_path_factory.mktemp("misprint") / "2024.csv"
    file.write_text((FOLDER / "2024.csv").read_text("utf-8").replace("52 402 037", "544 99 160"), "utf-8")
    read = read_table(file)
    (fault,) = [row.fault for row in read.rows if row.fault]
    assert (fault.code, fault.at.line, fault.at.column) == ("digits-badly-grouped", 3, 2)
    found = explain_table(read, POT)
    assert found.verdict == "explained"
    assert any("544 99 160" in line.sv and "52\u00a0402\u00a0037" in line.sv for line in tell(found))


def test_every_second_row_wrong_is_a_wrong_key() -> None:
    rows = tuple(
        replace(row, amount=Ore((row.amount or 0) + 777_00 * number)) if number % 2 else row
        for number, row in enumerate(table("2024").rows)
    )
    found = explain_table(Table(rows), POT)
    assert (found.verdict, found.best) == ("not_explained", None)
    assert isinstance(found.recovered, NotRecovered)


def test_a_pot_misprinted_in_the_text_is_told_when_the_rows_have_another_sum() -> None:
    """The page of 2024 says 1 357 Mkr in its text and 1 367 Mkr in the table."""
    found = explain_table(table("2024"), kronor(1_357_000_000))
    assert (found.verdict, found.pot, found.asked) == ("explained", POT, kronor(1_357_000_000))
    assert "1\u00a0357\u00a0000\u00a0000" in tell(found)[1].sv


def test_half_a_table_still_gives_the_total() -> None:
    rows = table("2023").rows[::2]
    found = explain_table(Table(rows), kronor(1_437_000_000))
    assert key_of(found).total == 10_514_719
    assert found.verdict == "explained"


def without(*codes: str, unreadable: str = "") -> Table:
    """The table of 2024 with rows cut away whole, and one whose amount cannot be read."""
    rows = [row for row in table("2024").rows if row.code not in codes]
    return Table(tuple(replace(row, amount=None) if row.code == unreadable else row for row in rows))


def test_a_row_that_is_cut_away_whole_is_named_with_what_the_others_leave() -> None:
    """Gotland had 61 093 of the 10 557 682 in the published table of 2024."""
    found = key_of(explain_table(without("09"), POT))
    assert found.rest_of == region("09")
    assert found.key.weights[region("09")] == 61_093


@pytest.mark.parametrize("unreadable", ["18", "01", "23"])
def test_what_an_unreadable_row_and_one_that_is_gone_have_together_is_given_to_neither(unreadable: str) -> None:
    found = explain_table(without("09", unreadable=unreadable), POT)
    key = key_of(found)
    own = key_of(explain_table(table("2024"), POT)).key.weights
    assert key.total == 10_557_682
    assert key.rest_of is None
    assert key.left == own[region("09")] + own[region(unreadable)]
    assert set(key.left_to) == {region("09"), region(unreadable)}
    assert any("Gotland" in line.sv and "hör till rader som är fel" in line.sv for line in tell(found))


def test_an_unreadable_row_has_what_is_left_when_those_without_a_row_took_no_part() -> None:
    """Eighteen of 21 qualified in 2025: the pot of those eighteen, with Gotland's amount blotted out."""
    whole = table("2024")
    out = ("13", "21", "24")
    pot = sum(row.amount or 0 for row in whole.rows if row.code not in out)
    found = key_of(explain_table(without(*out, unreadable="09"), Ore(pot)))
    assert found.rest_of == region("09")
    assert found.key.weights[region("09")] == 61_093
