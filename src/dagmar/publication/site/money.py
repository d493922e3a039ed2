"""The money of an agreement as it is shown: each grant, who got what, and why in three lines."""

from __future__ import annotations

from dataclasses import dataclass

from dagmar.agreement.loader import Loaded, load_file
from dagmar.allocation.allocate import allocate
from dagmar.allocation.assumptions import amounts_rest_on
from dagmar.allocation.result import Allocation, GrantAllocation, Line
from dagmar.facts.observation import Observation
from dagmar.library.own_facts import facts_with
from dagmar.library.shelf import Entry, locate
from dagmar.money import Ore, write_kronor, write_mkr
from dagmar.publication.explanation.short import assumptions, three, warnings
from dagmar.publication.explanation.telling import Telling
from dagmar.text import Language, Text
from dagmar.vocabulary import vocabulary

MADE_UP = ("synthetic", "mixed")
NOT_KNOWN = Text("inte känt", "not known")


@dataclass(frozen=True)
class Granted:
    """An agreement computed on the facts that lie with it."""

    loaded: Loaded
    allocation: Allocation
    facts: tuple[Observation, ...]

    @property
    def id(self) -> str:
        """Its id in the library."""
        return self.loaded.agreement.agreement

    @property
    def title(self) -> Text:
        """Its title: Swedish, as it was signed."""
        return Text(self.loaded.agreement.title, self.loaded.agreement.title)

    @property
    def period(self) -> str:
        """What time it holds for."""
        return str(self.loaded.agreement.period)

    @property
    def made_up(self) -> bool:
        """Whether any amount rests on made-up facts."""
        return any(grant.basis in MADE_UP for grant in self.allocation.grants if grant.unknown is None)

    def title_of(self, grant: str) -> str:
        """A grant's title, or its id."""
        return self.loaded.agreement.grants[grant].title or grant

    def recipients(self) -> dict[str, str]:
        """Everyone that a grant concerns, by code, with the name of the time."""
        return {
            str(line.recipient.code): line.recipient.name for grant in self.allocation.grants for line in grant.lines
        }


@dataclass(frozen=True, slots=True)
class Sum:
    """What a recipient gets of an agreement: known öre, those of them that rest on made-up facts, and amounts not known."""

    known: Ore
    made_up: bool
    assumed: bool
    not_known: int
    grants: int

    def said(self, language: Language) -> str:
        """`12 345 kr`; `at least` when an amount is not known; `not known` when none is."""
        if self.not_known == self.grants:
            return NOT_KNOWN.to(language)
        amount = write_kronor(self.known, language)
        return Text(f"minst {amount}", f"at least {amount}").to(language) if self.not_known else amount


def one_of(entry: Entry) -> Granted:
    """One agreement of the library, computed."""
    loaded = load_file(entry.path, vocabulary(), locate)
    facts = facts_with(loaded)
    return Granted(loaded, allocate(loaded, facts), tuple(facts))


def sums(granted: Granted) -> dict[str, Sum]:
    """What each recipient gets in all, by code. Frames and own contributions are no money given, and are left out."""
    lines: dict[str, list[tuple[GrantAllocation, Line]]] = {}
    for grant in granted.allocation.grants:
        if granted.loaded.agreement.grants[grant.grant].amount_is in ("pot", "ceiling"):
            for line in grant.lines:
                lines.setdefault(str(line.recipient.code), []).append((grant, line))
    return {code: _sum(found) for code, found in lines.items()}


def _sum(found: list[tuple[GrantAllocation, Line]]) -> Sum:
    known = [(grant, line) for grant, line in found if line.settled is not None]
    return Sum(
        Ore(sum(int(line.settled.value) for _, line in known if line.settled is not None)),
        any(grant.basis in MADE_UP for grant, _ in known),
        any(amounts_rest_on(grant.assumed) for grant, _ in known),
        len(found) - len(known),
        len(found),
    )


@dataclass(frozen=True, slots=True)
class Why:
    """One grant of one recipient: its title, what is settled, and the sentences that say why."""

    title: str
    settled: str
    said: tuple[str, ...]


def whys(granted: Granted, code: str, tell: Telling) -> list[Why]:
    """Every grant that concerns a recipient, with the short explanation of the derivation."""
    return [
        Why(
            granted.title_of(grant.grant),
            settled(line, tell.language),
            (*three(grant, line, tell), *warnings(grant, tell), *assumptions(grant, tell)),
        )
        for grant in granted.allocation.grants
        for line in grant.lines
        if line.recipient.code == code
    ]


def settled(line: Line, language: Language) -> str:
    """What is paid, or that it is not known."""
    return NOT_KNOWN.to(language) if line.settled is None else write_kronor(line.settled.value, language)


def total_of(granted: Granted, language: Language) -> str:
    """An agreement's whole sum."""
    total = granted.loaded.agreement.total
    return NOT_KNOWN.to(language) if total == "unknown" else write_mkr(int(total), language)
