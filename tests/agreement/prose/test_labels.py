"""Each word of the language has its name in a sentence, in both languages, and no name is of a word that is not there."""

from __future__ import annotations

from dagmar.agreement.labels import LABELS, WITHIN, labels
from tests.agreement.prose.test_reading_back import words_of_the_language


def test_every_word_has_a_name_and_every_name_a_word() -> None:
    assert set(LABELS) == words_of_the_language()


def test_a_word_that_means_something_else_under_another_is_named_so() -> None:
    assert {word.rpartition(".")[2] for word in WITHIN} <= set(LABELS)
    assert labels(("requirements", "sip", "met_when", "by"), "sv")[-1] == "sista dagen"
    assert labels(("payments", 0, "covers"), "en") == ["the payments", "1", "the months covered"]
