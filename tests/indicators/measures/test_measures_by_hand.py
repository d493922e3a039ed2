"""Every definition of the library over a few rows, reckoned by hand: what each row is to the measure.

A line of a case is a place of its own: what is to stand above there, what below, and the rows, as they differ from the case's
usual row. The rows of a line are one person's unless they say otherwise. Above and below are the numerator and the denominator;
of a rate, the rows counted and the inhabitants; of a count, the count twice; of a median, the value and how many it is of.
"""

from __future__ import annotations

import pytest

from dagmar.indicators.loader import shelf
from tests.indicators.measures.care import CARE
from tests.indicators.measures.people import ACCESS, INVENTORIES
from tests.indicators.measures.reckoning import PLACES, computed
from tests.indicators.measures.stays import STAYS
from tests.indicators.measures.waits import WAITS

CASES = {**WAITS, **STAYS, **CARE, **INVENTORIES, **ACCESS}


def test_every_definition_of_the_library_has_a_case() -> None:
    assert set(CASES) == set(shelf())


@pytest.mark.parametrize("name", CASES)
def test_a_measure_counts_what_one_counts_by_hand(name: str) -> None:
    expected = {place: (line.above, line.below) for place, line in zip(PLACES, CASES[name].lines, strict=False)}
    assert computed(name, CASES[name]) == expected
