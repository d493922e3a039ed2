"""Scales: from values to places, with round ends and round ticks, as D3 and Vega choose them.

Ends and ticks are exact fractions, so that 0.1 + 0.2 is a tick at 0.3; places are given in tenths of a unit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor, log, log10, sqrt

from dagmar.publication.charts.measure import Number

_ROOTS = sqrt(50), sqrt(10), sqrt(2)
"""Above which a step is ten, five and two of its power: halfway between them by ratio."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A straight scale: `low` lies at `start`, `high` at `end`; `span` is how far apart they are."""

    low: Fraction
    high: Fraction
    start: float
    end: float
    step: Fraction
    least: float = field(init=False)
    span: float = field(init=False)

    def __post_init__(self) -> None:
        # Reckoned once: a chart asks for hundreds of places.
        object.__setattr__(self, "least", float(self.low))
        object.__setattr__(self, "span", float(self.high - self.low))

    def __hash__(self) -> int:
        # Of the rounded ends: a fraction's own is slow, and a scale is looked up in each of fifty thousand pages.
        return hash((self.least, self.span, self.start, self.end))

    def at(self, value: Number) -> float:
        """The place of a value."""
        return self.start + (float(value) - self.least) / self.span * (self.end - self.start)

    @property
    def ticks(self) -> list[Fraction]:
        """The round values of the scale, its ends among them."""
        return [self.low + self.step * number for number in range(int((self.high - self.low) / self.step) + 1)]


@dataclass(frozen=True, slots=True)
class Logarithmic:
    """A scale on which equal ratios are equally far apart. Both ends above 0."""

    low: Fraction
    high: Fraction
    start: float
    end: float

    def at(self, value: Number) -> float:
        """The place of a value above 0."""
        span = log(self.high) - log(self.low)
        return self.start + (log(value) - log(self.low)) / span * (self.end - self.start)

    @property
    def ticks(self) -> list[Fraction]:
        """The powers of ten within the scale."""
        powers = range(ceil(log10(self.low) - 1e-9), floor(log10(self.high) + 1e-9) + 1)
        return [Fraction(10) ** power for power in powers]


def linear(
    values: Iterable[Number | None], *, start: float, end: float, zero: bool, count: int = 4, most: Number | None = None
) -> Linear:
    """A scale with round ends that holds all values; `zero` when it must hold 0 too, `most` where it may not go further."""
    known = [value for value in values if value is not None] or [0, 1]
    low, high = min(known, key=float), max(known, key=float)
    if zero:
        low, high = min(low, 0), max(high, 0)
    if low == high:
        low, high = (0, high * 2) if high > 0 else (low - 1, high + 1)
    step = _round_step(float(high - low) / count)
    # In whole numbers: a scale is asked for in each of fifty thousand pages, and fractions are slow.
    above, below = low.as_integer_ratio()
    first = above * step.denominator // (below * step.numerator)
    above, below = high.as_integer_ratio()
    last = -(-above * step.denominator // (below * step.numerator))
    return _between(first, last, step, start, end, most)


def logarithmic(values: Iterable[Number], *, start: float, end: float) -> Logarithmic:
    """A scale between powers of ten, times 1, 2 or 5, that holds all values (above 0)."""
    known = [float(value) for value in values]
    return Logarithmic(_power(min(known), up=False), _power(max(known), up=True), start, end)


def needed(scale: Linear, *, share: bool = False) -> int:
    """How many decimals the ticks need, and no more; of a share in per cent."""
    step = scale.step * 100 if share else scale.step
    return next(count for count in range(13) if (step * 10**count).denominator == 1 or count == 12)


def place(at: float) -> str:
    """A place in tenths, without a nought at the end: `12.3`, `12`."""
    return f"{round(at * 10) / 10:.1f}".removesuffix(".0")


@lru_cache(maxsize=256)
def _between(first: int, last: int, step: Fraction, start: float, end: float, most: Number | None) -> Linear:
    high = step * last
    return Linear(step * first, high if most is None else min(high, Fraction(most)), start, end, step)


def _round_step(raw: float) -> Fraction:
    power = floor(log10(raw))
    over = raw / 10**power
    return _step(10 if over >= _ROOTS[0] else 5 if over >= _ROOTS[1] else 2 if over >= _ROOTS[2] else 1, power)


@lru_cache(maxsize=256)
def _step(factor: int, power: int) -> Fraction:
    return factor * Fraction(10) ** power


def _power(value: float, *, up: bool) -> Fraction:
    base = Fraction(10) ** floor(log10(value))
    steps = [base, 2 * base, 5 * base, 10 * base]
    if up:
        return next(step for step in steps if step >= Fraction(value))
    return next(step for step in reversed(steps) if step <= Fraction(value))
