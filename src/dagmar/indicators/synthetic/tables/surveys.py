"""Answers to questions put to patients: access by phone, on the web and on the spot, by kind of place."""

from __future__ import annotations

import numpy as np

from dagmar.indicators.synthetic.drawing import Columns, Days, Draw, Stretch, at, office_hours, times, whole
from dagmar.indicators.synthetic.people import THIS_YEAR, People, words

SHARE = 0.05

QUESTIONS = ("physical_access", "digital_access", "same_doctor")
AREAS = ("rural", "urban")
AGES = ("0-17", "18-64", "65-79", "80-")
MUNICIPAL_CARE = ("none", "home_help", "home_nursing", "special_housing")


def rows(draw: Draw, stretch: Stretch, people: People) -> Columns:
    """Some answers, from 1 (not at all) to 5 (wholly). Where a person lives, each answer says the same."""
    who = draw.one_of(people.living_in(stretch.county))
    day = Days(weekend=0.5).of(stretch)
    municipality = people.municipality[who].astype("int64")
    age = THIS_YEAR - people.birth_year[who].astype("int64")
    care = np.where(age >= 65, draw.choose((70, 12, 10, 8)), 0)
    return {
        **people.columns(who),
        "answered_at": times(at(day, office_hours(draw))),
        "question": words(draw.below(len(QUESTIONS)), QUESTIONS),
        "answer": whole(1 + draw.choose((5, 10, 20, 35, 30)), ~draw.chance(0.06)),
        "area": words((municipality * 7919 % 10 >= 3).astype("int64"), AREAS),
        "socioeconomic": whole(1 + (municipality * 104_729 + who) % 5),
        "age_group": words(np.searchsorted([18, 65, 80], age, side="right"), AGES),
        "municipal_care": words(care, MUNICIPAL_CARE, ~draw.chance(0.02)),
    }
