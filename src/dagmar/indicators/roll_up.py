"""From a grid of municipality, sex and month to every area, sex and period, by adding whole numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt

from dagmar.facts.observation import Sex
from dagmar.indicators.definition import MONTHS, Length
from dagmar.indicators.left_out import CONFLICT, COPY, DEAD, REASONS
from dagmar.indicators.scan import Grid, Whole
from dagmar.indicators.tables import SEXES
from dagmar.registry.tables import read_rows

NATION = "00"
ALL_SEXES: tuple[Sex, ...] = ("all", "women", "men")
_LISTED = 20


@dataclass(frozen=True)
class Areas:
    """Municipalities, their counties and the nation, by code, in the order of the arrays."""

    municipalities: tuple[str, ...]

    @cached_property
    def counties(self) -> tuple[str, ...]:
        """The counties that the municipalities lie in."""
        return tuple(sorted({code[:2] for code in self.municipalities}))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """All areas: municipalities, then counties, then the nation."""
        return (*self.municipalities, *self.counties, NATION)

    @cached_property
    def county_of(self) -> Whole:
        """For each municipality, the position of its county among the counties."""
        return np.array([self.counties.index(code[:2]) for code in self.municipalities], dtype=np.int64)


@cache
def known_areas() -> Areas:
    """Every municipality that there has been since 1999, by code."""
    return Areas(tuple(sorted({row["code"] for row in read_rows("municipalities")})))


@dataclass(frozen=True)
class Placed:
    """Where each group of a grid belongs; −1 where it has no place and is left out, with the reason counted.

    Where nothing is split `by_sex`, nobody's sex is looked at: all stand in one place, and only the sum over both is shown.
    """

    grid: Grid
    areas: Areas
    length: Length
    first: int
    periods: int
    by_sex: bool = True

    @cached_property
    def municipality(self) -> Whole:
        """The position of each group's municipality."""
        positions = {code: position for position, code in enumerate(self.areas.municipalities)}
        codes, words = self.grid.municipality
        return np.array([positions.get(word, -1) for word in words] + [-1], dtype=np.int64)[codes]

    @cached_property
    def sex(self) -> Whole:
        """The position of each group's sex: women, men."""
        codes, words = self.grid.sex
        if not self.by_sex:
            return np.zeros(len(codes), dtype=np.int64)
        return np.array([SEXES.index(word) if word in SEXES else -1 for word in words] + [-1], dtype=np.int64)[codes]

    @cached_property
    def period(self) -> Whole:
        """The position of each group's period, counted from the first."""
        index = self.grid.month // MONTHS[self.length] - self.first
        return np.where(self.grid.month < 0, -1, index)

    @cached_property
    def fits(self) -> npt.NDArray[np.bool_]:
        """The groups that have a place."""
        placed = (self.municipality >= 0) & (self.sex >= 0) & (self.period >= 0) & (self.grid.out == 0)
        return np.asarray(placed, dtype=bool)

    @cached_property
    def cell(self) -> Whole:
        """The position of each group that has a place, among municipalities × sexes × periods."""
        at = self.fits
        return (self.municipality[at] * len(SEXES) + self.sex[at]) * self.periods + self.period[at]

    @cached_property
    def homeless(self) -> Whole:
        """The groups that have no place: few, so that what is asked of each costs little."""
        return np.flatnonzero(~self.fits)

    def dense(self, values: Whole) -> Whole:
        """A sum for each group as a sum for each area, sex and period."""
        shape = (len(self.areas.municipalities), len(SEXES), self.periods)
        cells = np.zeros(int(np.prod(shape)), dtype=np.int64)
        np.add.at(cells, self.cell, values[self.fits])
        return rolled_up(cells.reshape(shape), self.areas)

    def left_out(self, values: Whole) -> dict[str, int]:
        """How many rows have no place, each by the first reason that holds, unknown codes one by one."""
        counted: Counter[str] = Counter()
        here = self.homeless
        values, left, out = values[here], np.ones(len(here), dtype=bool), self.grid.out[here]
        again = [(REASONS[number], out == number) for number in (COPY, CONFLICT)]
        reasons: list[tuple[str, npt.NDArray[np.bool_]]] = [
            *again,
            ("time-missing", self.grid.month[here] < 0),
            ("municipality-missing", self.grid.municipality[0][here] < 0),
            ("municipality-unknown", self.municipality[here] < 0),
            ("sex-unknown", self.sex[here] < 0),
            (REASONS[DEAD], out == DEAD),
        ]
        for reason, holds in reasons:
            counted[reason] = int(values[left & holds].sum())
            left &= ~holds
        return {reason: count for reason, count in counted.items() if count}

    def unknown_codes(self, values: Whole) -> dict[str, int]:
        """Rows by unknown code of municipality. What does not look like a code is not shown: it may be about a person."""
        counted: Counter[str] = Counter()
        here = self.homeless
        once = (self.grid.out[here] != COPY) & (self.grid.out[here] != CONFLICT)
        for position in here[(self.municipality[here] < 0) & (values[here] > 0) & (self.grid.month[here] >= 0) & once]:
            codes, words = self.grid.municipality
            if codes[position] >= 0:
                code = words[codes[position]]
                shown = code if len(code) == 4 and code.isdecimal() else "?"
                counted[shown] += int(values[position])
        return dict(counted.most_common(_LISTED))


