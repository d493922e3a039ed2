"""Every word of `distribute` and `within_county` is whole: an example that loads, a source, prose, and its section."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from dagmar.agreement.node import read_yaml
from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import Folder, Mechanism
from dagmar.text import Language
from dagmar.vocabulary import vocabulary
from tests.allocation.mechanisms import codes_of, examples, understood

FOLDERS: tuple[Folder, ...] = ("distribute", "within_county")
WORDS = [(folder, kind) for folder in FOLDERS for kind in vocabulary().words[folder].values()]
EXAMPLES = [(folder, kind, value) for folder, kind in WORDS for value in examples(kind, folder)]
PAGE = (Path(__file__).parents[3] / "docs/reference/distribute.md").read_text("utf-8")
PERIOD = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?")
STANDS_FOR_ITSELF = {"each", "true", "lowest_per_inhabitant", "pro_rata", "relative", "absolute", "higher", "lower"}


def scalars(value: Any, inside: str = "") -> list[str]:
    """Every value that an example states, and the codes that it names."""
    if isinstance(value, dict):
        named = [key for key in value if inside in ("fixed", "key", "shares", "up_to", "needs")]
        return named + [found for key, inner in value.items() for found in scalars(inner, key)]
    if isinstance(value, list):
        return [found for inner in value for found in scalars(inner, inside)]
    return [] if inside in ("by", "count", "times", "among", "sex") or value in STANDS_FOR_ITSELF else [str(value)]


def digits(text: str) -> list[str]:
    """The numbers of a text, without the spaces that group them."""
    return re.findall(r"\d+", re.sub(r"(?<=\d)[\u00a0\u202f ,](?=\d{3}\b)", "", text))


@pytest.mark.parametrize(("folder", "kind"), WORDS, ids=lambda value: getattr(value, "word", value))
def test_a_word_says_by_example_what_may_be_written_and_names_its_source(folder: Folder, kind: type[Mechanism]) -> None:
    assert examples(kind, folder), f"{kind.word} has no example"
    doc = inspect.getdoc(inspect.getmodule(kind)) or ""
    assert "Source:" in doc or "Reproduces" in doc, f"{kind.word} names no source"


@pytest.mark.parametrize(("folder", "kind"), WORDS, ids=lambda value: getattr(value, "word", value))
def test_a_word_has_its_section_in_the_reference(folder: Folder, kind: type[Mechanism]) -> None:
    part = re.search(rf"(?ms)^## `{folder}`$(.*?)(?=^## |\Z)", PAGE)
    assert part, folder
    assert re.search(rf"(?m)^### `{kind.word}`$", part[1]), kind.word


@pytest.mark.parametrize(("folder", "kind", "value"), EXAMPLES, ids=lambda value: str(getattr(value, "word", value)))
def test_an_example_is_read_as_its_own_word_and_has_nothing_wrong(
    folder: Folder, kind: type[Mechanism], value: Any
) -> None:
    found = understood(folder, value)
    assert type(found) is kind
    assert codes_of(found) == []


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize(("folder", "kind", "value"), EXAMPLES, ids=lambda value: str(getattr(value, "word", value)))
def test_the_prose_says_every_number_date_and_name(
    folder: Folder, kind: type[Mechanism], value: Any, language: Language
) -> None:
    said = understood(folder, value).say(Speaker(language))
    for stated in scalars(value):
        if PERIOD.fullmatch(stated):
            wanted = re.findall(r"\d{4}", stated)
        elif re.match(r"\d", stated):
            wanted = digits(stated)
        else:
            wanted = [] if stated in ("equal", "population") else [stated]
        for part in wanted:
            assert part in said or part in digits(said), (stated, said)


@pytest.mark.parametrize(
    "example",
    ["distribute:\n  parts: []", "distribute: {per_unit: [], if_short: pro_rata}", "distribute: {weighted: []}"],
)
def test_a_word_with_nothing_in_it_is_refused(example: str) -> None:
    content: Any = read_yaml(example, "prov.yaml").content
    with pytest.raises(ValidationError):
        understood("distribute", content["distribute"])
