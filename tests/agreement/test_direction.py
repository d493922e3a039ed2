"""One direction of a measure, with one set of words, for agreements, definitions, facts, statistics and the site."""

from __future__ import annotations

from typing import get_args

from dagmar.agreement.direction import DIRECTIONS, Judged, has_a_side, sentence
from dagmar.agreement.model import Indicator
from dagmar.facts.measure import Measure
from dagmar.indicators.definition import Definition
from dagmar.publication.charts import measure
from dagmar.publication.site.exhibit import Exhibit


def test_every_direction_has_its_words_in_both_languages_and_only_two_have_a_side() -> None:
    assert set(DIRECTIONS) == {*get_args(Judged), "not_judged"}
    assert all(text.sv and text.en and text.sv != text.en for text in DIRECTIONS.values())
    assert [way for way in DIRECTIONS if has_a_side(way)] == ["higher_is_better", "lower_is_better"]
    assert sentence("lower_is_better") == ("Lägre är bättre.", "Lower is better.")


def test_agreements_and_definitions_judge_and_everything_else_may_say_that_nobody_has() -> None:
    said = {
        Indicator: "Judged",
        Definition: "Judged",
        Measure: "Direction",
        measure.Measure: "Direction",
        Exhibit: "Direction",
    }
    for kind, word in said.items():
        assert kind.__annotations__["direction"] == word, kind
