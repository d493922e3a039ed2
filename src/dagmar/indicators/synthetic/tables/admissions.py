"""Stays in inpatient care: some three days, some planned, and what was done for safety."""

from __future__ import annotations

import numpy as np

from dagmar.indicators.synthetic.drawing import (
    DAY,
    Columns,
    Days,
    Draw,
    Stretch,
    all_hours,
    at,
    office_hours,
    times,
    waits,
    yes_no,
)
from dagmar.indicators.synthetic.people import People, words

SHARE = 0.05
COUNTIES = (1, *range(3, 11), *range(12, 15), *range(17, 26))
UNITS = tuple(
    f"{county:02d}-{kind}{number}"
    for county in COUNTIES
    for kind in ("MED", "KIR", "PSY", "ORT", "GER")
    for number in (1, 2)
)
DIAGNOSES = (
    "I509",
    "J449",
    "E110",
    "N390",
    "J189",
    "I639",
    "S720",
    "I489",
    "R074",
    "F329",
    "F209",
    "F102",
    "J459",
    "E149",
    "D509",
    "K922",
    "C349",
    "M161",
    "A419",
    "I109",
)
PSYCHIATRIC = [place for place, code in enumerate(DIAGNOSES) if code.startswith("F")]


def rows(draw: Draw, stretch: Stretch, people: People) -> Columns:
    """Some stays, in order of admission. One in fifty has not ended."""
    who = draw.one_of(people.living_in(stretch.county))
    day = Days(weekend=0.6).of(stretch)
    admitted = at(day, all_hours(draw))
    stay = waits(3.0, 0.9)[draw.outcome() >> 4].astype("int64")
    discharged = at(day + stay + 1, office_hours(draw))
    assessed = draw.chance(0.8)
    at_risk = assessed & draw.chance(0.6)
    diagnosis = draw.below(len(DIAGNOSES))
    psychiatric = np.isin(diagnosis, PSYCHIATRIC)
    return {
        **people.columns(who),
        "admitted_at": times(admitted),
        "discharged_at": times(discharged, ~draw.chance(0.02)),
        "unit": words(draw.below(len(UNITS)), UNITS),
        "diagnosis": words(diagnosis, DIAGNOSES, ~draw.chance(0.01)),
        "planned": yes_no(draw.chance(0.3)),
        "died": yes_no(draw.chance(0.025)),
        "coercive": yes_no(psychiatric & draw.chance(0.25)),
        "risk_assessed_at": times(admitted + draw.below(24) * (DAY // 24), assessed),
        "at_risk": yes_no(at_risk, assessed),
        "action_planned_at": times(admitted + DAY + draw.below(48) * (DAY // 24), at_risk & draw.chance(0.75)),
        "drugs_reviewed_at": times(admitted + draw.below(12) * (DAY // 24), draw.chance(0.7)),
        "drugs_reported_at": times(discharged, draw.chance(0.6)),
        "infection": yes_no(draw.chance(0.05), ~draw.chance(0.03)),
    }
