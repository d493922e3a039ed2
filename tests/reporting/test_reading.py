"""A workbook that came back right: its answers, its facts, and what a rule can judge by them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.facts.book import Facts
from dagmar.facts.files import read_facts
from dagmar.registry.registry import load_registry
from dagmar.reporting.answer import Answer, observations
from dagmar.reporting.answers_file import read_answers, written
from dagmar.reporting.cell import read_cell
from dagmar.reporting.form import Line, forms_of
from dagmar.reporting.known import Background

from .forms import GIVEN, TEXT, agreement, answer, blank, fill, read

DAY = date(2025, 1, 30)
SAID = {
    "anvant": "1250000", "antal": "320", "andel": "0.85", "foretradare": "yes", "hur": "=inte en formel", "niva": "hög",
    "insatser": "utbildning\nannat", "plan": "plan.pdf", "dag": "2024-05-06",
}  # fmt: skip


def test_every_answer_is_read_as_it_was_given(tmp_path: Path) -> None:
    came = read(fill(blank(tmp_path)))
    assert came.warnings == ()
    assert {one.question: one.said for one in came.answers if one.sex == "all"} == SAID
    assert {one.sex: one.said for one in came.answers if one.question == "resultat"} == {
        "women": "30/40",
        "men": "12/16",
    }
    assert {one.recipient for one in came.answers} == {"01"}
    assert {one.question: one.cell for one in came.answers}["anvant"] == "redovisning!D9"


def test_figures_become_facts_with_their_cell_as_source_and_words_do_not(tmp_path: Path) -> None:
    facts = {(one.indicator, one.sex): one for one in observations(read(fill(blank(tmp_path))).answers, DAY)}
    money = facts["anvanda-medel", "all"]
    assert (money.value, money.unit, money.period) == (Fraction(1_250_000), "kr", "2024")
    assert money.source.cite() == "svar.xlsx, exempel/redovisning redovisning!D9, 2025-01-30"
    assert facts["plan", "women"].figure == Fraction(3, 4)
    # 30 of 40 women and 12 of 16 men are 42 of 56 in all, which is what a requirement judges.
    together = facts["plan", "all"]
    assert (together.numerator, together.denominator) == (Fraction(42), Fraction(56))
    assert together.source.basis == "derived"
    assert together.source.table == "exempel/redovisning redovisning!D20 + redovisning!D21"
    assert facts["foretradare", "all"].value == 1
    assert facts["exempel.redovisning.plan", "all"].statement == "received"
    assert facts["redovisning", "all"].date == DAY
    assert {name for name, _ in facts} == {
        "anvanda-medel", "exempel.redovisning.antal", "exempel.redovisning.andel", "foretradare", "plan",
        "exempel.redovisning.plan", "redovisning",
    }  # fmt: skip


def test_a_report_that_came_in_is_a_document_that_a_requirement_can_ask_for(tmp_path: Path) -> None:
    facts = Facts(observations(read(fill(blank(tmp_path))).answers, DAY), load_registry())
    found = facts.statement("redovisning", "01")
    assert found is not None
    assert (found.statement, found.date) == ("received", DAY)


def test_no_words_that_anyone_wrote_are_lost_in_the_file_of_answers(tmp_path: Path) -> None:
    came = read(fill(blank(tmp_path))).answers
    file = tmp_path / "answers.json"
    file.write_text(written(came), "utf-8")
    assert read_answers([file]) == came


def test_an_answer_left_as_it_was_filled_in_is_confirmed_with_its_source(tmp_path: Path) -> None:
    known = Background([answer("x", "yes", period="2024", about="foretradare", kind="yes_no")])
    path = blank(tmp_path, background=known)
    cells = {cell: value for cell, value in GIVEN.items() if cell != "D12"}
    confirmed = {one.question: one.prefilled for one in read(fill(path, cells)).answers}
    assert confirmed["foretradare"] == "svar på exempel-forr 2024"
    assert confirmed["anvant"] == ""


def test_a_changed_answer_does_not_keep_the_source_of_what_stood_there(tmp_path: Path) -> None:
    known = Background([answer("x", "yes", period="2024", about="foretradare", kind="yes_no")])
    came = read(fill(blank(tmp_path, background=known), {**GIVEN, "D12": "nej", "D13": None})).answers
    found = next(one for one in came if one.question == "foretradare")
    assert (found.said, found.prefilled) == ("no", "")


def test_a_blank_template_is_for_whoever_writes_its_code_in_it(tmp_path: Path) -> None:
    came = read(fill(blank(tmp_path, recipient=None), {**GIVEN, "D3": "0180"}))
    assert {one.recipient for one in came.answers} == {"0180"}


def test_a_question_that_the_other_answers_make_needless_may_be_left_blank(tmp_path: Path) -> None:
    came = read(fill(blank(tmp_path), {**GIVEN, "D12": "nej", "D13": None}))
    assert "hur" not in {one.question for one in came.answers}


def test_an_explanation_takes_the_place_of_a_soft_answer(tmp_path: Path) -> None:
    came = read(fill(blank(tmp_path), {**GIVEN, "D10": None, "F10": "Vi räknar inte."}))
    assert [one.explanation for one in came.answers if one.question == "antal"] == ["Vi räknar inte."]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_instructions_followed_to_the_letter_are_accepted(tmp_path: Path, language: Any) -> None:
    """What the column *answer with* gives as an example is an answer."""
    yes = {"sv": "ja", "en": "yes"}[language]
    cells = {**GIVEN, "D11": "85 %", "D12": yes, "D15": yes, "D16": yes, "D17": yes, "D19": "2024-11-01"}
    assert read(fill(blank(tmp_path, language=language), cells)).answers


@pytest.mark.parametrize(
    ("typed", "kronor"),
    [("1 250 tkr", "1250000"), ("1,25 Mkr", "1250000"), ("1 250 000", "1250000"), ("12,50 kr", "12.5"), ("0", "0")],
)
def test_money_may_be_written_with_its_unit_and_is_read_exactly(typed: str, kronor: str) -> None:
    assert read_cell(line("anvant"), typed) == kronor


@given(ore=st.integers(0, 10**14))
def test_any_amount_to_the_ore_is_read_as_it_was_written(ore: int) -> None:
    assert Fraction(read_cell(line("anvant"), Fraction(ore, 100))) == Fraction(ore, 100)


@given(
    words=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=50).map(str.strip).filter(bool)
)
def test_words_are_kept_letter_by_letter(words: str) -> None:
    assert read_cell(line("hur"), words) == words


def test_facts_written_by_the_command_are_read_by_the_others(tmp_path: Path) -> None:
    from dagmar.cli.program import run

    path, out = fill(blank(tmp_path)), tmp_path / "in"
    source = tmp_path / "exempel.yaml"
    source.write_text(TEXT, "utf-8")
    arguments = ["report", "read", str(path), "--agreement", str(source), "--received", "2025-01-30", "--out", str(out)]
    assert run(arguments, {}) == 0
    assert len(read_facts([out / "facts.csv"]).observations) == 9  # women and men apart, and together
    assert len(read_answers([out / "answers.json"])) == 11


def line(question: str) -> Line:
    return next(one for one in forms_of(agreement())[0].lines() if one.name == question)


def test_a_share_that_no_decimal_can_say_keeps_its_fraction() -> None:
    third = Answer("a", "r", "q", "q", "01", "2024", "share", "q", "1/3")
    assert third.figure == Fraction(1, 3)


@given(question=st.sampled_from(["anvant", "antal", "andel"]), figure=st.fractions(0, 1, max_denominator=10**9))
def test_any_share_or_amount_filled_in_is_read_back_as_it_stood(question: str, figure: Fraction) -> None:
    """A share that no decimal can say is filled in as a fraction, and confirmed by being left."""
    assert Fraction(read_cell(line(question), str(figure))) == figure


def test_none_of_several_choices_is_an_answer_too(tmp_path: Path) -> None:
    came = read(fill(blank(tmp_path), {**GIVEN, "D15": "nej", "D16": "nej", "D17": "nej"})).answers
    assert [one.said for one in came if one.question == "insatser"] == [""]
    file = tmp_path / "answers.json"
    file.write_text(written(came), "utf-8")
    assert read_answers([file]) == came


def test_of_one_sex_alone_nothing_is_known_of_everyone(tmp_path: Path) -> None:
    answers = [one for one in read(fill(blank(tmp_path))).answers if one.sex != "men"]
    assert [one.sex for one in observations(answers, DAY) if one.indicator == "plan"] == ["women"]
