"""Whether a grant's figures are real, synthetic or mixed: read off the leaves of its derivations, never declared."""

from __future__ import annotations

from collections.abc import Iterable

from dagmar.allocation.result import Line
from dagmar.assessment.outcome import Outcome
from dagmar.derivation import Derivation
from dagmar.source import Source


def basis_of(lines: Iterable[Line], others: Iterable[str] = ()) -> str:
    """`real` when nothing synthetic was used, `synthetic` when nothing else was, `mixed` when both were.

    `others` are the bases of the grants that carried money here or whose earnings this one shares by: made-up results
    that decided how much came decide these amounts too.
    """
    seen: set[str] = set()
    for basis in others:
        seen |= {"real", "synthetic"} if basis == "mixed" else {basis}
    visited: set[int] = set()
    for line in lines:
        for figure in (line.entitlement, line.settled):
            if figure is not None:
                _walk(figure, seen, visited)
        for outcome in line.outcomes:
            _walk_outcome(outcome, seen, visited)
    kinds = {"synthetic" if basis == "synthetic" else "real" for basis in seen}
    return "mixed" if len(kinds) == 2 else next(iter(kinds), "real")


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
