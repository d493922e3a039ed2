"""Bad input, one row a code: what a person did to the workbook, and the cell that is named. Nothing is written or lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dagmar.problem import Problem, Refused
from dagmar.reporting.answer import Answer
from dagmar.reporting.wording import WORDING

from .forms import GIVEN, TEXT, answer, blank, edit, fill, read

LAST_YEAR = answer("anvant", "1243000", about="anvanda-medel")
ANVANT = "      anvant: {title: Hur mycket har använts?, kind: money, concept: anvanda-medel}\n"
TWO_REPORTS = (
    TEXT
    + "  plan2:\n    title: Plan\n    to: regions\n    due: 2025-01-31\n    questions: {p: {title: Plan, kind: text}}\n"
)


@dataclass(frozen=True)
class Case:
    """What was done: other cells, a change in another program, another agreement since, earlier answers."""

    code: str
    where: str
    cells: dict[str, Any] | None = None
    change: Callable[[Any], None] | None = None
    since: str = TEXT
    made_of: str = TEXT
    previous: Iterable[Answer] = ()
    expected: str | None = None
    says: str = ""


def renamed(book: Any) -> None:
    book["redovisning"].title = "Blad1"


def replaced(book: Any) -> None:
    book.create_sheet("annat")
    book.remove(book["redovisning"])


def moved(book: Any) -> None:
    sheet = book["redovisning"]
    for column in range(1, 9):
        sheet.cell(30, column).value = sheet.cell(9, column).value
        sheet.cell(9, column).value = None


def swapped(book: Any) -> None:
    sheet = book["redovisning"]
    for column in range(1, 9):
        one, other = sheet.cell(9, column), sheet.cell(10, column)
        one.value, other.value = other.value, one.value


def set_cell(cell: str, value: Any) -> Callable[[Any], None]:
    return lambda book: book["redovisning"].__setitem__(cell, value)


def in_error(book: Any) -> None:
    book["redovisning"]["D9"] = "#DIV/0!"
    book["redovisning"]["D9"].data_type = "e"


CASES = (
    Case("template-of-another-agreement", "", expected="exempel-2025", says="exempel-2025 --from svar.xlsx"),
    Case("sheet-renamed", "", change=renamed, says="Blad1"),
    Case("sheet-missing", "", change=replaced, says="redovisning"),
    Case("report-not-asked", "", since=TEXT.replace("  redovisning:", "  annan:"), says="redovisning"),
    Case("row-moved", "A30", change=moved, says="rad 9"),
    Case("row-moved", "A10", change=swapped, says="anvant"),
    Case("row-missing", "A9", {**GIVEN, "A9": "använt"}, says="använt"),
    Case("row-twice", "A30", {**GIVEN, "A30": "anvant"}),
    Case("row-unknown", "A30", {**GIVEN, "A30": "egen", "D30": 5}, says="egen"),
    Case("row-unknown", "D30", {**GIVEN, "D30": "1 250 000"}, says="1 250 000"),
    Case("recipient-unknown", "D3", {**GIVEN, "D3": "1"}, says="01"),
    Case("recipient-changed", "D3", {**GIVEN, "D3": "03"}, says="03"),
    Case("formula-in-answer", "D9", change=set_cell("D9", "=SUM(1,2)")),
    Case("formula-in-answer", "D3", change=set_cell("D3", "=SUM(1,2)")),
    Case("cell-in-error", "D9", change=in_error, says="#DIV/0!"),
    Case("question-changed", "D9", since=TEXT.replace("Hur mycket har använts", "Hur mycket återstår"), says="1250000"),
    Case("question-removed", "D9", since=TEXT.replace(ANVANT, ""), says="1250000"),
    Case("question-new", "D21", since=TEXT + "      ny: {title: En fråga till?, kind: text}\n", says="ny"),
    Case("answer-missing", "D9", {**GIVEN, "D9": None}, says="kronor"),
    Case("answer-missing", "E20", {**GIVEN, "E20": None}),
    Case("explanation-missing", "D10", {**GIVEN, "D10": None}, says="F10"),
    Case("answer-of-another-kind", "D11", {**GIVEN, "D11": 85}, says="85"),
    Case("answer-of-another-kind", "D19", {**GIVEN, "D19": "i maj"}, says="i maj"),
    Case("not-a-number", "D10", {**GIVEN, "D10": "många"}, says="många"),
    Case("unit-unknown", "D9", {**GIVEN, "D9": "12 dollar"}, says="dollar"),
    Case("digits-badly-grouped", "D9", {**GIVEN, "D9": "544 99 160 kr"}),
    Case("not-a-choice", "D14", {**GIVEN, "D14": "mellan"}, says="låg, hög"),
    Case("not-a-choice", "D12", {**GIVEN, "D12": "kanske"}),
    Case("more-than-all", "D20", {**GIVEN, "D20": 41}, says="41"),
    Case("answer-too-low", "D10", {**GIVEN, "D10": -1}, says="0"),
    Case("answer-too-low", "D20", {**GIVEN, "D20": -1}),
    Case("answer-too-high", "D10", {**GIVEN, "D10": 5001}, says="5000"),
    Case("answer-too-long", "D13", {**GIVEN, "D13": "x" * 20_001}, says="20001"),
    Case("answer-in-another-unit", "D9", {**GIVEN, "D9": 1_250}, previous=[LAST_YEAR], says="1\u00a0250\u00a0000 kr"),
    Case("answer-in-another-unit", "D9", {**GIVEN, "D9": "1,25"}, previous=[LAST_YEAR], says="1\u00a0250\u00a0000 kr"),
    Case("answer-in-another-unit", "D9", {**GIVEN, "D9": 1_250_000_000}, previous=[LAST_YEAR], says="1\u00a0250\u00a0000 kr"),
)  # fmt: skip
WARNINGS = (
    Case("agreement-changed", "", since=TEXT.replace("total: unknown", "total: 5 Mkr")),
    Case("sheet-not-answered", "", made_of=TWO_REPORTS, since=TWO_REPORTS, says="plan2"),
    Case("answer-not-asked", "D13", {**GIVEN, "D12": "nej"}, says="hur"),
    Case(
        "answer-differs", "D9", previous=[answer("x", "1240000", period="2024", about="anvanda-medel")], says="1240000"
    ),
)


def handed_in(case: Case, folder: Path) -> Path:
    path = fill(blank(folder, text=case.made_of), case.cells or GIVEN)
    return edit(path, case.change) if case.change else path


def is_at(problem: Problem, where: str) -> bool:
    return not where or (f", cell {where}: " in problem.message.sv and f", cell {where}: " in problem.message.en)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.where}")
def test_what_is_wrong_is_named_with_its_sheet_and_cell(case: Case, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read(handed_in(case, tmp_path), text=case.since, previous=case.previous, expected=case.expected)
    told = [one for one in refused.value.problems if one.code == case.code and is_at(one, case.where)]
    assert told, [(one.code, one.message.sv) for one in refused.value.problems]
    assert any(case.says in f"{one.message.sv} {one.help.sv}" for one in told), told
    assert all(one.message.en != one.message.sv for one in told)


@pytest.mark.parametrize("case", WARNINGS, ids=lambda case: case.code)
def test_what_is_only_noticed_leaves_the_answers(case: Case, tmp_path: Path) -> None:
    came = read(handed_in(case, tmp_path), text=case.since, previous=case.previous)
    assert [one.code for one in came.warnings] == [case.code]
    assert is_at(came.warnings[0], case.where)
    assert case.says in came.warnings[0].message.sv
    assert len(came.answers) == 11


def test_every_code_of_the_room_has_a_case() -> None:
    elsewhere = {
        "file-missing",
        "workbook-unreadable",
        "not-a-template",
        "recipient-twice",
        "recipient-differs",
        "answers-contradict",
    }
    assert {case.code for case in (*CASES, *WARNINGS)} & set(WORDING) == set(WORDING) - elsewhere


def test_everything_that_is_wrong_in_every_file_is_told_at_once(tmp_path: Path) -> None:
    first = fill(blank(tmp_path, name="a.xlsx"), {**GIVEN, "D9": None, "D14": "mellan", "D20": 41})
    second = fill(blank(tmp_path, name="b.xlsx", recipient="03"), {**GIVEN, "D11": 85})
    with pytest.raises(Refused) as refused:
        read(first, second, tmp_path / "c.xlsx")
    found = {(Path(one.at.file).name, one.code) for one in refused.value.problems}
    assert found == {
        ("a.xlsx", "answer-missing"), ("a.xlsx", "not-a-choice"), ("a.xlsx", "more-than-all"),
        ("b.xlsx", "answer-of-another-kind"), ("c.xlsx", "file-missing"),
    }  # fmt: skip


def test_two_files_from_the_same_recipient_are_refused_with_the_questions_that_differ(tmp_path: Path) -> None:
    first = fill(blank(tmp_path, name="a.xlsx"))
    second = fill(blank(tmp_path, name="b.xlsx"), {**GIVEN, "D9": 1_260_000, "D20": 31})
    with pytest.raises(Refused) as refused:
        read(first, second)
    (twice,) = refused.value.problems
    assert (twice.code, Path(twice.at.file).name, Path(twice.also[0][0].file).name) == (
        "recipient-twice",
        "b.xlsx",
        "a.xlsx",
    )
    assert "anvant, resultat women" in twice.message.sv


def test_two_sheets_of_one_workbook_are_of_one_recipient(tmp_path: Path) -> None:
    path = fill(blank(tmp_path, text=TWO_REPORTS, recipient=None), {**GIVEN, "D3": "01"})
    fill(path, {"D3": "03", "D9": "klar"}, sheet="plan2")
    with pytest.raises(Refused) as refused:
        read(path, text=TWO_REPORTS)
    assert [one.code for one in refused.value.problems] == ["recipient-differs"]


def test_two_reports_that_answer_the_same_concept_differently_are_refused_and_alike_they_are_not(
    tmp_path: Path,
) -> None:
    same = TWO_REPORTS.replace(
        "{p: {title: Plan, kind: text}}", "{p: {title: Med?, kind: yes_no, concept: foretradare}}"
    )
    path = fill(blank(tmp_path, text=same))
    assert read(fill(path, {"D9": "ja"}, sheet="plan2"), text=same).warnings == ()
    with pytest.raises(Refused) as refused:
        read(fill(path, {"D9": "nej"}, sheet="plan2"), text=same)
    (told,) = refused.value.problems
    assert (told.code, is_at(told, "D9")) == ("answers-contradict", True)
    assert "redovisning!D12" in told.message.sv


def test_a_workbook_of_somebody_elses_making_is_no_template(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "egen.xlsx")
    (tmp_path / "trasig.xlsx").write_bytes(b"PK\x03\x04 nothing more")
    for name, code in (("egen.xlsx", "not-a-template"), ("trasig.xlsx", "workbook-unreadable")):
        with pytest.raises(Refused) as refused:
            read(tmp_path / name)
        assert [one.code for one in refused.value.problems] == [code]


def test_a_tenfold_rise_is_believed_and_an_explained_thousandfold_too(tmp_path: Path) -> None:
    ten = read(fill(blank(tmp_path), {**GIVEN, "D9": 12_430_000}), previous=[LAST_YEAR])
    explained = {**GIVEN, "D9": 1_250, "F9": "Nästan allt gick tillbaka."}
    assert ten.answers
    assert read(fill(blank(tmp_path, name="b.xlsx"), explained), previous=[LAST_YEAR]).answers


def test_the_unit_is_held_against_the_latest_earlier_year(tmp_path: Path) -> None:
    older = answer("anvant", "1250", period="2022", about="anvanda-medel")
    assert read(fill(blank(tmp_path)), previous=[LAST_YEAR, older]).answers


def test_a_changed_question_quotes_its_answer_so_that_nothing_is_lost(tmp_path: Path) -> None:
    """Three questions of thirteen lines change, go and come: each is named once, and the others are not."""
    since = TEXT.replace("options: [låg, hög]", "options: [låg, hög, högst]").replace(
        "      plan: {title: Handlingsplan, kind: file, required: no}\n", ""
    )
    since += "      ny: {title: Ny?, kind: yes_no}\n"
    with pytest.raises(Refused) as refused:
        read(fill(blank(tmp_path)), text=since)
    told = {one.code: one.message.sv for one in refused.value.problems}
    assert set(told) == {"question-changed", "question-removed", "question-new"}
    assert "hög" in told["question-changed"]
    assert "plan.pdf" in told["question-removed"]
    assert len(refused.value.problems) == 3


def test_a_sheet_that_holds_more_below_its_questions_is_read_without_it(tmp_path: Path) -> None:
    """Stray formatting is no answer: a border far below is not a row."""

    def border(book: Any) -> None:
        book["redovisning"]["D400"].border = openpyxl.styles.Border(left=openpyxl.styles.Side("thin"))

    assert read(edit(fill(blank(tmp_path)), border)).warnings == ()


def test_a_number_that_a_spreadsheet_adds_up_wrongly_is_read_as_it_is_shown(tmp_path: Path) -> None:
    came = read(fill(blank(tmp_path), {**GIVEN, "D9": 0.1 + 0.7})).answers
    assert came[0].figure == Fraction(8, 10)
