"""What a requirement demands of figures, as bounds that must all hold: what the checks compare with one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from dagmar.agreement.fields import Level
from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Grant, Requirement
from dagmar.agreement.node import Path
from dagmar.assessment.conditions.all_of import AllOf
from dagmar.assessment.conditions.change import Change
from dagmar.assessment.conditions.items import Items
from dagmar.assessment.conditions.threshold import Threshold
from dagmar.assessment.judged import AsShown

WHOLE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Demand:
    """A bound on one figure: `at_least` or `at_most` a level. Bounds with the same `of` are on the same figure.

    `step` is the step in which the figure is shown and judged; 0 when it is judged exactly.
    """

    path: Path
    of: tuple[str, ...]
    sign: Literal["at_least", "at_most"]
    level: Level
    step: Fraction = Fraction(0)


def criteria(name: str, requirement: Requirement) -> list[tuple[Path, Any]]:
    """The criterion of a requirement, or each of its versions, with its place. The last one is the latest."""
    if requirement.met_when is not None:
        return [(("requirements", name, "met_when"), requirement.met_when)]
    ordered = sorted(enumerate(requirement.versions), key=lambda pair: pair[1].from_)
    return [(("requirements", name, "versions", index, "met_when"), version.met_when) for index, version in ordered]


def demands_of(condition: Any, path: Path) -> Iterator[Demand]:
    """The bounds that must hold for a condition to be met; what is only one of several ways is left out."""
    if isinstance(condition, AllOf):
        for index, inner in enumerate(condition.all_of):
            yield from demands_of(inner, (*path, "all_of", index))
    elif isinstance(condition, Threshold):
        yield from _of_threshold(condition, path)
    elif isinstance(condition, Items):
        for threshold in condition.asked:
            yield from _of_threshold(threshold, path)
    elif isinstance(condition, Change):
        of = ("change", condition.indicator, str(condition.from_), str(condition.to))
        yield Demand(path, of, condition.change.sign, condition.change.level, _step(condition))


def demands_on(grant: Grant, loaded: Loaded) -> list[Demand]:
    """The bounds that must all hold for anyone to qualify for a grant, by the latest version of its requirements."""
    found: list[Demand] = []
    for name in grant.requires:
        if requirement := loaded.agreement.requirements.get(name):
            path, condition = criteria(name, requirement)[-1]
            found += demands_of(condition, path)
    return found


def impossible(demand: Demand) -> bool:
    """Whether no figure can meet a bound: a share is never above 100 % or below 0 %, and never falls by more than all."""
    if not demand.level.percent:
        return False
    if demand.of[0] == "change":
        return demand.sign == "at_most" and demand.level.value < -WHOLE
    return demand.level.value > WHOLE if demand.sign == "at_least" else demand.level.value < 0


def _of_threshold(threshold: Threshold, path: Path) -> Iterator[Demand]:
    of = ("figure", threshold.indicator, str(threshold.period or ""))
    if threshold.at_least is not None:
        yield Demand(path, of, "at_least", threshold.at_least, _step(threshold))
    if threshold.at_most is not None:
        yield Demand(path, of, "at_most", threshold.at_most, _step(threshold))


def _step(condition: Threshold | Change) -> Fraction:
    return condition.judged.as_shown.value if isinstance(condition.judged, AsShown) else Fraction(0)
