"""An agreement that asks one question of each kind, and a spreadsheet program's part: its templates filled in and saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import openpyxl

from dagmar.agreement.loader import Loaded, load
from dagmar.reporting.answer import Answer
from dagmar.reporting.form import forms_of
from dagmar.reporting.known import Background
from dagmar.reporting.reading import HandedIn, read_reports
from dagmar.reporting.recipients import recipient_asked
from dagmar.reporting.template import template
from dagmar.text import Language
from dagmar.vocabulary import vocabulary

TEXT = """agreement: exempel
title: Ett exempel
parties: [staten, skr]
period: 2024
total: unknown
grants:
  medel: {to: regions, amount: unknown, not_modelled: inget}
reports:
  redovisning:
    title: =Redovisning
    to: [regions, municipalities]
    due: 2025-01-31
    questions:
      anvant: {title: Hur mycket har använts?, kind: money, concept: anvanda-medel}
      antal: {title: Hur många deltog?, kind: number, at_least: 0, at_most: 5000, required: soft}
      andel: {title: Hur stor andel är klar?, kind: share}
      foretradare: {title: Har företrädare varit med?, kind: yes_no, concept: foretradare}
      hur: {title: =HUR("det gick till"), kind: text, shown_if: {foretradare: ja}}
      niva: {title: Vilken nivå?, kind: choice, options: [låg, hög]}
      insatser: {title: Vilka insatser?, kind: choices, options: [utbildning, teknik, annat], required: no}
      plan: {title: Handlingsplan, kind: file, required: no}
      dag: {title: När beslutades planen?, kind: date, required: no}
      resultat: {title: Personer med plan, kind: indicator, indicator: plan}
"""
ROWS = {
    "anvant": 9, "antal": 10, "andel": 11, "foretradare": 12, "hur": 13, "niva": 14, "insatser/1": 15, "insatser/2": 16,
    "insatser/3": 17, "plan": 18, "dag": 19, "resultat/women": 20, "resultat/men": 21,
}  # fmt: skip
"""Where each line stands: the first question in row 9, in the order of the file."""
GIVEN: Mapping[str, Any] = {
    "D9": 1_250_000, "D10": 320, "D11": 0.85, "D12": "ja", "D13": "=inte en formel", "D14": "hög", "D15": "ja",
    "D16": "nej", "D17": "ja", "D18": "plan.pdf", "D19": "2024-05-06", "D20": 30, "E20": 40, "D21": 12, "E21": 16,
}  # fmt: skip
"""A whole answer, by cell."""


def agreement(text: str = TEXT) -> Loaded:
    return load(text, "exempel.yaml", vocabulary())


def blank(
    folder: Path,
    *,
    name: str = "svar.xlsx",
    text: str = TEXT,
    recipient: str | None = "01",
    background: Background | None = None,
    language: Language = "sv",
) -> Path:
    """A template as the program writes it."""
    forms = forms_of(agreement(text))
    who, forms = (None, forms) if recipient is None else recipient_asked(forms, recipient)
    path = folder / name
    path.write_bytes(template(forms, language, recipient=who, background=background).content)
    return path


def fill(path: Path, cells: Mapping[str, Any] = GIVEN, sheet: str = "redovisning") -> Path:
    """Write cells by hand. A text that begins with = is a text, as a person writes it with a leading apostrophe."""

    def write(book: Any) -> None:
        for cell, value in cells.items():
            book[sheet][cell] = value
            if isinstance(value, str) and value.startswith("="):
                book[sheet][cell].data_type = "s"

    return edit(path, write)


def edit(path: Path, change: Callable[[Any], None]) -> Path:
    """Open in another program, change, save."""
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" and not str(cell.value).startswith("=SUM("):
                    cell.data_type = "s"
    change(book)
    book.save(path)
    return path


def read(*paths: Path, text: str = TEXT, expected: str | None = None, previous: Iterable[Answer] = ()) -> HandedIn:
    """Read workbooks, with the agreement as it is now."""
    return read_reports(paths, lambda _: agreement(text), expected=expected, background=Background(previous))


def answer(question: str, said: str, *, period: str = "2023", about: str = "", kind: str = "money") -> Answer:
    """An answer that was given before, to another year's agreement."""
    return Answer("exempel-forr", "redovisning", question, question, "01", period, kind, about or question, said)
