"""How the requirements came out: met, not met or not known, by kind of recipient and by county, and who was closest.

What is counted are judgements: a requirement that is judged month by month counts once for each month and recipient, one
that is judged for a county once for the county.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from dagmar.agreement.model import Agreement, Requirement
from dagmar.agreement.versions import requirements_of_all
from dagmar.allocation.result import Allocation
from dagmar.assessment.outcome import Outcome, State
from dagmar.registry.recipient import Kind

COMPARED = ("threshold", "change", "better_than")
"""The conditions that compare one figure with one level, in this order."""
CLOSEST = 3

Judged = tuple[str, Kind, str, str]
"""A requirement, the kind and code of who was judged, and the period."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many judgements came out which way."""

    met: int
    not_met: int
    not_known: int

    @property
    def judged(self) -> int:
        """All of them."""
        return self.met + self.not_met + self.not_known


@dataclass(frozen=True, slots=True)
class Miss:
    """Somebody who did not meet a level: how far from it, as a share of the level, and the outcome that says it all.

    `name` is the recipient's or county's, or its code when the registry has no name for it.
    """

    name: str
    distance: Fraction
    outcome: Outcome
    period: str


@dataclass(frozen=True, slots=True)
class RequirementOutcome:
    """One requirement: the count in all, by kind, by county, and the closest misses."""

    name: str
    requirement: Requirement
    all: Counted
    by_kind: Mapping[Kind, Counted]
    by_county: Mapping[str, Counted]
    closest: tuple[Miss, ...]

    @property
    def nobody(self) -> bool:
        """Everyone was judged, and nobody met it."""
        return self.all.not_met == self.all.judged > 0

    @property
    def everybody(self) -> bool:
        """Everyone was judged, and everybody met it."""
        return self.all.met == self.all.judged > 0


def outcomes_of(agreement: Agreement, allocation: Allocation) -> tuple[RequirementOutcome, ...]:
    """Every requirement in the order of the file; one that no grant names was not judged, and counts 0."""
    judged = _judged(agreement, allocation)
    registry, on = allocation.assessment.facts.registry, agreement.period.first

    def called(kind: Kind, code: str) -> str:
        found = registry.find(kind, code, on)
        return found.short_name if found else code

    return tuple(
        _of(name, requirement, {key: seen for key, seen in judged.items() if key[0] == name}, called)
        for name, requirement in requirements_of_all(agreement).items()
    )


def _judged(agreement: Agreement, allocation: Allocation) -> dict[Judged, Outcome]:
    """Each judgement once: those that money rested on, and those of grants whose amount is not known."""
    found = {
        (name, kind, code, str(period)): seen
        for (name, kind, code, period), seen in allocation.assessment.known().items()
    }
    requirements, period = requirements_of_all(agreement), str(agreement.period)
    for grant in allocation.grants:
        if grant.unknown is None:
            continue
        for line in grant.lines:
            for seen in line.outcomes:
                county = requirements[seen.requirement].unit == "county" and line.recipient.county is not None
                kind: Kind = "county" if county else line.recipient.kind
                found.setdefault((seen.requirement, kind, seen.subject, period), seen)
    return found


def _of(
    name: str, requirement: Requirement, judged: Mapping[Judged, Outcome], called: Callable[[Kind, str], str]
) -> RequirementOutcome:
    kinds = dict.fromkeys(kind for _, kind, _, _ in judged)
    counties = sorted({code[:2] for _, kind, code, _ in judged if kind in ("region", "municipality", "county")})
    misses = sorted(
        (miss for (_, kind, code, period), seen in judged.items() for miss in _miss(seen, called(kind, code), period)),
        key=lambda miss: (miss.distance, miss.outcome.subject, miss.period),
    )
    return RequirementOutcome(
        name,
        requirement,
        _count(judged.values()),
        {one: _count(seen for (_, kind, _, _), seen in judged.items() if kind == one) for one in kinds},
        {one: _count(seen for (_, _, code, _), seen in judged.items() if code[:2] == one) for one in counties},
        tuple(misses[:CLOSEST]),
    )


def _count(outcomes: Iterable[Outcome]) -> Counted:
    states: list[State] = [one.state for one in outcomes]
    return Counted(states.count("met"), states.count("not_met"), states.count("not_known"))


def _miss(seen: Outcome, name: str, period: str) -> list[Miss]:
    """How far from its level an outcome was, when it was not met for a figure that was compared with one."""
    if seen.state != "not_met" or seen.rule not in COMPARED or len(seen.figures) != 2:
        return []
    figure, level = seen.figures
    away = abs(figure.value - level.value)
    return [Miss(name, away / abs(level.value) if level.value else away, seen, period)]
