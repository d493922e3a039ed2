"""The tables themselves: complete, sourced, small, and read only when asked."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import dagmar.registry.tables as tables
from dagmar.registry.edition import Edition, editions, population_editions
from dagmar.registry.recipient import Kind
from dagmar.registry.registry import Population, load_registry

FOLDER = Path(tables.__file__).parent


def test_every_source_has_a_title_and_says_under_what_terms_it_is_used() -> None:
    assert [edition.id for edition in editions().values() if not (edition.source.title and edition.licence)] == []


def test_every_caution_of_a_source_is_in_both_languages() -> None:
    cautions = [edition.caution for edition in editions().values() if edition.caution]
    assert cautions
    assert all(caution.sv and caution.en for caution in cautions)


def test_a_basis_is_real_or_derived_and_derived_is_what_was_recovered_from_amounts() -> None:
    derived = {edition.id for edition in editions().values() if edition.source.basis == "derived"}
    years = {f"kvinnors-halsa-{year}" for year in (2021, 2022, 2023, 2024)}
    assert derived == years | {"kvinnors-halsa-tillagg-2017"}
    assert {edition.source.basis for edition in editions().values()} == {"real", "derived"}


@pytest.mark.parametrize("edition", population_editions(), ids=lambda edition: edition.id)
def test_every_table_of_population_answers_under_its_own_name(edition: Edition) -> None:
    kind: Kind = "municipality" if edition.covers("municipality") else "region"
    answer = load_registry().population(
        kind, "0180" if kind == "municipality" else "01", edition.last, table=edition.id
    )
    assert isinstance(answer, Population)
    assert (answer.source.table, answer.source.basis) == (edition.id, edition.source.basis)


def test_changes_of_division_name_municipalities_that_exist() -> None:
    today = {one.code for one in load_registry().municipalities(date(2025, 1, 1))}
    named = {row[end] for row in tables.read_rows("division_changes") for end in ("new", "from") if row[end]}
    assert named <= today


def test_the_tables_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.csv")) < 500_000


def test_importing_and_loading_the_registry_reads_no_table() -> None:
    script = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == 'open' else None)\n"
        "from dagmar.registry.registry import load_registry\n"
        "load_registry()\n"
        "assert not [path for path in opened if path.endswith('.csv')], opened\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
