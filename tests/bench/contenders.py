"""What the set of definitions is timed against: the same figures by hand-written SQL, one query an indicator, pandas and Polars.

Each contender is given the folder of data and answers with the rows it read and three figures by which all are compared: contacts
in specialist care, those with a known wait, and those within 90 days. It runs in a process of its own, so that its memory is its.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.bench.indicator_set import KINDS, LEVELS, PROFESSIONS, WITHIN_DAYS, definition, definitions

THREADS, MEMORY = 2, "6GB"
MEASURED = "specialist-90-days"
"""The definition by whose figures all are compared."""
SUMMERS = (
    ("2022-03-27", "2022-10-30"),
    ("2023-03-26", "2023-10-29"),
    ("2024-03-31", "2024-10-27"),
    ("2025-03-30", "2025-10-26"),
)
"""Summer time in Sweden, from and to 01.00 UTC: what the made-up data reach, within a few waits in ten thousand."""


class Answer(NamedTuple):
    """Definitions answered, and three figures that must agree: specialist contacts, known waits, waits within 90 days."""

    definitions: int
    contacts: int
    known: int
    within: int


def dagmar_together(folder: Path) -> Answer:
    """All definitions in one plan."""
    return _dagmar(folder, [76])


def dagmar_one(folder: Path) -> Answer:
    """A single definition."""
    return _dagmar(folder, [1])


def dagmar_one_by_one(folder: Path) -> Answer:
    """One query an indicator, for eight of the definitions: the time of all is in proportion."""
    return _dagmar(folder, [1] * 8)


def dagmar_with_keys(folder: Path) -> Answer:
    """All definitions in one plan, after looking for contacts that are there twice, which no form by hand does."""
    return _dagmar(folder, [76], looked_at=True)


def _dagmar(folder: Path, sizes: list[int], *, looked_at: bool = False) -> Answer:
    from dagmar.indicators.compute import compute
    from dagmar.indicators.data import open_folder

    first = [definition(MEASURED)]
    every = [] if sizes == [1] else [one for one in definitions() if one.id != MEASURED]
    data = open_folder(folder, threads=THREADS, memory=MEMORY)
    rest = iter(every)
    known = within = 0
    for number, size in enumerate(sizes):
        chosen = (first if number == 0 else []) + [
            one for _, one in zip(range(size - (number == 0)), rest, strict=False)
        ]
        measured = {one.defined.id: one for one in compute(chosen, data, unique_keys=not looked_at)}
        if number == 0:
            ours = measured[MEASURED]
            known, within = int(ours.base[-1, 0].sum()), int(ours.numerator[-1, 0].sum())
    return Answer(sum(sizes), 0, known, within)


def by_hand_together(folder: Path) -> Answer:
    """The best form found by hand: level and profession as keys, twelve sums beside, counted by DuckDB's own word for it."""
    within = ", ".join(f"count_if(wait <= {days}) within_{days}" for days in WITHIN_DAYS)
    kinds = ", ".join(f"count_if(kind = '{kind}') {kind}" for kind in KINDS)
    asked = (
        "select municipality, sex, month, level, profession, count(*) contacts, count(wait) known, "
        f"{within}, {kinds}, sum(wait) waited, count_if(first) firsts, count(offered) asked, count_if(offered) offered "
        f"from ({_waits(folder)}) where month is not null and coalesce(wait, 0) >= 0 group by all"
    )
    return _summed(76, asked)


def by_hand_one(folder: Path) -> Answer:
    """One indicator, as one would write it."""
    asked = (
        "select municipality, sex, month, 'specialist' as level, count(*) contacts, count(wait) known, "
        f"count_if(wait <= 90) within_90 from ({_waits(folder)}) "
        "where level = 'specialist' and month is not null and coalesce(wait, 0) >= 0 group by all"
    )
    return _summed(1, asked)


def by_hand_naive(folder: Path) -> Answer:
    """A filtered count for each numerator and denominator, all in one query: how such sets are mostly written."""
    counts = ["count(*) filter (level = 'specialist') contacts", "count(wait) filter (level = 'specialist') known"]
    for level in LEVELS:
        at = f"level = '{level}'"
        counts += [f"count(*) filter ({at} and wait <= {days})" for days in WITHIN_DAYS]
        counts += [f"count(*) filter ({at} and kind = '{kind}')" for kind in KINDS]
        counts += [f"count(*) filter ({at} and profession = '{one}')" for one in PROFESSIONS]
        counts += [f"count(*) filter ({at} and profession is not null)", f"count(*) filter ({at} and first)"]
        counts += [f"count(*) filter ({at} and offered)", f"count(*) filter ({at} and offered is not null)"]
    counts += ["sum(wait)", "count(*) filter (level = 'specialist' and wait <= 90) within_90"]
    asked = f"select municipality, sex, month, 'specialist' as level, {', '.join(counts)} from ({_waits(folder)}) group by all"
    return _summed(76, asked)


