"""Contacts with care: so many in primary care, so long waits in specialist care, and now and then a time that is missing."""

from __future__ import annotations

import numpy as np

from dagmar.indicators.synthetic.drawing import (
    DAY,
    Columns,
    Days,
    Draw,
    Stretch,
    Whole,
    all_hours,
    at,
    chooser,
    office_hours,
    times,
    waits,
    yes_no,
)
from dagmar.indicators.synthetic.people import THIS_YEAR, People, numbered, words

SHARE = 1.0
"""Rows for each contact that is asked for."""
KINDS = ("visit", "phone", "video", "home")
LEVELS = ("primary", "specialist", "child_psychiatry", "psychiatry", "emergency")
PRIMARY, CHILD, EMERGENCY = 0, 2, 4
PROFESSIONS = ("doctor", "nurse", "psychologist", "physiotherapist", "occupational_therapist", "social_worker")
DIAGNOSES = (
    "J069",
    "J209",
    "I109",
    "E119",
    "M545",
    "R104",
    "N390",
    "L309",
    "F329",
    "F419",
    "M199",
    "J459",
    "K219",
    "H669",
    "R519",
    "I509",
    "J449",
    "I489",
    "E109",
    "C509",
    "C619",
    "H259",
    "M160",
    "M171",
    "K409",
    "G439",
    "I209",
    "I639",
    "N200",
    "S720",
    "F900",
    "F840",
    "F411",
    "F321",
    "F502",
    "F913",
    "F930",
    "F952",
    "F341",
    "F428",
    "F209",
    "F319",
    "F603",
    "F431",
    "F102",
    "F251",
    "F339",
    "F401",
    "F198",
    "F988",
)
FAMILIES = ((0, 15), (15, 15), (30, 10), (36, 14), (0, 30))
"""For each level, where its diagnoses begin in the list and how many they are."""
MIDDLE_WAIT = (2.0, 38.0, 24.0, 29.0, 0.0)
SPREAD = (1.0, 1.0, 0.9, 0.9, 0.1)
UNITS_A_LEVEL = 4


def rows(draw: Draw, stretch: Stretch, people: People) -> Columns:
    """Some contacts. Everybody has as many as anybody else; children are seen in child psychiatry, adults in psychiatry."""
    who = draw.one_of(people.living_in(stretch.county))
    level = draw.choose((56, 27, 3, 7, 7)).astype(np.int64)
    child = people.birth_year[who] > THIS_YEAR - 18
    level = np.where(child & (level == CHILD + 1), CHILD, np.where(~child & (level == CHILD), CHILD + 1, level))
    municipality = people.municipality[who].astype(np.int64)
    emergency = level == EMERGENCY
    day = Days(weekend=0.12).of(stretch)
    started = at(day, np.where(emergency, all_hours(draw), office_hours(draw)))
    wait = _days_waited(draw, level, municipality)
    wanted = np.where(emergency, started - draw.below(24) * 5 * 60_000_000, at(day - wait, office_hours(draw)))
    wanted = np.minimum(wanted, started)
    booked = np.minimum(wanted + (wait * draw.outcome() >> 18) * DAY, started)
    held = ~draw.chance(0.03)
    return {
        "contact": numbered("K", draw.numbers(stretch)),
        **people.columns(who),
        "kind": words(chooser((64, 20, 9, 7))[draw.outcome()], KINDS),
        "level": words(level, LEVELS),
        "unit": words(_unit(draw, level, municipality), _units(people)),
        "wanted_at": times(wanted, ~draw.chance(0.02)),
        "booked_at": times(booked, ~(emergency | draw.chance(0.05))),
        "started_at": times(started, held),
        "profession": words(draw.choose((45, 32, 7, 9, 3, 4)), PROFESSIONS, ~draw.chance(0.01)),
        "diagnosis": words(_diagnosis(draw, level), DIAGNOSES, ~draw.chance(0.15)),
        "first": yes_no(draw.chance(0.35)),
        "offered": yes_no(draw.chance(0.7), ~draw.chance(0.04)),
    }


def _days_waited(draw: Draw, level: Whole, municipality: Whole) -> Whole:
    """Waits by level, longer in some municipalities than in others: from three quarters to one and a half times."""
    tables = np.stack([waits(middle, spread) for middle, spread in zip(MIDDLE_WAIT, SPREAD, strict=True)])
    usual = tables.reshape(-1)[level * 4096 + (draw.outcome() >> 4)].astype(np.int64)
    return np.asarray(np.minimum(usual * (75 + municipality * 37 % 76) // 100, 1_500))


def _diagnosis(draw: Draw, level: Whole) -> Whole:
    begins, number = np.array(FAMILIES).T
    return np.asarray(begins[level] + (draw.outcome().astype(np.int64) * number[level] >> 16))


def _unit(draw: Draw, level: Whole, municipality: Whole) -> Whole:
    number = draw.outcome().astype(np.int64) * UNITS_A_LEVEL >> 16
    return np.asarray((municipality * len(LEVELS) + level) * UNITS_A_LEVEL + number)


def _units(people: People) -> tuple[str, ...]:
    return tuple(
        f"{code}-{level[:2].upper()}{number}"
        for code in people.municipalities
        for level in LEVELS
        for number in range(1, UNITS_A_LEVEL + 1)
    )
