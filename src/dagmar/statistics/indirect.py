"""Indirect standardisation: what happened, over what would have happened with the reference's rate in every age group.

    expected = Σ nᵢ · (reference events / reference population)ᵢ        ratio = observed / expected

The interval is that of the observed count (exact below ten, Byar's from ten) over the expected number, which is taken as known.
Source: N. E. Breslow and N. E. Day, Statistical methods in cancer research, vol. II, IARC 1987, pp. 65-70.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dagmar.statistics.count import count_interval
from dagmar.statistics.estimate import Estimate, Exact, counted
from dagmar.statistics.rate import rate, scaled


@dataclass(frozen=True, slots=True)
class Reference:
    """One age group: how many live here, and the reference's events among its population."""

    population: Exact | None
    reference_events: Exact
    reference_population: Exact


@dataclass(frozen=True, slots=True)
class Indirect:
    """The ratio (1 = as expected), the rate that it makes of the reference's, and the crude rate beside them.

    `expected` is exact. `reference_rate` is the reference's own crude rate.
    """

    ratio: Estimate
    rate: Estimate
    crude: Estimate
    expected: Fraction
    reference_rate: float


def expected_events(bands: Sequence[Reference]) -> Fraction | None:
    """How many events the reference's rates would give here, exactly. None when a population is missing.

    Raises:
        Impossible: a negative count.
    """
    expected = Fraction()
    for band in bands:
        if band.population is None:
            return None
        for number in (band.population, band.reference_events, band.reference_population):
            counted(number)
        assert band.reference_population, "an age group of the reference has people"
        expected += Fraction(band.population) * band.reference_events / band.reference_population
    return expected


def indirect(observed: Exact | None, bands: Sequence[Reference], *, per: int, level: float = 0.95) -> Indirect | None:
    """Observed over expected. None when a count is missing, or nothing is expected.

    Raises:
        Impossible: a negative count.
    """
    count, expected = count_interval(observed, level=level), expected_events(bands)
    if count is None or not expected:
        return None
    crude = rate(observed, sum(band.population or 0 for band in bands), per=per, level=level)
    reference = rate(
        sum(band.reference_events for band in bands), sum(band.reference_population for band in bands), per=per
    )
    assert crude is not None
    assert reference is not None
    return Indirect(
        scaled(count, 1, expected), scaled(count, reference.value, expected), crude, expected, reference.value
    )
