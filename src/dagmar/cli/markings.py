"""What is not real, said where it is shown: an output that rests on made-up facts never looks like one that does not."""

from __future__ import annotations

from collections.abc import Iterable

from dagmar.allocation.result import Allocation
from dagmar.facts.book import Facts
from dagmar.text import Text

MARKS = {
    "synthetic": Text(
        "PÅHITTADE UPPGIFTER: inget verkligt utfall eller belopp.", "MADE-UP FACTS: no real outcome or amount."
    ),
    "mixed": Text(
        "DELVIS PÅHITTADE UPPGIFTER: inget verkligt utfall eller belopp.",
        "PARTLY MADE-UP FACTS: no real outcome or amount.",
    ),
}


def basis_of_facts(facts: Facts) -> str:
    """`real`, `synthetic`, or `mixed` when the facts are both."""
    return _together(seen.source.basis for seen in facts)


def basis_of_allocation(allocation: Allocation) -> str:
    """`real`, `synthetic`, or `mixed` when the grants are not all of one kind."""
    return _together(grant.basis for grant in allocation.grants)


def _together(bases: Iterable[str]) -> str:
    kinds = {basis if basis in MARKS else "real" for basis in bases}
    return "mixed" if len(kinds) > 1 else next(iter(kinds), "real")
