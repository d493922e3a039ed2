"""Whether the money adds up: grants to their area, areas to the total. Only pots are added.

A frame, a ceiling or somebody's own contribution is no money that this agreement gives out, and is named as not counted.
What a node says is `not_modelled` may be missing from the sum, never exceed it. Where an amount is not known, the sum
cannot be checked, and a warning says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Area, Grant
from dagmar.agreement.node import Path
from dagmar.money import write_mkr
from dagmar.problem import Problem
from dagmar.text import Language, Text


@dataclass(frozen=True)
class Sum:
    """Parts that should make a whole. `at` is where the whole is stated, `whole` in öre or not known."""

    code: str
    parts: Mapping[Path, Area | Grant]
    whole: int | None
    at: Path
    named: Text
    some_not_modelled: bool

    @property
    def pots(self) -> dict[Path, int]:
        """What is added, in öre. A pot filled by others has no money of its own."""
        return {
            path: part.amount
            for path, part in self.parts.items()
            if part.amount_is == "pot" and isinstance(part.amount, int)
        }

    @property
    def unknown(self) -> list[str]:
        """The parts that are pots and whose amount is not known."""
        return [
            str(path[1]) for path, part in self.parts.items() if part.amount_is == "pot" and part.amount == "unknown"
        ]

    @property
    def not_counted(self) -> list[str]:
        """The parts that are no pots, with what they are."""
        return [f"{path[1]} ({part.amount_is})" for path, part in self.parts.items() if part.amount_is != "pot"]


def find(loaded: Loaded) -> Iterator[Problem]:
    """Every sum that does not come out, and every one that cannot be checked."""
    for one in _sums(loaded):
        added = sum(one.pots.values())
        too_much = one.whole is not None and added > one.whole
        if (one.unknown or one.whole is None) and not too_much:
            yield _not_checkable(one, added, loaded)
        elif one.whole is not None and added != one.whole and (too_much or not one.some_not_modelled):
            yield _does_not_add_up(one, added, one.whole, loaded)


def _sums(loaded: Loaded) -> Iterator[Sum]:
    agreement = loaded.agreement
    if any(grant.area not in (None, *agreement.areas) for grant in agreement.grants.values()):
        return  # a grant in no area that there is: the names come first
    for name, area in agreement.areas.items():
        grants: dict[Path, Area | Grant] = {
            ("grants", key): grant for key, grant in agreement.grants.items() if grant.area == name
        }
        if area.amount_is == "pot" and (grants or area.not_modelled is None):
            yield Sum(
                "grants-do-not-add-up",
                grants,
                area.amount if isinstance(area.amount, int) else None,
                ("areas", name, "amount"),
                Text(f"bidragen i området {name}", f"the grants of area {name}"),
                area.not_modelled is not None,
            )
    parts: dict[Path, Area | Grant] = {("areas", name): area for name, area in agreement.areas.items()}
    parts |= {("grants", name): grant for name, grant in agreement.grants.items() if grant.area is None}
    yield Sum(
        "areas-do-not-add-up" if agreement.areas else "grants-do-not-add-up",
        parts,
        agreement.total if isinstance(agreement.total, int) else None,
        ("total",),
        Text("områdena", "the areas") if agreement.areas else Text("bidragen", "the grants"),
        agreement.not_modelled is not None,
    )


def _does_not_add_up(one: Sum, added: int, whole: int, loaded: Loaded) -> Problem:
    gap = abs(whole - added)
    place = loaded.document.place(one.at)
    return Problem(
        one.code,
        place,
        Text(
            f"{_capital(one.named.sv)} är tillsammans {_added(one, added, 'sv')}; här står {write_mkr(whole)}. "
            + (f"{write_mkr(gap)} för mycket." if added > whole else f"{write_mkr(gap)} saknas.")
            + _not_counted(one, "Räknas inte: "),
            f"{_capital(one.named.en)} add up to {_added(one, added, 'en')}; this says {write_mkr(whole, 'en')}. "
            + (f"{write_mkr(gap, 'en')} too much." if added > whole else f"{write_mkr(gap, 'en')} is missing.")
            + _not_counted(one, "Not counted: "),
        ),
        Text(
            f"Ändra ett av beloppen med {write_mkr(gap)}, lägg till det som saknas, eller skriv {write_mkr(added)} här."
            if added < whole
            else f"Sänk ett av beloppen med {write_mkr(gap)}, eller skriv {write_mkr(added)} här.",
            f"Change one of the amounts by {write_mkr(gap, 'en')}, add what is missing, or write {write_mkr(added, 'en')} here."
            if added < whole
            else f"Lower one of the amounts by {write_mkr(gap, 'en')}, or write {write_mkr(added, 'en')} here.",
        ),
        also=tuple(
            (
                loaded.document.place((*path, "amount")),
                Text(f"{path[1]}: {write_mkr(ore)}", f"{path[1]}: {write_mkr(ore, 'en')}"),
            )
            for path, ore in one.pots.items()
        ),
    )


def _not_checkable(one: Sum, added: int, loaded: Loaded) -> Problem:
    named = ", ".join(one.unknown)
    why = (
        Text(f"beloppet är inte känt för {named}", f"the amount of {named} is not known")
        if named
        else Text("beloppet här är inte känt", "the amount here is not known")
    )
    return Problem(
        "sum-not-checkable",
        loaded.document.place(one.at),
        Text(
            f"Summan av {one.named.sv} går inte att kontrollera: {why.sv}. Det kända är {write_mkr(added)}.",
            f"The sum of {one.named.en} cannot be checked: {why.en}. What is known is {write_mkr(added, 'en')}.",
        ),
        Text("Skriv beloppet när det är känt.", "Write the amount when it is known."),
        severity="warning",
    )


def _added(one: Sum, added: int, language: Language) -> str:
    terms = [write_mkr(ore, language) for ore in one.pots.values()]
    return write_mkr(added, language) + (f" ({' + '.join(terms)})" if len(terms) > 1 else "")


def _not_counted(one: Sum, begin: str) -> str:
    return f" {begin}{', '.join(one.not_counted)}." if one.not_counted else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
