"""`equal`, `fixed` and `by: population`: the three plainest keys. Amounts in öre."""

from __future__ import annotations

from fractions import Fraction

import pytest
from pydantic import ValidationError

from dagmar.agreement.speaker import Speaker
from dagmar.allocation.case import MissingFacts
from dagmar.allocation.mechanism import StatedExceedsPot
from tests.allocation.mechanisms import distribution, shared

ROWS = (("population", "2024-11-01", "01", 300), ("population", "2024-11-01", "14", 100))


def test_three_times_the_people_get_three_times_the_money() -> None:
    assert shared("{by: population, as_of: 2024-11-01}", 1_000, ["01", "14"], *ROWS) == {"01": 750, "14": 250}


def test_all_recipients_without_population_are_named_at_once() -> None:
    with pytest.raises(MissingFacts) as refused:
        shared("{by: population, as_of: 2024-11-01}", 1_000, ["01", "03", "04"], *ROWS)
    assert refused.value.recipients == ("03", "04")


def test_a_population_without_a_date_leaves_the_pot_unknown() -> None:
    assert distribution("{by: population}").not_stated
    assert distribution("{by: population, as_of: 2024}").not_stated is None


def test_the_same_to_each_is_exact() -> None:
    assert shared("equal", 1_000, ["01", "03", "04"]) == dict.fromkeys(("01", "03", "04"), Fraction(1_000, 3))


def test_stated_amounts_go_to_those_named_and_to_the_others() -> None:
    assert shared('{fixed: {"01": 2 kr}, others: 1 kr}', 1_000, ["01", "03"]) == {"01": 200, "03": 100}
    assert shared('{fixed: {"01": 2 kr}}', 1_000, ["01", "03"]) == {"01": 200, "03": 0}
    assert shared('{fixed: {"01": 10 kr}}', 1_000, ["01"]) == {"01": 1_000}


def test_stated_amounts_above_the_pot_are_refused_with_both_sums() -> None:
    with pytest.raises(StatedExceedsPot) as refused:
        shared('{fixed: {"01": 11 kr}}', 1_000, ["01"])
    assert (refused.value.asked, refused.value.there_is) == (1_100, 1_000)


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("65-", (65, None)),
        ("65–", (65, None)),
        ("65+", (65, None)),
        ("0-17", (0, 17)),
        ("0–17", (0, 17)),
        ("18-18", (18, 18)),
        ("18", (18, 18)),
    ],
)
def test_ages_are_read_as_they_are_written(written: str, span: tuple[int, int | None]) -> None:
    key = distribution(f"{{by: population, as_of: 2024-11-01, ages: '{written}'}}")
    assert getattr(key, "ages") == span  # noqa: B009 -- a word is found by its name


@pytest.mark.parametrize("ages", ["gamla", "65-60"])
def test_ages_that_are_none_are_refused(ages: str) -> None:
    with pytest.raises(ValidationError, match="not-ages"):
        distribution(f"{{by: population, as_of: 2024, ages: {ages}}}")


@pytest.mark.parametrize(
    ("words", "sv", "en"),
    [
        ("as_of: 2024-12-31, ages: 65-", "invånare 65 år och äldre den 31 december", "aged 65 and over on 31 December"),
        ("as_of: 2024-12-31, ages: 0-17", "invånare 0–17 år den 31 december", "inhabitants aged 0–17 on 31 December"),
        ("as_of: 2024-12-31, ages: 65", "invånare 65–65 år", "aged 65–65"),
        ("as_of: 2024-12-31, sex: women", "kvinnor den 31 december 2024", "women on 31 December 2024"),
        ("as_of: 2024-12-31, sex: men, table: T1", "män den 31 december 2024 enligt T1", "according to T1"),
        ("ages: 65-", "dagen är inte angiven", "the day is not stated"),
    ],
)
def test_the_prose_says_whom_it_counts_and_when(words: str, sv: str, en: str) -> None:
    rule = distribution(f"{{by: population, {words}}}")
    assert sv in rule.say(Speaker("sv"))
    assert en in rule.say(Speaker("en"))


def test_ages_already_read_are_read_again_as_they_are() -> None:
    rule = distribution("{by: population, as_of: 2024, ages: 0-17}")
    assert type(rule).model_validate(rule.model_dump()) == rule


def test_the_others_of_stated_amounts_are_in_the_prose() -> None:
    rule = distribution('{fixed: {"01": 2 Mkr}, others: 1 Mkr}')
    assert "övriga 1\u00a0Mkr" in rule.say(Speaker("sv"))
    assert "others SEK" in rule.say(Speaker("en")) or "others 1" in rule.say(Speaker("en"))
