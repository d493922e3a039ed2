"""Who is like a recipient: SKR's group, and the seven that are nearest by measures whose weights stand beside.

Only one year's grouping is known. It is used for figures of every year, and says its own year wherever it is.

Near is: alike in size (in doublings, so that 10 000 is as far from 20 000 as 20 000 from 40 000) and in how the number of
inhabitants has changed in ten years. Both are known of everyone from the registry, and none depends on what is compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from math import log2

from dagmar.publication.site.exhibit import Kind
from dagmar.registry.group import KNOWN_YEAR
from dagmar.registry.not_known import NotKnown
from dagmar.registry.recipient import Recipient
from dagmar.registry.registry import Registry, load_registry
from dagmar.statistics.peers import Candidates, Peer, group_peers
from dagmar.text import Text

BEFORE, NOW = "2014-12-31", "2024-12-31"
DIVISION = date(2025, 1, 1)
SIZE, CHANGE = "size", "change"
WEIGHTS = {SIZE: Fraction(1, 2), CHANGE: Fraction(1, 2)}
MEASURED: dict[str, Text] = {
    SIZE: Text(f"invånare {NOW[:4]}", f"inhabitants {NOW[:4]}"),
    CHANGE: Text(f"folkmängdens förändring {BEFORE[:4]}–{NOW[:4]}", f"change of population {BEFORE[:4]}–{NOW[:4]}"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a recipient: its inhabitants, and how they have changed in ten years, as a share."""

    inhabitants: int
    change: Fraction


@dataclass(frozen=True, slots=True)
class Own:
    """A recipient's group: its name with the year of the grouping, that year, and the codes of the others in it."""

    name: Text
    year: int
    others: tuple[str, ...]


@cache
def group_of(code: str) -> Own | None:
    """SKR's group of a municipality; None of a region, and where it is not known."""
    found = group_peers(load_registry(), code, KNOWN_YEAR)
    if isinstance(found, NotKnown):
        return None
    group, others = found
    name = Text(f"{group.name.sv} (SKR:s indelning {group.year})", f"{group.name.en} (SKR's grouping of {group.year})")
    return Own(name, group.year, others)


@cache
def nearest_of(code: str) -> tuple[Peer, ...]:
    """The seven nearest of the same kind, the nearest first; nobody when the own size is not known."""
    peers = _candidates(_kind(code)).nearest(code)
    return peers.nearest if peers else ()


@cache
def known_of(code: str) -> Known | None:
    """Size and change of a recipient."""
    registry, kind = load_registry(), _kind(code)
    before, now = (registry.population(kind, code, day) for day in (BEFORE, NOW))
    if isinstance(before, NotKnown) or isinstance(now, NotKnown):
        return None
    return Known(now.persons, Fraction(now.persons - before.persons, before.persons))


@cache
def _candidates(kind: Kind) -> Candidates:
    """Everyone of a kind. The logarithm is kept in millionths: an exact figure that everyone gets alike."""
    found: dict[str, dict[str, Fraction | int | None]] = {}
    for one in _everyone(load_registry(), kind):
        known = known_of(str(one.code))
        if known is not None:
            doublings = Fraction(round(10**6 * log2(known.inhabitants)), 10**6)
            found[str(one.code)] = {SIZE: doublings, CHANGE: known.change}
    return Candidates.of(found, WEIGHTS)


def _everyone(registry: Registry, kind: Kind) -> tuple[Recipient, ...]:
    return registry.regions(DIVISION) if kind == "region" else registry.municipalities(DIVISION)


def _kind(code: str) -> Kind:
    return "region" if len(code) == 2 else "municipality"
