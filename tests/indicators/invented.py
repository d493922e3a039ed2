"""Random definitions and random rows: few people, many ties, missing values, parts of a second, quotes and letters that an
engine may sort or fold in its own way, and the nights when the clock is changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from dagmar.indicators.loader import Defined, define
from dagmar.indicators.tables import PERSON, TABLES

TEXTS: Mapping[str, tuple[str, ...]] = {
    "diagnosis": ("I50", "I501", "J44", "j44", "F32", "I50 ", ""),
    "unit": ("A", "Å", "c", "it's", "a\\b", "100 %"),
    "contact": tuple(str(number) for number in range(100)),
    "atc": ("J01CA04", "J01", "N05"),
    "profession": ("doctor", "nurse"),
}
BEGINNINGS = ("I50", "J4", "J01", "F")
BUT_FOR = {"I50": "I501", "J": "J44", "J01": "J01CA"}
"""Groups of codes, and a part of each."""
MOMENTS = tuple(
    datetime(*numbers)  # noqa: DTZ001 -- UTC without a mark, as the tables have it
    for numbers in (
        (2023, 12, 31, 22, 59, 59), (2023, 12, 31, 23), (2024, 2, 29, 12), (2024, 3, 31, 0, 59, 59), (2024, 3, 31, 1),
        (2024, 3, 31, 21, 59), (2024, 3, 31, 22), (2024, 10, 26, 22), (2024, 10, 27, 0, 59), (2024, 10, 27, 1),
        (2024, 10, 31, 22, 59), (2024, 10, 31, 23), (2024, 12, 31, 23, 30), (2025, 3, 30, 1),
    )
)  # fmt: skip
PARTS = (0, 0, 1, 499_999, 500_000, 999_999)
times = st.sampled_from(MOMENTS) | st.builds(
    lambda moment, hours, parts: moment + timedelta(hours=hours, microseconds=parts),
    st.sampled_from(MOMENTS),
    st.just(0) | st.integers(-3000, 3000),
    st.sampled_from(PARTS),
)
days = times.map(lambda moment: moment.date())
TABLE_NAMES = tuple(TABLES)


def _values(table: str, column: str, moments: st.SearchStrategy[datetime]) -> st.SearchStrategy[Any]:
    known = TABLES[table].columns[column]
    if column == "person":
        return st.sampled_from(["a", "b", "c"])
    if column == "municipality":
        return st.sampled_from(["0180", "0114", "1480", "9999", "x"])
    if column == "sex":
        return st.sampled_from(["women", "men", "women", "men", "x"])
    if column == "birth_year":
        return st.integers(1935, 1960)
    if known.kind == "time":
        return moments
    if known.kind == "yes_no":
        return st.booleans()
    if known.kind == "whole":
        return st.integers(-2, 6)
    if known.kind == "decimal":
        return st.integers(-3000, 9000).map(lambda number: Decimal(number) / 1000)
    return st.sampled_from(known.values or TEXTS.get(column, ("x", "y")))


@st.composite
def rows(draw: st.DrawFn, table: str, *, at_least: int = 0) -> list[dict[str, Any]]:
    """Rows of a table; a value is missing now and then, a row is there twice, or somebody has died.

    Half of the times are of three moments, within a second of them.
    """
    few = draw(st.lists(times, min_size=3, max_size=3))
    near = st.builds(
        lambda moment, parts: moment.replace(microsecond=parts), st.sampled_from(few), st.sampled_from(PARTS)
    )
    one = st.fixed_dictionaries(
        {
            column: st.one_of(*[_values(table, column, times | near)] * (8 if column in PERSON else 4), st.none())
            for column in TABLES[table].columns
        }
    )
    made = draw(st.lists(one, min_size=at_least, max_size=max(25, 2 * at_least)))
    again = draw(st.lists(st.sampled_from(made), max_size=4)) if made else []
    made = draw(st.permutations([*made, *again]))
    dies = draw(st.booleans())
    return [row | {"died_on": draw(st.none() | days)} for row in made] if dies else made


def deaths() -> st.SearchStrategy[list[dict[str, Any]]]:
    """A table of deaths, or mostly none: somebody nobody knows, a day that is not known, the same person twice."""
    one = st.fixed_dictionaries({"person": st.sampled_from(["a", "b", "z", None]), "died_on": st.none() | days})
    return st.just([]) | st.just([]) | st.lists(one, max_size=3)


@st.composite
def wheres(draw: st.DrawFn, table: str, days: list[str]) -> dict[str, Any]:
    """Conditions of every kind."""
    columns = [name for name in TABLES[table].columns if name not in {"person", "birth_year"}]
    chosen = draw(st.lists(st.sampled_from([*columns, "age", *days, *days]), max_size=2, unique=True))
    return {column: draw(_condition(table, column)) for column in chosen}


def _condition(table: str, column: str) -> st.SearchStrategy[Any]:
    known = TABLES[table].columns.get(column)
    kind = known.kind if known else "time" if column == "again" else "whole"
    choices: list[st.SearchStrategy[Any]] = [st.sampled_from(["known", "unknown"])]
    if kind in {"text", "yes_no"}:
        words = (
            ("true", "false")
            if kind == "yes_no"
            else known.values
            if known and known.values
            else TEXTS.get(column, ("x", "y"))
        )
        words = tuple(word for word in words if word) if column != "municipality" else ("0180", "9999")
        listed = st.lists(st.sampled_from(words), min_size=1, max_size=2, unique=True)
        choices += [st.sampled_from(words), listed, listed.map(lambda values: {"not": values})]
    if kind == "text" and not (known and known.values):
        choices.append(
            st.lists(st.sampled_from(BEGINNINGS), min_size=1, max_size=2, unique=True).map(lambda one: {"begins": one})
        )
        choices.append(
            st.sampled_from(sorted(BUT_FOR)).map(lambda group: {"begins": [group, "F"], "not_begins": BUT_FOR[group]})
        )
    if kind == "whole":
        low = st.integers(-1, 90)
        choices += [low.map(lambda number: {"at_least": number}), low.map(lambda number: {"at_most": number})]
        choices.append(st.integers(0, 5).map(str))
    return st.one_of(*choices)


MEASURES = ("share", "share", "count", "rate", "mean", "median", "percentile", "continuity")
FITTING = {
    **dict.fromkeys(["share"], ("wilson", "none")),
    **dict.fromkeys(["count", "rate"], ("byar", "exact", "none")),
    **dict.fromkeys(["mean", "continuity"], ("t", "t", "none")),
    **dict.fromkeys(["median", "percentile"], ("none",)),
}
"""The intervals that say something of a measure: docs/reference/indicators.md."""
BOTH = {"sv": "påhittad", "en": "invented"}


def moments_of(table: str) -> list[str]:
    """The columns of times."""
    return [column for column, one in TABLES[table].columns.items() if one.kind == "time"]


@st.composite
def definitions(  # noqa: C901 -- one branch a word of the language
    draw: st.DrawFn, table: str, name: str, *, counted_on: str | None = None, measures: Sequence[str] = MEASURES
) -> Defined:
    """A definition of any of the measures over a table, counted on any of its times or on the one given."""
    moments = moments_of(table)
    following: dict[str, Any] = {}
    if draw(st.booleans()):
        following["again"] = {"time": draw(st.sampled_from(moments)), "where": draw(wheres(table, []))}
    days: dict[str, Any] = {}
    for number in range(draw(st.integers(0, 2))):
        ends = [*moments, *following, *following]
        days[f"span{number}"] = {"from": draw(st.sampled_from(ends)), "to": draw(st.sampled_from(ends))}
    measure = draw(st.sampled_from(measures))
    values = [*days, *[column for column, one in TABLES[table].columns.items() if one.kind in {"whole", "decimal"}]]
    values = [value for value in values if value != "birth_year"] or ["birth_year"]
    texts = [column for column, one in TABLES[table].columns.items() if one.kind == "text"]

    def part() -> dict[str, Any]:
        return {"says": BOTH, "where": draw(wheres(table, [*days, *following]))}

    said: dict[str, Any] = {
        "indicator": name, "version": 1, "name": BOTH, "why": BOTH, "table": table,
        "counted_on": counted_on or draw(st.sampled_from(moments)), "period": draw(st.sampled_from(["month", "quarter", "year"])),
        "measure": measure, "unit": "share" if measure == "share" else "number", "direction": "none",
        "sex_split": draw(st.booleans()), "population": part(), "days": days, "following": following,
        "interval": draw(st.sampled_from(FITTING[measure])), "smallest_base": 1, "source": BOTH, "next_publication": "2027-01-01",
        "coverage": {"says": BOTH, "known": draw(st.lists(st.sampled_from(moments), max_size=2, unique=True))},
        "changes": [{"version": 1, "on": "2026-01-01", "what": BOTH}],
    }  # fmt: skip
    if draw(st.booleans()):
        said["direction"] = draw(st.sampled_from(["higher_is_better", "lower_is_better"]))
        said["target"] = {"value": draw(st.sampled_from(["0", "0.9", "0,75", "1"])), "says": BOTH}
    if measure not in {"count", "rate"}:
        said["denominator"] = part()
    if measure in {"share", "count", "rate"}:
        said["numerator"] = part()
    if measure in {"mean", "median", "percentile"}:
        said["value"] = draw(st.sampled_from(values))
    if measure == "percentile":
        said["percentile"] = draw(st.sampled_from([1, 10, 50, 75, 90, 99, 100]))
    if measure == "rate":
        said |= {"per": 1000, "inhabitants": {"says": BOTH, "from_age": draw(st.sampled_from([0, 75]))}}
    if measure == "continuity":
        said |= {"by": draw(st.sampled_from(texts)), "at_least": draw(st.integers(1, 3))}
    elif measure not in {"median", "percentile"}:
        said["counting"] = draw(st.sampled_from(["rows", "first_per_person"]))
    return define(json.dumps(said), f"{name}.yaml")


POPULATION: list[dict[str, Any]] = [
    {"as_of": day, "municipality": code, "sex": sex, "ages": ages, "count": count + day.year - 2022,
     "first": first, "last": last}
    for day in (date(2022, 12, 31), date(2024, 1, 1), date(2024, 12, 31))
    for code in ("0180", "0114")
    for sex in ("women", "men")
    for ages, first, last, count in (("0-74", 0, 74, 100), ("75-", 75, 999, 10))
]  # fmt: skip
