"""The workbook of a decision is for people: Swedish first, names, kronor, and a summary that says what it is."""

from __future__ import annotations

import io
from functools import cache

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from dagmar.allocation.basis import MADE_UP
from dagmar.publication.decision.decide import package_of
from dagmar.publication.decision.sheets import NAMES, sheet
from dagmar.source import Basis
from tests.publication.of_svf import svf, svf_facts


@cache
def _book(basis: Basis = "real") -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(package_of(svf(), svf_facts(basis=basis))[1].files["decision.xlsx"]))


def _summary(basis: Basis = "real") -> dict[str, object]:
    rows = _book(basis)["Sammanfattning"].iter_rows(values_only=True)
    return {str(one): other for one, other in rows if one}


def test_the_headings_are_swedish_with_the_english_below() -> None:
    headings = [cell.value for cell in _book()["Belopp"][1]]
    assert headings[:4] == ["Bidrag\nGrant", "Slag\nKind", "Kod\nCode", "Mottagare\nRecipient"]
    assert "Betalas ut\nIs paid" in headings


def test_every_payment_has_the_name_of_who_is_paid() -> None:
    rows = list(_book()["Utbetalningar"].iter_rows(min_row=2, values_only=True))
    assert rows[0] == (1, "Utbetalning 1", "region", "01", "Region Stockholm", 46759214)
    assert all(row[4] for row in rows)


def test_grants_and_outcomes_are_told_in_words_and_not_by_id() -> None:
    assert [row[0].value for row in _book()["Bidrag"].iter_rows(min_row=2)] == [
        "Första utbetalningen",
        "Andra utbetalningen",
    ]
    outcomes = list(_book()["Utfall"].iter_rows(min_row=2, values_only=True))
    assert {row[5] for row in outcomes} == {"uppfyllt", "inte uppfyllt"}
    assert {row[0] for row in outcomes} == {"Regionen har uppfyllt kraven för den andra utbetalningen"}


def test_amounts_are_numbers_shown_in_kronor() -> None:
    paid = [row[6] for row in _book()["Belopp"].iter_rows(min_row=2) if row[6].value is not None]
    assert {cell.data_type for cell in paid} == {"n"}
    assert {cell.number_format for cell in paid} == {'#,##0.00\\ "kr"'}


@pytest.mark.parametrize("name", ["Bidrag", "Belopp", "Utbetalningar", "Utfall"])
def test_headings_stay_in_sight_and_columns_are_as_wide_as_what_they_hold(name: str) -> None:
    page = _book()[name]
    assert page.freeze_panes == "A2"
    assert len({one.width for one in page.column_dimensions.values()}) > 2
    assert page.page_setup.paperSize == 9
    assert page.page_setup.orientation == "landscape"


def test_a_row_is_as_high_as_what_is_wrapped_in_it() -> None:
    page = _book()["Bidrag"]
    # Six assumptions in a column of 48 characters: more than ten lines of 15 points.
    assert page.row_dimensions[3].height > 150
    assert _book()["Utbetalningar"].row_dimensions[2].height is None


def test_the_summary_has_title_period_total_basis_and_assumptions() -> None:
    said = _summary()
    assert next(iter(said.items())) == ("Beslut / Decision", svf().agreement.title)
    assert said["Gäller / Holds for"] == "2025"
    assert said["Summa / Total"] == 365_000_000
    assert said["Fördelas, där det är känt / Given out, where it is known"] == 182_500_000
    assert said["Underlag / Basis"] == "verkligt / real"
    assert str(said["Antaget eller inte modellerat / Assumed or not modelled"]).startswith("Antaget (vem som bedömer")


def test_what_is_made_up_is_marked_before_any_figure() -> None:
    beside = [row[1] for row in _book("synthetic")["Sammanfattning"].iter_rows(values_only=True)]
    assert beside[1:3] == [MADE_UP["mixed"].sv, MADE_UP["mixed"].en]
    assert "OBSERVERA / NOTE" not in _summary()


def test_every_column_that_a_decision_can_have_has_a_heading() -> None:
    allocation, package = package_of(svf(), svf_facts())
    for table in package.tables.values():
        if table.name in NAMES:
            shown = sheet(table, svf().agreement, allocation)
            assert all(heading.said.sv and heading.said.en and heading.width for heading in shown.headings)
