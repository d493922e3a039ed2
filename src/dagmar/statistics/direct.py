"""Direct standardisation: the rate as it would be with the ages of a standard population, beside the crude one.

    value = Σ wᵢ Oᵢ/nᵢ / Σ wᵢ        interval: value + √(var/O) · (Byar's end of O − O),  var = Σ Oᵢ (wᵢ/nᵢ)² / (Σ wᵢ)²

Not calculated of fewer than ten events in all: the weights then make a rate of a few persons' ages. Source: A. J. Dobson and
others, Confidence intervals for weighted sums of Poisson parameters, Statistics in Medicine 10 (1991) 457-462.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from dagmar.statistics.byar import byar
from dagmar.statistics.estimate import Estimate, Exact, Method, NotCalculated, counted
from dagmar.statistics.rate import rate
from dagmar.text import Text

DOBSON = Method(
    "dobson", Text("Dobsons intervall", "Dobson's interval"), "Dobson et al. 1991, Statistics in Medicine 10:457-462"
)
FEWEST = 10
_TOO_FEW = Text(
    "Standardiseras inte: färre än tio händelser sammanlagt.", "Not standardised: fewer than ten events in all."
)
_EMPTY_BAND = Text(
    "Standardiseras inte: en åldersgrupp i standarden har ingen befolkning.",
    "Not standardised: an age group of the standard has no population.",
)


@dataclass(frozen=True, slots=True)
class Band:
    """One age group: events, population, and its weight in the standard."""

    events: Exact | None
    population: Exact | None
    weight: Exact


@dataclass(frozen=True, slots=True)
class Standardised:
    """The crude rate and the standardised one, side by side."""

    crude: Estimate
    standardised: Estimate | NotCalculated


def direct(bands: Sequence[Band], *, per: int, level: float = 0.95) -> Standardised | None:
    """Both rates per `per`. None when a count of any group is missing, or nobody lives there.

    Raises:
        Impossible: a negative count.
    """
    events = [band.events for band in bands if band.events is not None]
    people = [band.population for band in bands if band.population is not None]
    if len(events) < len(bands) or len(people) < len(bands):
        return None
    for number in (*events, *people, *(band.weight for band in bands)):
        counted(number)
    whole, total = sum(band.weight for band in bands), sum(events)
    crude = rate(total, sum(people), per=per, level=level)
    if crude is None:
        return None
    if total < FEWEST:
        return Standardised(crude, NotCalculated("too-few-events", _TOO_FEW))
    if any(band.weight and not band.population for band in bands):
        return Standardised(crude, NotCalculated("empty-age-group", _EMPTY_BAND))
    weighed = [
        (count, Fraction(band.weight) / Fraction(number))
        for count, number, band in zip(events, people, bands, strict=True)
        if number
    ]
    value = sum((count * each for count, each in weighed), Fraction()) / whole
    variance = sum((count * each**2 for count, each in weighed), Fraction()) / Fraction(whole) ** 2
    ends = byar(total, level=level)
    assert ends is not None
    assert ends.high is not None
    step = sqrt(variance / total)
    low, high = ((float(value) + step * (end - ends.value)) * per for end in (ends.low or 0.0, ends.high))
    return Standardised(crude, Estimate(float(value * per), low, high, level, DOBSON, total, sum(people)))
