"""The page of the language: its examples run, and every key of the model is on it."""

from __future__ import annotations

from pathlib import Path

import pytest

import dagmar
from dagmar.agreement import model
from dagmar.agreement.loader import load, load_file
from dagmar.agreement.words import Words
from dagmar.money import kronor
from dagmar.vocabulary import vocabulary
from tests.agreement.of_cases import TABLE

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "language.md").read_text(encoding="utf-8")
EXAMPLES = [part.split("```")[0] for part in PAGE.split("```yaml\n")[1:]]
KINDS = [
    kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, Words) and kind is not Words
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_key_of_the_language_is_on_its_page(kind: type[Words]) -> None:
    keys = {entry.alias or name for name, entry in kind.model_fields.items()}
    assert {key for key in keys if f"`{key}`" not in PAGE and f"{key}:" not in PAGE} == set()


def test_the_agreement_on_the_page_is_one_without_errors() -> None:
    assert dagmar.check(load(EXAMPLES[0], "exempel.yaml", vocabulary())) == ()


def test_the_amendment_on_the_page_gives_the_version_that_it_says(tmp_path: Path) -> None:
    (tmp_path / "exempel.yaml").write_text(EXAMPLES[0], encoding="utf-8")
    (tmp_path / "andring.yaml").write_text(EXAMPLES[1], encoding="utf-8")
    new = load_file(tmp_path / "andring.yaml", vocabulary(), lambda name: tmp_path / f"{name}.yaml")
    assert dagmar.check(new) == ()
    assert new.agreement.total == kronor(12_000_000)
    assert new.agreement.requirements == {}


def test_every_code_on_the_page_is_one() -> None:
    proofs = PAGE.split("## What `check` proves")[1]
    codes = [part for part in proofs.split("`")[1::2] if "-" in part]
    assert codes
    assert set(codes) <= set(TABLE)
