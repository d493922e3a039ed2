"""A new agreement can be checked at once, and lacks only what nobody has said yet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dagmar
from dagmar.agreement.draft import new_agreement
from dagmar.agreement.loader import load
from dagmar.problem import Refused
from dagmar.text import Language
from dagmar.vocabulary import vocabulary

LANGUAGES = st.sampled_from(["sv", "en"])


@given(st.text(max_size=40), st.integers(1999, 9998), LANGUAGES)
def test_a_new_agreement_passes_check_with_warnings_only_whatever_its_title(
    title: str, year: int, language: Language
) -> None:
    loaded = load(new_agreement("nytt-avtal", title, year, language), "agreement.yaml", vocabulary())
    problems = dagmar.check(loaded)
    assert {(one.severity, one.code) for one in problems} == {("warning", "sum-not-checkable")}
    assert str(loaded.agreement.period) == str(year)
    assert loaded.agreement.title == (title.strip() or "nytt-avtal")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_amounts_are_all_that_is_missing(language: Language) -> None:
    text = new_agreement("nytt-avtal", "Nytt avtal", 2027, language).replace("unknown", "10 Mkr")
    assert dagmar.check(load(text, "agreement.yaml", vocabulary())) == ()


def test_it_is_commented_in_the_language_asked_for() -> None:
    assert "# Områden med egna pengar" in new_agreement("a", "A", 2027, "sv")
    assert "# Areas with money" in new_agreement("a", "A", 2027, "en")


@pytest.mark.parametrize(
    ("identity", "year", "codes"),
    [
        ("Nytt avtal", 2027, ["not-an-identity"]),
        ("", 2027, ["not-an-identity"]),
        ("nytt", 1998, ["year-out-of-range"]),
        ("Nytt", 9999, ["not-an-identity", "year-out-of-range"]),
    ],
)
def test_a_name_or_a_year_that_cannot_be_is_refused(identity: str, year: int, codes: list[str]) -> None:
    with pytest.raises(Refused) as error:
        new_agreement(identity, "Titel", year, "sv")
    assert [one.code for one in error.value.problems] == codes
