"""One pass over a table: every sum of a plan, by municipality, sex, month and the plan's keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import ibis
import ibis.expr.datatypes as dt
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from dagmar.indicators.conditions import Among
from dagmar.indicators.expressions import MONTH, OUT, Clock, holds, only_known, rows_of, sound
from dagmar.indicators.plan import Key, KeyMust, Plan, Term

Whole = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
MUNICIPALITY, SEX, VALUE = "municipality", "sex", "dagmar_value"


class Coded(NamedTuple):
    """A column of words as positions among those it has, −1 where there is none: there are few words and many groups."""

    codes: Codes
    words: list[str]


@dataclass(frozen=True)
class Grid:
    """What came out of a pass: a row a group, its place, and a column a sum. Only sums; no row of a person.

    With `whole`, the groups at the positions `at` in that one, where the keys are as `held` says. A column is read once, when it
    is first asked for, by the grid that is whole; a part picks from it.
    """

    plan: Plan
    answer: pa.Table
    whole: Grid | None = field(default=None, repr=False)
    at: npt.NDArray[np.intp] | None = field(default=None, repr=False)
    held: Mapping[str, KeyMust] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many groups there are."""
        return int(self.answer.num_rows) if self.at is None else len(self.at)

    @property
    def municipality(self) -> Coded:
        """For each group, the position of its code among the codes of the data, and those; −1 where it was missing."""
        return self._words(MUNICIPALITY)

    @property
    def sex(self) -> Coded:
        """For each group, the position of its sex among those of the data, and those; −1 where it was missing."""
        return self._words(SEX)

    @property
    def month(self) -> Whole:
        """Year × 12 + month − 1 of each group; −1 where the time was missing."""
        return self._numbers(MONTH, -1)

    @cached_property
    def out(self) -> Whole:
        """For each group, the place in `REASONS` of why its rows are left out, and 0 where they are not."""
        if OUT not in self.answer.column_names:
            return np.zeros(len(self), dtype=np.int64)
        return self._numbers(OUT, 0)

    def of(self, term: Term) -> Whole:
        """A term's sum for each group: that which is left of it, where the keys are as it demands."""
        wanted, left = self.plan.split(term)
        values = self.column(f"sum_{self.plan.sums.index(left)}")
        for column, condition in wanted.items():
            if self.held.get(column) != condition:
                values = np.where(self._among(column, condition), values, 0)
        return values

    def only(self, wanted: Mapping[str, KeyMust]) -> Grid:
        """The groups where each key is as it must be: all that a definition with these conditions need look at."""
        if not wanted:
            return self
        kept = np.flatnonzero(
            np.logical_and.reduce([self._among(column, condition) for column, condition in wanted.items()])
        )
        return Grid(self.plan, self.answer, self, kept, {**self.held, **wanted})

    def column(self, name: str) -> Whole:
        """A column of whole numbers; nothing added up is 0."""
        return self._numbers(name, 0)

    def _numbers(self, name: str, missing: int) -> Whole:
        if (name, missing) not in self._read:
            if self.whole is not None:
                found = self.whole._numbers(name, missing)[self.at]
            else:
                column = self.answer[name]
                filled = column.fill_null(missing) if column.null_count else column
                found = np.asarray(filled.to_numpy(), dtype=np.int64)
            self._read[name, missing] = found
        return self._read[name, missing]

    def _words(self, name: str) -> Coded:
        if name not in self._coded:
            if self.whole is not None:
                codes, words = self.whole._words(name)
                found = Coded(codes[self.at], words)
            else:
                encoded = self.answer[name].cast(pa.string()).dictionary_encode().unify_dictionaries().combine_chunks()
                codes = np.asarray(encoded.indices.fill_null(-1).to_numpy(), dtype=np.int32)
                found = Coded(codes, encoded.dictionary.to_pylist())
            self._coded[name] = found
        return self._coded[name]

    def _among(self, column: str, condition: KeyMust) -> npt.NDArray[np.bool_]:
        """Which groups have one of those values, or any: a table of the few values, looked up."""
        codes, words = self._words(f"key_{column}")
        some = condition.values if isinstance(condition, Among) else words
        chosen = np.array([word in some for word in words] + [False])
        return np.asarray(chosen[codes], dtype=bool)

    @cached_property
    def _read(self) -> dict[tuple[str, int], Whole]:
        return {}

    @cached_property
    def _coded(self) -> dict[str, Coded]:
        return {}


def question(plan: Plan, table: Any, clock: Clock, *, by_value: str | None = None) -> Any:
    """The plan as one Ibis expression over the table; with `by_value`, grouped by that value, too."""
    rows = rows_of(plan, table, clock)
    if (kept := holds(rows, plan.common, plan.table)) is not None:
        rows = rows.filter(kept)
    keys = {MUNICIPALITY: rows[MUNICIPALITY], SEX: rows[SEX], MONTH: rows[MONTH]}
    if OUT in rows.columns:
        keys[OUT] = rows[OUT]
    keys |= {f"key_{key.column}": _keyed(rows[key.column], key) for key in plan.keys}
    if by_value is not None:
        keys[VALUE] = whole(rows[by_value])
    sums = {f"sum_{number}": _sum(rows, term, plan) for number, term in enumerate(plan.sums)}
    return rows.group_by(**keys).aggregate(**sums)


def _keyed(column: Any, key: Key) -> Any:
    return column if key.whole else ibis.ifelse(column.isin(list(key.listed)), column, ibis.null("string"))


def _sum(rows: Any, term: Term, plan: Plan) -> Any:
    if term.value is None:
        return _counted(rows, term, plan).cast("int64")
    known = only_known(term.atoms)
    itself = known if known in {term.value, sound(term.value)} else None  # null in every row that is not to be added
    held = None if itself else holds(rows, term.atoms, plan.table)
    summed = whole(rows[itself or term.value])
    if term.squares:
        summed = summed * summed
    # DuckDB adds faster what is null than what is filtered away.
    return (summed if held is None else ibis.ifelse(held, summed, ibis.null("int64"))).sum().cast("int64")


def _counted(rows: Any, term: Term, plan: Plan) -> Any:
    """The rows that fulfil every condition.

    DuckDB has a word of its own for what is counted on a condition, and then sets no rows apart: a sixth less for a whole
    question of many counts. Of a group where the condition is known of no row it answers null, which `Grid.column` reads as 0.
    """
    known = only_known(term.atoms)
    if known is not None:
        return rows[known].count()
    held = holds(rows, term.atoms, plan.table)
    if held is None:
        return rows.count()
    return count_if(held) if rows.get_backend().name == "duckdb" else rows.count(where=held)


@ibis.udf.agg.builtin  # type: ignore[untyped-decorator]  # Ibis says no types of it
def count_if(held: dt.Boolean) -> dt.Decimal(38, 0):  # type: ignore[valid-type]  # a type of Ibis is a value
    """How many rows there are of which it is true, null when it is known of none: a HUGEINT, which Ibis has no name for."""


def whole(column: Any) -> Any:
    """A value as whole units of its last decimal, so that sums are exact."""
    kind = column.type()
    if kind.is_decimal():
        return (column * 10**kind.scale).cast("int64")
    return column.cast("int64")


def scale_of(column: Any) -> int:
    """How many such units there are to one."""
    kind = column.type()
    return int(10**kind.scale) if kind.is_decimal() else 1
