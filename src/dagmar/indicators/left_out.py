"""Rows that are left out whatever is asked: copies, rows whose key another row has too, and what came after a death.

A table's key is the column that tells one row from another: a contact's number, a referral's. Rows
that share it and are alike in every column of ours are one row, written more than once: one is kept, the others are left out
as `duplicate`. Rows that share it and differ cannot all be right, and nobody knows which is: all are left out, as
`key-not-unique`. A row without a key, or in a table without one, is compared with no other: two alike prescriptions are two packages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from typing import Any

import ibis

from dagmar.indicators.asking import answer
from dagmar.indicators.tables import DEATH, DEATHS, TABLES
from dagmar.problem import Place, Problem
from dagmar.text import Text

AGAIN = "dagmar_again"
"""0, or the place in `REASONS`."""
REASONS = ("", "duplicate", "key-not-unique", "after-death")
COPY, CONFLICT, DEAD = 1, 2, 3
_LISTED = 20


@dataclass(frozen=True, slots=True)
class Keys:
    """What was found when the keys of a table were looked at: rows that have one, and how many different."""

    key: str
    rows: int
    different: int

    @property
    def unique(self) -> bool:
        """No key stands in two rows."""
        return self.rows == self.different


def keys_of(table: Any, name: str, cuts: Sequence[str] = ()) -> Keys | None:
    """Rows with a key and how many different, or None where the table has no key, or the data lack it.

    With `cuts`, keys in rising order, one stretch between them at a time: two that are the same lie in the same stretch, so
    that no more than its keys need be held at once.
    """
    key = TABLES[name].identity
    if not key or key not in table.columns:
        return None
    rows = different = 0
    for stretch in _stretches(table, key, cuts):
        (found,) = answer(stretch.aggregate(rows=stretch[key].count(), different=stretch[key].nunique())).to_pylist()
        rows, different = rows + int(found["rows"]), different + int(found["different"])
    return Keys(key, rows, different)


def _stretches(table: Any, key: str, cuts: Sequence[str]) -> Iterator[Any]:
    if not cuts:
        yield table
        return
    yield table.filter(table[key] < cuts[0])
    for first, end in pairwise(cuts):
        yield table.filter((table[key] >= first) & (table[key] < end))
    yield table.filter(table[key] >= cuts[-1])


def marked(table: Any, name: str) -> Any:
    """The table with `AGAIN`: which rows are copies, and which share a key with a row that differs."""
    key = TABLES[name].identity
    ours = [table[column] for column in table.columns if column in TABLES[name].columns or column == DEATH]
    alike = ibis.window(group_by=ours, order_by=table[key])
    table = table.mutate(dagmar_copy=ibis.row_number().over(alike))
    first = table.dagmar_copy == 0
    shared = ibis.ifelse(first, 1, 0).sum().over(ibis.window(group_by=table[key]))
    again = ibis.cases((table[key].isnull(), 0), (shared > 1, CONFLICT), (~first, COPY), else_=0)
    return table.mutate(**{AGAIN: again.cast("int32")}).drop("dagmar_copy")


def repeated_keys(table: Any, name: str, place: str) -> Problem | None:
    """A warning that lists the first keys that more than one row has: for whoever keeps the data, and nobody else."""
    keys = keys_of(table, name)
    if keys is None or keys.unique:
        return None
    key = keys.key
    keyed = table.filter(table[key].notnull())
    counted = keyed.group_by(key).aggregate(rows=keyed.count())
    found = answer(counted.filter(counted.rows > 1).order_by(key).limit(_LISTED)).to_pylist()
    listed = ", ".join(f"{one[key]} ({one['rows']})" for one in found)
    more = " …" if len(found) == _LISTED else ""
    return Problem(
        "keys-not-unique",
        Place(place),
        Text(
            f"{keys.rows} rader har {keys.different} olika {key}. Flera rader har {listed}{more}.",
            f"{keys.rows} rows have {keys.different} different {key}. Several rows have {listed}{more}.",
        ),
        Text(
            "Rader som är lika räknas en gång; skiljer de sig utelämnas alla. Båda räknas som utelämnade.",
            "Rows that are alike count once; where they differ all are left out. Both are counted as left out.",
        ),
        severity="warning",
    )


def tables_of_deaths(tables: Mapping[str, Any]) -> tuple[str, ...]:
    """Those that say when a person died."""
    return tuple(name for name in DEATHS if name in tables and {"person", DEATH} <= set(tables[name].columns))


def with_deaths(table: Any, tables: Mapping[str, Any]) -> Any:
    """The table with each person's earliest known day of death, from itself and from the tables of deaths."""
    known = [tables[name] for name in tables_of_deaths(tables)]
    if not known or "person" not in table.columns:
        return table
    each = [one.select(dagmar_dead=one.person, dagmar_died=one[DEATH].cast("date")) for one in known]
    every = reduce(lambda one, other: one.union(other), each)
    every = every.filter(every.dagmar_dead.notnull() & every.dagmar_died.notnull())
    dead = every.group_by("dagmar_dead").aggregate(dagmar_died=every.dagmar_died.min())
    joined = table.left_join(dead, table.person == dead.dagmar_dead).drop("dagmar_dead")
    day = joined.dagmar_died
    if DEATH in table.columns:
        own = joined[DEATH].cast("date")
        day = ibis.ifelse(own.isnull() | (day < own).fill_null(False), day, own)  # noqa: FBT003 -- what takes the place of null
    return joined.mutate(**{DEATH: day}).drop("dagmar_died")
