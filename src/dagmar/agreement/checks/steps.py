"""Steps of a grant that are not said although money hangs on them: who gets it, by what rule, and how it is rounded.

A pot that the file says is `not_modelled` may lack them: it is then not computed, and every output says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Grant, To
from dagmar.problem import Problem
from dagmar.text import Text

_CLASSES = ("regions", "municipalities", "counties")


def find(loaded: Loaded) -> Iterator[Problem]:
    """`to-missing`, `distribute-missing` and `rounding-missing`, for each pot."""
    for name, grant in loaded.agreement.grants.items():
        if grant.amount_is != "pot":
            continue
        if grant.to is None and grant.not_modelled is None:
            yield _missing(loaded, name, "to")
        if grant.to is not None and grant.distribute is None and _several(grant.to, loaded) and not _left_out(grant):
            yield _missing(loaded, name, "distribute")
        if grant.to is not None and grant.rounding is None and not _left_out(grant):
            yield _missing(loaded, name, "rounding")


def _several(to: To, loaded: Loaded) -> bool:
    classes = (*_CLASSES, *loaded.agreement.recipients)
    return len(to.recipients) > 1 or any(one in classes for one in to.recipients)


def _left_out(grant: Grant) -> bool:
    return grant.not_modelled is not None


def _missing(loaded: Loaded, name: str, step: str) -> Problem:
    message, remedy = _WORDS[step]
    return Problem(
        f"{step}-missing",
        loaded.document.key_place(("grants", name)),
        Text(message.sv.format(name), message.en.format(name)),
        remedy,
    )


_WORDS = {
    "to": (
        Text("Bidraget {} säger inte vem som kan få det.", "The grant {} does not say who may get it."),
        Text(
            "Skriv to: regions, municipalities, counties eller koder; eller not_modelled: och varför.",
            "Write to: regions, municipalities, counties or codes; or not_modelled: and why.",
        ),
    ),
    "distribute": (
        Text(
            "Bidraget {} går till flera, men säger inte hur det delas.",
            "The grant {} goes to several, but does not say how it is shared.",
        ),
        Text(
            "Skriv distribute: equal, eller {by: population, as_of: 2024-12-31}.",
            "Write distribute: equal, or {by: population, as_of: 2024-12-31}.",
        ),
    ),
    "rounding": (
        Text(
            "Bidraget {} säger inte hur det avrundas, och det finns ingen förvald metod.",
            "The grant {} does not say how it is rounded, and no method is taken for granted.",
        ),
        Text(
            "Skriv rounding: {at: grant, to: 1 kr, method: largest_remainder}.",
            "Write rounding: {at: grant, to: 1 kr, method: largest_remainder}.",
        ),
    ),
}
