"""Which recipients make up half of a gap: how many more (or fewer) events each would need to be at the reference.

A small unit may be far from the reference and weigh little; a large one may be near and weigh most. Only those on the
worse side are counted: what others have in surplus does not fill anybody's gap. Everything is exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from dagmar.agreement.direction import Direction, has_a_side
from dagmar.statistics.estimate import Exact, counted


@dataclass(frozen=True, slots=True)
class Part:
    """One recipient's part of the gap: how many events short, its share of the whole gap, and the share so far."""

    code: str
    short: Fraction
    share: Fraction
    so_far: Fraction


@dataclass(frozen=True, slots=True)
class Contributions:
    """The parts, the largest first; the whole gap in events; the fewest that make up half of it; those without a figure."""

    parts: tuple[Part, ...]
    gap: Fraction
    half: tuple[str, ...]
    missing: tuple[str, ...]


def contributions(
    units: Mapping[str, tuple[Exact | None, Exact | None]], reference: Fraction, *, direction: Direction
) -> Contributions:
    """The contribution table against a reference (the nation's figure, a target) in the unit numerator/denominator.

    Equal parts go by code. Asserts that the measure has a direction.

    Raises:
        Impossible: a negative count.
    """
    assert has_a_side(direction), "a measure without a better side has no worse one"
    sign = 1 if direction == "higher_is_better" else -1
    short: dict[str, Fraction] = {}
    missing = []
    for code, (numerator, denominator) in sorted(units.items()):
        if numerator is None or denominator is None:
            missing.append(code)
            continue
        counted(numerator)
        counted(denominator)
        short[code] = sign * (reference * denominator - numerator)
    worse = sorted(((code, lack) for code, lack in short.items() if lack > 0), key=lambda one: (-one[1], one[0]))
    gap = sum((lack for _, lack in worse), Fraction())
    parts, half, so_far = [], [], Fraction()
    for code, lack in worse:
        if 2 * so_far < gap:
            half.append(code)
        so_far += lack
        parts.append(Part(code, lack, lack / gap, so_far / gap))
    return Contributions(tuple(parts), gap, tuple(half), tuple(missing))
