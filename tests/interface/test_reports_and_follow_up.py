"""From a template to the next year in Python, as the page docs/reference/python.md shows it. Nothing is written but here."""

from __future__ import annotations

import inspect
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import dagmar
from dagmar.facts.book import Facts
from dagmar.reporting.answer import observations
from dagmar.reporting.answers_file import written
from tests.reporting.forms import GIVEN, agreement, fill

HOUSE = Path(__file__).parents[2]


def template(folder: Path, recipient: str | None = "01") -> Path:
    file = folder / "mall.xlsx"
    file.write_bytes(dagmar.report_template(agreement(), recipient).content)
    return file


def test_a_template_is_filled_in_read_and_made_facts(tmp_path: Path) -> None:
    handed_in = dagmar.read_reports([str(fill(template(tmp_path)))], agreement())
    assert (len(handed_in.answers), handed_in.warnings) == (11, ())
    facts = Facts(observations(handed_in.answers, date(2025, 1, 30)), dagmar.facts_of(agreement()).registry)
    given = facts.find("anvanda-medel", "01", "2024")
    assert given is not None
    assert given.value == 1_250_000


def test_what_was_settled_is_filled_in_as_published() -> None:
    """Stockholm's part of the 445 Mkr of 2021 was 102 555 378 kr, as the government published it."""
    made = dagmar.report_template(dagmar.load("kvinnors-halsa-2021"), "01")
    sheet = openpyxl.load_workbook(io.BytesIO(made.content))["ekonomisk-redovisning"]
    assert (made.questions, made.filled_in, sheet["D9"].value) == (3, 1, 102_555_378)


def test_what_is_wrong_is_told_cell_by_cell_and_an_earlier_answer_shows_a_wrong_unit(tmp_path: Path) -> None:
    earlier = tmp_path / "answers.json"
    (used, *_) = dagmar.read_reports([fill(template(tmp_path))], agreement()).answers
    earlier.write_text(written([replace(used, period="2023")]), "utf-8")
    filled = fill(template(tmp_path), {**GIVEN, "D9": 1_250, "D11": 85})
    with pytest.raises(dagmar.Refused) as refused:
        dagmar.read_reports([filled], agreement(), answers=dagmar.read_answers([str(earlier)]))
    assert [(problem.code, problem.at.line) for problem in refused.value.problems] == [
        ("answer-in-another-unit", 9),
        ("answer-of-another-kind", 11),
    ]


def test_who_is_not_asked_is_refused() -> None:
    with pytest.raises(dagmar.Refused) as refused:
        dagmar.report_template(agreement(), "9")
    assert [problem.code for problem in refused.value.problems] == ["recipient-not-asked"]


def test_a_workbook_of_the_library_finds_its_own_agreement(tmp_path: Path) -> None:
    file = tmp_path / "mall.xlsx"
    file.write_bytes(dagmar.report_template(dagmar.load("psykisk-halsa-2017"), "0180").content)
    with pytest.raises(dagmar.Refused) as refused:
        dagmar.read_reports([file])
    assert {problem.code for problem in refused.value.problems} <= {"answer-missing", "explanation-missing"}


def test_what_the_autumn_of_2025_left_is_followed_up_and_asked_about_in_the_next(tmp_path: Path) -> None:
    """Three regions did not qualify, so 182 500 000 kr went to the other 18 (Socialdepartementet, December 2025)."""
    followed_up = dagmar.follow_up(dagmar.load("svf-2025"))
    assert {one.recipient.code for one in followed_up.money.without} >= {"13", "21", "24"}
    begun = dagmar.next_agreement(dagmar.load("svf-2025"), 2026, followed_up=followed_up)
    assert begun.id == "svf-2026"
    (tmp_path / "agreement.yaml").write_text(begun.text, "utf-8")
    assert dagmar.load(tmp_path).agreement.period.first == date(2026, 1, 1)
    plain = dagmar.next_agreement(dagmar.load("svf-2025"), 2026, identity="nytt", title="Nytt", language="en")
    assert (plain.id, "TO DECIDE 1" in plain.text, "title: Nytt" in plain.text) == ("nytt", True, True)


def test_the_answers_are_in_the_follow_up(tmp_path: Path) -> None:
    loaded = dagmar.load("psykisk-halsa-2017")
    answers = dagmar.read_reports([fill(template(tmp_path))], agreement()).answers
    moved = [replace(one, agreement="psykisk-halsa-2017") for one in answers]
    (report, *_) = dagmar.follow_up(loaded, answers=moved).answers
    assert report.answered == ("01",)


def test_a_published_table_is_explained_to_the_krona() -> None:
    """The 18 rows of the autumn of 2025 are 182 500 000 kr by inhabitants, as the government published them."""
    found = dagmar.explain_table(HOUSE / "agreements/svf-2025/published/andra-utbetalningen.csv")
    assert found.best is not None
    assert (found.pot, found.verdict) == (18_250_000_000, "explained")


def test_each_public_function_has_a_row_on_the_page_of_the_api() -> None:
    page = (HOUSE / "docs/reference/python.md").read_text("utf-8")
    functions = [name for name in dagmar.__all__ if inspect.isfunction(getattr(dagmar, name))]
    assert [name for name in functions if f"`{name}`" not in page] == []