def rolled_up(cells: npt.NDArray[np.int64], areas: Areas) -> Whole:
    """Municipalities × women and men × periods, with counties, the nation and both sexes added."""
    counties = np.zeros((len(areas.counties), *cells.shape[1:]), dtype=np.int64)
    np.add.at(counties, areas.county_of, cells)
    every = np.concatenate([cells, counties, cells.sum(axis=0, keepdims=True)])
    return np.concatenate([every.sum(axis=1, keepdims=True), every], axis=1)


def percentile(placed: Placed, values: Whole, weights: Whole, per_cent: int) -> tuple[Whole, Whole]:
    """The percentile of every area, sex and period, and how many values it is of.

    One definition, for every engine: the values in order, each as many times as it occurs; the smallest that at least
    `per_cent` of a hundred of them do not exceed (nearest rank, the inverse of the distribution function). The median is
    the 50th. It is always one of the values. 0 where there are none.
    """
    at = np.flatnonzero(placed.fits & (weights > 0))
    shape = (len(placed.areas.codes), len(ALL_SEXES), placed.periods)
    municipality, sex = placed.municipality[at], placed.sex[at]
    county = len(placed.areas.municipalities) + placed.areas.county_of[municipality]
    nation = np.full(len(at), shape[0] - 1)
    cells = [
        np.ravel_multi_index((area, which, placed.period[at]), shape)
        for area in (municipality, county, nation)
        for which in (np.zeros(len(at), dtype=np.int64), sex + 1)
    ]
    cell, value = np.concatenate(cells), np.tile(values[at], len(cells))
    weight = np.tile(weights[at], len(cells))
    base = np.zeros(int(np.prod(shape)), dtype=np.int64)
    np.add.at(base, cell, weight)
    order = np.lexsort((value, cell))
    cell, value, weight = cell[order], value[order], weight[order]
    reached = np.cumsum(weight)
    begins = np.r_[True, cell[1:] != cell[:-1]] if len(cell) else np.zeros(0, dtype=bool)
    before = np.repeat((reached - weight)[begins], np.diff(np.r_[np.flatnonzero(begins), len(cell)]))
    enough = (reached - before) * 100 >= base[cell] * per_cent
    found = np.zeros_like(base)
    for_first = np.flatnonzero(enough)[::-1]
    found[cell[for_first]] = value[for_first]
    return found.reshape(shape), base.reshape(shape)
