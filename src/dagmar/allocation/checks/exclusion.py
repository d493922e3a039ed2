"""Two conditions that exclude each other: the same figure must be at least something and at most less than that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from dagmar.agreement.loader import Loaded
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.demands import Demand, criteria, demands_of, demands_on
from dagmar.problem import Problem
from dagmar.text import Language, Text


def find(loaded: Loaded) -> Iterator[Problem]:
    """`conditions-exclude-each-other`, within a requirement and among those that one grant demands."""
    told: set[frozenset[object]] = set()
    for name, requirement in loaded.agreement.requirements.items():
        for path, condition in criteria(name, requirement):
            yield from _excluding(list(demands_of(condition, path)), "", loaded, told)
    for name, grant in loaded.agreement.grants.items():
        yield from _excluding(demands_on(grant, loaded), name, loaded, told)


def _excluding(
    demands: Sequence[Demand], grant: str, loaded: Loaded, told: set[frozenset[object]]
) -> Iterator[Problem]:
    for one, other in combinations(demands, 2):
        pair = frozenset((one, other))
        if pair not in told and exclude(one, other):
            told.add(pair)
            yield _problem(one, other, grant, loaded)


def exclude(one: Demand, other: Demand) -> bool:
    """Whether no figure can meet both."""
    if one.of != other.of or one.sign == other.sign or one.level.percent != other.level.percent:
        return False
    low, high = (one, other) if one.sign == "at_least" else (other, one)
    return low.level.value > high.level.value


def _problem(one: Demand, other: Demand, grant: str, loaded: Loaded) -> Problem:
    indicator = one.of[1]
    both = Text(f" {grant} kräver båda.", f" {grant} requires both.") if grant else Text("", "")
    return Problem(
        "conditions-exclude-each-other",
        loaded.document.place(other.path),
        Text(
            f"{indicator} ska vara {_bound(other, 'sv')}, men också {_bound(one, 'sv')}: ingen kan uppfylla båda.{both.sv}",
            f"{indicator} must be {_bound(other, 'en')}, but also {_bound(one, 'en')}: nobody can meet both.{both.en}",
        ),
        Text(
            "Rätta en av nivåerna, skilj dem med period, eller skriv any_of om ett räcker.",
            "Correct one of the levels, tell them apart by period, or write any_of if one is enough.",
        ),
        also=((loaded.document.place(one.path), Text("den andra", "the other")),),
    )


def _bound(demand: Demand, language: Language) -> str:
    speaker = Speaker(language)
    word = speaker.pick("minst", "at least") if demand.sign == "at_least" else speaker.pick("högst", "at most")
    return f"{word} {speaker.level(demand.level)}"
