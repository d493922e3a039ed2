"""Which agreements of the library hold in a year, each in its last version, and what each gives, run once in a process.

An agreement that was amended stands for itself no longer: the amendment is the whole of it, and the same money is not
counted twice.
"""

from __future__ import annotations

from functools import cache

from dagmar.agreement.loader import Loaded
from dagmar.allocation.allocate import allocate
from dagmar.allocation.result import Allocation
from dagmar.facts.files import Progress
from dagmar.library.own_facts import facts_with
from dagmar.library.shelf import AGREEMENT, find_library, shelved


def last_versions(progress: Progress | None = None) -> tuple[Loaded, ...]:
    """Every agreement of the library in its last version, by id. `progress` is told how many have been read.

    Raises:
        Refused: what is wrong with the shape of a file.
    """
    names = sorted(path.parent.name for path in find_library().glob(f"*/{AGREEMENT}"))
    every: list[Loaded] = []
    for done, name in enumerate(names, start=1):
        every.append(shelved(name))
        if progress:
            progress(done, len(names))
    amended = {one.agreement.amends for one in every}
    return tuple(one for one in every if one.agreement.agreement not in amended)


def holding_in(year: int, progress: Progress | None = None) -> tuple[Loaded, ...]:
    """The agreements of the library whose period touches a year, in their last versions."""
    return tuple(
        one
        for one in last_versions(progress)
        if one.agreement.period.first.year <= year <= one.agreement.period.last.year
    )


@cache
def run_of(agreement: str) -> Allocation:
    """What an agreement of the library gives on its own facts, computed once in a process.

    Raises:
        Refused: it cannot be read or computed.
    """
    loaded = shelved(agreement)
    return allocate(loaded, facts_with(loaded))
