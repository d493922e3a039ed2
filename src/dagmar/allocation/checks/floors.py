"""Floors that cannot hold: above a ceiling of the same grant, or together above the pot.

Both are refused in the end, when the money is given out; here it is said before anyone signs. What hangs on how many
inhabitants there are, on money from other grants, or on a condition in `to` cannot be seen from the file, and is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Grant
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.asked_for import as_written
from dagmar.allocation.bounds import above, say_bound
from dagmar.allocation.limit.ceiling import Ceiling
from dagmar.allocation.limit.floor import Floor
from dagmar.allocation.mechanism import Distribution
from dagmar.allocation.order import feeds
from dagmar.allocation.sharers import UnknownRecipient, named_by
from dagmar.problem import Place, Problem, Severity
from dagmar.registry.own import own_recipients, registry_with
from dagmar.text import Text

Stated = int | Fraction
"""A bound in öre, or as a share of the pot."""


def find(loaded: Loaded) -> Iterator[Problem]:
    """`floor-above-ceiling` and `floors-exceed-pot`, for each grant."""
    fed = {feeds(grant) for grant in loaded.agreement.grants.values()}
    for name, grant in loaded.agreement.grants.items():
        pot = grant.amount if isinstance(grant.amount, int) and name not in fed else None
        yield from _above_ceilings(loaded, name, grant, pot)
        yield from _above_pot(loaded, name, grant, pot)


def _above_ceilings(loaded: Loaded, name: str, grant: Grant, pot: int | None) -> Iterator[Problem]:
    ceilings = [(index, limit.ceiling) for index, limit in enumerate(grant.limit) if isinstance(limit, Ceiling)]
    part = _part(grant, pot, loaded)
    for index, limit in enumerate(grant.limit):
        if not isinstance(limit, Floor):
            continue
        lower = next(((other, ceiling) for other, ceiling in ceilings if above(limit.floor, ceiling, part)), None)
        if lower is not None:
            yield _above_ceiling(loaded, name, (index, limit.floor), lower)


def _above_ceiling(loaded: Loaded, name: str, floor: tuple[int, Any], ceiling: tuple[int, Any]) -> Problem:
    sv, en = Speaker("sv"), Speaker("en")
    return Problem(
        "floor-above-ceiling",
        _place(loaded, name, floor[0], "floor"),
        Text(
            f"I {name} är golvet ({say_bound(floor[1], sv)}) högre än taket ({say_bound(ceiling[1], sv)}).",
            f"In {name} the floor ({say_bound(floor[1], en)}) is above the ceiling ({say_bound(ceiling[1], en)}).",
        ),
        Text("Sänk golvet eller höj taket.", "Lower the floor or raise the ceiling."),
        also=((_place(loaded, name, ceiling[0], "ceiling"), Text("taket", "the ceiling")),),
    )


def _above_pot(loaded: Loaded, name: str, grant: Grant, pot: int | None) -> Iterator[Problem]:
    if grant.amount_is != "pot" or grant.to is None or grant.to.where is not None:
        return
    try:
        sharers = len(named_by(grant.to, registry_with(own_recipients(loaded)[0]), loaded.agreement.period.first))
    except UnknownRecipient:
        return  # said by the check of recipients
    part = _part(grant, pot, loaded)
    for index, limit in enumerate(grant.limit):
        floor = limit.floor if isinstance(limit, Floor) else None
        if isinstance(floor, Fraction) and floor * sharers > 1:
            yield _exceeds(loaded, name, index, floor, sharers, "100\u00a0%")
        elif isinstance(floor, int) and part is not None and floor * sharers > part:
            yield _exceeds(loaded, name, index, floor, sharers, part)


def _part(grant: Grant, pot: int | None, loaded: Loaded) -> Fraction | None:
    """What is shared at once, in öre: the pot, or one month of it."""
    periods = grant.distribute.periods if isinstance(grant.distribute, Distribution) else None
    if pot is None or periods is None:
        return None if pot is None else Fraction(pot)
    return Fraction(pot, len([*(loaded.agreement.period if periods == "monthly" else periods).months()]))


def _exceeds(loaded: Loaded, name: str, index: int, floor: Stated, sharers: int, there_is: Fraction | str) -> Problem:
    """An error when everyone shares; a warning when only those who meet the requirements do, who may be fewer."""
    requires = loaded.agreement.grants[name].requires
    severity: Severity = "warning" if requires else "error"
    if_all = Text(" om alla uppfyller kraven", " if all meet the requirements") if requires else Text("", "")
    sv, en = Speaker("sv"), Speaker("en")
    asked = {one.language: _asked(floor * sharers, one) for one in (sv, en)}
    left = {one.language: there_is if isinstance(there_is, str) else one.money(int(there_is)) for one in (sv, en)}
    return Problem(
        "floors-exceed-pot",
        _place(loaded, name, index, "floor"),
        Text(
            f"Golven i {name} kräver tillsammans {asked['sv']}{if_all.sv} ({sharers} × {say_bound(floor, sv)}), "
            f"men det finns {left['sv']} att dela.",
            f"The floors of {name} together ask for {asked['en']}{if_all.en} ({sharers} × {say_bound(floor, en)}), "
            f"but there is {left['en']} to share.",
        ),
        Text("Sänk golvet eller höj potten.", "Lower the floor or raise the pot."),
        also=((loaded.document.place(("grants", name, "amount")), Text("potten", "the pot")),),
        severity=severity,
    )


def _place(loaded: Loaded, name: str, index: int, word: str) -> Place:
    """Where a limit says its word: `limit: {floor: ...}` is short for a list of one."""
    return loaded.document.place(as_written(loaded.document, ("grants", name, "limit", index, word)))


def _asked(whole: Stated, speaker: Speaker) -> str:
    return speaker.share(whole) if isinstance(whole, Fraction) else speaker.money(whole)
