"""The municipalities' inventories of people with mental illness: how they live, what they do, whether their needs are met."""

from __future__ import annotations

from dagmar.indicators.synthetic.drawing import Columns, Days, Draw, Stretch, at, office_hours, times, yes_no
from dagmar.indicators.synthetic.people import People, words

SHARE = 0.02
YOUNGEST = 20
"""Rows are of those who turn so old, at least."""
HOUSING = ("own", "with_service", "temporary", "none")
OCCUPATION = ("work", "studies", "organised", "none")


def rows(draw: Draw, stretch: Stretch, people: People) -> Columns:
    """Some persons of those inventoried, all of them grown up."""
    who = draw.one_of(people.living_in(stretch.county, youngest=YOUNGEST))
    day = Days(weekend=0.02).of(stretch)
    return {
        **people.columns(who),
        "inventoried_at": times(at(day, office_hours(draw))),
        "housing": words(draw.choose((62, 24, 11, 3)), HOUSING, ~draw.chance(0.03)),
        "occupation": words(draw.choose((14, 6, 38, 42)), OCCUPATION, ~draw.chance(0.04)),
        "needs_met": yes_no(draw.chance(0.6), ~draw.chance(0.05)),
    }
