"""Compute: definitions planned together, one pass over a table for all of them, and everything rolled up from that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from dagmar.agreement.period import Period
from dagmar.indicators.asking import answer
from dagmar.indicators.continuity import continuity
from dagmar.indicators.data import Data
from dagmar.indicators.definition import MONTHS, Length
from dagmar.indicators.expressions import Clock
from dagmar.indicators.firsts import firsts
from dagmar.indicators.fit import clock_of, demand_fit
from dagmar.indicators.footers import NOTHING_SAID, Times
from dagmar.indicators.inhabitants import Inhabitant, by_period, inhabitants_of
from dagmar.indicators.left_out import Keys, keys_of, marked, with_deaths
from dagmar.indicators.loader import Defined
from dagmar.indicators.measured import Measured, Rest
from dagmar.indicators.plan import Asked, Months, Plan, Term, plan_for, plans_for
from dagmar.indicators.roll_up import Placed, known_areas, percentile
from dagmar.indicators.scan import VALUE, Grid, question, scale_of
from dagmar.indicators.swedish_time import in_sweden
from dagmar.indicators.tables import POPULATION
from dagmar.indicators.wording import LENGTHS
from dagmar.problem import Problem, Refused
from dagmar.text import Text

Progress = Callable[[int, int], None]
RANKED = {"median", "percentile"}


@dataclass(frozen=True)
class Pass:
    """One question to the data: a plan, and the value that the rows are also grouped by, if any."""

    plan: Plan
    by_value: str | None = None


def passes_for(definitions: Iterable[Defined], months: Months | None = None) -> tuple[Pass, ...]:
    """Every pass that computing these takes, of those `months` alone: sums together, percentiles of one value together."""
    every = [one.definition for one in definitions]
    found = [Pass(plan) for plan in plans_for(one for one in every if one.measure not in RANKED)]
    for plan in plans_for(one for one in every if one.measure in RANKED):
        values: dict[str, list[Asked]] = {}
        for asked in plan.asked:
            values.setdefault(str(asked.value), []).append(asked)
        found += [Pass(plan_for(asked), value) for value, asked in values.items()]
    return tuple(replace(one, plan=replace(one.plan, months=months)) for one in found)


def compute(
    definitions: Sequence[Defined],
    data: Data,
    *,
    period: Period | None = None,
    unique_keys: bool = False,
    progress: Progress | None = None,
) -> tuple[Measured, ...]:
    """Every definition over the data, in the order given. Only sums come back; no row of a person leaves the engine.

    With a `period`, of that alone: rows of other months are not looked at, but for what follows or was copied.
    `unique_keys`: whoever keeps the data vouches that no row is there twice, so that nobody looks.

    Raises:
        Refused: the data lack what a definition names, hold times that cannot be placed, or the engine fails.
    """
    demand_fit(definitions, data)
    months = None if period is None else months_of(period, definitions)
    by_id = {one.id: one for one in definitions}
    passes = passes_for(definitions, months)
    rates = any(one.definition.inhabitants is not None for one in definitions)
    people = inhabitants_of(data.tables[POPULATION]) if rates else ()
    measured: dict[str, Measured] = {}
    total = len(passes) + sum(_alone(asked) for one in passes for asked in one.plan.asked)
    done = 0
    looked_at: dict[str, tuple[Any, Keys | None]] = {}
    for one in passes:
        name = one.plan.table
        if name not in looked_at:
            looked_at[name] = _looked_at(data, name, unique_keys=unique_keys)
        table, keys = looked_at[name]
        said = data.said.get(name, NOTHING_SAID)
        one = replace(one, plan=one.plan.knowing(said))
        clock = clock_of(table, _times(one.plan), said.times)
        grid = answered(one, table, clock)
        read = said.rows if one.plan.common else int(grid.of(Term(frozenset())).sum())
        seen = Rest(read, 0, 0, {}, keys=keys, groups=len(grid))
        span = months or _spanned(said.times, one.plan, grid)
        places: dict[Any, tuple[Grid, Placed]] = {}
        done += 1
        if progress:
            progress(done, total)
        for asked in one.plan.asked:
            length, (wanted, _) = asked.definition.period, one.plan.split(asked.population)
            by_sex = asked.definition.sex_split
            where = (length, by_sex, frozenset(wanted.items()))
            if where not in places:
                narrow = grid.only(wanted)
                places[where] = (narrow, place(narrow, length, span, by_sex=by_sex))
            found = _measure(asked, one, *places[where], table, clock, people, by_id, seen)
            measured[asked.definition.indicator] = found
            if _alone(asked):
                done += 1
                if progress:
                    progress(done, total)
    return tuple(measured[one.id] for one in definitions)


def months_of(period: Period, definitions: Iterable[Defined]) -> Months:
    """The months of a period, which is whole months, and whole periods of every definition.

    Raises:
        Refused: `period-not-whole`, for each definition that it is not whole for.
    """
    months = Months.around(period.first, period.last)
    cut = period.first.day != 1 or (period.last + timedelta(days=1)).day != 1
    wrong = [
        _not_whole(period, one)
        for one in definitions
        if cut or months.first % MONTHS[one.definition.period] or (months.last + 1) % MONTHS[one.definition.period]
    ]
    if wrong:
        raise Refused(wrong)
    return months


def months_between(times: Times) -> Months:
    """The months in Sweden from the first time to the last."""
    return Months.around(*map(in_sweden, times))


def _looked_at(data: Data, name: str, *, unique_keys: bool) -> tuple[Any, Keys | None]:
    """The table with its copies marked, if it has any, and with what is known of deaths; and what its keys were like."""
    table = data.tables[name]
    cuts = data.said.get(name, NOTHING_SAID).cuts if data.backend == "duckdb" else ()
    keys = None if unique_keys else keys_of(table, name, cuts)
    if keys is not None and not keys.unique:
        table = marked(table, name)
    return with_deaths(table, data.tables), keys


def _alone(asked: Asked) -> bool:
    return asked.definition.counting == "first_per_person" or asked.definition.measure == "continuity"


def _times(plan: Plan) -> set[str]:
    spans = {end for span in plan.days.values() for end in span}
    return {plan.counted_on} | {plan.following[one].time if one in plan.following else one for one in spans}


def answered(one: Pass, table: Any, clock: Clock) -> Grid:
    """The pass put to the engine."""
    return Grid(one.plan, answer(question(one.plan, table, clock, by_value=one.by_value)))


def _measure(
    asked: Asked,
    one: Pass,
    grid: Grid,
    placed: Placed,
    table: Any,
    clock: Clock,
    people: Sequence[Inhabitant],
    by_id: dict[str, Defined],
    seen: Rest,
) -> Measured:
    definition = asked.definition
    defined = by_id[definition.indicator]
    population, counted = grid.of(asked.population), grid.of(asked.counted)
    left_out = placed.left_out(population)
    below = int((population - counted)[placed.fits].sum())
    if below:
        left_out["days-below-zero"] = below
    base, top, value, scale = placed.dense(grid.of(asked.base)), None, None, 1
    squares = None if asked.squares is None else placed.dense(grid.of(asked.squares))
    if definition.measure in RANKED:
        values = grid.column(VALUE)
        per_cent = definition.percentile or 50
        value, base = percentile(placed, values, grid.of(asked.base), per_cent)
    elif definition.measure == "continuity":
        base, top, squares = continuity(asked, one.plan, table, clock, placed)
    else:
        top = placed.dense(grid.of(asked.top))
    if definition.counting == "first_per_person":
        base, top, squares = firsts(asked, one.plan, table, clock, placed)
    if asked.nameless is not None and (without := int(grid.of(asked.nameless)[placed.fits].sum())):
        left_out["person-missing"] = without
    used = int(base[-1, 0].sum())
    if definition.measure in {"mean", *RANKED} and asked.value in table.columns:
        scale = scale_of(table[asked.value])
    if definition.inhabitants is not None:
        used = int(top[-1, 0].sum()) if top is not None else 0
        base = _inhabitants(people, asked, placed)
    return Measured(
        defined,
        placed.areas,
        placed.first,
        replace(
            seen,
            population=int(population.sum()),
            used=used,
            left_out=left_out,
            unknown=placed.unknown_codes(population),
        ),
        base,
        top,
        value,
        scale,
        placed.dense(grid.of(asked.covered)) if asked.covered else None,
        placed.dense(counted) if asked.covered else None,
        squares,
    )


def _spanned(times: Mapping[str, Times], plan: Plan, grid: Grid) -> Months | None:
    """The months that the data span: as the files say, where rows have been left aside, and else as the groups do."""
    if plan.common:
        return months_between(times[plan.counted_on])
    known = grid.month[grid.month >= 0]
    return Months(int(known.min()), int(known.max())) if len(known) else None


def place(grid: Grid, length: Length, span: Months | None, *, by_sex: bool = True) -> Placed:
    """Where the groups of a grid belong, from the first period of a span to the last; no period without one."""
    first, last = (month // MONTHS[length] for month in span or (0, -MONTHS[length]))
    return Placed(grid, known_areas(), length, first, last - first + 1, by_sex)


def _inhabitants(people: Sequence[Inhabitant], asked: Asked, placed: Placed) -> Any:
    assert asked.definition.inhabitants is not None, "a rate has its inhabitants"
    return by_period(people, asked.definition.inhabitants, placed)


def _not_whole(period: Period, one: Defined) -> Problem:
    length = LENGTHS[one.definition.period]
    return Problem(
        "period-not-whole",
        one.document.place(("period",)),
        Text(
            f"{one.id} räknas per {length.sv}, och {period} är inte hela sådana.",
            f"{one.id} is counted by the {length.en}, and {period} is not whole ones.",
        ),
        Text("Skriv --period 2024, eller ange andra indikatorer.", "Write --period 2024, or name other indicators."),
    )
