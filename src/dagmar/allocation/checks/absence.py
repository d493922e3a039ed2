"""Grants that name the same requirement and do not say the same of a missing fact: then neither word holds for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dagmar.agreement.loader import Loaded
from dagmar.allocation.demands import criteria
from dagmar.problem import Problem
from dagmar.text import Text


def find(loaded: Loaded) -> Iterator[Problem]:
    """`missing-said-differently`, for a requirement whose own condition leaves it open."""
    for name, requirement in loaded.agreement.requirements.items():
        _, condition = criteria(name, requirement)[-1]
        naming = {key: grant.missing for key, grant in loaded.agreement.grants.items() if name in grant.requires}
        words = set(naming.values())
        if len(words) < 2 or condition.where_absent("ask") == condition:
            continue
        first, other = (next(key for key, word in naming.items() if word == said) for said in _two(words))
        path = ("grants", other, "missing")
        yield Problem(
            "missing-said-differently",
            loaded.document.place(path),
            Text(
                f"Om en uppgift till kravet {name} saknas säger {other} {naming[other]} och {first} "
                f"{naming[first] or 'ingenting'}. Då gäller inget av dem för kravet.",
                f"If a fact for the requirement {name} is missing, {other} says {naming[other]} and {first} "
                f"{naming[first] or 'nothing'}. Then neither holds for the requirement.",
            ),
            Text(
                "Skriv missing i kravets villkor (met_when), eller samma ord i alla bidrag som nämner kravet.",
                "Write missing in the requirement's condition (met_when), or the same word in every grant that names it.",
            ),
            severity="warning",
        )


def _two(words: Iterable[str | None]) -> list[str | None]:
    """Two different words; the last of them is said."""
    return sorted(words, key=lambda word: word or "")[:2]
