"""The trend over the latest five years: a chi-square test of the slope, at 99.8 %.

    of shares       χ² = N (N Σrt − R Σnt)² / (R (N − R)(N Σnt² − (Σnt)²))        (Cochran 1954, Armitage 1955)
    of all else     slope and its variance from values weighted by 1/variance,  √variance = (high − low) / 2z;  χ² = slope²/var

A slope counts only if it keeps its sign when any one year is left out: one odd year is no trend. Five independent years
without a break or a gap are needed, so overlapping periods and months are not tested. The form, the level and the check of
single years are those of the English trend markers (Fingertips technical guidance); the slope told here is the one tested.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from dagmar.agreement.direction import Direction
from dagmar.statistics.direction import Verdict, verdict
from dagmar.statistics.estimate import Estimate, Exact, Method, NotCalculated, z_of
from dagmar.text import Text

POINTS = 5
LEVEL = 0.998
OF_SHARES = Method(
    "chi-square-of-shares",
    Text("chi-två-test för trend i andelar", "chi-square test for trend in shares"),
    "Armitage 1955, Biometrics 11:375-386; Fingertips trend markers",
)
OF_INTERVALS = Method(
    "chi-square-of-intervals",
    Text("chi-två-test för lutning ur intervall", "chi-square test of a slope from intervals"),
    "Fingertips trend markers",
)
_FEW = Text("Färre än fem år med värde.", "Fewer than five years with a figure.")
_GAP = Text("Ett år saknas bland de fem senaste.", "A year is missing among the latest five.")
_BREAK = Text("Brott i serien bland de fem senaste åren.", "A break in the series within the latest five years.")
_OVERLAP = Text("Perioderna överlappar varandra.", "The periods overlap.")
_NO_INTERVAL = Text("Ett värde saknar intervall.", "A figure has no interval.")

Moves = Literal["rising", "falling", "no_certain_change"]
Row = tuple[Exact, Exact, Exact]
"""Year, numerator, denominator; or year, value, variance."""


@dataclass(frozen=True, slots=True)
class YearPoint:
    """A year's figure; None where it is missing. `years` is how many years the figure is made of (rolling periods)."""

    year: int
    estimate: Estimate | None
    years: int = 1


@dataclass(frozen=True, slots=True)
class Trend:
    """What the latest years did. `verdict` says whether that is better or worse; `slope` is per year, in the figure's unit."""

    moves: Moves
    verdict: Verdict
    slope: float
    chi_square: float
    years: tuple[int, int]
    method: Method
    level: float = LEVEL


def trend(
    points: Sequence[YearPoint], *, direction: Direction, breaks: Collection[int] = (), level: float = LEVEL
) -> Trend | NotCalculated:
    """The trend of the latest five years. `breaks` are the years from which figures are not comparable with earlier ones.

    Shares (numerator and denominator, by Wilson) are tested by their counts, everything else by its intervals.
    """
    latest = sorted((point for point in points if point.estimate is not None), key=lambda point: point.year)[-POINTS:]
    if len(latest) < POINTS:
        return NotCalculated("too-few-years", _FEW)
    first, last = latest[0].year, latest[-1].year
    if any(point.years > 1 for point in latest):
        return NotCalculated("not-independent", _OVERLAP)
    if last - first != POINTS - 1:
        return NotCalculated("year-missing", _GAP)
    if any(first < year <= last for year in breaks):
        return NotCalculated("break-in-series", _BREAK)
    estimates = [point.estimate for point in latest if point.estimate is not None]
    # The years are counted from the first, which changes neither slope nor chi-square, and keeps the numbers small.
    rows: list[Row] = []
    if all(one.method.id == "wilson" and one.denominator for one in estimates):
        test, method = chi_square_of_shares, OF_SHARES
        rows = [(at, _whole(one.numerator or 0), _whole(one.denominator or 0)) for at, one in enumerate(estimates)]
    else:
        test, method = chi_square_of_values, OF_INTERVALS
        for at, one in enumerate(estimates):
            if one.low is None or one.high is None or one.high <= one.low:
                return NotCalculated("no-interval", _NO_INTERVAL)
            variance = Fraction(((one.high - one.low) / (2 * z_of(one.level))) ** 2)
            rows.append((at, Fraction(one.value), variance))
    slope, chi_square = test(rows)
    moves: Moves = "no_certain_change"
    if chi_square > z_of(level) ** 2 and _stays(rows, test):
        moves = "rising" if slope > 0 else "falling"
    judged = "similar" if moves == "no_certain_change" else verdict(slope > 0, direction)
    return Trend(moves, judged, float(slope), float(chi_square), (first, last), method, level)


def chi_square_of_shares(rows: Sequence[Row]) -> tuple[Fraction, Fraction]:
    """The slope of shares over time, and its chi-square with one degree of freedom. Rows of time, part and whole, exactly.

    Nobody, or everybody, every time: no slope, chi-square 0.
    """
    whole, part = sum(n for _, _, n in rows), sum(r for _, r, _ in rows)
    moment = whole * sum(r * t for t, r, _ in rows) - part * sum(n * t for t, _, n in rows)
    spread = whole * sum(n * t * t for t, _, n in rows) - sum(n * t for t, _, n in rows) ** 2
    if part in (0, whole):
        return Fraction(), Fraction()
    return Fraction(moment, spread), Fraction(whole * moment**2, part * (whole - part) * spread)


def chi_square_of_values(rows: Sequence[Row]) -> tuple[Fraction, Fraction]:
    """The weighted slope of values over time, and its chi-square. Rows of time, value and variance."""
    weights = [1 / Fraction(variance) for _, _, variance in rows]
    w = sum(weights)
    wt = sum(weight * t for weight, (t, _, _) in zip(weights, rows, strict=True))
    wtt = sum(weight * t * t for weight, (t, _, _) in zip(weights, rows, strict=True))
    wy = sum(weight * y for weight, (_, y, _) in zip(weights, rows, strict=True))
    wty = sum(weight * t * y for weight, (t, y, _) in zip(weights, rows, strict=True))
    spread = w * wtt - wt**2
    slope = Fraction(w * wty - wt * wy) / spread
    return slope, slope**2 * spread / w


def _whole(count: Exact) -> Exact:
    """A whole number as one: it is reckoned with many times faster than a fraction, and as exactly."""
    return int(count) if count.denominator == 1 else count


def _stays(rows: Sequence[Row], test: Callable[[Sequence[Row]], tuple[Fraction, Fraction]]) -> bool:
    """Whether the slope keeps its sign when any one year is left out."""
    slope = test(rows)[0]
    return all(test([*rows[:at], *rows[at + 1 :]])[0] * slope > 0 for at in range(len(rows)))
