"""A pot that nobody can earn: what it asks for is out of reach for everyone, whatever they do."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Grant
from dagmar.agreement.node import Path
from dagmar.allocation.demands import WHOLE, criteria, demands_of, impossible
from dagmar.allocation.earn.levels import Levels
from dagmar.allocation.earn.points import Points
from dagmar.allocation.earn.sliding import Sliding
from dagmar.allocation.earn.threshold import Threshold
from dagmar.allocation.order import feeds
from dagmar.assessment.conditions.all_of import AllOf
from dagmar.assessment.conditions.any_of import AnyOf
from dagmar.assessment.conditions.at_least import AtLeast
from dagmar.problem import Problem
from dagmar.text import Text


def find(loaded: Loaded) -> Iterator[Problem]:
    """`pot-nobody-can-earn`, for each pot, with the reason."""
    for name, grant in loaded.agreement.grants.items():
        if grant.amount_is == "pot":
            for path, why in _reasons(name, grant, loaded):
                yield _problem(name, path, why, loaded)


def _reasons(name: str, grant: Grant, loaded: Loaded) -> Iterator[tuple[Path, Text]]:
    at: Path = ("grants", name)
    for required in grant.requires:
        requirement = loaded.agreement.requirements.get(required)
        if requirement is not None and out_of_reach(criteria(required, requirement)[-1][1]):
            yield (
                criteria(required, requirement)[-1][0],
                Text(f"ingen kan uppfylla kravet {required}", f"nobody can meet the requirement {required}"),
            )
    if earns_nothing(grant.earn):
        yield (*at, "earn"), Text("inget utfall ger något (earn)", "no result gives anything (earn)")
    if grant.to is not None and grant.to.recipients and set(grant.to.recipients) <= set(grant.to.except_):
        yield (*at, "to"), Text("alla är undantagna", "everyone is excepted")
    fed = [other for other in loaded.agreement.grants.values() if feeds(other) == name]
    if grant.amount == "unearned" and not fed:
        yield (
            (*at, "amount"),
            Text(
                "den fylls av andra, men inget bidrag har carry_to hit",
                "others fill it, but no grant has carry_to here",
            ),
        )


def out_of_reach(condition: Any) -> bool:
    """Whether nobody can meet a condition. Where it cannot be told, somebody may."""
    if isinstance(condition, AllOf):
        return any(out_of_reach(one) for one in condition.all_of)
    if isinstance(condition, AnyOf):
        return all(out_of_reach(one) for one in condition.any_of)
    if isinstance(condition, AtLeast):
        return sum(not out_of_reach(one) for one in condition.of) < condition.at_least
    return any(impossible(demand) for demand in demands_of(condition, ()))


def earns_nothing(earn: Any) -> bool:
    """Whether no result gives anything: a share is never above 100 % or below 0 %."""
    if isinstance(earn, Threshold):
        level = earn.stated_level
        return level.percent and (level.value < 0 if earn.at_most is not None else level.value > WHOLE)
    if isinstance(earn, Levels):
        return all(
            not share or (level.percent and (level.value < 0 if earn.falling else level.value > WHOLE))
            for level, share in earn.levels
        )
    if isinstance(earn, Sliding):
        none_at, all_at = earn.sliding.from_, earn.sliding.to
        return none_at.percent and (
            none_at.value >= WHOLE if all_at.value > none_at.value else none_at.value <= Fraction(0)
        )
    if isinstance(earn, Points):
        measures = [measure for domain in earn.points if domain.weight for measure in domain.of]
        return bool(measures) and all(
            one.threshold.percent and one.threshold.value > WHOLE and one.benchmark.value > WHOLE and not one.baseline
            for one in measures
        )
    return False


def _problem(name: str, path: Path, why: Text, loaded: Loaded) -> Problem:
    return Problem(
        "pot-nobody-can-earn",
        loaded.document.place(path),
        Text(f"Ingen kan få något av {name}: {why.sv}.", f"Nobody can get anything of {name}: {why.en}."),
        Text(
            "Rätta nivån, mottagarna eller det som fyller potten. En andel är högst 100 %.",
            "Correct the level, the recipients or what fills the pot. A share is at most 100 %.",
        ),
        also=((loaded.document.key_place(("grants", name)), Text("potten", "the pot")),),
    )
