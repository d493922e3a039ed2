"""Continuity of care: the Bice-Boxerman index, exactly.

Of a person with N contacts, n of them with each unit: (the sum of n² − N) / (N (N − 1)): 0 when no unit was met twice, 1
when all contacts were with one. The figure is the mean over persons with at least so many contacts in the period. A
person who moved counts in each municipality with the contacts there.

Source: Bice and Boxerman, A quantitative measure of continuity of care, Medical Care 15 (1977).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np

from dagmar.indicators.asking import answer as answered
from dagmar.indicators.expressions import MONTH, Clock
from dagmar.indicators.firsts import placed_rows
from dagmar.indicators.plan import Asked, Plan
from dagmar.indicators.roll_up import MONTHS, Placed
from dagmar.indicators.scan import MUNICIPALITY, SEX, Grid, Whole


def continuity(asked: Asked, plan: Plan, table: Any, clock: Clock, placed: Placed) -> tuple[Any, Whole]:
    """The sum of the index over persons (exact fractions), and how many persons, for every area, sex and period."""
    definition = asked.definition
    rows = placed_rows(asked, plan, table, clock, placed)
    rows = rows.filter(rows[definition.by].notnull())
    each = rows.group_by(
        person=rows.person,
        municipality=rows[MUNICIPALITY],
        sex=rows[SEX],
        dagmar_period=rows.dagmar_period,
        met=rows[definition.by],
    ).aggregate(n=rows.count().cast("int64"))
    person = each.group_by(["person", MUNICIPALITY, SEX, "dagmar_period"]).aggregate(
        contacts=each.n.sum().cast("int64"), squares=(each.n * each.n).sum().cast("int64")
    )
    person = person.filter(person.contacts >= max(definition.at_least or 2, 2))
    answer = person.group_by([MUNICIPALITY, SEX, "dagmar_period", "contacts"]).aggregate(
        persons=person.count().cast("int64"), above=(person.squares - person.contacts).sum().cast("int64")
    )
    month = (answer.dagmar_period * MONTHS[definition.period]).cast("int32")
    grid = Grid(plan, answered(answer.mutate(**{MONTH: month})))
    spot = Placed(grid, placed.areas, placed.length, placed.first, placed.periods)
    contacts, above = grid.column("contacts"), grid.column("above")
    base = spot.dense(grid.column("persons"))
    total = np.full(base.shape, Fraction(0), dtype=object)
    for many in np.unique(contacts):
        here = spot.dense(np.where(contacts == many, above, 0))
        at = here != 0
        total[at] += np.array([Fraction(int(one), int(many * (many - 1))) for one in here[at]], dtype=object)
    return total, base
