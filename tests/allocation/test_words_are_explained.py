"""Each word of `earn`, `limit` and `unearned` has examples that load, a source, and a section of the reference."""

from __future__ import annotations

import inspect
import re
import textwrap
from pathlib import Path

import pytest

from dagmar.agreement.words import Folder
from dagmar.vocabulary import vocabulary
from tests.allocation.earning import text
from tests.allocation.written import agreement

PAGE = Path(__file__).parents[2] / "docs/reference/earn-limit-unearned.md"
FOLDERS: tuple[Folder, ...] = ("earn", "limit", "unearned")
WORDS = [(folder, word) for folder in FOLDERS for word in vocabulary().words[folder]]


def _opening(folder: Folder, word: str) -> str:
    return getattr(inspect.getmodule(vocabulary().words[folder][word]), "__doc__", "")


def _examples(folder: Folder, written: str) -> list[str]:
    """Each piece that begins with the key: its line and the deeper lines that follow."""
    return re.findall(rf"^{folder}:.*(?:\n +.*)*", written, flags=re.MULTILINE)


def _read(folder: Folder, word: str, example: str) -> None:
    grant = agreement(text(*example.splitlines())).agreement.grants["pott"]
    value = getattr(grant, folder)
    (one,) = value if folder == "limit" else (value,)
    assert isinstance(one, vocabulary().words[folder][word])
    assert list(one.problems_with()) == []


@pytest.mark.parametrize(("folder", "word"), WORDS)
def test_the_docstring_has_a_source_and_examples_that_load(folder: Folder, word: str) -> None:
    opening = _opening(folder, word)
    assert "Source: " in opening
    indented = "\n".join(line for line in opening.splitlines() if line.startswith("    "))
    examples = _examples(folder, textwrap.dedent(indented))
    assert examples
    for example in examples:
        _read(folder, word, example)


@pytest.mark.parametrize(("folder", "word"), WORDS)
def test_the_reference_has_a_section_with_an_example_that_loads(folder: Folder, word: str) -> None:
    chapter = PAGE.read_text(encoding="utf-8").split(f"## `{folder}`\n")[1].split("\n## ")[0]
    section = chapter.split(f"### `{word}`\n")[1].split("\n### ")[0]
    examples = _examples(folder, section)
    assert examples
    for example in examples:
        _read(folder, word, example)


def test_the_reference_has_no_word_that_is_not_there() -> None:
    written = re.findall(r"^### `(\w+)`", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert sorted(written) == sorted(word for _, word in WORDS)
