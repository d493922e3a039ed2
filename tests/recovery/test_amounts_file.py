"""Files of amounts as people have them: headings, names, codes, units, blanks; and what is refused, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from dagmar.money import kronor
from dagmar.problem import Refused
from dagmar.recovery.amounts import Table, read_table
from dagmar.recovery.explain import explain_table


def read(tmp_path: Path, text: str) -> Table:
    file = tmp_path / "table.csv"
    file.write_text(text, "utf-8")
    return read_table(file)


@pytest.mark.parametrize(
    "text",
    [
        "region;belopp\nUppsala;1 200 000\nRegion Gotland;300 000\n",
        "recipient;name;amount;unit\n03;Uppsala;1,2;Mkr\n09;Gotland;0,3;Mkr\n",
        "Region\tBelopp (kr)\nLandstinget i Uppsala län\t1200000\nGotlands län\t300000\n",
        "kod,namn,belopp tkr\n03,Uppsala,1200\n09,Gotland,300\n",
        "namn;belopp\nUppsala;1,2 Mkr\nGotland;300 tkr\nSumma;1,5 Mkr\n",
    ],
)
def test_one_table_written_in_five_ways_is_read_the_same(tmp_path: Path, text: str) -> None:
    rows = read(tmp_path, text).rows
    assert [(row.kind, row.code, row.amount) for row in rows] == [
        ("region", "03", kronor(1_200_000)),
        ("region", "09", kronor(300_000)),
    ]


def test_a_name_that_nobody_has_is_answered_with_the_one_like_it(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read(tmp_path, "region;belopp\nRegion Upsala;5\nAtlantis;6\n")
    upsala, atlantis = (problem.help.sv for problem in refused.value.problems)
    assert upsala.startswith("Menade du Region Uppsala? ")
    assert "Menade" not in atlantis


def test_a_name_that_is_both_a_region_and_a_municipality_is_what_the_others_are(tmp_path: Path) -> None:
    rows = read(tmp_path, "kommun;belopp\nStockholm;5\nGotland;4\nKiruna;3\nHeby;2\n").rows
    assert [(row.kind, row.code) for row in rows] == [
        ("municipality", "0180"),
        ("municipality", "0980"),
        ("municipality", "2584"),
        ("municipality", "0331"),
    ]


@pytest.mark.parametrize("cell", ["", "-", "–", "…"])
def test_a_blank_cell_is_a_row_whose_amount_is_not_known(tmp_path: Path, cell: str) -> None:
    (first, second) = read(tmp_path, f"region;belopp\nUppsala;{cell}\nGotland;4\n").rows
    assert (first.amount, first.fault) == (None, None)
    assert second.amount == kronor(4)


UNREADABLE = [("544 99 160", "digits-badly-grouped"), ("1.234,5", "two-decimal-signs"), ("-5", "below-zero")]


@pytest.mark.parametrize(("cell", "code"), UNREADABLE)
def test_a_cell_that_cannot_be_read_stays_as_printed_with_the_reason(tmp_path: Path, cell: str, code: str) -> None:
    first = read(tmp_path, f"region;belopp\nUppsala;{cell}\nGotland;4\n").rows[0]
    assert first.amount is None
    assert first.printed == cell
    assert first.fault is not None
    assert (first.fault.code, first.fault.severity, first.fault.at.line) == (code, "warning", 2)


def test_the_total_that_a_table_states_is_the_pot_when_a_row_cannot_be_read(tmp_path: Path) -> None:
    table = read(tmp_path, "region;belopp\nUppsala;10\nGotland;\nKalmar;20\nSumma;40\n")
    assert table.stated == kronor(40)
    assert explain_table(table, None).pot == kronor(40)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["not-a-table-of-amounts"]),
        ("region;belopp\n", ["not-a-table-of-amounts"]),
        ("vem;vad\nUppsala;5\n", ["not-a-table-of-amounts"]),
        ("region;belopp;belopp 2\nUppsala;5;6\n", ["not-a-table-of-amounts"]),
        ("region;belopp\nUpsala;5\nGotlandia;6\n", ["recipient-not-found", "recipient-not-found"]),
        ("region;belopp\nUppsala;5\n03;6\nAtlantis;7\n", ["recipient-not-found", "recipient-twice"]),
    ],
)
def test_what_cannot_be_a_table_is_refused_with_everything_that_is_wrong(
    tmp_path: Path, text: str, codes: list[str]
) -> None:
    with pytest.raises(Refused) as refused:
        read(tmp_path, text)
    assert [problem.code for problem in refused.value.problems] == codes


@pytest.mark.parametrize(
    ("text", "code"),
    [("region;belopp\nUppsala;5\nGotland;\n", "pot-not-known"), ("region;belopp\nUppsala;-\nGotland;\n", "no-amounts")],
)
def test_a_table_whose_pot_cannot_be_known_is_refused(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        explain_table(read(tmp_path, text), None)
    assert [problem.code for problem in refused.value.problems] == [code]
