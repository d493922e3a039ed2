"""Stays in inpatient care: some three days, some planned, and what was done for safety."""

from __future__ import annotations

from dagmar.indicators.synthetic.drawing import (
    DAY,
    Columns,
    Days,
    Draw,
    all_hours,
    at,
    office_hours,
    times,
    waits,
    whole,
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


def rows(draw: Draw, first: int, count: int, total: int, people: People) -> Columns:
    """Some stays, in order of admission. One in fifty has not ended."""
    who = draw.below(people.number)
    day = Days(weekend=0.6).of_rows(first, count, total)
    admitted = at(day, all_hours(draw))
    stay = waits(3.0, 0.9)[draw.outcome() >> 4].astype("int64")
    discharged = at(day + stay + 1, office_hours(draw))
    risk = draw.chance(0.8)
    psychiatric = draw.chance(0.07)
    observed = draw.below(11)
    return {
        **people.columns(who),
        "admitted_at": times(admitted),
        "discharged_at": times(discharged, ~draw.chance(0.02)),
        "unit": words(draw.below(len(UNITS)), UNITS),
        "diagnosis": words(draw.below(len(DIAGNOSES)), DIAGNOSES, ~draw.chance(0.01)),
        "planned": yes_no(draw.chance(0.3)),
        "died": yes_no(draw.chance(0.025)),
        "coercive": yes_no(psychiatric & draw.chance(0.25)),
        "risk_assessed_at": times(admitted + draw.below(24) * (DAY // 24), risk),
        "action_planned_at": times(admitted + DAY + draw.below(48) * (DAY // 24), risk & draw.chance(0.75)),
        "infection": yes_no(draw.chance(0.05), ~draw.chance(0.03)),
        "hygiene_observed": whole(observed, ~draw.chance(0.2)),
        "hygiene_followed": whole(observed * (draw.outcome().astype("int64") + 3 * 65_536) // (4 * 65_536)),
    }
