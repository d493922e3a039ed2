"""Workbooks as spreadsheet programs write them, and as somebody who wants to fill the memory would."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from dagmar.facts.files import Read, read_facts
from dagmar.facts.limits import LIMITS, Limits
from dagmar.problem import Problem, Refused
from tests.facts.cases import ROW, TABLE
from tests.facts.writers import sheet, workbook, write_xlsx


def read(path: Path, limits: Limits = LIMITS) -> Read:
    return read_facts([path], limits=limits)


def refusal(path: Path, limits: Limits = LIMITS) -> list[Problem]:
    with pytest.raises(Refused) as refused:
        read(path, limits)
    return list(refused.value.problems)


def codes(path: Path, limits: Limits = LIMITS) -> list[str]:
    return [problem.code for problem in refusal(path, limits)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "facts.xlsx"


def test_a_table_that_does_not_begin_in_the_first_cell_keeps_its_places(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Data")
        page.write_row(3, 2, list(ROW))
        page.write_row(4, 2, ["0180", "x", "2024", "12x"])
    (problem,) = refusal(path)
    assert (problem.at.line, problem.at.column) == (5, 6)
    assert problem.message.sv.startswith("Blad ”Data”, cell F5: ")
    assert problem.message.en.startswith("Sheet “Data”, cell F5: ")


def test_a_blank_value_is_pointed_at_where_it_is_missing(path: Path) -> None:
    write_xlsx(path, [ROW, {name: text for name, text in ROW.items() if name != "value"} | {"period": "2025"}])
    (problem,) = refusal(path)
    assert (problem.code, problem.at.line, problem.at.column) == ("value-missing", 3, 4)
    assert "cell D3" in problem.message.sv


def test_formatting_and_blanks_below_and_beside_the_table_are_no_rows(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        bold = book.add_format({"bold": True, "bg_color": "yellow"})
        page.write_row(0, 0, list(ROW))
        page.write_row(1, 0, list(ROW.values()))
        for row in range(2, 500):
            for column in range(10):
                page.write_blank(row, column, None, bold)
        page.write_string(600, 3, "   ")
    assert len(read(path).observations) == 1


def test_a_lost_zero_is_explained_with_the_code_that_was_meant(path: Path) -> None:
    write_xlsx(path, [ROW | {"recipient": 114}, ROW | {"recipient": 1480}])
    (problem,) = refusal(path)
    assert (problem.code, problem.at.line) == ("leading-zero-lost", 2)
    assert "0114" in problem.message.sv
    assert "Kalkylprogram läser koden som ett tal" in problem.help.sv


def test_a_code_and_a_year_kept_as_numbers_are_what_they_look_like(path: Path) -> None:
    write_xlsx(path, [ROW | {"recipient": 1480, "period": 2024}])
    (seen,) = read(path).observations
    assert (seen.recipient, seen.period) == ("1480", "2024")


def test_a_formula_that_no_program_has_computed_is_refused(path: Path) -> None:
    """openpyxl writes formulas without values, as every program does that cannot compute."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(list(ROW))
    page.append([*list(ROW.values())[:3], "=61/80"])
    book.save(path)
    (problem,) = refusal(path)
    assert (problem.code, problem.at.line, problem.at.column) == ("formula-without-value", 2, 4)


def test_a_formula_counts_by_the_value_saved_with_it(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, list(ROW))
        page.write_row(1, 0, list(ROW.values()))
        page.write_formula(1, 3, "=61/80", None, 0.7625)
    (seen,) = read(path).observations
    assert str(seen.value) == "61/80"


def test_a_formula_that_gives_an_empty_text_is_a_blank_and_not_a_formula_without_value(path: Path) -> None:
    empty = '<c t="str"><f>IF(1,"","")</f><v></v></c>'
    workbook(path, {"Blad1": sheet(TABLE[0], (*TABLE[1][:3], empty))})
    assert codes(path) == ["value-missing"]


def test_merged_cells_beside_the_table_are_left_alone(path: Path) -> None:
    workbook(path, {"Blad1": sheet(*TABLE, after='<mergeCells><mergeCell ref="H1:K9"/></mergeCells>')})
    assert len(read(path).observations) == 1


