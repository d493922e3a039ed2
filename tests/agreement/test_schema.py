"""The published schema says what the loader knows: it takes the library's agreements and refuses a word nobody knows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from dagmar.agreement.schema import json_schema
from dagmar.vocabulary import vocabulary
from tests.agreement.of_cases import FOLDER

ROOT = Path(__file__).parents[2]
LIBRARY = sorted((ROOT / "agreements").glob("*/agreement.yaml"))
PASSING = sorted(FOLDER.glob("*/good.yaml"))
SCHEMA = json_schema(vocabulary())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def content(path: Path) -> Any:
    """The file as an editor's YAML reader gives it, with dates as text."""
    return json.loads(json.dumps(YAML(typ="safe").load(path.read_text("utf-8")), default=str))


def test_the_schema_is_one_of_its_dialect() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.parent.name)
def test_every_agreement_of_the_library_is_one(path: Path) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(content(path))] == []


@pytest.mark.parametrize("path", PASSING, ids=lambda path: path.parent.name)
def test_every_file_that_the_checks_pass_is_one(path: Path) -> None:
    assert [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(content(path))] == []


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.parent.name)
def test_a_word_that_nobody_knows_is_refused_wherever_it_stands(path: Path) -> None:
    whole = content(path)
    for place in (whole, next(iter(whole["grants"].values())), next(iter(whole["sources"].values()))):
        place["ordet"] = 1
        assert not VALIDATOR.is_valid(whole)
        del place["ordet"]
    assert VALIDATOR.is_valid(whole)


def test_an_amendment_is_held_to_its_own_form_and_a_rule_in_it_is_written_whole() -> None:
    change = {"amends": "svf-2025", "holds_from": "2025-10", "grants": {"andra-utbetalningen": {"amount": "190 Mkr"}}}
    assert VALIDATOR.is_valid(change)
    assert not VALIDATOR.is_valid({key: value for key, value in change.items() if key != "holds_from"})
    assert not VALIDATOR.is_valid({**change, "perod": "2025"})
    assert not VALIDATOR.is_valid({**change, "grants": {"andra-utbetalningen": {"amont": "190 Mkr"}}})
    assert not VALIDATOR.is_valid({**change, "grants": {"andra-utbetalningen": {"distribute": {"by": "weighted"}}}})
    assert not VALIDATOR.is_valid({key: value for key, value in change.items() if key != "amends"})


def test_every_word_of_every_folder_is_in_it_and_every_reference_leads_somewhere() -> None:
    for folder, words in vocabulary().words.items():
        for word in words:
            assert f"{folder}.{word}" in SCHEMA["$defs"]
    text = json.dumps(SCHEMA)
    for part in text.split('"#/$defs/')[1:]:
        assert part.split('"')[0] in SCHEMA["$defs"]
    assert "x-words-of" not in text


def test_the_published_schema_is_todays() -> None:
    published = ROOT / "docs" / "reference" / "agreement.schema.json"
    assert json.loads(published.read_text("utf-8")) == SCHEMA, (
        "run dagmar schema > docs/reference/agreement.schema.json"
    )
