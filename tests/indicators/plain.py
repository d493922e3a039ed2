"""The fourth engine: definitions over rows as dictionaries, one row after the other, in plain Python.

It shares the loader with the product and nothing else: no Ibis, no plan, no arrays. Swedish time is Python's own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from dagmar.indicators.conditions import Among, Begins, Condition, Known, Unknown
from dagmar.indicators.definition import Definition
from dagmar.registry.registry import load_registry

Row = Mapping[str, Any]
Cell = tuple[str, str, str]
Told = tuple[Fraction, int, Fraction | None, Fraction | None]
"""The numerator or the value itself, the base, the coverage, and the sum of squares behind a mean with an interval."""
SWEDEN = ZoneInfo("Europe/Stockholm")
TODAY = date(2024, 6, 1)
KEYS = {"contacts": "contact", "referrals": "referral", "hygiene": "observation"}
"""The tables whose rows have a number of their own: docs/reference/indicators.md."""


@dataclass
class Answer:
    """Every cell with a base, and what was left out."""

    cells: dict[Cell, Told] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)


def answer(
    definition: Definition, rows: Sequence[Row], population: Sequence[Row] = (), deaths: Sequence[Row] = ()
) -> Answer:
    """What the definition gives on the rows. `deaths` are of persons, with the day."""
    of = [dict(row) for row in rows]
    for one in of:
        one["age"] = _age(definition, one)
        one["died_on"] = min(_days_of_death(one, deaths), default=None)
    for one, again in zip(of, _repeated(definition, rows), strict=True):
        one["repeated"] = again
    for one in of:
        one.update(_own(definition, one, of))
    within = [one for one in of if _fits(definition.population.where, one)]
    left: Counter[str] = Counter(reason for one in within if (reason := _no_place(definition, one)))
    placed = [one for one in within if not _no_place(definition, one)]
    left["days-below-zero"] = sum(_below_zero(definition, one) for one in placed)
    good = [one for one in placed if not _below_zero(definition, one)]
    base = [one for one in good if definition.denominator is None or _fits(definition.denominator.where, one)]
    if definition.value is not None:
        base = [one for one in base if one[definition.value] is not None]
    by_person = (
        definition.counting == "first_per_person" or definition.measure == "continuity" or _looks_ahead(definition)
    )
    if definition.measure in {"count", "rate"}:
        base = [one for one in base if _tops(definition, one)]
    if by_person:
        left["person-missing"] = sum(one["person"] is None for one in base)
        base = [one for one in base if one["person"] is not None]
    if definition.counting == "first_per_person":
        base = [dict(row) for row in _firsts(definition, base)]
    if definition.inhabitants is not None:
        months = sorted({_day(one[definition.counted_on]).replace(day=1) for one in of if one[definition.counted_on]})
        periods = {_named(definition.period, month) for month in _months(months)}
        cells = _rates(definition, base, population, periods, good)
    else:
        cells = _cells(definition, good, base)
    return Answer(dict(cells), {reason: count for reason, count in left.items() if count})


def _days_of_death(row: Row, deaths: Iterable[Row]) -> Iterator[date]:
    """Every day on which somebody says that the person died."""
    said = [dead["died_on"] for dead in deaths if row["person"] is not None and dead["person"] == row["person"]]
    yield from (day for day in (row.get("died_on"), *said) if day is not None)


def _repeated(definition: Definition, rows: Sequence[Row]) -> Iterator[str]:
    """Of every row: whether it stands there before, or its number belongs to a row that says something else."""
    key = KEYS.get(definition.table)
    if key is None:
        yield from ("" for _ in rows)
        return
    same: dict[str | None, list[Row]] = defaultdict(list)
    for row in rows:
        same[row[key]].append(row)
    seen: set[str] = set()
    for row in rows:
        if row[key] is None:
            yield ""
        elif any(other != row for other in same[row[key]]):
            yield "key-not-unique"
        else:
            yield "duplicate" if row[key] in seen else ""
            seen.add(row[key])


def _own(definition: Definition, row: Row, every: Sequence[Row]) -> dict[str, Any]:
    own: dict[str, Any] = {}
    for name, following in definition.following.items():
        begin = row[following.time]
        later = [
            other[following.time]
            for other in every
            if row["person"] is not None and other["person"] == row["person"] and _fits(following.where, other)
            if not other["repeated"] and not _after_death(definition, other)
            if begin is not None
            and other[following.time] is not None
            and _second(other[following.time]) > _second(begin)
        ]
        own[name] = min(later, default=None)
    for name, span in definition.days.items():
        begin, end = ((own | dict(row))[which] for which in (span.from_, span.to))
        own[name] = None if begin is None or end is None else (_day(end) - _day(begin)).days
    return own


def _second(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)


def _age(definition: Definition, row: Row) -> int | None:
    counted, born = row[definition.counted_on], row["birth_year"]
    return None if counted is None or born is None else _day(counted).year - born


@cache
def _day(moment: datetime) -> date:
    return moment.replace(tzinfo=UTC).astimezone(SWEDEN).date()


def _fits(where: Mapping[str, Condition], row: Row) -> bool:
    return all(_holds(condition, row[column]) for column, condition in where.items())


def _holds(condition: Condition, value: Any) -> bool:
    if isinstance(condition, Unknown):
        return value is None
    if value is None:
        return False
    if isinstance(condition, Known):
        return True
    if isinstance(condition, Among):
        said = str(value).lower() if isinstance(value, bool) else str(value)
        return (said in condition.values) != condition.negated
    if isinstance(condition, Begins):
        left_out = any(value.startswith(part) for part in condition.but_not)
        return any(value.startswith(prefix) for prefix in condition.prefixes) and not left_out
    return (condition.low is None or value >= condition.low) and (condition.high is None or value <= condition.high)


def _tops(definition: Definition, row: Row) -> bool:
    return definition.numerator is None or _fits(definition.numerator.where, row)


def _spoken_of(definition: Definition) -> set[str | None]:
    parts = (definition.population, definition.denominator, definition.numerator)
    return {name for part in parts if part for name in part.where} | {*definition.coverage.known, definition.value}


def _looks_ahead(definition: Definition) -> bool:
    used = _spoken_of(definition)
    ends = {end for name, span in definition.days.items() if name in used for end in (span.from_, span.to)}
    return any(name in used | ends for name in definition.following)


def _below_zero(definition: Definition, row: Row) -> bool:
    used = _spoken_of(definition)
    return any(row[name] is not None and row[name] < 0 for name in definition.days if name in used)


def _after_death(definition: Definition, row: Row) -> bool:
    counted, died = row[definition.counted_on], row["died_on"]
    return counted is not None and died is not None and _day(counted) > died


def _no_place(definition: Definition, row: Row) -> str:
    if row["repeated"]:
        return str(row["repeated"])
    if row[definition.counted_on] is None:
        return "time-missing"
    if row["municipality"] is None:
        return "municipality-missing"
    if not _is_municipality(row["municipality"]):
        return "municipality-unknown"
    if definition.sex_split and row["sex"] not in ("women", "men"):
        return "sex-unknown"
    return "after-death" if _after_death(definition, row) else ""


@cache
def _is_municipality(code: str) -> bool:
    return load_registry().find("municipality", code, TODAY) is not None


def _period(definition: Definition, row: Row) -> str:
    day = _day(row[definition.counted_on])
    return _named(definition.period, day)


def _named(length: str, day: date) -> str:
    if length == "year":
        return f"{day.year}"
    if length == "month":
        return f"{day:%Y-%m}"
    begin = 3 * ((day.month - 1) // 3) + 1
    return f"{day.year}-{begin:02d}/{day.year}-{begin + 2:02d}"


def _firsts(definition: Definition, base: Iterable[Row]) -> list[Row]:
    found: dict[tuple[Any, str], Row] = {}
    for row in sorted(
        base,
        key=lambda one: (
            _second(one[definition.counted_on]),
            one["municipality"],
            _sex(definition, one),
            not _tops(definition, one),
            one[definition.value] if definition.value else 0,
        ),
    ):
        found.setdefault((row["person"], _period(definition, row)), row)
    return list(found.values())


def _sex(definition: Definition, row: Row) -> str:
    """Nobody's, where the figure is not split."""
    return str(row["sex"]) if definition.sex_split else ""


