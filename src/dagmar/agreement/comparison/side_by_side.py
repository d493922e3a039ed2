"""Several years of an agreement side by side: the whole sum, to whom the money goes, and each grant.

Grants meet by name. What a year does not have is absent, and what it has without a known amount is unknown: neither is
zero. A sum with something unknown in it is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dagmar.agreement.comparison.change import Change
from dagmar.agreement.model import Agreement, Grant
from dagmar.money import Ore
from dagmar.text import Text

Cell = Ore | Literal["unknown"] | None
"""An amount in öre, one that is not known, or None where there is none."""

WHOM = {
    "regions": Text("Till regionerna", "To the regions"),
    "municipalities": Text("Till kommunerna", "To the municipalities"),
    "counties": Text("Till länen", "To the counties"),
    "skr": Text("Till SKR", "To SKR"),
    "several": Text("Till flera slag, delningen okänd", "To several kinds, the split not known"),
    "named": Text("Till namngivna", "To those named"),
    "nobody": Text("Mottagaren inte angiven", "Recipient not stated"),
}
ABOUT_THE_FILE = frozenset(
    (
        "agreement",
        "amended_by",
        "amends",
        "assumed",
        "facts",
        "holds_from",
        "meaning",
        "not_modelled",
        "published",
        "section",
        "signed",
        "source",
        "sources",
    )
)
"""Words that tell of the file and its sources, not of the rules."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: `name` is that of a grant, or a word of `WHOM`; one cell for each agreement."""

    name: str
    title: Text
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The money of several agreements. Only what is given out is added: no frame, ceiling or own contribution."""

    totals: tuple[Cell, ...]
    whom: tuple[Row, ...]
    grants: tuple[Row, ...]


def side_by_side(agreements: Sequence[Agreement]) -> SideBySide:
    """The table, with grants in the order in which they first appear and the title that each has last."""
    names = dict.fromkeys(name for one in agreements for name in one.grants)
    whom = (Row(word, title, tuple(_to(word, one) for one in agreements)) for word, title in WHOM.items())
    return SideBySide(
        tuple(one.total for one in agreements),
        tuple(row for row in whom if any(cell is not None for cell in row.cells)),
        tuple(Row(name, _title(name, agreements), tuple(_pot(one, name) for one in agreements)) for name in names),
    )


def of_the_rules(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes of what holds: not of titles, sources and assumptions, nor of dates that only followed the period."""
    return tuple(
        change
        for change in changes
        if change.kind != "moved"
        and not ABOUT_THE_FILE.intersection(map(str, change.path))
        and change.path not in (("title",), ("period",))
    )


def _to(word: str, agreement: Agreement) -> Cell:
    amounts = [grant.amount for grant in agreement.grants.values() if grant.amount_is == "pot" and _whom(grant) == word]
    if not amounts:
        return None
    if "unknown" in amounts:
        return "unknown"
    return Ore(sum(amount for amount in amounts if isinstance(amount, int)))


def _whom(grant: Grant) -> str:
    if grant.to is None:
        return "nobody"
    kinds = {name if name in WHOM else "named" for name in grant.to.recipients}
    return kinds.pop() if len(kinds) == 1 else "several"


def _pot(agreement: Agreement, name: str) -> Cell:
    grant = agreement.grants.get(name)
    if grant is None:
        return None
    return Ore(grant.amount) if isinstance(grant.amount, int) else "unknown"


def _title(name: str, agreements: Sequence[Agreement]) -> Text:
    titles = [one.grants[name].title or name for one in agreements if name in one.grants]
    return Text(titles[-1], titles[-1])
