"""The workbook to fill in: what stands in it, and what does not."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from dagmar.facts.book import Facts
from dagmar.registry.registry import load_registry
from dagmar.reporting.form import version_of
from dagmar.reporting.known import Background

from .forms import ROWS, TEXT, agreement, answer, blank, edit


def test_every_question_stands_in_its_own_row_with_its_id(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(blank(tmp_path))["redovisning"]
    assert {sheet.cell(row, 1).value: row for row in range(9, 22)} == ROWS
    assert sheet["B20"].value == "Personer med plan (kvinnor)"
    assert sheet["B15"].value == "Vilka insatser? utbildning"


def test_it_has_no_macros_and_no_formulas_though_a_title_begins_like_one(tmp_path: Path) -> None:
    path = blank(tmp_path)
    with zipfile.ZipFile(path) as packed:
        assert not [name for name in packed.namelist() if "vba" in name.lower() or "external" in name.lower()]
        sheets = [packed.read(name).decode() for name in packed.namelist() if "worksheets/sheet" in name]
    assert not [sheet for sheet in sheets if "<f>" in sheet or "<f " in sheet]
    assert openpyxl.load_workbook(path, data_only=True)["redovisning"]["A1"].value == "=Redovisning"


def test_the_version_stands_where_one_sees_it_and_where_one_does_not(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(blank(tmp_path))
    version = version_of(agreement())
    assert book["redovisning"]["D5"].value == version
    assert book["dagmar"].sheet_state == "veryHidden"
    assert ("version", version) in {(row[0].value, row[1].value) for row in book["dagmar"].iter_rows()}


def test_a_comment_in_the_agreement_is_not_a_new_version_and_a_bound_is() -> None:
    assert version_of(agreement(TEXT + "# en anmärkning\n")) == version_of(agreement())
    assert version_of(agreement(TEXT.replace("at_most: 5000", "at_most: 6000"))) != version_of(agreement())


def test_choices_are_drop_downs_of_the_agreements_own_words(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(blank(tmp_path))
    lists = {str(one.sqref): one.formula1 for one in book["redovisning"].data_validations.dataValidation}
    assert {"D12", "D14", "D15", "D16", "D17"} == set(lists)

    def options(cell: str) -> list[object]:
        cells = lists[cell].split("!")[1].replace("$", "")
        return [row[0].value for row in book["dagmar"][cells]]

    assert options("D14") == ["låg", "hög"]
    assert options("D12") == ["ja", "nej"]


def test_only_the_cells_to_answer_in_can_be_written_in(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(blank(tmp_path))["redovisning"]
    assert sheet.protection.sheet
    open_cells = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert open_cells == {f"{column}{row}" for row in range(9, 22) for column in "DF"} | {"E20", "E21"}


def test_an_answer_to_the_same_concept_is_filled_in_with_its_source_and_last_years_only_shown(tmp_path: Path) -> None:
    asked_elsewhere = replace(answer("x", "yes", period="2024", about="foretradare", kind="yes_no"), agreement="annan")
    last_year = answer("anvant", "1243000", about="anvanda-medel")
    sheet = openpyxl.load_workbook(blank(tmp_path, background=Background([asked_elsewhere, last_year])))["redovisning"]
    assert (sheet["D12"].value, sheet["G12"].value) == ("ja", "svar på annan 2024")
    assert (sheet["D9"].value, sheet["G9"].value, sheet["H9"].value) == (None, None, "1243000 (exempel-forr 2023)")


def test_population_is_filled_in_from_the_registry_on_the_last_day_before_the_period(tmp_path: Path) -> None:
    """Stockholm had 2 454 821 inhabitants on 31 December 2023, in Statistics Sweden's table."""
    text = TEXT.replace("kind: number, at_least: 0, at_most: 5000", "kind: number, prefill: population")
    sheet = openpyxl.load_workbook(blank(tmp_path, text=text, background=Background((), Facts([], load_registry()))))
    assert sheet["redovisning"]["D10"].value == 2_454_821
    assert sheet["redovisning"]["G10"].value.startswith("population 2023-12-31")


@pytest.mark.parametrize("recipient", [None, "0180"])
def test_the_code_keeps_its_leading_zero(tmp_path: Path, recipient: str | None) -> None:
    path = blank(tmp_path, recipient=recipient)
    edit(path, lambda book: book["redovisning"].__setitem__("D3", "0180"))
    assert openpyxl.load_workbook(path)["redovisning"]["D3"].value == "0180"


def test_the_same_agreement_gives_the_same_bytes(tmp_path: Path) -> None:
    assert blank(tmp_path, name="a.xlsx").read_bytes() == blank(tmp_path, name="b.xlsx").read_bytes()


def test_it_is_printed_on_a4_and_a_long_question_has_rows_enough_to_be_read(tmp_path: Path) -> None:
    long = "Hur har personal nära patienterna deltagit i arbetet? " * 4
    path = blank(tmp_path, text=TEXT.replace("Personer med plan", long.strip(), 1))
    sheet = openpyxl.load_workbook(path)["redovisning"]
    assert sheet.page_setup.paperSize == 9
    assert not sheet["A2"].alignment.wrap_text, "the agreement's title stands over the columns beside it"
    (row,) = {cell.row for cell in sheet["B"] if str(cell.value).startswith(long.strip()) and "kvinnor" in cell.value}
    # 215 characters in a column of 60 are four lines of 15 points.
    assert sheet.row_dimensions[row].height == 60
    assert sheet.row_dimensions[9].height is None  # one line, as any row