def _keys(definition: Definition, row: Row) -> Iterator[Cell]:
    for area in (row["municipality"], row["municipality"][:2], "00"):
        for sex in ("all", row["sex"]) if definition.sex_split else ("all",):
            yield area, sex, _period(definition, row)


def _months(known: Sequence[date]) -> Iterator[date]:
    """Every month from the first known to the last."""
    month = known[0] if known else None
    while month is not None and month <= known[-1]:
        yield month
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _rates(
    definition: Definition, base: Sequence[Row], population: Sequence[Row], periods: set[str], good: Sequence[Row]
) -> Iterator[tuple[Cell, Told]]:
    counted = Counter(cell for row in base for cell in _keys(definition, row))
    coverage = _coverage(definition, good)
    for period in periods:
        for (area, sex), people in _inhabitants(definition, period, population).items():
            cell = (area, sex, period)
            if people:
                cases = Fraction(counted[cell] * (definition.per or 1))
                yield cell, (cases, people, coverage.get(cell), None)


def _cells(definition: Definition, good: Sequence[Row], base: Sequence[Row]) -> Iterator[tuple[Cell, Told]]:
    within: dict[Cell, list[Row]] = defaultdict(list)
    for row in base:
        for cell in _keys(definition, row):
            within[cell].append(row)
    of_all = _coverage(definition, good)
    if definition.measure == "continuity":
        for cell in list(within):
            yield from _continuity(definition, cell, within[cell], of_all.get(cell))
        return
    for cell, rows in within.items():
        coverage = of_all.get(cell)
        count = len(rows)
        if definition.measure == "count":
            yield cell, (Fraction(count), count, coverage, None)
        elif definition.measure == "share":
            yield cell, (Fraction(sum(_tops(definition, row) for row in rows)), count, coverage, None)
        else:
            values = sorted(_exact(row[str(definition.value)]) for row in rows)
            if definition.measure == "mean":
                yield cell, (sum(values, Fraction(0)), count, coverage, _squares(definition, values))
            else:
                yield cell, (_nearest_rank(values, definition.percentile or 50), count, coverage, None)


