"""The municipalities' inventories of people with mental illness: how they live, what they do, whether their needs are met."""

from __future__ import annotations

import numpy as np

from dagmar.indicators.synthetic.drawing import Columns, Days, Draw, at, office_hours, times, yes_no
from dagmar.indicators.synthetic.people import THIS_YEAR, People, words

SHARE = 0.02
HOUSING = ("own", "with_service", "temporary", "none")
OCCUPATION = ("work", "studies", "organised", "none")


def rows(draw: Draw, first: int, count: int, total: int, people: People) -> Columns:
    """Some persons of those inventoried, all of them grown up."""
    grown = np.flatnonzero(people.birth_year <= THIS_YEAR - 20)
    who = grown[draw.below(len(grown))]
    day = Days(weekend=0.02).of_rows(first, count, total)
    return {
        **people.columns(who),
        "inventoried_at": times(at(day, office_hours(draw))),
        "housing": words(draw.choose((62, 24, 11, 3)), HOUSING, ~draw.chance(0.03)),
        "occupation": words(draw.choose((14, 6, 38, 42)), OCCUPATION, ~draw.chance(0.04)),
        "needs_met": yes_no(draw.chance(0.6), ~draw.chance(0.05)),
    }
