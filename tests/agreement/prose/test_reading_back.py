"""The prose read back against the file: every number, date, name, requirement and consequence stands where it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import dagmar
from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Agreement
from dagmar.agreement.node import read_yaml
from dagmar.agreement.prose import prose
from dagmar.agreement.words import Words
from dagmar.text import Language
from dagmar.vocabulary import vocabulary
from tests.agreement.prose.spoken import scalars, sections, spoken
from tests.strategies import Case, cases

LIBRARY = sorted((Path(__file__).parents[3] / "agreements").glob("*/agreement.yaml"))
EVERYTHING = Path(__file__).parent / "everything.yaml"
FILES = [*LIBRARY, EVERYTHING]
LANGUAGES: tuple[Language, ...] = ("sv", "en")
TITLED = {"grants", "requirements"}


def read_aloud(loaded: Loaded, language: Language) -> str:
    return prose(loaded.agreement, language).replace("\u00a0", " ")


def not_found(loaded: Loaded, language: Language) -> list[str]:
    """What stands in the file and is not said where it belongs."""
    text, content = read_aloud(loaded, language), loaded.document.content
    by_heading = sections(text)
    return [
        f"{'.'.join(map(str, path))}: {written} (as {phrase!r})"
        for path, written in scalars(content)
        for phrase in spoken(path, written, content, language)
        if not any(_stands(one, _where(path, content, by_heading, text)) for one in phrase.split("|"))
    ]


def _where(path: tuple[str | int, ...], content: Any, by_heading: dict[str, str], text: str) -> str:
    """The section that something must stand in; what is not known stands together at the end."""
    return text if {"assumed", "not_modelled"} & set(path) else _section(path, content, by_heading)


def _section(path: tuple[str | int, ...], content: Any, by_heading: dict[str, str]) -> str:
    if path[0] not in TITLED:
        return "".join(by_heading.values())
    title = content[path[0]][path[1]].get("title", path[1])
    if path[2:3] == ("rounding",):  # may be said once of all the grants, before the first
        return (
            _section(path[:2], content, by_heading) + by_heading.get("Bidragen", "") + by_heading.get("The grants", "")
        )
    return "".join(text for heading, text in by_heading.items() if heading == title or heading.endswith(f": {title}"))


def _stands(phrase: str, text: str) -> bool:
    """Whether a phrase stands in a text and not as a part of a longer number."""
    wanted, told = " ".join(phrase.split()).casefold(), " ".join(text.split()).casefold()
    before = r"(?<![\d,.])(?<!\d )" if wanted[:1].isdigit() else ""
    after = r"(?![\d]|[,.]\d)" if wanted[-1:].isdigit() else ""
    return re.search(before + re.escape(wanted) + after, told) is not None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_everything_that_a_file_says_is_said_where_it_belongs(file: Path, language: Language) -> None:
    assert not_found(dagmar.load(file), language) == []


@given(case=cases(), language=st.sampled_from(LANGUAGES))
def test_everything_that_a_random_agreement_says_is_said(case: Case, language: Language) -> None:
    assert not_found(case.loaded(), language) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_no_digit_of_a_file_can_be_altered_without_the_prose_saying_so(file: Path) -> None:
    content = dagmar.load(file).document.content
    assert silent_changes(content, list(altered(content))) == []


@given(case=cases(), choose=st.randoms(use_true_random=False))
def test_no_digit_of_a_random_agreement_can_be_altered_in_silence(case: Case, choose: Any) -> None:
    content = read_yaml(case.text, "a.yaml").content
    possible = list(altered(content))
    assert silent_changes(content, [choose.choice(possible) for _ in range(5)]) == []


def silent_changes(content: Any, edits: list[tuple[tuple[str | int, ...], str]]) -> list[str]:
    """Which of the alterations leave the prose as it was, in either language."""
    before = {language: prose(_read(content), language) for language in LANGUAGES}
    silent = []
    for path, written in edits:
        try:
            after = _read(with_value(content, path, written))
        except ValidationError:
            continue  # no agreement, so there is nothing to read aloud
        silent += [f"{path} {written}" for language in LANGUAGES if prose(after, language) == before[language]]
    return silent


def _read(content: Any) -> Agreement:
    return Agreement.model_validate(content, context={"vocabulary": vocabulary()})


def altered(content: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every scalar with one digit altered: the first, the last and the middle one, which are often all there are."""
    for path, written in scalars(content):
        digits = [position for position, sign in enumerate(written) if sign.isdigit()]
        if path[-1] == "code" or not digits:
            continue
        for position in sorted({digits[0], digits[len(digits) // 2], digits[-1]}):
            other = str((int(written[position]) + 1) % 10)
            yield path, written[:position] + other + written[position + 1 :]


def with_value(content: Any, path: tuple[str | int, ...], written: str) -> Any:
    if not path:
        return written
    step, *rest = path
    if isinstance(content, list):
        assert isinstance(step, int)
        return [with_value(one, tuple(rest), written) if index == step else one for index, one in enumerate(content)]
    return {key: with_value(one, tuple(rest), written) if key == step else one for key, one in content.items()}


def test_the_file_with_everything_uses_every_word_of_the_language() -> None:
    used = {str(step) for path, _ in scalars(read_yaml(EVERYTHING.read_text("utf-8"), "a").content) for step in path}
    assert words_of_the_language() - used == set()


def words_of_the_language() -> set[str]:
    return {entry.alias or name for kind in _kinds(Words) for name, entry in kind.model_fields.items()}


def _kinds(kind: type[Words]) -> list[type[Words]]:
    vocabulary()
    below = [one for sub in kind.__subclasses__() for one in _kinds(sub)]
    return [kind, *below] if kind.__module__.startswith("dagmar.") else below


@pytest.mark.parametrize("language", LANGUAGES)
def test_recipients_are_named_as_in_a_letter_and_a_county_is_not_its_region(language: Language) -> None:
    agreement: Agreement = dagmar.load("god-och-nara-vard-2024").agreement
    text = prose(agreement, language, {"01": "Region Stockholm"}, {"01": "Stockholms län"}).replace("\u00a0", " ")
    assert "Stockholms län 110 " in text
    assert "Region Stockholm" not in text


def test_regions_were_county_councils_until_2018() -> None:
    by_year = {
        name: prose(dagmar.load(name).agreement, "sv")
        for name in ("psykisk-ohalsa-2012", "komiljarden-2014", "svf-2025")
    }
    assert "landstingen" in by_year["psykisk-ohalsa-2012"]
    assert "landstingen" in by_year["komiljarden-2014"]
    assert "går till regionerna" in by_year["svf-2025"]