def _waits(folder: Path) -> str:
    days = (
        "select municipality, sex, level, kind, profession, first, offered, "
        f"{_day('started_at', SUMMERS[2:])} as to_day, {_day('wanted_at', SUMMERS)} as from_day "
        f"from read_parquet('{folder}/contacts/*.parquet')"
    )
    return f"select *, to_day - from_day as wait, 12 * year(to_day) + month(to_day) as month from ({days})"


def _day(column: str, summers: tuple[tuple[str, str], ...]) -> str:
    """The day in Sweden. Before 22.00 UTC it is the day in UTC, which made these forms faster by a third."""
    summer = " or ".join(
        f"{column} >= timestamp '{begin} 01:00:00' and {column} < timestamp '{end} 01:00:00'" for begin, end in summers
    )
    late = f"cast({column} + case when {summer} then interval 2 hour else interval 1 hour end as date)"
    return f"(case when hour({column}) < 22 then cast({column} as date) else {late} end)"


def _summed(number: int, asked: str) -> Answer:
    import duckdb

    connection = duckdb.connect()
    connection.execute(f"set threads={THREADS}; set memory_limit='{MEMORY}'; set preserve_insertion_order=false")
    groups = connection.sql(asked).to_arrow_table()
    figures = "coalesce(sum(contacts), 0), coalesce(sum(known), 0), coalesce(sum(within_90), 0)"
    (found,) = connection.from_arrow(groups).filter("level = 'specialist'").aggregate(figures).fetchall()
    return Answer(number, *(int(one) for one in found))


def polars_together(folder: Path) -> Answer:
    """The form by hand, said to Polars, which streams the files."""
    import polars as pl

    swedish = {
        one: pl.col(one).dt.replace_time_zone("UTC").dt.convert_time_zone("Europe/Stockholm")
        for one in ("started_at", "wanted_at")
    }
    wait = (swedish["started_at"].dt.date() - swedish["wanted_at"].dt.date()).dt.total_days()
    month = swedish["started_at"].dt.year() * 12 + swedish["started_at"].dt.month()
    rows = pl.scan_parquet(f"{folder}/contacts/*.parquet").with_columns(wait=wait, month=month)
    rows = rows.filter(pl.col("month").is_not_null() & (pl.col("wait").fill_null(0) >= 0))
    keys = ["municipality", "sex", "month", "level", "profession"]
    sums = {f"within_{days}": (pl.col("wait") <= days).sum() for days in WITHIN_DAYS}
    sums |= {kind: (pl.col("kind") == kind).sum() for kind in KINDS}
    groups = (
        rows.group_by(keys)
        .agg(
            contacts=pl.len(),
            known=pl.col("wait").count(),
            waited=pl.col("wait").sum(),
            firsts=pl.col("first").sum(),
            asked=pl.col("offered").count(),
            offered=pl.col("offered").sum(),
            **sums,
        )
        .collect(engine="streaming")
    )
    ours = groups.filter(pl.col("level") == "specialist")
    return Answer(76, *(int(ours[name].sum()) for name in ("contacts", "known", "within_90")))


def pandas_together(folder: Path) -> Answer:
    """The same in pandas, which holds every row in memory at once."""
    import pandas as pd  # type: ignore[import-untyped]  # it has no types of its own

    columns = ["municipality", "sex", "level", "kind", "profession", "first", "offered", "started_at", "wanted_at"]
    rows = pd.read_parquet(folder / "contacts", columns=columns)
    days = {
        one: rows[one].dt.tz_localize("UTC").dt.tz_convert("Europe/Stockholm") for one in ("started_at", "wanted_at")
    }
    begun, wanted = (days[one].dt.tz_localize(None).dt.normalize() for one in ("started_at", "wanted_at"))
    rows["wait"] = (begun - wanted).dt.days
    rows["month"] = begun.dt.year * 12 + begun.dt.month
    rows = rows[rows["month"].notna() & (rows["wait"].fillna(0) >= 0)]
    for days_ in WITHIN_DAYS:
        rows[f"within_{days_}"] = rows["wait"] <= days_
    for kind in KINDS:
        rows[kind] = rows["kind"] == kind
    sums = ["within_30", "within_60", "within_90", *KINDS, "first", "wait"]
    keys = ["municipality", "sex", "month", "level", "profession"]
    grouped = rows.groupby(keys, dropna=False, observed=True)
    groups = grouped[sums].sum().assign(contacts=grouped.size(), known=grouped["wait"].count())
    groups = groups.assign(asked=grouped["offered"].count()).reset_index()
    ours = groups[groups["level"] == "specialist"]
    return Answer(76, int(ours["contacts"].sum()), int(ours["known"].sum()), int(ours["within_90"].sum()))


CONTENDERS: dict[str, Callable[[Path], Answer]] = {
    "dagmar, 76 together": dagmar_together,
    "dagmar, keys looked at too": dagmar_with_keys,
    "SQL by hand, best form": by_hand_together,
    "SQL by hand, filtered counts": by_hand_naive,
    "dagmar, one query an indicator": dagmar_one_by_one,
    "Polars": polars_together,
    "pandas": pandas_together,
    "dagmar, one definition": dagmar_one,
    "SQL by hand, one": by_hand_one,
}
