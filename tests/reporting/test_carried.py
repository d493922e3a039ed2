"""Answers carried to a new template: what stood in the old one stands somewhere in the new, whatever has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dagmar.reporting.carried import carried
from dagmar.reporting.filled import open_filled
from dagmar.reporting.form import forms_of
from dagmar.reporting.recipients import recipient_asked
from dagmar.reporting.template import template

from .forms import GIVEN, TEXT, agreement, blank, edit, fill, read
from .test_bad_input import moved, renamed, set_cell

SINCE = TEXT.replace("Hur mycket har använts", "Hur mycket återstår").replace(
    "      plan: {title: Handlingsplan, kind: file, required: no}\n", ""
)


def anew(old: Path, folder: Path, text: str) -> Path:
    forms = forms_of(agreement(text))
    moved_answers = carried(open_filled(old), forms)
    who, forms = recipient_asked(forms, moved_answers.recipient)
    made = template(
        forms,
        "sv",
        recipient=who,
        given=moved_answers.given,
        beside=moved_answers.beside,
        left_over=moved_answers.left_over,
    )
    path = folder / "ny.xlsx"
    path.write_bytes(made.content)
    return path


def everything(path: Path) -> str:
    return "\n".join(str(cell.value) for sheet in openpyxl.load_workbook(path) for row in sheet for cell in row)


def test_unchanged_answers_are_filled_in_changed_ones_stand_beside_and_removed_ones_on_their_own_sheet(
    tmp_path: Path,
) -> None:
    book = openpyxl.load_workbook(anew(fill(blank(tmp_path)), tmp_path, SINCE))
    sheet = book["redovisning"]
    assert (sheet["D9"].value, sheet["H9"].value) == (None, "1250000 (svar.xlsx redovisning!D9)")
    assert (sheet["D10"].value, sheet["D14"].value) == (320, "hög")
    assert [cell.value for cell in book["Svar utan fråga"][1]] == [
        "redovisning/plan", "Handlingsplan", "plan.pdf", "svar.xlsx redovisning!D18",
    ]  # fmt: skip


def test_the_new_template_is_accepted_as_soon_as_the_changed_question_is_answered(tmp_path: Path) -> None:
    path = anew(fill(blank(tmp_path)), tmp_path, SINCE)
    assert len(read(fill(path, {"D9": 5}), text=SINCE).answers) == 10


@pytest.mark.parametrize("change", [renamed, moved, set_cell("D9", "=SUM(1,2)")])
@pytest.mark.parametrize("since", [TEXT, SINCE, TEXT.replace("agreement: exempel", "agreement: exempel-2025")])
def test_nothing_that_was_written_is_lost(tmp_path: Path, change: Any, since: str) -> None:
    old = edit(fill(blank(tmp_path), {**GIVEN, "F10": "Uppskattat."}), change)
    kept = everything(anew(old, tmp_path, since))
    for written in ("320", "0.85", "=inte en formel", "hög", "plan.pdf", "2024-05-06", "Uppskattat.", "40"):
        assert written in kept, written


def test_an_untouched_agreement_gives_the_same_answers_again(tmp_path: Path) -> None:
    old = fill(blank(tmp_path))
    before, after = read(old).answers, read(anew(old, tmp_path, TEXT)).answers
    assert [(one.question, one.said) for one in before] == [(one.question, one.said) for one in after]
