"""CSV as it is saved: separators, encodings, line ends, and files far too large."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from dagmar.facts.files import read_facts
from dagmar.facts.findings import Findings
from dagmar.facts.limits import LIMITS, Limits
from dagmar.facts.readers.csv import rows
from dagmar.problem import Place, Refused
from tests.facts.cases import GOOD, HEAD


def refusal(path: Path, limits: Limits = LIMITS) -> list[tuple[str, int]]:
    with pytest.raises(Refused) as refused:
        read_facts([path], limits=limits)
    return [(problem.code, problem.at.line) for problem in refused.value.problems]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_separator_line_end_and_byte_order_mark_make_no_difference(
    tmp_path: Path, separator: str, end: str, mark: str
) -> None:
    path = tmp_path / "facts.csv"
    path.write_bytes((mark + GOOD.replace(";", separator).replace("\n", end)).encode())
    (seen,) = read_facts([path]).observations
    assert (seen.recipient, seen.numerator, seen.at) == ("0180", Fraction(61), Place(str(path), 2, 1))


def test_the_separator_is_found_in_the_heading_also_when_the_rows_have_the_other(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text('recipient,indicator,period,value\n0180,"a;b;c;d;e",2024,"0,95"\n', encoding="utf-8")
    (seen,) = read_facts([path]).observations
    assert (seen.indicator, seen.value and float(seen.value)) == ("a;b;c;d;e", 0.95)


def test_a_line_that_tells_excel_the_separator_is_no_heading(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(f"sep=;\n{GOOD}", encoding="utf-8")
    (seen,) = read_facts([path]).observations
    assert seen.at == Place(str(path), 3, 1)


def test_a_problem_after_a_text_of_several_lines_names_the_line_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(f'{HEAD};note\n\n0180;x;2024;1;"två\nrader"\n;;;;\n114;x;2024;1;\n', encoding="utf-8")
    assert refusal(path) == [("leading-zero-lost", 6)]


def test_what_windows_1252_cannot_be_is_refused_with_its_line(tmp_path: Path) -> None:
    """The byte 81 has no letter in Windows-1252."""
    path = tmp_path / "facts.csv"
    path.write_bytes(GOOD.encode() + b"0180;\x81;2024;1\n")
    assert refusal(path) == [("encoding-unknown", 3)]


def test_swedish_letters_of_windows_1252_are_read_right(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_bytes("mottagare;indikator;period;värde;källa\n1480;kö;2024;12;Göteborg\n".encode("cp1252"))
    read = read_facts([path])
    assert [(seen.indicator, seen.source.title) for seen in read.observations] == [("kö", "Göteborg")]
    assert [warning.code for warning in read.warnings] == ["encoding-cp1252"]


def test_a_file_of_a_gigabyte_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "facts.csv"
    with path.open("wb") as file:
        file.write(GOOD.encode())
        file.truncate(1 << 30)  # sparse: it takes no room on the disk

    def opened(*_: object, **__: object) -> None:
        raise AssertionError("it was opened")

    monkeypatch.setattr(Path, "open", opened)
    assert refusal(path) == [("file-too-large", 0)]


def test_rows_are_given_while_the_file_is_read_and_not_after(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(f"{HEAD}\n" + "0180;x;2024;1\n" * 100_000, encoding="utf-8")
    first = next(rows(path, Findings()))
    assert first.bytes_read < path.stat().st_size / 10


def test_reading_stops_at_the_limit_of_rows_over_all_files(tmp_path: Path) -> None:
    paths = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for path in paths:
        path.write_text(f"{HEAD}\n" + "".join(f"0180;{path.name}{n};2024;1\n" for n in range(60)), encoding="utf-8")
    assert len(read_facts(paths, limits=Limits(rows=120)).observations) == 120
    with pytest.raises(Refused) as refused:
        read_facts(paths, limits=Limits(rows=100))
    assert [(problem.code, problem.at) for problem in refused.value.problems] == [
        ("too-many-rows", Place(str(paths[1]), 42, 1))
    ]


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(GOOD, encoding="utf-8")
    assert read_facts([path], limits=Limits(file_bytes=len(GOOD.encode()))).observations


def test_a_field_of_more_than_any_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(f"{HEAD}\n0180;{'x' * 200_000};2024;1\n", encoding="utf-8")
    assert refusal(path) == [("csv-broken", 2)]


def test_a_short_last_row_is_taken_as_a_file_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(f"{GOOD}0180;sip-barn;2025\n", encoding="utf-8")
    assert refusal(path) == [("row-length", 3)]


def test_a_tab_separated_file_has_its_own_ending(tmp_path: Path) -> None:
    path = tmp_path / "facts.tsv"
    path.write_text(GOOD.replace(";", "\t"), encoding="utf-8")
    assert len(read_facts([path]).observations) == 1


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("114", "leading-zero-lost"),
        ("1", "leading-zero-lost"),
        ("999", "recipient-code"),
        ("2", "recipient-code"),
        ("0199", "recipient-unknown"),
        ("2120000142", "recipient-code"),
        ("stockholm", "recipient-code"),
    ],
)
def test_a_zero_is_only_lost_where_somebody_has_the_code_with_it(tmp_path: Path, typed: str, code: str) -> None:
    """0114 is Upplands Väsby and 01 Stockholm; there is no 0999, and 02 has not been a county in the registry's time."""
    path = tmp_path / "facts.csv"
    path.write_text(f"{HEAD}\n{typed};x;2024;1\n", encoding="utf-8")
    assert refusal(path) == [(code, 2)]


@pytest.mark.parametrize("code", ["1917", "0331", "00", "skr", "SKR", "socialstyrelsen", "09", "0980"])
def test_codes_that_somebody_has_or_has_had_are_read(tmp_path: Path, code: str) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(f"{HEAD}\n{code};x;2024;1\n", encoding="utf-8")
    assert [seen.recipient for seen in read_facts([path]).observations] == [code.lower()]


@pytest.mark.parametrize("text", ["\n\n", ";;\n;;\n", " \n", "\ufeff"])
def test_a_file_of_blank_lines_is_empty(tmp_path: Path, text: str) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(text, encoding="utf-8")
    assert refusal(path) == [("file-empty", 0)]
