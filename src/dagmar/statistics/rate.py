"""A crude rate: events per so many inhabitants, with the interval of the count. A rate may be more than 100 %."""

from __future__ import annotations

from dagmar.statistics.count import count_interval
from dagmar.statistics.estimate import Estimate, Exact, counted


def rate(events: Exact | None, population: Exact | None, *, per: int, level: float = 0.95) -> Estimate | None:
    """Events per `per` of the population. None when a count is missing or there is no population.

    Raises:
        Impossible: a negative count.
    """
    count = count_interval(events, level=level)
    if count is None or population is None:
        return None
    counted(population)
    return scaled(count, per, population) if population else None


def scaled(count: Estimate, per: float, by: Exact | float) -> Estimate:
    """A count and its interval, times `per`, divided `by` a number above 0; the denominator is kept when it is exact."""
    assert by > 0
    divisor = float(by)

    def to(value: float) -> float:
        return value / divisor * per

    return Estimate(
        to(count.value),
        None if count.low is None else to(count.low),
        None if count.high is None else to(count.high),
        count.level,
        count.method,
        count.numerator,
        None if isinstance(by, float) else by,
    )
