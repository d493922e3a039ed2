"""Compute: definitions planned together, one pass over a table for all of them, and everything rolled up from that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dagmar.indicators.continuity import continuity
from dagmar.indicators.data import Data
from dagmar.indicators.definition import Length
from dagmar.indicators.expressions import Clock
from dagmar.indicators.firsts import firsts
from dagmar.indicators.fit import clock_of, demand_fit
from dagmar.indicators.inhabitants import Inhabitant, by_period, inhabitants_of
from dagmar.indicators.loader import Defined
from dagmar.indicators.measured import Measured, Rest
from dagmar.indicators.plan import Asked, Plan, Term, plan_for, plans_for
from dagmar.indicators.roll_up import MONTHS, Placed, known_areas, percentile
from dagmar.indicators.scan import VALUE, Grid, question, scale_of
from dagmar.indicators.tables import POPULATION

Progress = Callable[[int, int], None]
RANKED = {"median", "percentile"}


@dataclass(frozen=True)
class Pass:
    """One question to the data: a plan, and the value that the rows are also grouped by, if any."""

    plan: Plan
    by_value: str | None = None


def passes_for(definitions: Iterable[Defined]) -> tuple[Pass, ...]:
    """Every pass that computing these takes: sums together, percentiles of one value together."""
    every = [one.definition for one in definitions]
    found = [Pass(plan) for plan in plans_for(one for one in every if one.measure not in RANKED)]
    for plan in plans_for(one for one in every if one.measure in RANKED):
        values: dict[str, list[Asked]] = {}
        for asked in plan.asked:
            values.setdefault(str(asked.value), []).append(asked)
        found += [Pass(plan_for(asked), value) for value, asked in values.items()]
    return tuple(found)


def compute(definitions: Sequence[Defined], data: Data, *, progress: Progress | None = None) -> tuple[Measured, ...]:
    """Every definition over the data, in the order given. Only sums come back; no row of a person leaves the engine.

    Raises:
        Refused: the data lack what a definition names, or hold times that cannot be placed.
    """
    demand_fit(definitions, data)
    by_id = {one.id: one for one in definitions}
    passes = passes_for(definitions)
    people = inhabitants_of(data.tables[POPULATION]) if POPULATION in data.tables else ()
    measured: dict[str, Measured] = {}
    total = len(passes) + sum(_alone(asked) for one in passes for asked in one.plan.asked)
    done = 0
    for one in passes:
        table = data.tables[one.plan.table]
        clock = clock_of(table, _times(one.plan))
        grid = answered(one, table, clock)
        places: dict[Length, Placed] = {}
        done += 1
        if progress:
            progress(done, total)
        for asked in one.plan.asked:
            length = asked.definition.period
            if length not in places:
                places[length] = place(grid, length)
            measured[asked.definition.indicator] = _measure(
                asked, one, grid, places[length], table, clock, people, by_id
            )
            if _alone(asked):
                done += 1
                if progress:
                    progress(done, total)
    return tuple(measured[one.id] for one in definitions)


def _alone(asked: Asked) -> bool:
    return asked.definition.counting == "first_per_person" or asked.definition.measure == "continuity"


def _times(plan: Plan) -> set[str]:
    spans = {end for span in plan.days.values() for end in span}
    return {plan.counted_on} | {plan.following[one].time if one in plan.following else one for one in spans}


def answered(one: Pass, table: Any, clock: Clock) -> Grid:
    """The pass put to the engine."""
    answer = question(one.plan, table, clock, by_value=one.by_value).to_pyarrow()
    return Grid(one.plan, answer)


def _measure(
    asked: Asked,
    one: Pass,
    grid: Grid,
    placed: Placed,
    table: Any,
    clock: Clock,
    people: Sequence[Inhabitant],
    by_id: dict[str, Defined],
) -> Measured:
    definition = asked.definition
    defined = by_id[definition.indicator]
    population, counted = grid.of(asked.population), grid.of(asked.counted)
    left_out = placed.left_out(population)
    below = int((population - counted)[placed.fits].sum())
    if below:
        left_out["days-below-zero"] = below
    base, top, value, scale = placed.dense(grid.of(asked.base)), None, None, 1
    if definition.measure in RANKED:
        values = np.asarray(grid.answer[VALUE].fill_null(0).to_numpy(), dtype=np.int64)
        per_cent = definition.percentile or 50
        value, base = percentile(placed, values, grid.of(asked.base), per_cent)
    elif definition.measure == "continuity":
        top, base = continuity(asked, one.plan, table, clock, placed)
    else:
        top = placed.dense(grid.of(asked.top))
    if definition.counting == "first_per_person":
        base, top = firsts(asked, one.plan, table, clock, placed)
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
        Rest(
            int(grid.of(Term(frozenset())).sum()),
            int(population.sum()),
            used,
            left_out,
            placed.unknown_codes(population),
        ),
        base,
        top,
        value,
        scale,
        placed.dense(grid.of(asked.covered)) if asked.covered else None,
        placed.dense(counted) if asked.covered else None,
    )


def place(grid: Grid, length: Any) -> Placed:
    """Where the groups of a grid belong, from the first period in the data to the last."""
    index = grid.month[grid.month >= 0] // MONTHS[length]
    first = int(index.min()) if len(index) else 0
    return Placed(grid, known_areas(), length, first, int(index.max()) - first + 1 if len(index) else 0)


def _inhabitants(people: Sequence[Inhabitant], asked: Asked, placed: Placed) -> Any:
    assert asked.definition.inhabitants is not None, "a rate has its inhabitants"
    return by_period(people, asked.definition.inhabitants, placed)
