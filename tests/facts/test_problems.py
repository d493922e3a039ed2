"""Every problem that reading facts can find: each code has a file that gives it and a file that does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from dagmar.facts import files
from dagmar.facts.files import Read, read_facts
from dagmar.facts.limits import Limits
from dagmar.facts.wording import FROM_MONEY, WORDING
from dagmar.problem import Problem, Refused
from tests.facts.cases import CASES, Case


def told(path: Path, limits: Limits) -> tuple[Problem, ...]:
    """All problems of a file, refused or not."""
    try:
        return read_facts([path], limits=limits).warnings
    except Refused as refused:
        return refused.problems


def by_code(cases: tuple[Case, ...]) -> list[object]:
    return [pytest.param(case, id=case.code) for case in cases]


@pytest.fixture(autouse=True)
def unreadable(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """The case of a file that may not be read, also for somebody who may read everything."""
    case = request.node.callspec.params.get("case") if hasattr(request.node, "callspec") else None
    if case is not None and case.code == "file-unreadable" and "right" not in request.node.name:

        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(files, "reader_for", lambda _: refuse)


def test_every_code_has_one_case_and_every_case_a_code() -> None:
    codes = [case.code for case in CASES]
    assert sorted(codes) == sorted([*WORDING, *FROM_MONEY])


@pytest.mark.parametrize("case", by_code(CASES))
def test_what_is_wrong_is_told_with_its_place_and_its_value(case: Case, tmp_path: Path) -> None:
    path = case.write(case.wrong, tmp_path)
    problems = [problem for problem in told(path, case.limits) if problem.code == case.code]
    assert problems, [problem.code for problem in told(path, case.limits)]
    first = problems[0]
    assert (first.at.file, first.at.line, first.at.column) == (str(path), *case.at)
    assert [shown for shown in case.says if shown not in first.message.sv + first.message.en] == []
    assert [shown for shown in case.help if shown not in first.help.sv + first.help.en] == []
    assert (first.severity == "warning") is case.warning


@pytest.mark.parametrize("case", by_code(CASES))
def test_only_the_one_thing_that_is_wrong_is_told(case: Case, tmp_path: Path) -> None:
    others = {"many-problems", "more-of-the-same"}
    codes = {problem.code for problem in told(case.write(case.wrong, tmp_path), case.limits)}
    assert case.code in others or codes - others == {case.code}


@pytest.mark.parametrize("case", by_code(CASES))
def test_both_languages_say_the_same_values_and_leave_no_gap(case: Case, tmp_path: Path) -> None:
    for problem in told(case.write(case.wrong, tmp_path), case.limits):
        for text in (problem.message, problem.help):
            assert text.sv
            assert text.en
            assert text.sv != text.en
            assert "Text(sv=" not in text.sv + text.en
            assert "None" not in text.sv + text.en


@pytest.mark.parametrize("case", by_code(tuple(case for case in CASES if case.right is not None)))
def test_the_file_that_is_right_is_read_without_a_word(case: Case, tmp_path: Path) -> None:
    assert case.right is not None
    read = read_facts([case.write(case.right, tmp_path)], limits=case.limits)
    assert isinstance(read, Read)
    assert read.observations
    allowed = {"sheet-not-read"} if case.code == "sheets-several" else set()
    assert {warning.code for warning in read.warnings} <= allowed


def test_errors_of_all_files_come_at_once_in_the_order_of_the_files(tmp_path: Path) -> None:
    wrong = [case for case in CASES if case.name == "facts.csv" and case.limits == Limits() and case.at != (0, 0)][:6]
    paths = []
    for number, case in enumerate(wrong):
        (tmp_path / str(number)).mkdir()
        paths.append(case.write(case.wrong, tmp_path / str(number)))
    with pytest.raises(Refused) as refused:
        read_facts(paths)
    assert [problem.at.file for problem in refused.value.problems if problem.code != "many-problems"] == [
        str(path) for path in paths
    ]


def test_many_faults_are_summed_up_by_kind_and_the_rest_are_counted(tmp_path: Path) -> None:
    """12 355 lost zeros and 5 blanks: ten of each kind are shown, five of the second, and 12 345 are counted."""
    path = tmp_path / "facts.csv"
    lost = "".join(f"114;x{number};2024;1\n" for number in range(12_355))
    blank = "".join(f"0180;y{number};2024;\n" for number in range(5))
    path.write_text(f"recipient;indicator;period;value\n{lost}{blank}", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_facts([path])
    problems = refused.value.problems
    assert problems[0].code == "many-problems"
    assert problems[0].message.sv == "12 360 anmärkningar: 12 355 leading-zero-lost och 5 value-missing."
    assert problems[-1].code == "more-of-the-same"
    assert problems[-1].message.sv.startswith("och 12 345 till av slaget leading-zero-lost")
    assert f"{path}:12356:1" in problems[-1].message.sv
    assert [problem.code for problem in problems[1:-1]] == ["leading-zero-lost"] * 10 + ["value-missing"] * 5
