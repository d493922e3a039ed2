"""What a portfolio holds: every part of every agreement with its money, and what each recipient gets of it all.

Pots, ceilings, frames and the recipients' own contributions are never added to one another. What was not found is None with
a reason, in the parts as in the sums, which say how many amounts they lack. One figure alone adds agreements of different
kinds: `counted_once` takes the widest known figure of each agreement, as one does who says "about seven billion"; it is made
to be laid beside such a sum, and is no money that anybody was promised.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from dagmar.agreement.loader import load_file
from dagmar.agreement.model import Agreement, AmountIs
from dagmar.allocation.allocate import allocate
from dagmar.allocation.result import Allocation, GrantAllocation
from dagmar.library.dependence import Dependence, dependence
from dagmar.library.own_facts import facts_with
from dagmar.library.portfolio import Portfolio
from dagmar.library.shelf import locate
from dagmar.money import Ore
from dagmar.registry.recipient import Recipient
from dagmar.text import Text
from dagmar.vocabulary import vocabulary

KINDS: tuple[AmountIs, ...] = ("pot", "ceiling", "frame", "own_contribution")
MONEY: tuple[AmountIs, ...] = ("pot", "ceiling")
"""What the agreement itself gives out, or at most gives out; the rest stands beside it."""
_NOT_FOUND = Text("beloppet har inte hittats", "the amount was not found")


@dataclass(frozen=True, slots=True)
class Holding:
    """One grant, or a part of an area or a total that no grant holds (`grant` is then None).

    `amount` is in öre; None when it was not found. `settled` is what its recipients got in all, None when `unknown` says why
    it is not computed. `basis` is that of what it rests on.
    """

    agreement: str
    area: str | None
    grant: str | None
    title: str
    kind: AmountIs
    amount: Ore | None
    depends_on: Dependence
    recipients: int
    settled: Fraction | None
    unknown: Text | None
    basis: str


@dataclass(frozen=True, slots=True)
class Sum:
    """Known öre of one kind, and of how many parts the amount was not found."""

    known: Ore
    not_found: int


@dataclass(frozen=True, slots=True)
class Share:
    """What one recipient gets of an agreement: öre that are computed, and how many of its parts are not."""

    settled: Fraction = Fraction(0)
    not_known: int = 0
    basis: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Member:
    """One agreement of a portfolio, with its parts."""

    agreement: Agreement
    holdings: tuple[Holding, ...]

    @property
    def widest(self) -> Ore | None:
        """Its widest known figure: the frame, or what it gives or at most gives out; None when nothing was found."""
        found = [one for one in self.holdings if one.amount]
        inside = sum(one.amount or 0 for one in found if one.kind in MONEY)
        around = sum(one.amount or 0 for one in found if one.kind == "frame")
        return Ore(max(inside, around)) or None


@dataclass(frozen=True)
class Holdings:
    """A portfolio counted out. `shares` is by recipient and then by agreement."""

    portfolio: Portfolio
    members: tuple[Member, ...]
    shares: dict[tuple[str, str], dict[str, Share]] = field(default_factory=dict)
    recipients: dict[tuple[str, str], Recipient] = field(default_factory=dict)

    @property
    def parts(self) -> Iterator[Holding]:
        """Every part of every agreement."""
        return (one for member in self.members for one in member.holdings)

    def sum_of(self, kind: AmountIs) -> Sum:
        """What is known of one kind of amount."""
        return _sum(one for one in self.parts if one.kind == kind)

    def depending_on(self, what: Dependence) -> Sum:
        """What is known of pots and ceilings whose money depends on that."""
        return _sum(one for one in self.parts if one.kind in MONEY and one.depends_on == what)

    @property
    def counted_once(self) -> Sum:
        """Each agreement at its widest known figure; the agreements of which no figure was found are counted as that."""
        widest = [member.widest for member in self.members]
        return Sum(Ore(sum(one or 0 for one in widest)), widest.count(None))


def count_out(portfolio: Portfolio) -> Holdings:
    """Every part of every agreement, run on the facts that lie with it.

    Raises:
        Refused: an agreement cannot be read or computed.
    """
    members: list[Member] = []
    counted = Holdings(portfolio, ())
    for path in portfolio.agreements:
        loaded = load_file(path, vocabulary(), locate)
        allocation = allocate(loaded, facts_with(loaded))
        members.append(member_of(loaded.agreement, allocation))
        _add_shares(loaded.agreement, allocation, counted)
    return Holdings(portfolio, tuple(members), dict(sorted(counted.shares.items())), counted.recipients)


def member_of(agreement: Agreement, allocation: Allocation) -> Member:
    """An agreement with every part of it, as its own allocation gave them out."""
    return Member(agreement, tuple(_holdings(agreement, allocation)))


def _holdings(agreement: Agreement, allocation: Allocation) -> Iterator[Holding]:
    for area_name, area in agreement.areas.items():
        inside = [one for one in allocation.grants if agreement.grants[one.grant].area == area_name]
        for one in inside:
            yield _of_grant(agreement, one)
        yield from _rest(agreement, area_name, area.title or area_name, area.amount, area.amount_is, inside)
    outside = [one for one in allocation.grants if agreement.grants[one.grant].area is None]
    for one in outside:
        yield _of_grant(agreement, one)
    if not agreement.areas:
        yield from _rest(agreement, None, agreement.title, agreement.total, "pot", outside)


def _of_grant(agreement: Agreement, given: GrantAllocation) -> Holding:
    grant = agreement.grants[given.grant]
    amount = grant.amount if isinstance(grant.amount, int) else Ore(0) if grant.amount == "unearned" else None
    settled = None
    if given.unknown is None:
        settled = sum((line.settled.value for line in given.lines if line.settled is not None), Fraction(0))
    return Holding(
        agreement.agreement,
        grant.area,
        given.grant,
        grant.title or given.grant,
        grant.amount_is,
        amount,
        dependence(grant, agreement),
        len(given.lines),
        settled,
        given.unknown,
        str(given.basis) if given.unknown is None else "none",
    )


def _rest(
    agreement: Agreement,
    area: str | None,
    title: str,
    whole: Ore | str,
    kind: AmountIs,
    inside: list[GrantAllocation],
) -> Iterator[Holding]:
    """What a stated whole holds beyond its grants; parts whose amounts were not found are inside it, and stay unknown."""
    pots = [agreement.grants[one.grant].amount for one in inside if agreement.grants[one.grant].amount_is == "pot"]
    known = sum(amount for amount in pots if isinstance(amount, int))
    if isinstance(whole, int) and whole > known:
        rest = Ore(whole - known)
    elif whole == "unknown" and not inside:
        rest = None
    else:
        return
    yield Holding(
        agreement.agreement,
        area,
        None,
        title,
        kind,
        rest,
        "not_known",
        0,
        None,
        _NOT_FOUND if rest is None else None,
        "none",
    )


def _add_shares(agreement: Agreement, allocation: Allocation, counted: Holdings) -> None:
    for given in allocation.grants:
        if agreement.grants[given.grant].amount_is not in MONEY:
            continue
        for line in given.lines:
            key = (line.recipient.kind, str(line.recipient.code))
            counted.recipients[key] = line.recipient
            before = counted.shares.setdefault(key, {}).get(agreement.agreement, Share())
            if line.settled is None:
                after = Share(before.settled, before.not_known + 1, before.basis)
            else:
                basis = before.basis | {str(given.basis)}
                after = Share(before.settled + line.settled.value, before.not_known, basis)
            counted.shares[key][agreement.agreement] = after


def _sum(holdings: Iterable[Holding]) -> Sum:
    parts = list(holdings)
    return Sum(Ore(sum(one.amount or 0 for one in parts)), sum(one.amount is None for one in parts))
