"""What a mechanism finds of a figure: the one named, a sign in its place, or nothing; and who is told as being without."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from dagmar.allocation.case import Case, MissingFacts
from dagmar.facts.book import Facts
from dagmar.facts.observation import Observation
from dagmar.source import Source
from dagmar.text import Text
from tests.allocation.mechanisms import EMPTY, YEAR, people
from tests.strategies import registry_once

SOURCE = Source("regionens rapport", table="t1")


def seen(code: str, indicator: str = "op", period: str = "2024", **more: Any) -> Observation:
    return Observation(code, indicator, period, "number", SOURCE, "2025-01-01", **more)


def case(*known: Observation) -> Case:
    return Case(EMPTY, Facts(known, registry_once()), YEAR, tuple(people("01", "03", "04")))


def test_a_sign_is_no_figure_and_whoever_has_only_a_sign_is_named_beside_those_who_have_nothing() -> None:
    known = case(seen("01", value=Fraction(3)), seen("03", missing="secret"))
    with pytest.raises(MissingFacts) as refused:
        known.figures(["01", "03", "04"], "op")
    assert (refused.value.quantity, refused.value.recipients, refused.value.period) == ("op", ("03", "04"), "2024")


def test_a_plain_number_has_no_numerator() -> None:
    with pytest.raises(MissingFacts) as refused:
        case(seen("01", value=Fraction(3))).figures(["01"], "op", part="numerator")
    assert refused.value.recipients == ("01",)


def test_where_missing_means_none_the_one_who_marked_it_as_missing_is_still_the_source() -> None:
    known = replace(case(seen("03", missing="secret")), missing="not_met")
    found = known.figures(["03", "04"], "op")
    assert {code: figure.value for code, figure in found.items()} == {"03": 0, "04": 0}
    assert {code: figure.source for code, figure in found.items()} == {"03": SOURCE, "04": None}


def test_inhabitants_that_are_marked_as_missing_are_told_with_the_day_and_the_sign() -> None:
    with pytest.raises(MissingFacts) as refused:
        case(seen("01", "population", "2024-11-01", missing="secret")).populations(["01"], "2024-11-01")
    assert (refused.value.of_everyone, refused.value.recipients, refused.value.period) == (True, ("01",), "2024-11-01")
    assert refused.value.why == Text("uppgiften är markerad secret", "the figure is marked secret")
