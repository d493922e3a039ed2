"""Examples beside the rule: those of the library hold, and one that does not says what came out instead."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import dagmar as front_door
from dagmar.agreement.loader import load_file
from dagmar.interface import check, load
from dagmar.library.examples import ExampleResult, run_examples
from dagmar.library.shelf import find_library
from dagmar.problem import Problem, Refused
from dagmar.vocabulary import vocabulary
from tests.library.shelves import IDS, taken

HOLDS = """\
- example: Ett landsting av två redovisar
  by: invented
  recipients: ["09", "23"]
  facts:
    population: {"09": 100, "23": 100}
    redovisning: {"09": received, "23": not_received}
  expect:
    "09": {medel-1: 15 Mkr, redovisning: met}
    "23": {medel-1: 0 kr, redovisning: not_met, because: redovisning}
"""


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """A copy of an agreement, with room for other examples."""
    return Path(shutil.copytree(find_library() / "kunskapsstod-2015", tmp_path / "kunskapsstod-2015"))


def results(folder: Path, examples: str) -> tuple[ExampleResult, ...]:
    (folder / "examples.yaml").write_text(examples, "utf-8")
    return run_examples(load_file(folder / "agreement.yaml", vocabulary()))


def problems(folder: Path, examples: str) -> list[Problem]:
    return [problem for result in results(folder, examples) for problem in result.problems]


@pytest.mark.parametrize("name", IDS)
def test_every_agreement_has_examples_and_all_of_them_hold(name: str) -> None:
    ran = run_examples(taken(name))
    assert ran
    assert [problem for result in ran for problem in result.problems] == []


def test_an_example_that_holds_has_no_problems(beside: Path) -> None:
    (result,) = results(beside, HOLDS)
    assert result.holds
    assert result.example.by == "invented"


def test_a_wrong_amount_is_told_with_what_came_out_and_its_place(beside: Path) -> None:
    (problem,) = problems(beside, HOLDS.replace("15 Mkr", "16 Mkr"))
    assert problem.code == "example-does-not-hold"
    assert "16 Mkr" in problem.message.sv
    assert "15 000 000 kr".replace(" ", "\u00a0", 2) in problem.message.sv
    assert problem.at.line == 8


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("redovisning: met", "redovisning: not_met"),
        ("because: redovisning", "medel-2: 5 Mkr"),
        ('"09": {medel-1: 15 Mkr', '"09": {medel-1: unknown'),
        ('"09": {medel-1', '"10": {medel-1'),
    ],
    ids=["outcome", "amount", "unknown", "recipient"],
)
def test_whatever_does_not_come_out_is_told(beside: Path, written: str, instead: str) -> None:
    assert {problem.code for problem in problems(beside, HOLDS.replace(written, instead))} == {"example-does-not-hold"}


def test_a_reason_that_was_not_the_reason_is_told(beside: Path) -> None:
    wrong = HOLDS.replace("redovisning: met}", "because: redovisning}")
    assert [problem.code for problem in problems(beside, wrong)] == ["example-does-not-hold"]


@pytest.mark.parametrize(
    ("written", "instead", "code"),
    [
        ("medel-1: 15 Mkr", "medel-l: 15 Mkr", "example-unknown-word"),
        ("because: redovisning", "because: redovisningen", "example-unknown-word"),
        ("by: invented", "by: someone", "example-unknown-word"),
        ("  facts:", "  fact:", "example-unknown-word"),
        ("  by: invented\n", "", "example-malformed"),
        ('"09": {medel-1: 15 Mkr, redovisning: met}', '"09": 15 Mkr', "example-malformed"),
    ],
)
def test_what_is_no_example_is_refused(beside: Path, written: str, instead: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        results(beside, HOLDS.replace(written, instead))
    assert {problem.code for problem in refused.value.problems} == {code}


def test_an_amount_without_a_unit_and_a_fact_that_is_no_sign_are_told(beside: Path) -> None:
    assert [problem.code for problem in problems(beside, HOLDS.replace("15 Mkr", "15"))] == ["unit-missing"]
    told = problems(beside, HOLDS.replace('"09": received', '"09": kanske'))
    assert [problem.code for problem in told] == ["value-unknown"]


def test_an_indicator_asked_for_in_no_period_or_in_several_needs_one(beside: Path) -> None:
    agreement = beside / "agreement.yaml"
    changed = agreement.read_text("utf-8").replace("as_of: 2014-12-31", "as_of: 2013-12-31", 1)
    agreement.write_text(changed, "utf-8")
    assert [problem.code for problem in problems(beside, HOLDS)] == ["example-needs-period"]


def test_what_an_example_says_holds_against_the_agreements_own_facts_whenever_they_were_recorded(beside: Path) -> None:
    own = beside / "data" / "synthetic.csv"
    heading, *rows = own.read_text("utf-8").splitlines()
    dated = [f"{heading};recorded", *(f"{row};2016-01-31" for row in rows)]
    own.write_text("\n".join(dated), "utf-8")
    assert problems(beside, HOLDS) == []


def test_check_runs_the_examples_and_tells_of_each_that_does_not_come_out(beside: Path) -> None:
    (beside / "examples.yaml").write_text(HOLDS, "utf-8")
    assert check(load(beside)) == ()
    (beside / "examples.yaml").write_text(HOLDS.replace("15 Mkr", "16 Mkr").replace("0 kr", "5 Mkr"), "utf-8")
    told = check(load(beside))
    assert [(one.code, one.severity, one.at.file, one.at.line) for one in told] == [
        ("example-does-not-hold", "error", str(beside / "examples.yaml"), 8),
        ("example-does-not-hold", "error", str(beside / "examples.yaml"), 9),
    ]
    assert "15\u00a0000\u00a0000 kr" in told[0].message.sv


def test_a_file_of_examples_that_is_none_is_an_error_of_check_and_not_of_what_the_rules_give(beside: Path) -> None:
    (beside / "examples.yaml").write_text("- exmple: x\n", "utf-8")
    assert {one.code for one in check(load(beside))} == {"example-unknown-word", "example-malformed"}
    assert front_door.allocate(load(beside)).grants


def test_examples_are_not_run_on_an_agreement_with_errors_of_its_own(beside: Path) -> None:
    agreement = beside / "agreement.yaml"
    agreement.write_text(agreement.read_text("utf-8").replace("total: 67,9", "total: 67,8", 1), "utf-8")
    (beside / "examples.yaml").write_text(HOLDS.replace("15 Mkr", "16 Mkr"), "utf-8")
    assert [one.code for one in check(load(beside))] == ["areas-do-not-add-up"]


def test_the_examples_of_another_file_in_the_folder_are_its_own(beside: Path) -> None:
    (beside / "examples.yaml").write_text(HOLDS, "utf-8")
    change = beside / "tillagg.yaml"
    change.write_text("amends: kunskapsstod-2015\nholds_from: 2015-06\ntitle: Ett tillägg\n", "utf-8")
    (beside / "examples.yaml").write_text(HOLDS.replace("15 Mkr", "16 Mkr"), "utf-8")
    assert check(load(change)) == ()
    (beside / "tillagg.examples.yaml").write_text(HOLDS.replace("15 Mkr", "17 Mkr"), "utf-8")
    assert [one.at.file for one in check(load(change))] == [str(beside / "tillagg.examples.yaml")]


def test_an_agreement_without_examples_has_none_to_run(beside: Path) -> None:
    (beside / "examples.yaml").unlink()
    assert run_examples(load_file(beside / "agreement.yaml", vocabulary())) == ()


COUNTIES = """\
agreement: tva-lan
title: Länen och det som blir över
parties: [staten, skr]
period: 2024
total: 400 kr
grants:
  lanen:
    to: counties
    amount: 300 kr
    distribute: {fixed: {"09": 100 kr}, others: 10 kr}
    unearned: {carry_to: resten}
    rounding: {at: grant, to: 1 kr, method: largest_remainder}
  resten:
    to: skr
    amount: unearned
    distribute: equal
    rounding: {at: grant, to: 1 kr, method: largest_remainder}
  annat:
    to: regions
    amount: 100 kr
    distribute: {fixed: {"01": 100 kr}}
    rounding: {at: grant, to: 1 kr, method: largest_remainder}