def test_a_hidden_sheet_is_never_read_and_is_told_of(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        for name in ("Nu", "Då"):
            page = book.add_worksheet(name)
            page.write_row(0, 0, list(ROW))
            page.write_row(1, 0, list(ROW.values()))
        page.hide()
    (warning,) = read(path).warnings
    assert (warning.code, len(read(path).observations)) == ("sheet-not-read", 1)
    assert "”Då” är inte läst: det är dolt" in warning.message.sv


def test_an_only_sheet_with_wrong_headings_says_which_are_wrong(path: Path) -> None:
    workbook(path, {"Blad1": sheet(("mottagre", "indiaktor", "perod"), ("0180", "x", "2024"))})
    assert codes(path)[:4] == ["column-unknown"] * 3 + ["column-missing"]


def test_a_truth_value_is_no_figure(path: Path) -> None:
    workbook(path, {"Blad1": sheet(TABLE[0], (*TABLE[1][:3], '<c t="b"><v>1</v></c>'))})
    (problem,) = refusal(path)
    assert (problem.code, problem.at.column) == ("cell-not-plain", 4)
    assert "TRUE" in problem.message.sv


def test_a_workbook_without_content_is_empty(path: Path) -> None:
    workbook(path, {"Blad1": sheet()})
    assert codes(path) == ["file-empty"]


def test_a_file_with_another_content_than_its_ending_says_is_refused(path: Path) -> None:
    path.write_text("recipient;indicator\n", encoding="utf-8")
    (problem,) = refusal(path)
    assert "ingen zip-fil" in problem.message.sv


def test_a_part_that_grows_more_than_any_table_does_is_refused(path: Path) -> None:
    """A thousandfold: what deflate makes of blanks. Ordinary sheets grow ten- to fiftyfold."""
    workbook(path, {"Blad1": sheet(*TABLE)}, more={"xl/styles.xml": b" " * 30_000_000})
    assert codes(path) == ["workbook-unpacks-too-large"]


def test_all_parts_together_are_held_against_the_limit(path: Path) -> None:
    write_xlsx(path, [ROW] * 100)
    assert codes(path, Limits(unpacked_bytes=5_000)) == ["workbook-unpacks-too-large"]


def test_a_zip_that_lies_about_a_size_is_refused(path: Path) -> None:
    """The directory says that the sheet becomes 10 bytes; it becomes thousands."""
    workbook(path, {"Blad1": sheet(TABLE[0], *[TABLE[1]] * 100)})
    with zipfile.ZipFile(path) as packed:
        size = packed.getinfo("xl/worksheets/sheet1.xml").file_size
    content = path.read_bytes()
    assert content.count(struct.pack("<I", size)) == 2  # once before the part, once in the directory
    path.write_bytes(content.replace(struct.pack("<I", size), struct.pack("<I", 10)))
    assert codes(path) == ["xlsx-broken"]


def test_two_parts_of_one_name_are_refused(path: Path) -> None:
    workbook(path, {"Blad1": sheet(*TABLE)})
    with zipfile.ZipFile(path, "a") as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    assert codes(path) == ["xlsx-broken"]


def test_a_sheet_that_defines_entities_is_refused_before_they_are_used(path: Path) -> None:
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    workbook(path, {"Blad1": sheet(*TABLE)})
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["xl/worksheets/sheet1.xml"] = entities.encode() + parts["xl/worksheets/sheet1.xml"]
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    (problem,) = refusal(path)
    assert (problem.code, "dokumenttyp" in problem.message.sv) == ("xlsx-broken", True)


def test_a_sheet_may_be_written_with_another_prefix_and_cells_may_have_names_or_not(path: Path) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    text = "".join(f'<x:c t="inlineStr"><x:is><x:t>{name}</x:t></x:is></x:c>' for name in ROW)
    cells = "".join(
        f'<x:c r="{letter}9" t="inlineStr"><x:is><x:t>{content}</x:t></x:is></x:c>'
        for letter, content in zip("ABCD", ROW.values(), strict=True)
    )
    xml = f'<x:row>{text}</x:row><x:row r="9">{cells}</x:row>'
    workbook(path, {"Blad1": ""})
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["xl/worksheets/sheet1.xml"] = (
        f'<x:worksheet xmlns:x="{main}"><x:sheetData>{xml}</x:sheetData></x:worksheet>'.encode()
    )
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    (seen,) = read(path).observations
    assert seen.at is not None
    assert seen.at.line == 9


def test_a_sheet_with_some_headings_wrong_is_still_the_one_of_facts(path: Path) -> None:
    workbook(
        path, {"Läs mig": sheet(("hej",)), "Data": sheet(("recipient", "indicator", "perod"), ("0180", "x", "2024"))}
    )
    assert codes(path) == ["sheet-not-read", "column-unknown", "column-missing"]


def test_a_truth_value_without_a_column_is_in_the_way_as_any_content_is(path: Path) -> None:
    workbook(path, {"Blad1": sheet(TABLE[0], (*TABLE[1], '<c t="b"><v>1</v></c>'))})
    assert codes(path) == ["column-without-name"]
