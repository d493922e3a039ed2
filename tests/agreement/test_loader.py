"""Reading a file, whatever it holds: an agreement, or one refusal with everything that is wrong, each in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import dagmar
from dagmar.agreement.loader import Loaded, load, load_file
from dagmar.agreement.node import MAX_BYTES, read_yaml
from dagmar.problem import Refused
from dagmar.vocabulary import vocabulary
from tests.agreement.of_cases import FOLDER

GOOD = (FOLDER / "unearned-missing" / "good.yaml").read_text(encoding="utf-8")
LINES = GOOD.splitlines(keepends=True)


def refused(text: str) -> list[tuple[str, int, int]]:
    """What a text is refused for, as code, line and column."""
    with pytest.raises(Refused) as error:
        load(text, "avtal.yaml", vocabulary())
    return [(one.code, one.at.line, one.at.column) for one in error.value.problems]


def read_or_refused(text: str) -> None:
    """Read a text; anything but an agreement or a refusal is a fault of ours, and so is a check that falls."""
    try:
        loaded = load(text, "avtal.yaml", vocabulary())
    except Refused as error:
        for problem in error.problems:
            assert problem.message.sv
            assert problem.message.en
            assert problem.at.line <= text.count("\n") + text.count("\r") + 2
        return
    assert isinstance(loaded, Loaded)
    dagmar.check(loaded)


def test_all_errors_come_at_once_in_the_order_of_the_file_each_in_its_place() -> None:
    text = (
        "agreement: exempel\n"
        "titel: Ett exempel\n"
        "parties: [staten, skr]\n"
        "period: 2024-13\n"
        "total: 10\n"
        "grants:\n"
        "  medel:\n"
        "    to: regions\n"
        "    amount: 544 99 160 kr\n"
        "    distribute: {by: populaton, as_of: 2023-12-31}\n"
    )
    assert refused(text) == [
        ("word-missing", 1, 1),
        ("unknown-word", 2, 1),
        ("not-a-period", 4, 9),
        ("unit-missing", 5, 8),
        ("digits-badly-grouped", 9, 13),
        ("unknown-word", 10, 17),
    ]


def test_the_nearest_known_word_is_named() -> None:
    with pytest.raises(Refused) as error:
        load(GOOD.replace("by: population", "by: populaton"), "avtal.yaml", vocabulary())
    (problem,) = error.value.problems
    assert problem.help.sv.startswith("Menade du population?")
    assert problem.help.en.startswith("Did you mean population?")


def test_a_decimal_comma_inside_braces_is_recognised_and_what_to_write_is_said() -> None:
    text = GOOD.replace("grants:", "areas:\n  barn: {amount: 106,5 Mkr}\ngrants:")
    with pytest.raises(Refused) as error:
        load(text, "avtal.yaml", vocabulary())
    (problem,) = error.value.problems
    assert (problem.code, problem.at.line, problem.at.column) == ("comma-ends-value", 12, 10)
    assert 'amount: "106,5 Mkr"' in problem.help.sv
    assert "amount: 106.5 Mkr" in problem.help.en


def test_ten_megabytes_of_aliases_are_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "agreement.yaml"
    file.write_text("a: &a [x, x]\nb: [" + "*a, " * 2_500_000 + "]\n", encoding="utf-8")
    assert file.stat().st_size > 10_000_000
    with pytest.raises(Refused) as error:
        load_file(file, vocabulary())
    assert [one.code for one in error.value.problems] == ["file-too-large"]


def test_few_aliases_that_stand_for_billions_are_refused() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    assert refused("\n".join(lines)) == [("alias-not-allowed", 1, 5)]


@pytest.mark.parametrize("opened", ["[", "{a: "])
@pytest.mark.parametrize("levels", [100, 5_000])
def test_a_file_nested_too_deep_is_refused(opened: str, levels: int) -> None:
    assert refused(opened * levels)[0][0] in ("nested-too-deep", "not-yaml")
    closed = "]" if opened == "[" else "}"
    assert refused(opened * levels + closed * levels)[0][0] == "nested-too-deep"


def test_the_largest_file_is_still_read() -> None:
    text = GOOD + "#" * (MAX_BYTES - len(GOOD.encode()))
    assert load(text, "avtal.yaml", vocabulary()).agreement.agreement == "exempel"
    assert refused(text + "#") == [("file-too-large", 0, 0)]


def test_a_duplicate_key_shows_both_places() -> None:
    with pytest.raises(Refused) as error:
        load(GOOD + "  medel: {amount: 1 kr}\n", "avtal.yaml", vocabulary())
    (problem,) = error.value.problems
    assert (problem.code, problem.at.line) == ("key-twice", len(LINES) + 1)
    assert [place.line for place, _ in problem.also] == [LINES.index("  medel:\n") + 1]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "agreement.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert load_file(file, vocabulary()).agreement.agreement == "exempel"


@pytest.mark.parametrize("sign", [">-", ">", "|"])
def test_a_text_over_several_lines_holds_nothing_that_was_not_written(sign: str) -> None:
    text = f"title: {sign}\n  En rad\n  och en till\n\n  och ett stycke\n"
    content = read_yaml(text, "a.yaml").content
    assert isinstance(content, dict)
    title = str(content["title"])
    assert title.split() == ["En", "rad", "och", "en", "till", "och", "ett", "stycke"]
    assert set(title) - set("\n") == set("En rad och en till och ett stycke")


def test_windows_line_ends_make_no_difference(tmp_path: Path) -> None:
    file = tmp_path / "agreement.yaml"
    file.write_bytes(GOOD.replace("\n", "\r\n").encode())
    assert load_file(file, vocabulary()).agreement == load(GOOD, "a", vocabulary()).agreement


def test_a_file_that_is_not_text_and_one_that_is_not_there_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "agreement.yaml"
    for content, code in ((GOOD.replace("e", "å").encode("latin-1"), "file-not-text"), (None, "file-not-found")):
        if content is None:
            file.unlink()
        else:
            file.write_bytes(content)
        with pytest.raises(Refused) as error:
            load_file(file, vocabulary())
        assert [one.code for one in error.value.problems] == [code]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Refused) as error:
        load_file(tmp_path, vocabulary())
    assert [one.code for one in error.value.problems] == ["file-not-found"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file-empty"),
        ("\n\n# bara en kommentar\n", "file-empty"),
        ("---\n...\n", "does-not-fit"),
        ("[a, b]\n", "does-not-fit"),
        ("bara text\n", "does-not-fit"),
        ("a: b\n---\nc: d\n", "not-yaml"),
        ("a:\n\tb: c\n", "not-yaml"),
        ("a: \x00\n", "not-yaml"),
        ("a: \x07 & b\n", "not-yaml"),
        ("a: 'b\n", "not-yaml"),
        ("%YAML 3.0\n---\na: b\n", "not-yaml"),
    ],
)
def test_what_is_no_agreement_at_all_is_refused(text: str, code: str) -> None:
    assert refused(text)[0][0] == code


@pytest.mark.parametrize("digits", [30, 5_000])
def test_a_huge_number_is_a_number_or_refused(digits: int) -> None:
    read_or_refused(GOOD.replace("10 Mkr", f"{'9' * digits} Mkr"))
    read_or_refused(GOOD.replace("70 %", f"{'9' * digits} %"))
    read_or_refused(GOOD.replace("70 %", f"0,{'9' * digits} %"))
    read_or_refused(GOOD.replace("70 %", f"1/{'9' * digits}"))
    read_or_refused(GOOD.replace("period: 2024", f"period: {'9' * digits}"))
    read_or_refused(GOOD.replace("to: 1 kr", f"to: {'9' * digits} kr"))


def test_every_value_taken_away_in_turn_is_told_and_nothing_falls() -> None:
    for number, line in enumerate(LINES):
        without = [*LINES[:number], line.split(":")[0] + ":\n", *LINES[number + 1 :]]
        read_or_refused("".join(without))
        read_or_refused("".join([*LINES[:number], *LINES[number + 1 :]]))


@given(st.text(max_size=300))
@example("&")
@example("*\x00")
@example("a: \ud800")
def test_any_text_is_read_or_refused(text: str) -> None:
    read_or_refused(text)


SCALARS = st.sampled_from(
    [
        "",
        "a",
        "10 Mkr",
        "2024",
        "9999",
        "0001-01-01",
        "-1",
        "70 %",
        "1/0",
        "1/3",
        "~",
        "null",
        "true",
        "regions",
        "equal",
    ]
) | st.text("abc:0,.%-/ åäö", max_size=8)
KNOWN = (
    "agreement title period total grants areas requirements medel to amount amount_is distribute by earn limit unearned "
    "rounding requires met_when indicator at_least at_most all_of any_of of sources payments covers share published file "
    "levels sliding from where recipients except fixed parts weighted kind unit versions assumed source judged "
    "as_shown coverage within_county advance missing reports due questions with"
)
WORDS = st.sampled_from(KNOWN.split()) | SCALARS


def as_flow(value: object) -> str:
    """A value as YAML on one line, everything in quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{as_flow(key)}: {as_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_flow, value)) + "]"
    return '"' + str(value).replace("\\", "").replace('"', "") + '"'


VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=20
)


@given(VALUES)
def test_any_yaml_is_read_or_refused(value: object) -> None:
    read_or_refused(as_flow(value))


@given(st.integers(0, len(LINES) - 1), WORDS, VALUES)
def test_an_agreement_with_any_line_replaced_is_read_or_refused(number: int, word: str, value: object) -> None:
    indent = len(LINES[number]) - len(LINES[number].lstrip())
    line = " " * indent + as_flow(word) + ": " + as_flow(value) + "\n"
    read_or_refused("".join([*LINES[:number], line, *LINES[number + 1 :]]))
    kept = LINES[number].split(":")[0]
    read_or_refused("".join([*LINES[:number], f"{kept}: {as_flow(value)}\n", *LINES[number + 1 :]]))


@given(st.data())
def test_an_agreement_cut_or_mixed_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(GOOD)))
    end = data.draw(st.integers(start, len(GOOD)))
    put = data.draw(st.text("{}[]:,-#&*!|>'\"%@` \n\t0a", max_size=6))
    read_or_refused(GOOD[:start] + put + GOOD[end:])