def _squares(definition: Definition, values: Iterable[Fraction]) -> Fraction | None:
    return sum((value**2 for value in values), Fraction(0)) if definition.interval == "t" else None


def _exact(value: int | Decimal) -> Fraction:
    return Fraction(value)


def _nearest_rank(values: Sequence[Fraction], per_cent: int) -> Fraction:
    """Wikipedia, Percentile, the nearest-rank method: the value at the ordinal rank ceil(P / 100 × N)."""
    return values[-(-per_cent * len(values) // 100) - 1]


def _coverage(definition: Definition, good: Sequence[Row]) -> dict[Cell, Fraction]:
    if not definition.coverage.known:
        return {}
    every = Counter(cell for row in good for cell in _keys(definition, row))
    full = [row for row in good if all(row[name] is not None for name in definition.coverage.known)]
    known = Counter(cell for row in full for cell in _keys(definition, row))
    return {cell: Fraction(known[cell], count) for cell, count in every.items()}


def _continuity(
    definition: Definition, cell: Cell, rows: Sequence[Row], coverage: Fraction | None
) -> Iterator[tuple[Cell, Told]]:
    people: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row[str(definition.by)] is not None:
            people[row["person"], row["municipality"], _sex(definition, row)][row[str(definition.by)]] += 1
    index = []
    for met in people.values():
        n = sum(met.values())
        if n >= max(definition.at_least or 2, 2):
            index.append(Fraction(sum(one * one for one in met.values()) - n, n * (n - 1)))
    if index:
        yield cell, (sum(index, Fraction(0)), len(index), coverage, _squares(definition, index))


def _inhabitants(definition: Definition, period: str, population: Sequence[Row]) -> Mapping[tuple[str, str], int]:
    """By area and sex, on the last day known in the period."""
    wanted = definition.inhabitants
    assert wanted is not None
    last = {"year": period + "-12-31", "month": period + "-31"}.get(definition.period, period[-7:] + "-31")
    known = [one["as_of"] for one in population if one["as_of"].isoformat() <= last]
    day = max(known, default=None)
    people: Counter[tuple[str, str]] = Counter()
    for one in population:
        if one["as_of"] != day or wanted.from_age > one["first"]:
            continue
        if wanted.to_age is None or one["last"] <= wanted.to_age:
            for area in (one["municipality"], one["municipality"][:2], "00"):
                for sex in ("all", one["sex"]) if definition.sex_split else ("all",):
                    people[area, sex] += one["count"]
    return people
