"""Staff observed in close work with patients: the point prevalence survey of hygiene and dress (PPM-BHK).

The survey does not say who was observed: no number, no sex, no year of birth. The municipality is that of the unit.
"""

from __future__ import annotations

import numpy as np

from dagmar.indicators.synthetic.drawing import Columns, Days, Draw, Stretch, Whole, at, office_hours, times, yes_no
from dagmar.indicators.synthetic.numbers import RUNNING
from dagmar.indicators.synthetic.people import People, numbered, words
from dagmar.indicators.tables import HYGIENE_STEPS

SHARE = 0.02
PROFESSIONS = ("nurse", "assistant_nurse", "doctor", "physiotherapist", "student", "other")
FOLLOWED = (0.93, 0.95, 0.97, 0.94, 0.98, 0.99, 0.97, 0.98)
"""How often each step is right: all eight for four of five, as regions have reported (SKR, 2022: 79.1 per cent)."""


def rows(draw: Draw, stretch: Stretch, people: People) -> Columns:
    """Some observations, in two weeks every spring; a step that was not noted is missing."""
    place = people.municipality[draw.one_of(people.living_in(stretch.county))].astype(np.int64)
    day = Days(weekend=0.02).of(stretch)
    return {
        "observation": numbered(RUNNING, draw.numbers(stretch)),
        "municipality": words(place, people.municipalities),
        "observed_at": times(at(_in_march(day), office_hours(draw))),
        "unit": words(place, tuple(f"{code}-H1" for code in people.municipalities)),
        "profession": words(draw.choose((33, 40, 12, 6, 5, 4)), PROFESSIONS),
        **{
            step: yes_no(draw.chance(followed), ~draw.chance(0.003))
            for step, followed in zip(HYGIENE_STEPS, FOLLOWED, strict=True)
        },
    }


def _in_march(day: Whole) -> Whole:
    """In the same order, but within twelve days of March each year."""
    return day // 366 * 366 + 70 + day % 366 * 12 // 366
