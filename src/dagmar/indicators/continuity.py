"""Continuity of care: the Bice-Boxerman index, exactly.

Of a person with N contacts, n of them with each unit: (the sum of n² − N) / (N (N − 1)): 0 when no unit was met twice, 1
when all contacts were with one. The figure is the mean over persons with at least so many contacts in the period. A
person who moved counts in each municipality with the contacts there.

Source: Bice and Boxerman, A quantitative measure of continuity of care, Medical Care 15 (1977).
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from dagmar.indicators.asking import answer as answered
from dagmar.indicators.definition import MONTHS
from dagmar.indicators.expressions import MONTH, Clock
from dagmar.indicators.firsts import OF_SEX, placed_rows
from dagmar.indicators.plan import Asked, Plan
from dagmar.indicators.roll_up import ALL_SEXES, Placed
from dagmar.indicators.scan import MUNICIPALITY, SEX, Grid, Whole


def continuity(asked: Asked, plan: Plan, table: Any, clock: Clock, placed: Placed) -> tuple[Whole, Any, Any]:
    """How many persons, and over them the sum of the index and of its square, for every area, sex and period.

    The sums are exact fractions; that of the squares is None where the definition has no interval.
    """
    definition = asked.definition
    rows = placed_rows(asked, plan, table, clock, placed)
    rows = rows.filter(rows[definition.by].notnull())
    each = rows.group_by(
        person=rows.person,
        municipality=rows[MUNICIPALITY],
        sex=rows[OF_SEX],
        dagmar_period=rows.dagmar_period,
        met=rows[definition.by],
    ).aggregate(n=rows.count().cast("int64"))
    person = each.group_by(["person", MUNICIPALITY, SEX, "dagmar_period"]).aggregate(
        contacts=each.n.sum().cast("int64"), squares=(each.n * each.n).sum().cast("int64")
    )
    person = person.filter(person.contacts >= max(definition.at_least or 2, 2))
    above = person.squares - person.contacts
    sums = {"persons": person.count().cast("int64"), "above": above.sum().cast("int64")}
    if definition.interval == "t":
        sums["squared"] = (above * above).sum().cast("int64")
    answer = person.group_by([MUNICIPALITY, SEX, "dagmar_period", "contacts"]).aggregate(**sums)
    month = (answer.dagmar_period * MONTHS[definition.period]).cast("int32")
    grid = Grid(plan, answered(answer.mutate(**{MONTH: month})))
    spot = replace(placed, grid=grid)
    base = spot.dense(grid.column("persons"))
    return base, _added(spot, "above", 1), _added(spot, "squared", 2) if definition.interval == "t" else None


def _added(spot: Placed, column: str, power: int) -> Any:
    """A sum for each number of contacts N, over N (N − 1) to that power, added over all N."""
    contacts, above = spot.grid.column("contacts"), spot.grid.column(column)
    shape = (len(spot.areas.codes), len(ALL_SEXES), spot.periods)
    total = np.full(shape, Fraction(0), dtype=object)
    for many in map(int, np.unique(contacts)):
        here = spot.dense(np.where(contacts == many, above, 0))
        at, below = here != 0, (many * (many - 1)) ** power
        total[at] += np.array([Fraction(int(one), below) for one in here[at]], dtype=object)
    return total
