"""An agreement's own facts: the files that it names, or else all in its folder `data/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from dagmar.agreement.loader import Loaded, load_file
from dagmar.library.own_facts import fact_files, facts_with
from dagmar.problem import Refused
from dagmar.vocabulary import vocabulary

AGREEMENT = """\
agreement: ett-avtal
title: Ett avtal
parties: [staten, skr]
period: 2024
total: unknown
grants: {en: {to: regions, amount: unknown}}
"""


def written(folder: Path, facts: str = "") -> Loaded:
    (folder / "agreement.yaml").write_text(AGREEMENT + facts, "utf-8")
    (folder / "data").mkdir()
    for name in ("b.csv", "a.csv", "notes.txt"):
        text = f"recipient;indicator;period;value\n09;i-{name[0]};2024;1\n"
        (folder / "data" / name).write_text(text, "utf-8")
    return load_file(folder / "agreement.yaml", vocabulary())


def test_without_a_word_every_file_of_facts_in_data_is_read_by_name(tmp_path: Path) -> None:
    loaded = written(tmp_path)
    assert [file.name for file in fact_files(loaded)] == ["a.csv", "b.csv"]
    assert {seen.indicator for seen in facts_with(loaded)} == {"i-a", "i-b"}


def test_the_files_that_the_agreement_names_are_the_only_ones_read(tmp_path: Path) -> None:
    assert {seen.indicator for seen in facts_with(written(tmp_path, "facts: [data/b.csv]\n"))} == {"i-b"}


def test_a_file_that_the_agreement_names_and_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        facts_with(written(tmp_path, "facts: [data/c.csv]\n"))
    assert [problem.code for problem in refused.value.problems] == ["file-not-found"]


def test_an_agreement_without_facts_has_only_the_registry_behind_it(tmp_path: Path) -> None:
    (tmp_path / "agreement.yaml").write_text(AGREEMENT, "utf-8")
    facts = facts_with(load_file(tmp_path / "agreement.yaml", vocabulary()))
    assert len(facts) == 0
    assert facts.population("region", "09", "2023-12-31")
