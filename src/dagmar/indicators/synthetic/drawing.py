"""Drawing for many rows at once, from whole numbers of sixteen bits: tables of answers, looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, cached_property
from statistics import NormalDist
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Whole = npt.NDArray[np.int64]
Yes = npt.NDArray[np.bool_]
OUTCOMES = 1 << 16
FIRST_DAY, LAST_DAY = date(2024, 1, 1), date(2025, 12, 31)
STOCKHOLM = ZoneInfo("Europe/Stockholm")
MINUTE, DAY = 60_000_000, 86_400_000_000
FIVE_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some rows of a table, one after another: of one `county` and in the order of their days, as counties hand them over.

    `number` rows of the table come before them, `first` of which are of the county, which has `total`.
    """

    county: str
    number: int
    first: int
    count: int
    total: int


class Draw:
    """The chances of a stretch of a table: the same for the same seed, table and `number` of it, whoever draws and when."""

    def __init__(self, seed: int, table: str, number: int, count: int) -> None:
        entropy = [seed, 1, number, *table.encode()]
        self._bits = np.random.Philox(np.random.SeedSequence(entropy))
        self.count = count

    def outcome(self) -> npt.NDArray[np.uint16]:
        """A whole number from 0 to 65 535 for each row, all as likely."""
        return self._bits.random_raw((self.count + 3) // 4).view(np.uint16)[: self.count]

    def below(self, bound: int) -> Whole:
        """A whole number from 0 to before `bound`, at most 2³¹, all as likely but for one in two thousand million."""
        drawn = self._bits.random_raw((self.count + 1) // 2).view(np.uint32)[: self.count]
        return ((drawn.astype(np.uint64) * np.uint64(bound)) >> np.uint64(32)).astype(np.int64)

    def one_of(self, people: npt.NDArray[np.int32]) -> Whole:
        """One of these people for each row, all as likely."""
        return people[self.below(len(people))].astype(np.int64)

    def numbers(self, stretch: Stretch) -> Whole:
        """The rows' own numbers in the table, from 1."""
        return np.arange(stretch.number + 1, stretch.number + self.count + 1)

    def later(self) -> Whole:
        """Minutes after midnight, from 17.00 to 18.55: after whatever was done in office hours that day."""
        return 17 * 60 + (self.outcome().astype(np.int64) * 24 >> 16) * FIVE_MINUTES

    def chance(self, share: float) -> Yes:
        """True for that share of the rows."""
        return self.outcome() < round(share * OUTCOMES)

    def choose(self, weights: Sequence[float]) -> npt.NDArray[np.uint8]:
        """A place in a list, each as likely as its weight says."""
        return chooser(tuple(weights))[self.outcome()]


@cache
def chooser(weights: tuple[float, ...]) -> npt.NDArray[np.uint8]:
    """What each outcome means, when places are as likely as their weights."""
    edges = np.cumsum(weights) / sum(weights) * OUTCOMES
    return np.searchsorted(edges, np.arange(OUTCOMES), side="right").clip(0, len(weights) - 1).astype(np.uint8)


@cache
def waits(middle_days: float, spread: float) -> npt.NDArray[np.int16]:
    """Days of waiting for 4 096 outcomes: log-normal, half below `middle_days`, since a few wait very long."""
    normal = NormalDist(0, spread)
    chances = (np.arange(4096) + 0.5) / 4096
    days = middle_days * np.exp([normal.inv_cdf(float(chance)) for chance in chances])
    return np.minimum(days, 1_500).astype(np.int16)


class Days:
    """The days that the rows of a county fall on, from the first row to the last: fewer on Saturdays and Sundays."""

    def __init__(self, weekend: float = 0.1) -> None:
        self._weekend = weekend

    @cached_property
    def _edges(self) -> npt.NDArray[np.float64]:
        every = range((LAST_DAY - FIRST_DAY).days + 1)
        weights = [self._weekend if (FIRST_DAY.weekday() + one) % 7 >= 5 else 1.0 for one in every]
        return np.cumsum(weights) / sum(weights)

    def of(self, stretch: Stretch) -> Whole:
        """The day of each of these rows, counted from the first day."""
        places = (np.arange(stretch.first, stretch.first + stretch.count) + 0.5) / stretch.total
        return np.searchsorted(self._edges, places, side="right").clip(0, len(self._edges) - 1)


@cache
def _midnights() -> Whole:
    """When each Swedish day begins, in microseconds UTC, from 1 500 days before the first day to 1 600 after the last."""
    first = FIRST_DAY - timedelta(days=BEFORE)
    every = range((LAST_DAY - first).days + 1_600)
    starts = [datetime.combine(first + timedelta(days=one), time(), STOCKHOLM).astimezone(UTC) for one in every]
    return np.array([round(one.timestamp()) * 1_000_000 for one in starts], dtype=np.int64)


BEFORE = 1_600


def at(day: Whole, minutes: npt.NDArray[np.integer]) -> Whole:
    """Minutes after Swedish midnight of a day, in microseconds UTC."""
    return _midnights()[day + BEFORE] + minutes.astype(np.int64) * MINUTE


def office_hours(draw: Draw) -> Whole:
    """Minutes after midnight, from 07.00 to 16.55 in steps of five: as people are booked."""
    return 7 * 60 + (draw.outcome().astype(np.int64) * 120 >> 16) * FIVE_MINUTES


def all_hours(draw: Draw) -> Whole:
    """Minutes after midnight, all day, in steps of five."""
    return (draw.outcome().astype(np.int64) * 288 >> 16) * FIVE_MINUTES


def times(microseconds: Whole, known: Yes | None = None) -> pa.Array:
    """Times in UTC, null where not `known`."""
    return pa.array(microseconds.view("datetime64[us]"), pa.timestamp("us"), mask=None if known is None else ~known)


def whole(numbers: npt.NDArray[np.integer], known: Yes | None = None) -> pa.Array:
    """Whole numbers, null where not `known`."""
    return pa.array(numbers.astype(np.int32), pa.int32(), mask=None if known is None else ~known)


def yes_no(answers: Yes, known: Yes | None = None) -> pa.Array:
    """Yes and no, null where not `known`."""
    return pa.array(answers, pa.bool_(), mask=None if known is None else ~known)


Columns = Mapping[str, pa.Array]
