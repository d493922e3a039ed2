"""Which recipient is meant on the command line: by its code, or by its name as it is spoken (`Region Skåne`, `skåne`)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dagmar.agreement.loader import Loaded
from dagmar.agreement.words import nearest
from dagmar.allocation.result import Allocation
from dagmar.problem import Place, Problem, Refused
from dagmar.registry.own import registry_of
from dagmar.registry.recipient import Recipient
from dagmar.registry.registry import load_registry
from dagmar.text import Text


def code_meant(said: str, among: Iterable[Recipient], *, all_known: bool = True) -> str:
    """The code of the recipient that is meant. What is nobody's code or name is given back as it was said.

    `all_known`: nobody else can be meant, so that a name like one of theirs is a misspelt one. A code goes before a name.
    Case does not count, nor whether the short name or the whole one is written.

    Raises:
        Refused: `recipient-ambiguous`: several have the name; each is told with its code. `recipient-unknown`: nobody
            has it, some name is like it, and all are known.
    """
    everyone = list(among)
    if any(one.code == said for one in everyone):
        return said
    found = {str(one.code): one for one in everyone if one.is_called(said)}
    if len(found) == 1:
        return next(iter(found))
    if found:
        raise Refused([_ambiguous(said, found.values())])
    if not all_known:
        return said
    names = {name.casefold(): one for one in everyone for name in (one.name, one.short_name)}
    if near := nearest(said.strip().casefold(), list(names)):
        raise Refused([_unknown(said, names[near])])
    return said


def recipients_of(allocation: Allocation) -> list[Recipient]:
    """Those whom some grant of an agreement concerns."""
    return [line.recipient for grant in allocation.grants for line in grant.lines]


def recipients_on(day: date, agreements: Iterable[Loaded] = ()) -> list[Recipient]:
    """Those who could be given money on a day, with those whom the agreements list themselves.

    Raises:
        Refused: a list of an agreement's own recipients is wrong.
    """
    own = [one for loaded in agreements for one in registry_of(loaded).own(day)]
    return [*load_registry().recipients(day), *own]


def _ambiguous(said: str, found: Iterable[Recipient]) -> Problem:
    each = ", ".join(f"{one.code} ({one.name})" for one in found)
    return Problem(
        "recipient-ambiguous",
        Place(said),
        Text(f"Flera mottagare heter {said}.", f"Several recipients are called {said}."),
        Text(f"Skriv en kod eller hela namnet: {each}.", f"Write a code or the whole name: {each}."),
    )


def _unknown(said: str, near: Recipient) -> Problem:
    return Problem(
        "recipient-unknown",
        Place(said),
        Text(f"Ingen mottagare heter {said}.", f"No recipient is called {said}."),
        Text(f"Menade du {near.name} ({near.code})?", f"Did you mean {near.name} ({near.code})?"),
    )
