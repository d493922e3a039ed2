"""The whole reason behind every amount, for every word of the language, is as it was read and approved.

That the figures are right is proven elsewhere, from outside: published tables, worked examples, a second implementation.
This holds what those cannot see: the names, units, subjects and sources that a reason is made of, which a published schema
promises. After a change on purpose: `python -m tests.allocation.approved.whole_reasons`, and read the difference.
"""

from __future__ import annotations

import pytest

from dagmar.agreement.loader import load_file
from dagmar.text import Language
from dagmar.vocabulary import vocabulary
from tests.allocation.approved.whole_reasons import APPROVED, HERE, LANGUAGES, read_aloud, today


def test_every_reason_is_as_approved() -> None:
    assert today().splitlines() == APPROVED.read_text("utf-8").splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_read_aloud_as_approved(language: Language) -> None:
    approved = (HERE / f"prose-{language}.md").read_text("utf-8")
    assert read_aloud(language).splitlines() == approved.splitlines()


def test_every_word_stands_in_the_approved_agreement() -> None:
    agreement = load_file(HERE / "agreement.yaml", vocabulary()).agreement
    used: dict[str, set[str]] = {folder: set() for folder in vocabulary().words}
    for grant in agreement.grants.values():
        for folder, found in (
            ("distribute", [grant.distribute]),
            ("earn", [grant.earn]),
            ("limit", list(grant.limit)),
            ("unearned", [grant.unearned]),
            ("within_county", [grant.within_county]),
        ):
            used[folder] |= {one.word for one in found if one is not None}
    used["met_when"] = {requirement.criterion().word for requirement in agreement.requirements.values()}
    assert {folder: set(words) for folder, words in vocabulary().words.items()} == used
