"""What the agreements of the library ask: each report becomes a template, and what it is answered with is judged by."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

import dagmar
from dagmar.facts.book import Facts
from dagmar.library.shelf import library
from dagmar.money import kronor
from dagmar.problem import Refused
from dagmar.registry.registry import load_registry
from dagmar.reporting.answer import Answer, observations
from dagmar.reporting.form import Form, forms_of
from dagmar.reporting.reading import read_reports
from dagmar.reporting.template import template

FORMS = [form for entry in library() for form in forms_of(dagmar.load(entry.path))]
ASKING = [form for form in FORMS if form.report.questions]


def name(form: Form) -> str:
    return f"{form.agreement}-{form.name}"


def filled(folder: Path, form: Form, code: str, cells: dict[str, object]) -> Path:
    """A template filled in by id: the answer goes into the row where the question stands."""
    path = folder / f"{code}.xlsx"
    path.write_bytes(template([form], "sv").content)
    book = openpyxl.load_workbook(path)
    sheet = book[form.name[:31]]
    sheet["D3"] = code
    rows = {sheet.cell(row, 1).value: row for row in range(9, sheet.max_row + 1)}
    for key, value in cells.items():
        sheet.cell(rows[key], 4).value = value
    book.save(path)
    return path


def read(*paths: Path) -> tuple[Answer, ...]:
    return read_reports(paths, dagmar.load).answers


def test_agreements_that_ask_for_something_have_their_questions() -> None:
    assert len({form.agreement for form in ASKING}) >= 12
    assert {form.agreement for form in FORMS} == {form.agreement for form in ASKING}


@pytest.mark.parametrize("form", ASKING, ids=name)
def test_every_report_names_its_source_and_says_what_of_it_is_assumed(form: Form) -> None:
    assert form.report.source in form.loaded.agreement.sources
    assert set(form.report.assumed) <= {"due", "opens", "questions", "to"}


@pytest.mark.parametrize("form", ASKING, ids=name)
def test_a_template_comes_back_blank_with_every_question_named_that_must_be_answered(
    form: Form, tmp_path: Path
) -> None:
    code = form.asked[0].code
    with pytest.raises(Refused) as refused:
        read(filled(tmp_path, form, code, {}))
    named = " ".join(one.message.sv for one in refused.value.problems)
    hard = [line.key for line in form.lines() if line.question.required == "hard" and not line.question.shown_if]
    assert all(f"”{key}”" in named for key in hard)
    assert {one.code for one in refused.value.problems} <= {"answer-missing", "explanation-missing"}


def test_the_account_of_2015_earns_the_second_payment_and_one_missing_pathway_loses_it(tmp_path: Path) -> None:
    """206 000 000 kr is shared by those who came in by 1 November 2015 with all five pathways introduced."""
    loaded = dagmar.load("svf-2015")
    (form,) = forms_of(loaded)
    pathways = [one for one in form.report.questions if one.startswith("svf-")]
    assert len(pathways) == 5
    regions = [str(one.code) for one in load_registry().regions(date(2015, 1, 1))]
    answers = {
        code: read(filled(tmp_path, form, code, {"genomforande": "Enligt planen.", **dict.fromkeys(pathways, 3)}))
        for code in regions
    }
    answers["09"] = read(
        filled(tmp_path, form, "09", {"genomforande": "Fyra av fem.", **dict.fromkeys(pathways, 3), "svf-aml": 0})
    )
    in_time, late = date(2015, 11, 1), date(2015, 11, 2)
    facts = [seen for code in regions for seen in observations(answers[code], late if code == "10" else in_time)]
    given = dagmar.allocate(loaded, Facts(facts, load_registry()))
    settled = {
        line.recipient.code: line.settled.value
        for grant in given.grants
        if grant.grant == "andra-utbetalningen"
        for line in grant.lines
        if line.settled is not None
    }
    assert {code for code, amount in settled.items() if amount == 0} == {"09", "10"}
    assert sum(settled.values()) == kronor(206_000_000)


def test_the_share_of_2024_is_a_fact_about_the_months_that_the_requirement_is_about(tmp_path: Path) -> None:
    (form,) = forms_of(dagmar.load("svf-2024"))
    cells = {
        "inklusion": 0.7,
        "ledtid": "55 %",
        "kommentar": "För få tider.",
        "patientenkater": "ja",
        "urologi": "Fler tider.",
    }
    facts = Facts(observations(read(filled(tmp_path, form, "01", cells)), date(2024, 9, 30)), load_registry())
    found = facts.find("inklusion", "01", "2024-01/2024-06")
    assert found is not None
    assert (found.figure, found.unit) == (Fraction(7, 10), "share")
    judged = dagmar.assess(dagmar.load("svf-2024"), facts).known()
    assert [
        seen.state for (about, _, code, _), seen in judged.items() if (about, code) == ("inklusionsmalet", "01")
    ] == ["met"]
