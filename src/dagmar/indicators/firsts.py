"""The first per person and period: of the rows that the indicator is of, the earliest; the person counts where that row is.

Ties in time, to the second, go to the lowest code of municipality, then men before women, then the row that counts in the
numerator, then the lowest value: an order that every engine keeps, so that the answer does not hang on the order of the rows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import ibis

from dagmar.indicators.asking import answer as answered
from dagmar.indicators.definition import MONTHS
from dagmar.indicators.expressions import MONTH, OUT, Clock, holds, rows_of, seconds
from dagmar.indicators.plan import Asked, Plan
from dagmar.indicators.roll_up import Placed
from dagmar.indicators.scan import MUNICIPALITY, SEX, Grid, Whole, whole
from dagmar.indicators.tables import SEXES

OF_SEX = "dagmar_sex"
"""The sex that a row counts under; nobody's where the figure is not split by sex."""


def placed_rows(asked: Asked, plan: Plan, table: Any, clock: Clock, placed: Placed) -> Any:
    """The rows that the indicator is of and that have a place, with a `period` and the sex that they count under."""
    rows = rows_of(plan, table, clock)
    kept = holds(rows, asked.base.atoms, plan.table)
    conditions = [
        rows.person.notnull(),
        rows[MONTH].notnull(),
        *([rows[SEX].isin(SEXES)] if placed.by_sex else []),
        rows[MUNICIPALITY].isin(list(placed.areas.municipalities)),
        *([kept] if kept is not None else []),
        *([rows[OUT] == 0] if OUT in rows.columns else []),
    ]
    period = (rows[MONTH] // MONTHS[asked.definition.period]).cast("int32")
    sex = rows[SEX] if placed.by_sex else ibis.literal("")
    return rows.filter(*conditions).mutate(dagmar_period=period, **{OF_SEX: sex})


def firsts(asked: Asked, plan: Plan, table: Any, clock: Clock, placed: Placed) -> tuple[Whole, Whole, Whole | None]:
    """How many persons, how many of them count in the numerator, or their sum, and that of the squares where it is asked."""
    rows = placed_rows(asked, plan, table, clock, placed)
    counts = holds(rows, asked.top.atoms, plan.table)
    top = ibis.ifelse(counts, 1, 0) if counts is not None else ibis.literal(1)
    rows = rows.mutate(dagmar_top=top.cast("int32"))
    value = asked.top.value
    order = [seconds(rows[plan.counted_on]), rows[MUNICIPALITY], rows[OF_SEX], ibis.desc(rows.dagmar_top)]
    if value is not None:
        order.append(whole(rows[value]))
    window = ibis.window(group_by=[rows.person, rows.dagmar_period], order_by=order)
    first = rows.mutate(dagmar_rank=ibis.row_number().over(window))
    first = first.filter(first.dagmar_rank == 0)
    summed = whole(first[value]) if value is not None else first.dagmar_top
    sums = {"base": first.count().cast("int64"), "top": summed.sum().cast("int64")}
    if asked.squares is not None:
        sums["squares"] = (summed * summed).sum().cast("int64")
    places = {MUNICIPALITY: first[MUNICIPALITY], SEX: first[OF_SEX], MONTH: first[MONTH]}
    grid = Grid(plan, answered(first.group_by(**places).aggregate(**sums)))
    spot = replace(placed, grid=grid)
    base, top = (spot.dense(grid.column(name)) for name in ("base", "top"))
    return base, top, None if asked.squares is None else spot.dense(grid.column("squares"))
