"""Which agreements hold in a year, each in its last version, and what each of them gives, run once in a process.

An agreement that was amended stands for itself no longer: the amendment is the whole of it, and the same money is not
counted twice. An agreement over several years holds in each of them; its money is counted whole in the year that it begins,
since the sources seldom say how it is divided.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dagmar.agreement.loader import Loaded
from dagmar.allocation.allocate import allocate
from dagmar.allocation.result import Allocation
from dagmar.facts.files import Progress
from dagmar.library.holdings import Holdings, Member, member_of
from dagmar.library.own_facts import facts_with
from dagmar.library.portfolio import Portfolio
from dagmar.library.shelf import AGREEMENT, find_library, shelved
from dagmar.money import Ore


@dataclass(frozen=True)
class Year:
    """The agreements that begin in a year, with their parts; `several` are those that go on into another year."""

    year: int
    counted: Holdings
    several: tuple[str, ...]

    @property
    def assumed(self) -> Ore:
        """How much of the known pots and ceilings is assumed, or lies in an area whose amount is."""
        return Ore(sum(_assumed(member) for member in self.counted.members))

    @property
    def widest(self) -> Member | None:
        """The agreement with the widest known figure; None when no figure was found."""
        known = [member for member in self.counted.members if member.widest is not None]
        return max(known, key=lambda member: (member.widest or 0, member.agreement.agreement), default=None)


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


def over_years(first: int, last: int, progress: Progress | None = None) -> tuple[Year, ...]:
    """Every year from the first to the last with the agreements that begin in it; a year without any is there, empty.

    `progress` is told how many agreements have been computed.

    Raises:
        Refused: an agreement cannot be read or computed.
    """
    found = [one for one in last_versions() if first <= one.agreement.period.first.year <= last]
    members: dict[int, list[Member]] = {year: [] for year in range(first, last + 1)}
    for done, loaded in enumerate(found, start=1):
        members[loaded.agreement.period.first.year].append(_member(loaded.agreement.agreement))
        if progress:
            progress(done, len(found))
    return tuple(_year(year, tuple(those)) for year, those in members.items())


@cache
def _member(agreement: str) -> Member:
    """The parts of an agreement: small, so they are kept, while the allocation with all its reasons is let go."""
    loaded = shelved(agreement)
    return member_of(loaded.agreement, allocate(loaded, facts_with(loaded)))


def _year(year: int, members: tuple[Member, ...]) -> Year:
    portfolio = Portfolio(str(year), str(year), (), None, ())
    several = (one.agreement.agreement for one in members if one.agreement.period.last.year > year)
    return Year(year, Holdings(portfolio, members), tuple(several))


def _assumed(member: Member) -> int:
    agreement = member.agreement
    sum_ = 0
    for one in member.holdings:
        said = [agreement.grants[one.grant]] if one.grant else []
        area = [agreement.areas[one.area]] if one.area and not one.grant else []
        if one.kind in ("pot", "ceiling") and any("amount" in node.assumed for node in (*said, *area)):
            sum_ += one.amount or 0
    return sum_
