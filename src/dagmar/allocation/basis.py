"""Whether figures are real, synthetic or mixed: read off the leaves of their derivations, never declared."""

from __future__ import annotations

from collections.abc import Iterable

from dagmar.allocation.result import Allocation, Line
from dagmar.assessment.outcome import Outcome
from dagmar.derivation import Derivation
from dagmar.source import Source
from dagmar.text import Text

MADE_UP = {
    "synthetic": Text(
        "PÅHITTADE UPPGIFTER: inget verkligt utfall eller belopp.", "MADE-UP FACTS: no real outcome or amount."
    ),
    "mixed": Text(
        "DELVIS PÅHITTADE UPPGIFTER: inget verkligt utfall eller belopp.",
        "PARTLY MADE-UP FACTS: no real outcome or amount.",
    ),
}
"""What is said, in these words everywhere, of what is not real, by its basis. What is real has no mark."""
PARTLY_MARKED = Text(
    "DELVIS PÅHITTADE UPPGIFTER: det som är märkt * är inget verkligt utfall eller belopp.",
    "PARTLY MADE-UP FACTS: what is marked * is no real outcome or amount.",
)
"""The same of a table over several agreements, where made-up amounts have a mark and those without one are real."""


def made_up(said: Text) -> Text:
    """Something that is told on made-up facts alone, with the mark before it."""
    return Text(f"PÅHITTADE UPPGIFTER: {said.sv}", f"MADE-UP FACTS: {said.en}")


def basis_of(lines: Iterable[Line], others: Iterable[str] = ()) -> str:
    """`real` when nothing synthetic was used, `synthetic` when nothing else was, `mixed` when both were.

    `others` are the bases of the grants that carried money here or whose earnings this one shares by: made-up results
    that decided how much came decide these amounts too.
    """
    seen: set[str] = set(others)
    visited: set[int] = set()
    for line in lines:
        for figure in (line.entitlement, line.settled):
            if figure is not None:
                _walk(figure, seen, visited)
        for outcome in line.outcomes:
            _walk_outcome(outcome, seen, visited)
    return together(seen)


def basis_of_allocation(allocation: Allocation) -> str:
    """The basis of all grants together; one that gives nobody a line says nothing of the others."""
    return together(str(grant.basis) for grant in allocation.grants if grant.lines)


def together(bases: Iterable[str]) -> str:
    """`real`, `synthetic`, or `mixed` when some are made up and others not; `real` when there are none."""
    kinds = {basis if basis in ("synthetic", "mixed") else "real" for basis in bases}
    return "mixed" if len(kinds) > 1 else next(iter(kinds), "real")


def _walk(figure: Derivation, seen: set[str], visited: set[int]) -> None:
    stack = [figure]
    while stack:
        node = stack.pop()
        if id(node) in visited:
            continue
        visited.add(id(node))
        _note(node.source, seen)
        stack.extend(node.of)


def _walk_outcome(outcome: Outcome, seen: set[str], visited: set[int]) -> None:
    if id(outcome) in visited:
        return
    visited.add(id(outcome))
    _note(outcome.source, seen)
    for figure in outcome.figures:
        _walk(figure, seen, visited)
    for inner in outcome.of:
        _walk_outcome(inner, seen, visited)


def _note(source: Source | None, seen: set[str]) -> None:
    if source is not None:
        seen.add(source.basis)
