"""JSON: every problem at the line and column of its key, and nothing read that JSON does not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from dagmar.facts.files import read_facts
from dagmar.problem import Refused

OBJECT = '{"recipient": "0180", "indicator": "x", "period": "2024", "value": 1}'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "facts.json"


def refusal(path: Path, text: str) -> list[tuple[str, int, int]]:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_facts([path])
    return [(problem.code, problem.at.line, problem.at.column) for problem in refused.value.problems]


def test_a_problem_stands_at_its_key(path: Path) -> None:
    text = '[\n  {\n    "recipient": "0180",\n    "indicator": "x",\n    "period": "i fjol",\n    "value": 1\n  }\n]'
    assert refusal(path, text) == [("period-unreadable", 5, 5)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"[{OBJECT}", (1, 71)),
        (f"[{OBJECT},]", (1, 72)),
        (f"[{OBJECT} {OBJECT}]", (1, 72)),
        (f"[{OBJECT}]]", (1, 72)),
        ("[{'recipient': 1}]", (1, 3)),
        ('[{"a" 1}]', (1, 7)),
        ("[" + "[" * 200_000, (1, 2)),
    ],
    ids=["cut off", "comma too many", "comma missing", "bracket too many", "wrong quotes", "no colon", "too deep"],
)
def test_a_file_that_stops_being_json_says_where(path: Path, text: str, place: tuple[int, int]) -> None:
    assert refusal(path, text)[0] == ("json-broken", *place)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "true", "[1]", '{"a": 1}'])
def test_a_value_that_is_no_number_and_no_text_is_refused(path: Path, number: str) -> None:
    assert refusal(path, f"[{OBJECT[:-2]}{number}}}]") == [("cell-not-plain", 1, 60)]


@pytest.mark.parametrize("number", ["1e999999999", "1e-999999999", "9" * 5_000])
def test_a_number_that_would_fill_the_memory_is_refused_unmade(path: Path, number: str) -> None:
    assert refusal(path, f"[{OBJECT[:-2]}{number}}}]") == [("number-too-long", 1, 60)]


def test_a_key_twice_is_refused_also_in_two_languages(path: Path) -> None:
    assert refusal(path, f'[{OBJECT[:-1]}, "värde": 2}}]') == [("column-twice", 1, 72)]
    assert refusal(path, f'[{OBJECT[:-1]}, "value": 2}}]')[0][0] == "column-twice"


def test_an_unknown_key_is_told_of_with_the_nearest_known(path: Path) -> None:
    path.write_text(f'[{OBJECT[:-1]}, "sexx": "all"}}]', encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_facts([path])
    (problem,) = refused.value.problems
    assert problem.help.sv.startswith("Menade du ”sex”? ")


def test_null_and_empty_text_are_blank(path: Path) -> None:
    blank = OBJECT.replace('"value": 1', '"value": null, "missing": " "')
    assert refusal(path, f"[{blank}]") == [("value-missing", 1, 2)]


@pytest.mark.parametrize("text", ["[]", "[{}]", "[{}, {}]"])
def test_a_list_without_content_has_no_rows(path: Path, text: str) -> None:
    assert refusal(path, text) == [("no-rows", 0, 0)]


def test_a_file_that_is_not_utf_8_is_refused(path: Path) -> None:
    path.write_bytes(f"[{OBJECT}]".replace("x", "ö").encode("cp1252"))
    with pytest.raises(Refused) as refused:
        read_facts([path])
    assert [problem.code for problem in refused.value.problems] == ["encoding-unknown"]


def test_a_file_of_blanks_is_empty(path: Path) -> None:
    assert refusal(path, " \n ") == [("file-empty", 0, 0)]


def test_a_time_of_recording_that_cannot_be_read_leaves_no_fact(path: Path) -> None:
    assert refusal(path, f'[{OBJECT[:-1]}, "recorded": true}}]') == [("cell-not-plain", 1, 72)]


def test_a_sign_beside_a_numerator_and_denominator_is_two_answers(path: Path) -> None:
    two = OBJECT.replace('"value": 1', '"missing": "secret", "numerator": 61, "denominator": 80')
    path.write_text(f"[{two}]", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_facts([path])
    assert refused.value.problems[0].message.sv == "Raden säger två saker: secret och 61 av 80."