"""

OF_COUNTIES = """\
- example: Två län av tjugoen; det som blir över går till SKR, och bidraget som exemplet inte nämner prövas inte
  by: invented
  recipients: ["09", "23", skr]
  expect:
    "09": {lanen: 100 kr}
    "23": {lanen: 10 kr}
    skr: {resten: 190 kr}
"""


def test_an_example_of_some_counties_has_only_those_and_the_grants_that_money_flows_between(tmp_path: Path) -> None:
    (tmp_path / "agreement.yaml").write_text(COUNTIES, "utf-8")
    assert problems(tmp_path, OF_COUNTIES) == []
    assert {problem.code for problem in problems(tmp_path, OF_COUNTIES.replace("190 kr", "20 kr"))} == {
        "example-does-not-hold"
    }


def test_an_example_can_say_who_has_no_part_in_a_pot_and_is_wrong_when_they_have(tmp_path: Path) -> None:
    (tmp_path / "agreement.yaml").write_text(COUNTIES, "utf-8")
    outside = '- example: Kommunerna är inte med\n  by: invented\n  expect:\n    "0180": {annat: not_a_recipient}\n'
    assert problems(tmp_path, outside) == []
    assert problems(tmp_path, outside.replace("0180", "01"))


def test_a_requirement_is_judged_although_the_amount_that_it_opens_is_not_known(tmp_path: Path) -> None:
    text = (find_library() / "kunskapsstod-2015/agreement.yaml").read_text("utf-8")
    (tmp_path / "agreement.yaml").write_text(
        text.replace("    amount: 30 Mkr\n    requires", "    amount: unknown\n    requires")
    )
    example = """\
- example: Den som inte redovisar uppfyller inte kravet, också när beloppet är okänt
  by: invented
  recipients: ["09", "23"]
  facts:
    redovisning: {"09": not_received, "23": received}
  expect:
    "09": {medel-1: unknown, redovisning: not_met}
    "23": {medel-1: unknown, redovisning: met}
"""
    assert problems(tmp_path, example) == []
    assert problems(tmp_path, example.replace("not_met", "met"))
