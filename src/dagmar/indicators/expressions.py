"""Conditions, days and months as Ibis expressions: only what every engine is held to answer alike.

A condition may be null where a value is missing; it then does not hold, since a count takes rows where it is true.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import reduce
from typing import Any

import ibis

from dagmar.indicators.checks import AGE
from dagmar.indicators.conditions import Among, Begins, Between, Condition, Known, Unknown
from dagmar.indicators.definition import Following
from dagmar.indicators.left_out import AGAIN, DEAD
from dagmar.indicators.plan import SOUND, Atom, Months, Plan, Sound
from dagmar.indicators.swedish_time import Hours, utc_of
from dagmar.indicators.tables import DEATH, TABLES, Kind

MONTH, OUT = "dagmar_month", "dagmar_out"
"""`OUT` is 0, or the place in `REASONS` of why the row is left out; only where there can be a reason."""
Clock = Mapping[str, tuple[Hours, ...]]
"""For each time column, the hours between UTC and Sweden over the times that it holds."""


def day_in_sweden(time: Any, hours: tuple[Hours, ...]) -> Any:
    """The day in Sweden of a time in UTC. Sweden is ahead, so only late in the evening is it another day there than in UTC.

    What the hours of summer and winter come to is therefore reckoned for the late times alone, which are few.
    """
    time = time.cast("timestamp")
    latest = max((stretch.ahead for stretch in hours), default=1)
    return ibis.ifelse(time.hour() < 24 - latest, time.date(), _in_sweden(time, hours).date())


def _in_sweden(time: Any, hours: tuple[Hours, ...]) -> Any:
    ahead = sorted({stretch.ahead for stretch in hours})
    usual = ahead[0] if ahead else 1
    for hour in ahead[1:]:
        between = [(time >= _at(one.first)) & (time < _at(one.end)) for one in hours if one.ahead == hour]
        shifted = reduce(lambda one, other: one | other, between)
        time = ibis.ifelse(shifted, time + ibis.interval(hours=hour - usual), time)
    return time + ibis.interval(hours=usual)


def _at(moment: Any) -> Any:
    return ibis.literal(moment, type="timestamp")


def rows_of(plan: Plan, table: Any, clock: Clock) -> Any:
    """The table with what the plan speaks of beside its columns: month, age, next times and spans of days."""
    columns = {column for asked in plan.asked for term in asked.terms for column, _ in term.atoms}
    columns |= {column for following in plan.following.values() for column in following.where}
    if "sex" not in table.columns:
        table = table.mutate(sex=ibis.null("string"))
    if AGE in columns:
        year = day_in_sweden(table[plan.counted_on], clock[plan.counted_on]).year().cast("int32")
        table = table.mutate(**{AGE: (year - table.birth_year.cast("int32")).cast("int32")})
    local: dict[str, Any] = {}

    def swedish(column: str) -> Any:
        if column not in local:
            of = plan.following[column].time if column in plan.following else column
            local[column] = day_in_sweden(table[column], clock[of])
        return local[column]

    table = _with_reasons(table, swedish(plan.counted_on))
    local.clear()
    for name, following in plan.following.items():
        table = table.mutate(**{name: _next(table, following, plan.table)})
    counted = swedish(plan.counted_on)
    month = (counted.year().cast("int32") * 12 + counted.month().cast("int32") - 1).cast("int32")
    own: dict[str, Any] = {MONTH: month}
    for name, (begin, end) in plan.days.items():
        own[name] = _days(swedish(begin), swedish(end))
    table = table.mutate(**own)
    table = table.mutate(**{sound(name): _from_zero(table[name]) for name in plan.days})
    return table if plan.months is None else table.filter(within(table[plan.counted_on], plan.months))


def within(time: Any, months: Months) -> Any:
    """Of those months, by bounds in UTC, so that an engine that knows what a file spans need not read all of it."""
    begin, end = (
        utc_of(datetime(month // 12, month % 12 + 1, 1))  # noqa: DTZ001 -- midnight in Sweden
        for month in (months.first, months.last + 1)
    )
    return time.isnull() | ((time.cast("timestamp") >= _at(begin)) & (time.cast("timestamp") < _at(end)))


def _with_reasons(table: Any, counted: Any) -> Any:
    if DEATH not in table.columns:
        return table.rename({OUT: AGAIN}) if AGAIN in table.columns else table
    dead = (counted > table[DEATH].cast("date")).fill_null(False)  # noqa: FBT003 -- the value that takes the place of null
    out = ibis.ifelse(dead, DEAD, 0)
    if AGAIN in table.columns:
        out = ibis.ifelse(table[AGAIN] > 0, table[AGAIN], out)
    return table.mutate(**{OUT: out.cast("int32")})


def sound(name: str) -> str:
    """The column of a span of days that are not below zero. Many terms ask for nothing else, and it is looked at once a row."""
    return f"{name}_sound"


def _from_zero(days: Any) -> Any:
    return ibis.ifelse(days >= 0, days, ibis.null("int32"))


def _days(begin: Any, end: Any) -> Any:
    return end.delta(begin, unit="day").cast("int32")


def _next(table: Any, following: Following, name: str) -> Any:
    """The earliest such time of the same person that is later than the row's own: ties ask for nothing but the time."""
    held = holds(table, following.where.items(), name)
    time = table[following.time]
    held = table.person.notnull() if held is None else held & table.person.notnull()
    if OUT in table.columns:
        held = held & (table[OUT] == 0)
    considered = ibis.ifelse(held, time, ibis.null(time.type()))
    order = seconds(time)
    return considered.min().over(ibis.window(group_by=table.person, order_by=order, range=(1, None)))


