"""The published schema says what the loader knows: it takes every definition that loads, and refuses what it can see is wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from dagmar.disclosure import OFFERS, read_rule
from dagmar.indicators.loader import define, find_definitions
from dagmar.indicators.schema import definition_schema
from dagmar.indicators.tables import TABLES
from dagmar.problem import Refused
from tests.indicators.invented import TABLE_NAMES, definitions

ROOT = Path(__file__).parents[2]
SCHEMA = definition_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
SHELF = sorted(find_definitions().glob("*.yaml"))
NAME = "specialist-first-visit-90-days"
TEXT = (find_definitions() / f"{NAME}.yaml").read_text("utf-8")


def content(text: str) -> Any:
    """The file as an editor's YAML reader gives it, with dates as text."""
    return json.loads(json.dumps(YAML(typ="safe").load(text), default=str))


def errors(text: str) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(content(text))]


def test_the_schema_is_one_of_its_dialect() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_there_are_fifty_two_definitions() -> None:
    assert len(SHELF) == 52


@pytest.mark.parametrize("path", SHELF, ids=lambda path: path.stem)
def test_every_definition_that_comes_with_the_program_is_one(path: Path) -> None:
    assert errors(path.read_text("utf-8")) == []


@given(st.sampled_from(TABLE_NAMES).flatmap(lambda table: definitions(table, "invented")))
def test_every_definition_that_loads_is_one(defined: Any) -> None:
    assert errors(defined.document.text) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("table: contacts", "table: contact"),
        ("counted_on: started_at", "counted_on: startd_at"),
        ("counted_on: started_at", "counted_on: kind"),
        ("level: specialist", "level: specialst"),
        ("level: specialist", "level: [specialist, specialst]"),
        ("level: specialist", "level: {not: specialst}"),
        ("at_most: 90", "at_most: ninety"),
        ("at_most: 90", "at_most: 90, begins: [1]"),
        ("at_most: 90", "at_most: 90, not_begins: [1]"),
        ("level: specialist", "unit: {not_begins: AB}"),
        ("at_most: 90", ""),
        ("measure: share", "measure: mean"),
        ("measure: share", "measure: count"),
        ("measure: share", "measure: sum"),
        ("interval: wilson", "interval: t"),
        ("interval: wilson", "interval: newcombe"),
        ("period: month", "perid: month"),
        ("period: month", "period: week"),
        ("direction: lower_is_better", "direction: down"),
        ("direction: lower_is_better", "direction: lower_is_better\ntarget: {value: 90 %, says: {sv: x, en: y}}"),
        ("direction: lower_is_better", "direction: lower_is_better\ntarget: {value: 0.9}"),
        ("direction: lower_is_better", "direction: lower_is_better\ntarget: 0.9"),
        ("version: 1\n", ""),
        ("next_publication:", "disclosure: 2-4\nnext_publication:"),
        ("next_publication:", "disclosure: under 5\nnext_publication:"),
    ],
)
def test_what_is_wrong_is_refused_by_the_schema_and_by_the_loader(old: str, new: str) -> None:
    text = TEXT.replace("direction: higher_is_better", "direction: lower_is_better")
    assert old in text
    wrong = text.replace(old, new, 1)
    assert errors(wrong) != []
    with pytest.raises(Refused):
        define(wrong, "wrong.yaml")


@given(
    st.one_of(
        st.from_regex(r"\A[0-9]{1,2}-[0-9]{1,5}(\+[0-9]{1,4})?\Z"), st.sampled_from([*OFFERS, "0-0", "0", "1-", "alla"])
    )
)
def test_the_schema_knows_the_rules_for_small_figures_that_the_program_knows(rule: str) -> None:
    try:
        known = str(read_rule(rule)) in (rule, rule.removesuffix("+1"))
    except Refused:
        known = False
    assert VALIDATOR.is_valid(content(TEXT) | {"disclosure": rule}) == known


@pytest.mark.parametrize("path", SHELF, ids=lambda path: path.stem)
def test_a_word_that_nobody_knows_is_refused_wherever_it_stands(path: Path) -> None:
    whole = content(path.read_text("utf-8"))
    for place in (whole, whole["population"], whole["name"], whole["coverage"], whole["changes"][0]):
        place["ordet"] = 1
        assert not VALIDATOR.is_valid(whole)
        del place["ordet"]
    assert VALIDATOR.is_valid(whole)


def test_the_published_schema_is_todays() -> None:
    published = ROOT / "docs" / "reference" / "indicator.schema.json"
    assert json.loads(published.read_text("utf-8")) == SCHEMA, (
        "run dagmar indicators schema > docs/reference/indicator.schema.json"
    )


def test_the_page_about_indicators_names_every_table_with_its_columns_and_no_other() -> None:
    page = (ROOT / "docs" / "reference" / "indicators.md").read_text("utf-8")
    rows = [
        line.split("|")
        for line in page.split("## The tables")[1].split("\n## ")[0].splitlines()
        if line.startswith("| `")
    ]
    named = {row[1].strip(" `"): re.findall(r"`(\w+)`", row[3]) for row in rows}
    person = named.pop("every table")
    assert named == {
        name: [column for column in table.columns if column not in person] for name, table in TABLES.items()
    }
    assert all({*person} <= {*table.columns} for table in TABLES.values())
