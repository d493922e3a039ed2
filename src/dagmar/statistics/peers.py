"""Peers: SKR's group as of the year, and the seven that are nearest, with the weights in the open.

The distance is a weighted mean over the measures of the difference in standard deviations (over all candidates and the own),
so that a measure in thousands counts no more than one in shares; who weighs what stands beside the result. A candidate
that lacks a measure is not compared, and is listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import sqrt

from dagmar.registry.group import Group
from dagmar.registry.not_known import NotKnown
from dagmar.registry.registry import Registry

NEAREST = 7
ROUNDING = 1e-9
"""Far more than what a distance in standard deviations is rounded by."""
Measures = Mapping[str, Fraction | int | None]


@dataclass(frozen=True, slots=True)
class PartOfDistance:
    """One measure's part of a distance: its weight (all add up to 1), both figures, and what it adds."""

    measure: str
    weight: Fraction
    own: Fraction
    theirs: Fraction
    adds: float


@dataclass(frozen=True, slots=True)
class Peer:
    """A candidate, how far away it is (0 = alike in everything), and of what that is made."""

    code: str
    distance: float
    parts: tuple[PartOfDistance, ...]


@dataclass(frozen=True, slots=True)
class Peers:
    """The nearest, the nearest first; and those that could not be compared because a measure is missing."""

    nearest: tuple[Peer, ...]
    missing: tuple[str, ...]


def group_peers(registry: Registry, municipality: str, year: int) -> tuple[Group, tuple[str, ...]] | NotKnown:
    """SKR's group of a municipality in the grouping of a year, and the codes of the others in it."""
    own = registry.group(municipality, year)
    if isinstance(own, NotKnown):
        return own
    others = []
    for one in registry.municipalities(date(year, 12, 31)):
        theirs = registry.group(one.code, year)
        if one.code != municipality and isinstance(theirs, Group) and theirs.code == own.code:
            others.append(str(one.code))
    return own, tuple(others)


def nearest_peers(
    own: str, measures: Mapping[str, Measures], weights: Mapping[str, Fraction | int], *, count: int = NEAREST
) -> Peers | None:
    """The nearest of the candidates by the weighted measures. None when the own unit lacks one of them.

    `measures` holds each unit's measures by name, the own unit's among them. Equal distances go by code. Asserts weights
    above 0. Who asks for many units at once makes the `Candidates` once.
    """
    return Candidates.of(measures, weights).nearest(own, count=count)


@dataclass(frozen=True)
class Candidates:
    """Everyone who can be compared, with their measures, the weights (which add up to 1) and the spread of each measure."""

    complete: Mapping[str, Mapping[str, Fraction]]
    weights: Mapping[str, Fraction]
    spread: Mapping[str, float]
    missing: tuple[str, ...]

    @classmethod
    def of(cls, measures: Mapping[str, Measures], weights: Mapping[str, Fraction | int]) -> Candidates:
        """Those who have every measure. Asserts weights above 0."""
        assert weights, "without weights nobody is near"
        assert all(weight > 0 for weight in weights.values()), "a weight is above 0"
        complete: dict[str, dict[str, Fraction]] = {}
        for code, values in sorted(measures.items()):
            known = {name: Fraction(value) for name in weights if (value := values.get(name)) is not None}
            if len(known) == len(weights):
                complete[code] = known
        whole = sum(Fraction(weight) for weight in weights.values())
        shares = {name: Fraction(weight) / whole for name, weight in weights.items()}
        spread = {name: _spread([values[name] for values in complete.values()]) for name in weights} if complete else {}
        return cls(complete, shares, spread, tuple(sorted(set(measures) - set(complete))))

    def nearest(self, own: str, *, count: int = NEAREST) -> Peers | None:
        """The nearest of a unit among the others. None when it lacks a measure."""
        if own not in self.complete:
            return None
        peers = []
        for code in self._near(own, count):
            theirs = self.complete[code]
            parts = tuple(self._part(name, self.complete[own][name], theirs[name]) for name in self.weights)
            peers.append(Peer(code, sum(part.adds for part in parts), parts))
        peers.sort(key=lambda peer: (peer.distance, peer.code))
        return Peers(tuple(peers[:count]), self.missing)

    def _near(self, own: str, count: int) -> list[str]:
        """The others that may be among so many nearest: by rounded distances, which are quick, and some more than enough."""
        here = self._rounded[own]
        distances = {
            code: sum(abs(one - other) for one, other in zip(here, there, strict=True))
            for code, there in self._rounded.items()
            if code != own
        }
        furthest = max(sorted(distances.values())[:count], default=0.0)
        return [code for code, distance in distances.items() if distance <= furthest + ROUNDING]

    @cached_property
    def _rounded(self) -> dict[str, tuple[float, ...]]:
        every = self.complete.values()
        middle = {name: sum((one[name] for one in every), Fraction()) / len(every) for name in self.weights}
        scale = {name: float(share) / (self.spread[name] or 1) for name, share in self.weights.items()}
        return {
            code: tuple(float(one[name] - middle[name]) * scale[name] for name in scale)
            for code, one in self.complete.items()
        }

    def _part(self, name: str, own: Fraction, theirs: Fraction) -> PartOfDistance:
        share, spread = self.weights[name], self.spread[name]
        apart = abs(float(theirs - own)) / spread if spread else 0.0
        return PartOfDistance(name, share, own, theirs, float(share) * apart)


def _spread(values: list[Fraction]) -> float:
    """The standard deviation over all units, exact until the root."""
    middle = sum(values, Fraction()) / len(values)
    return sqrt(sum(((value - middle) ** 2 for value in values), Fraction()) / len(values))
