"""What stands below a chart claims no more than the chart shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dagmar.publication.site.content import frame
from dagmar.publication.site.drawn import charts_of
from dagmar.publication.site.telling import tellings
from tests.publication.site.exhibits import SHARE


@pytest.mark.parametrize(("with_intervals", "caption"), [(True, "Värden och osäkerhet."), (False, "Värden.")])
def test_uncertainty_is_claimed_only_where_there_are_intervals(with_intervals: bool, caption: str) -> None:
    bare = {
        code: {period: replace(figure, low=None, high=None) for period, figure in row.items()}
        for code, row in SHARE.figures.items()
    }
    exhibit = SHARE if with_intervals else replace(SHARE, figures=bare)
    (told,) = tellings(exhibit, frame(), ("sv",))
    assert charts_of(told)[0].caption == caption
