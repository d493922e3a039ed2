"""Requirements that open nothing, and requirements and grants that a rule names but nobody gives."""

from __future__ import annotations

from collections.abc import Iterator

from dagmar.agreement.inventory import words_in, words_of
from dagmar.agreement.loader import Loaded
from dagmar.agreement.unknown_name import unknown_name
from dagmar.agreement.versions import requirements_of_all, versions
from dagmar.allocation.demands import criteria
from dagmar.allocation.distribute.earned import Earned
from dagmar.allocation.order import feeds
from dagmar.assessment.conditions.meeting import Meeting
from dagmar.problem import Problem
from dagmar.text import Text


def find(loaded: Loaded) -> Iterator[Problem]:
    """`requirement-opens-nothing`, and `unknown-requirement` and `unknown-grant` where a mechanism names one."""
    agreement = loaded.agreement
    for name in agreement.requirements:
        if name not in _opening(loaded):
            yield _opens_nothing(loaded, name)
    yield from _named_by_mechanisms(loaded)


def _named_by_mechanisms(loaded: Loaded) -> Iterator[Problem]:
    agreement = loaded.agreement
    for path, word in words_of(agreement):
        if isinstance(word, Meeting):
            for index, named in enumerate(word.meeting):
                if named not in requirements_of_all(agreement):
                    at = (*path, "meeting", index)
                    yield unknown_name(loaded, at, "requirement", named, agreement.requirements)
        elif isinstance(word, Earned):
            for index, named in enumerate(word.of):
                if named not in agreement.grants:
                    yield unknown_name(loaded, (*path, "of", index), "grant", named, agreement.grants)
    for name, grant in agreement.grants.items():
        target = feeds(grant)
        if target is not None and target not in agreement.grants:
            at = ("grants", name, "unearned", "carry_to")
            yield unknown_name(loaded, at, "grant", target, agreement.grants)


def _opening(loaded: Loaded) -> set[str]:
    """The requirements that a grant names, and those that these are judged by."""
    requirements = loaded.agreement.requirements
    # What only months measured before an amendment are judged by opens those.
    grants = [grant for version in versions(loaded.agreement) for grant in version.grants.values()]
    waiting = [name for grant in grants for name in grant.requires]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in found or name not in requirements:
            continue
        found.add(name)
        for _, condition in criteria(name, requirements[name]):
            waiting += [one for _, word in words_in(condition, ()) if isinstance(word, Meeting) for one in word.meeting]
    return found


def _opens_nothing(loaded: Loaded, name: str) -> Problem:
    return Problem(
        "requirement-opens-nothing",
        loaded.document.key_place(("requirements", name)),
        Text(
            f"Kravet {name} öppnar inget: inget bidrag nämner det.",
            f"The requirement {name} opens nothing: no grant names it.",
        ),
        Text(
            f"Skriv requires: [{name}] i bidraget som det gäller, eller stryk kravet.",
            f"Write requires: [{name}] in the grant that it is for, or delete it.",
        ),
        severity="warning",
    )
