"""Inhabitants by municipality, sex and band of age on the last day of three years: the aggregate that rates are per.

The structure is that of 31 December 2019 (SCB), the latest that the registry knows by age; the numbers of later years are made up
from it, each municipality growing or shrinking as it did until 2024. Not drawn, so the seed does not matter.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache

import numpy as np
import pyarrow as pa

from dagmar.indicators.synthetic.drawing import Columns, Draw, Stretch
from dagmar.indicators.synthetic.people import SEXES, People, weights_of_municipalities
from dagmar.registry.population import Population, Sex
from dagmar.registry.registry import load_registry

ROWS = 3 * 290 * 2 * 18
DAYS = tuple(datetime(year, 12, 31) for year in (2023, 2024, 2025))  # noqa: DTZ001 -- a day, not a moment
BANDS = (*((age, age + 4) for age in range(0, 85, 5)), (85, None))


def rows(draw: Draw, stretch: Stretch, people: People) -> Columns:  # noqa: ARG001 -- every table is asked alike
    """Some rows of the aggregate."""
    return {name: column.slice(stretch.first, stretch.count) for name, column in _all().items()}


@cache
def _all() -> Columns:
    registry, now = load_registry(), weights_of_municipalities()
    made: list[tuple[str, str, datetime, str, int]] = []
    for code, inhabitants in now.items():
        before = registry.population("municipality", code, "2019-12-31")
        assert isinstance(before, Population), code
        for sex in SEXES:
            for band in BANDS:
                then = _then(code, sex, band)
                ages = f"{band[0]}-{'' if band[1] is None else band[1]}"
                made += [
                    (
                        code,
                        sex,
                        day,
                        ages,
                        round(then * (1 + (inhabitants / before.persons - 1) * (day.year - 2019) / 5)),
                    )
                    for day in DAYS
                ]
    places, sexes, days, ages_, counts = zip(*made, strict=True)
    return {
        "municipality": pa.array(places),
        "sex": pa.array(sexes),
        "as_of": pa.array(np.array(days, dtype="datetime64[us]")),
        "ages": pa.array(ages_),
        "count": pa.array(counts, pa.int32()),
    }


def _then(code: str, sex: Sex, band: tuple[int, int | None]) -> int:
    known = load_registry().population("municipality", code, "2019-12-31", sex=sex, ages=band)
    assert isinstance(known, Population), (code, band)
    return known.persons
