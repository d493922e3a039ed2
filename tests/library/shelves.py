"""Agreements of the library as the tests take them down: loaded and run once."""

from __future__ import annotations

from functools import cache

from dagmar.agreement.loader import Loaded, load_file
from dagmar.allocation.allocate import allocate
from dagmar.allocation.result import Allocation
from dagmar.library.own_facts import facts_with
from dagmar.library.shelf import library, locate
from dagmar.vocabulary import vocabulary

IDS = tuple(entry.id for entry in library())


@cache
def taken(agreement: str) -> Loaded:
    """An agreement by its id."""
    return load_file(locate(agreement), vocabulary(), locate)


@cache
def run(agreement: str) -> Allocation:
    """What the agreement's own facts give."""
    return allocate(taken(agreement), facts_with(taken(agreement)))
