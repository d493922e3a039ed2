"""The whole country attacked: every hidden cell by elimination, and a draw of the small ones by interval."""

from __future__ import annotations

from random import Random

import pytest

from dagmar.disclosure import Release, protect
from tests.disclosure.attacker import bounds_of, computed, equations, interval
from tests.disclosure.country import RULE, both_years, last_year
from tests.disclosure.tables import seen

pytestmark = pytest.mark.nightly
DRAWN = 60


@pytest.mark.parametrize("mean", [6, 20])
def test_no_cell_of_the_country_is_computed_and_none_that_is_drawn_is_narrowed(mean: int) -> None:
    """One year. Every hidden cell is open to elimination; the interval takes a second a cell, so it is drawn for."""
    protected = protect(last_year(mean), RULE)
    published = seen(protected)
    given = equations([published])
    assert computed(given) == {}
    limits = bounds_of([published], least=1)
    small = sorted(at for at, cell in protected.cells.items() if cell.reason == "threshold")
    for at in Random(mean).sample(small, DRAWN):  # noqa: S311 -- which cells to try, no secret
        low, high = interval(given, limits, published.variable(at))
        assert low - 1e-6 <= protected.cells[at].internal
        assert high >= protected.cells[at].internal + RULE.width - 1e-6


def test_no_cell_of_the_country_is_computed_from_two_releases() -> None:
    """This year and the sum of both, by one who kept last year's figures."""
    first = protect(last_year(20), RULE)
    second = protect(both_years(20), RULE, earlier=[Release.of(first)])
    published = seen(second)
    kept = {at: value for at, value in seen(first).cells.items() if value is not None}
    assert all(published.cells[at] in (value, None) for at, value in kept.items())
    published.cells = {**published.cells, **kept}
    assert computed(equations([published])) == {}
