"""Every code of the language: one failing file that says exactly this, and one passing file that says nothing."""

from __future__ import annotations

import pytest

from tests.agreement.of_cases import FOLDER, TABLE, problems_of

PROVED_BEFORE_ANYONE_SIGNS = {
    "a pot that nobody can earn": ["pot-nobody-can-earn"],
    "a requirement that opens nothing": ["requirement-opens-nothing"],
    "a gap or an overlap between levels": ["gap-between-levels", "overlap-between-levels", "levels-overlap"],
    "two conditions that exclude each other": ["conditions-exclude-each-other"],
    "money carried in a circle": ["money-in-a-circle"],
    "a total that cannot close": ["total-cannot-close", "areas-do-not-add-up", "grants-do-not-add-up"],
    "a rule whose effect hangs on an unstated date": ["date-not-stated"],
}


@pytest.mark.parametrize("code", TABLE)
def test_a_failing_file_says_exactly_what_is_wrong_and_where(code: str) -> None:
    (problem,) = problems_of(FOLDER / code / "bad.yaml")
    row = TABLE[code]
    assert problem.code == code
    assert f"{problem.at.line}:{problem.at.column}" == row["at"]
    assert problem.severity == row.get("severity", "error")
    assert (_plain(problem.message.sv), _plain(problem.message.en)) == (row["sv"], row["en"])
    assert problem.help.sv
    assert problem.help.en


@pytest.mark.parametrize("code", TABLE)
def test_a_passing_file_says_nothing(code: str) -> None:
    assert problems_of(FOLDER / code / "good.yaml") == ()


@pytest.mark.parametrize("proof", PROVED_BEFORE_ANYONE_SIGNS)
def test_each_proof_before_anyone_signs_has_its_code(proof: str) -> None:
    assert set(PROVED_BEFORE_ANYONE_SIGNS[proof]) <= set(TABLE)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")
