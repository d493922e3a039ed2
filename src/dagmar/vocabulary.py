"""The vocabulary: the words that the rooms have, found by the names of their files."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from functools import cache
from types import ModuleType

import dagmar.allocation.distribute
import dagmar.allocation.earn
import dagmar.allocation.limit
import dagmar.allocation.unearned
import dagmar.allocation.within_county
import dagmar.assessment.conditions
from dagmar.agreement.words import Folder, Mechanism, Vocabulary
from dagmar.derivation import Rule

ROOMS: dict[Folder, ModuleType] = {
    "distribute": dagmar.allocation.distribute,
    "earn": dagmar.allocation.earn,
    "limit": dagmar.allocation.limit,
    "unearned": dagmar.allocation.unearned,
    "within_county": dagmar.allocation.within_county,
    "met_when": dagmar.assessment.conditions,
}


@cache
def vocabulary() -> Vocabulary:
    """All words of all rooms. A file holds one word; a file without one is a mistake in the house, not the user's."""
    return Vocabulary(
        {folder: {kind.word: kind for kind in map(_word_in, _files(room))} for folder, room in ROOMS.items()}
    )


@cache
def rules() -> dict[str, Rule]:
    """Every named step of arithmetic, for running a derivation again from its leaves."""
    from dagmar.allocation import arithmetic, bounds, closing, measured, standings
    from dagmar.assessment import condition, judged

    found: dict[str, Rule] = {}
    shared = (condition, judged, arithmetic, bounds, closing, measured, standings)
    for module in (*shared, *(file for room in ROOMS.values() for file in _files(room))):
        for rule in vars(module).values():
            if isinstance(rule, Rule):
                assert found.setdefault(rule.name, rule) is rule, f"two rules are named {rule.name}"
    return found


def _files(room: ModuleType) -> list[ModuleType]:
    names = sorted(found.name for found in pkgutil.iter_modules(room.__path__))
    return [importlib.import_module(f"{room.__name__}.{name}") for name in names]


def _word_in(module: ModuleType) -> type[Mechanism]:
    words = [
        kind
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, Mechanism) and kind.__module__ == module.__name__ and "word" in vars(kind)
    ]
    assert len(words) == 1, f"{module.__name__} holds {len(words)} words; a mechanism is one file"
    return words[0]
