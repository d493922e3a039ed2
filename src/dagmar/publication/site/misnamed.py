"""Names of computed indicators that cannot stand on the site: whoever writes a definition chooses its name freely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dagmar.problem import Place, Problem
from dagmar.publication.site.addresses import name_in_address
from dagmar.publication.site.exhibit import Exhibit
from dagmar.text import Text


def misnamed(computed: Iterable[Exhibit], others: Iterable[Exhibit]) -> Iterator[Problem]:
    """Each name that no address can be made of, or that another indicator has; servers tell no capitals from small letters."""
    taken = {one.id.casefold() for one in others}
    for one in computed:
        try:
            name_in_address(one.id)
        except ValueError:
            yield _no_address(one.id)
        if one.id.casefold() in taken:
            yield _taken(one.id)
        taken.add(one.id.casefold())


def _no_address(identity: str) -> Problem:
    return Problem(
        "indicator-name-not-address",
        Place(identity),
        Text(
            f"”{identity}” kan inte stå i en sidas adress.",
            f"“{identity}” cannot stand in the address of a page.",
        ),
        Text(
            "Ge indikatorn ett namn av a–z, siffror och bindestreck, högst 90 tecken, och räkna om.",
            "Give the indicator a name of a–z, digits and hyphens, at most 90 signs, and compute again.",
        ),
    )


def _taken(identity: str) -> Problem:
    return Problem(
        "indicator-name-taken",
        Place(identity),
        Text(
            f"”{identity}” heter redan ett annat mått som publiceras.",
            f"“{identity}” is already the name of another measure that is published.",
        ),
        Text(
            "Ge indikatorn ett annat namn i definitionen, och räkna om.",
            "Give the indicator another name in its definition, and compute again.",
        ),
    )
