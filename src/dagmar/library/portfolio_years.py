"""The whole library year by year, for `dagmar portfolio --years`: each agreement counted in the year that it begins.

An agreement over several years holds in each of them; its money is counted whole in the year that it begins, since the
sources seldom say how it is divided.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dagmar.allocation.allocate import allocate
from dagmar.facts.files import Progress
from dagmar.library.holdings import Holdings, Member, member_of
from dagmar.library.in_force import last_versions
from dagmar.library.own_facts import facts_with
from dagmar.library.portfolio import Portfolio
from dagmar.library.shelf import shelved
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
