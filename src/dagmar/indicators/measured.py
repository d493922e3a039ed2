"""What was measured: for one indicator, every area, sex and period, and what was left out and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np

from dagmar.facts.observation import Sex
from dagmar.indicators.definition import MONTHS, Length
from dagmar.indicators.left_out import Keys
from dagmar.indicators.loader import Defined
from dagmar.indicators.roll_up import ALL_SEXES, Areas
from dagmar.indicators.scan import Whole


class Figure(NamedTuple):
    """One cell. `numerator` over `denominator`, or a `value` by itself; `base` is how many it rests on.

    `squares` is the sum of the squares behind a mean with an interval, and never leaves; `ends` are the interval's, as they
    may.
    """

    area: str
    sex: Sex
    period: str
    numerator: Fraction | None
    denominator: int | None
    value: Fraction | None
    base: int
    coverage: Fraction | None
    squares: Fraction | None = None
    ends: tuple[Fraction, Fraction] | None = None


@dataclass(frozen=True)
class Rest:
    """What the figures rest on: rows read, in the population, used, and left out by reason (`unknown`: by code).

    `keys` is what the table's key was like; None where it has none, or nobody looked. `groups` is how many rows of sums the
    engine gave back.
    """

    read: int
    population: int
    used: int
    left_out: Mapping[str, int]
    unknown: Mapping[str, int] = field(default_factory=dict)
    keys: Keys | None = None
    groups: int = 0


@dataclass(frozen=True)
class Measured:
    """One indicator's arrays, by area, sex and period. `first` is the first period, counted in its own length."""

    defined: Defined
    areas: Areas
    first: int
    rest: Rest
    base: Whole
    numerator: Any = None
    value: Whole | None = None
    scale: int = 1
    covered: Whole | None = None
    coverable: Whole | None = None
    squares: Any = None

    def figures(self, *, empty: bool = False) -> Iterator[Figure]:
        """Every cell that there is a figure for. A count of none is a figure; a share of none is not, but comes if `empty`."""
        definition = self.defined.definition
        counts = definition.measure == "count"
        sexes = range(len(ALL_SEXES)) if definition.sex_split else range(1)
        shown = np.ones(self.base.shape, dtype=bool) if counts or empty else self.base > 0
        for area, sex, period in np.argwhere(shown):
            if sex in sexes:
                yield self._figure(int(area), int(sex), int(period))

    def _figure(self, area: int, sex: int, period: int) -> Figure:
        definition = self.defined.definition
        at = area, sex, period
        base = int(self.base[at])
        numerator = None if self.numerator is None else _exact(self.numerator[at]) / self.scale
        value = None if self.value is None else Fraction(int(self.value[at]), self.scale)
        if definition.measure == "count":
            numerator, value = None, numerator
        elif definition.measure == "rate" and numerator is not None:
            assert definition.per is not None, "a rate has its per"
            numerator *= definition.per
        return Figure(
            self.areas.codes[area],
            ALL_SEXES[sex],
            written_period(self.first + period, definition.period),
            numerator,
            None if numerator is None else base,
            value,
            base,
            self._coverage(at),
            None if self.squares is None else _exact(self.squares[at]) / self.scale**2,
        )

    def _coverage(self, at: tuple[int, int, int]) -> Fraction | None:
        if self.covered is None or self.coverable is None or not self.coverable[at]:
            return None
        return Fraction(int(self.covered[at]), int(self.coverable[at]))


def _exact(added: Any) -> Fraction:
    """A sum as a number without bounds: the arrays' own whole numbers would begin again from below when squared."""
    return added if isinstance(added, Fraction) else Fraction(int(added))


def written_period(index: int, length: Length) -> str:
    """A period as facts write it: `2024`, `2024-01`, `2024-01/2024-03`."""
    months = MONTHS[length]
    year, month = divmod(index * months, 12)
    if length == "year":
        return f"{year}"
    begin = f"{year}-{month + 1:02d}"
    return begin if length == "month" else f"{begin}/{year}-{month + months:02d}"