def seconds(time: Any) -> Any:
    """A time as whole seconds, to order by: what lies within one second is one time, since Spark tells no finer than that."""
    return time.cast("timestamp").truncate("s").epoch_seconds().cast("int64")


def holds(table: Any, atoms: Iterable[Atom | tuple[str, Condition]], name: str) -> Any:
    """All conditions together; None when there is none. The order does not matter."""
    every = [_holds(table[column], condition, _kind(column, name)) for column, condition in _once(atoms)]
    return reduce(lambda one, other: one & other, every) if every else None


def only_known(atoms: Iterable[Atom | tuple[str, Condition]]) -> str | None:
    """The column that has to be known, where nothing else is demanded: it is null in just the rows that are left out."""
    every = _once(atoms)
    return every[0][0] if len(every) == 1 and isinstance(every[0][1], Known) else None


def _once(atoms: Iterable[Atom | tuple[str, Condition]]) -> list[Atom]:
    """The conditions without what others say already: a value that lies between two bounds, or is one of some, is known."""
    by_column: dict[str, list[Any]] = {}
    for column, condition in sorted(atoms, key=repr):
        by_column.setdefault(column, []).append(condition)
    return [(_column(name, every), one) for name, every in by_column.items() for one in _fewer(every)]


def _column(name: str, every: list[Any]) -> str:
    """Of a span that is to be sound and known, the column in which the others are null."""
    return sound(name) if SOUND in every and _known(every) else name


def _known(every: list[Any]) -> bool:
    return any(isinstance(one, Known | Between | Among | Begins) for one in every)


def _fewer(every: list[Any]) -> list[Any]:
    if _known(every):
        every = [one for one in every if not isinstance(one, Sound)]
    saying = [one for one in every if isinstance(one, Between | Among | Begins)]
    return [one for one in every if not (isinstance(one, Known) and saying)]


def _kind(column: str, table: str) -> Kind:
    known = TABLES[table].columns.get(column)
    return known.kind if known is not None else "whole"


def _holds(column: Any, condition: Condition | Sound, kind: Kind) -> Any:
    if isinstance(condition, Known):
        return column.notnull()
    if isinstance(condition, Unknown):
        return column.isnull()
    if isinstance(condition, Sound):
        return column.isnull() | (column >= 0)
    if isinstance(condition, Begins):
        held = _begins(column, condition.prefixes)
        return held & ~_begins(column, condition.but_not) if condition.but_not else held
    if isinstance(condition, Between):
        bounds = []
        if condition.low is not None:
            bounds.append(column >= condition.low)
        if condition.high is not None:
            bounds.append(column <= condition.high)
        return reduce(lambda one, other: one & other, bounds)
    return _among(column, condition, kind)


def _begins(column: Any, prefixes: tuple[str, ...]) -> Any:
    return reduce(lambda one, other: one | other, [column.startswith(prefix) for prefix in prefixes])


def _among(column: Any, condition: Among, kind: Kind) -> Any:
    if kind == "yes_no":
        if len(set(condition.values)) > 1:
            return column.notnull() if not condition.negated else column.isnull() & column.notnull()
        wanted = (condition.values[0] == "true") != condition.negated
        return column if wanted else ~column
    values: list[Any] = [int(value) for value in condition.values] if kind == "whole" else list(condition.values)
    held = column == values[0] if len(values) == 1 else column.isin(values)
    return ~held if condition.negated else held
