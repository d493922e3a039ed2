"""Drugs dispensed by pharmacies, antibiotics among them, and how they were prescribed."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from dagmar.indicators.synthetic.drawing import (
    Columns,
    Days,
    Draw,
    Stretch,
    Whole,
    Yes,
    at,
    office_hours,
    times,
    yes_no,
)
from dagmar.indicators.synthetic.people import THIS_YEAR, People, words

SHARE = 0.5

ATC = (
    "J01CE02",
    "J01CA08",
    "J01FA09",
    "J01AA02",
    "J01MA02",
    "J01XE01",
    "J01XX05",
    "C07AB02",
    "C09AA02",
    "C10AA05",
    "A02BC01",
    "N02BE01",
    "N06AB04",
    "N05CF01",
    "N05BA04",
    "B01AC06",
    "H02AB06",
    "R03AC02",
    "A10BA02",
    "M01AE01",
    "N02AA01",
    "N02AX02",
    "N05CM06",
    "N05BB01",
)
DDDS = np.array([500, 700, 1000, 1400, 2800, 3000, 5000, 9800, 10000, 3333], dtype=np.int64)


def rows(draw: Draw, stretch: Stretch, people: People) -> Columns:
    """Some dispensings. Doses are hundredths of a defined daily dose; dose support and weight are of those under 18."""
    who = draw.one_of(people.living_in(stretch.county))
    day = Days(weekend=0.3).of(stretch)
    child = people.birth_year[who] > THIS_YEAR - 18
    return {
        **people.columns(who),
        "dispensed_at": times(at(day, office_hours(draw) + 60)),
        "atc": words(draw.below(len(ATC)), ATC),
        "ddd": _decimal(DDDS[draw.below(len(DDDS))], ~draw.chance(0.01)),
        "dose_support": yes_no(draw.chance(0.6), child),
        "weight_recorded": yes_no(draw.chance(0.7), child),
    }


def _decimal(hundredths: Whole, known: Yes) -> pa.Array:
    """Hundredths as decimals: sixteen bytes each, the number in the lower eight."""
    both = np.zeros((len(hundredths), 2), dtype=np.int64)
    both[:, 0] = hundredths
    missing = pa.array(known).buffers()[1]
    return pa.Array.from_buffers(pa.decimal128(9, 2), len(hundredths), [missing, pa.py_buffer(both)])
