"""The page of conditions: a section for each word, with the example of its own file, which loads and is read aloud."""

from __future__ import annotations

import inspect
import re
import sys
import textwrap
from pathlib import Path

import pytest

from dagmar.agreement.loader import load
from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import Mechanism
from dagmar.allocation.refusal import _REFERENCES
from dagmar.vocabulary import vocabulary

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "conditions.md").read_text("utf-8")
WORDS = vocabulary().words["met_when"]
ROOM = Path(__file__).parents[2] / "src" / "dagmar" / "assessment"


def example(word: type[Mechanism]) -> str:
    """The example in the opening docstring of a word's file."""
    opening = inspect.getdoc(sys.modules[word.__module__]) or ""
    found = re.search(r"^    met_when:.*?(?=\n\S)", opening, re.MULTILINE | re.DOTALL)
    assert found, f"{word.word} has no example"
    return textwrap.dedent(found[0]).strip()


def section(word: str) -> str:
    found = re.search(rf"^## `{word}`\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"{word} has no section"
    return found[1]


@pytest.mark.parametrize("word", WORDS)
def test_every_word_has_a_section_with_the_example_of_its_file(word: str) -> None:
    assert f"```yaml\n{example(WORDS[word])}\n```" in section(word)


def test_the_page_knows_no_word_that_the_program_does_not() -> None:
    assert set(re.findall(r"^## `([a-z_]+)`", PAGE, re.MULTILINE)) == set(WORDS)


@pytest.mark.parametrize("word", WORDS)
def test_every_example_loads_as_its_word_and_every_number_and_name_in_it_is_read_aloud(word: str) -> None:
    text = (
        "agreement: prov\ntitle: Prov\nparties: [staten]\nperiod: 2024\ntotal: unknown\n"
        "grants: {pott: {amount: unknown}}\nrequirements:\n  krav:\n    kind: base\n    title: Kravet\n"
    )
    loaded = load(text + textwrap.indent(example(WORDS[word]), "    ") + "\n", "prov.yaml", vocabulary())
    criterion = loaded.agreement.requirements["krav"].criterion()
    assert criterion.word == word
    written = re.sub(r"\d{4}-\d{2}(-\d{2})?", lambda day: day[0][:4], example(WORDS[word]))
    numbers = set(re.findall(r"\d+(?:\.\d+)?", written))
    names = set(re.findall(r"(?<=indicator: )[a-z0-9-]+|(?<=received: )[a-z-]+|svf-[a-z-]+", written))
    for language, decimal in (("sv", ","), ("en", ".")):
        told = criterion.say(Speaker("sv" if language == "sv" else "en"))
        assert [number for number in numbers if number.replace(".", decimal) not in told] == []
        assert [name for name in names if name not in told] == []


def test_every_code_of_the_room_stands_on_the_page() -> None:
    raised = {
        code for file in ROOM.rglob("*.py") for code in re.findall(r'wrong\(\s*"([a-z-]+)"', file.read_text("utf-8"))
    }
    assert raised | set(_REFERENCES) | {"unit-mismatch"} == set(re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE))
