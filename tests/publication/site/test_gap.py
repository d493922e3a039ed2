"""Who makes up half of a gap: told of every real key figure that it can be told of, and of no other."""

from __future__ import annotations

from dagmar.publication.site.content import frame
from dagmar.publication.site.drawn import charts_of
from dagmar.publication.site.gap import half_of
from dagmar.publication.site.gathering import of_health_report
from dagmar.publication.site.telling import tellings


def test_every_real_key_figure_has_its_charts_and_its_half_unless_it_goes_below_nought() -> None:
    """The 76 of the report: ten have no better side, and the result of a region's finances can be a loss."""
    told_of, below = 0, []
    settings = frame()
    for exhibit in of_health_report():
        (told,) = tellings(exhibit, settings, ("sv",))
        half = half_of(told)
        latest = [row[told.latest].value for row in exhibit.figures.values() if told.latest in row]
        if any(value is not None and value < 0 for value in latest):
            below.append(exhibit.id)
            assert half is None, exhibit.id
        told_of += half is not None
        assert [one.id for one in charts_of(told)] == ["bar", "map"], exhibit.id
    assert below
    assert told_of > 40
