"""Whether the data have what the definitions speak of; and between which times each time column lies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

import pyarrow as pa

from dagmar.agreement.words import nearest
from dagmar.indicators.asking import answer
from dagmar.indicators.checks import AGE, kinds_of
from dagmar.indicators.data import Data
from dagmar.indicators.definition import Definition
from dagmar.indicators.expressions import Clock
from dagmar.indicators.footers import Times
from dagmar.indicators.left_out import tables_of_deaths
from dagmar.indicators.loader import Defined
from dagmar.indicators.swedish_time import EARLIEST, LATEST, hours_between, in_utc
from dagmar.indicators.tables import DEATH, PERSON, POPULATION, TABLES, Kind, kinds_in
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text


def demand_fit(definitions: Iterable[Defined], data: Data) -> None:
    """Demand that every table and column is there, and holds what it should.

    Raises:
        Refused: `table-not-in-data`, `column-not-in-data` or `column-of-another-kind`, each where a definition says it.
    """
    problems = [problem for one in definitions for problem in _misfits(one, data)]
    if problems:
        raise Refused(problems)


def used_columns(definition: Definition) -> set[str]:
    """The table's own columns that the definition needs."""
    named = {definition.counted_on, *definition.coverage.known, "municipality"}
    named |= {"sex"} if definition.sex_split else set()
    for part in (definition.population, definition.denominator, definition.numerator):
        named |= set(part.where if part else ())
    for span in definition.days.values():
        named |= {span.from_, span.to}
    for following in definition.following.values():
        named |= {following.time, *following.where}
    named |= {name for name in (definition.value, definition.by) if name}
    if AGE in named:
        named.add("birth_year")
    if definition.following or definition.counting == "first_per_person" or definition.by:
        named.add("person")
    return named & set(TABLES[definition.table].columns)


def _misfits(one: Defined, data: Data) -> Iterator[Problem]:
    definition = one.definition
    if definition.inhabitants is not None:
        yield from _held(data, POPULATION, kinds_in(POPULATION), lambda _: one.document.place(("inhabitants",)))
    if definition.table not in data.tables:
        yield _absent("table-not-in-data", one.document.place(("table",)), data.place, definition.table, data.tables)
        return
    kinds = kinds_of(definition)
    wanted = {column: kinds[column] for column in sorted(used_columns(definition))}
    yield from _held(data, definition.table, wanted, lambda column: _place(one, column))
    if DEATH in data.tables[definition.table].columns:
        yield from _held(data, definition.table, {DEATH: "day"})
    for name in tables_of_deaths(data.tables):
        yield from _held(data, name, kinds_in(name))


def _held(
    data: Data, name: str, wanted: Mapping[str, Kind], at: Callable[[str], Place] | None = None
) -> Iterator[Problem]:
    """What a table lacks of the columns wanted, and what holds something else; `at` is where a definition says it."""
    if at is None:
        at = lambda _: Place(f"{data.place} {name}")  # noqa: E731 -- a place for every column
    if name not in data.tables:
        yield _absent("table-not-in-data", at(""), data.place, name, data.tables)
        return
    there = data.tables[name].schema()
    for column, kind in wanted.items():
        if column not in there:
            yield _absent("column-not-in-data", at(column), f"{data.place} {name}", column, there)
        elif not _holds(there[column], kind):
            yield _other_kind(at(column), column, str(there[column]), kind)


def _place(one: Defined, column: str) -> Place:
    for path, place in one.document.keys.items():
        if path[-1] == column:
            return place
    for line, text in enumerate(one.document.lines(), 1):
        if column in text.split("#")[0]:
            return Place(one.document.file, line, text.find(column) + 1)
    return Place(one.document.file)


def _holds(kind: Any, wanted: Kind) -> bool:
    if wanted == "decimal":
        return bool((kind.is_decimal() and kind.scale is not None) or kind.is_integer())
    if wanted == "day":
        return bool(kind.is_date() or kind.is_timestamp())
    tests = {"text": kind.is_string, "whole": kind.is_integer, "yes_no": kind.is_boolean, "time": kind.is_timestamp}
    return bool(tests[wanted]())


def clock_of(table: Any, columns: Iterable[str], known: Mapping[str, Times]) -> Clock:
    """For each time column, the hours between UTC and Sweden over the times that it holds; those not known are looked for.

    Raises:
        Refused: `time-out-of-range`: a time before 1950 or after 2149.
    """
    named = sorted(columns)
    times = {**_looked_for(table, [column for column in named if column not in known]), **known}
    clock: dict[str, Any] = {}
    problems = []
    for column in named:
        first, last = times[column]
        if first < EARLIEST or last >= LATEST:
            problems.append(_out_of_range(column, first if first < EARLIEST else last))
        else:
            clock[column] = hours_between(first.replace(microsecond=0), last)
    if problems:
        raise Refused(problems)
    return clock


def _looked_for(table: Any, columns: list[str]) -> dict[str, Times]:
    """The first and the last time of each column. One without times has any: there is nothing to place."""
    bounds = {
        f"{end}_{column}": getattr(table[column].cast("timestamp"), end)()
        for column in columns
        for end in ("min", "max")
    }
    found = answer(table.aggregate(**bounds)).to_pylist()[0] if columns else {}
    times: dict[str, Times] = {}
    for column in columns:
        first, last = (_plain(found[f"{end}_{column}"]) for end in ("min", "max"))
        nowhere = datetime(2000, 1, 1)  # noqa: DTZ001 -- in UTC, as the times of the data
        times[column] = (first or nowhere, last or nowhere)
    return times


def _plain(moment: Any) -> datetime | None:
    if moment is None:
        return None
    return in_utc(moment if isinstance(moment, datetime) else pa.scalar(moment).as_py())  # a moment of another library


def _absent(code: str, at: Place, where: str, what: str, known: Iterable[str]) -> Problem:
    words = sorted(known)
    near = nearest(what, words)
    return Problem(
        code,
        at,
        Text(f"{what} finns inte i {where}.", f"{what} is not in {where}."),
        Text(
            (f"Menade du {near}? " if near else "") + f"Där finns {', '.join(words)}.",
            (f"Did you mean {near}? " if near else "") + f"There is {', '.join(words)}.",
        ),
    )


def _other_kind(at: Place, column: str, kind: str, wanted: Kind) -> Problem:
    needs = _NEEDS[wanted]
    listed = ", ".join(PERSON)
    return Problem(
        "column-of-another-kind",
        at,
        Text(
            f"{column} är {kind} i data; den ska vara {needs}.", f"{column} is {kind} in the data; it must be {needs}."
        ),
        Text(
            f"Skriv kolumnen som {needs}. Koder ({listed}) är text, utom birth_year.",
            f"Write the column as {needs}. Codes ({listed}) are text, but for birth_year.",
        ),
    )


_NEEDS: Mapping[Kind, str] = {
    "text": "text",
    "whole": "int",
    "decimal": "decimal(18, 3)",
    "yes_no": "boolean",
    "time": "timestamp",
    "day": "date",
}


def _out_of_range(column: str, moment: datetime) -> Problem:
    return Problem(
        "time-out-of-range",
        Place(column),
        Text(f"{column} har tiden {moment:%Y-%m-%d}.", f"{column} has the time {moment:%Y-%m-%d}."),
        Text("Tider ska ligga mellan 1950 och 2149; okänt är null.", "Times must lie in 1950-2149; unknown is null."),
    )
