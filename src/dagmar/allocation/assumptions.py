"""What is assumed and what is not modelled in a grant, its area and its requirements: it follows into every output."""

from __future__ import annotations

from collections.abc import Iterator

from dagmar.agreement.model import Agreement
from dagmar.agreement.words import Words
from dagmar.allocation.result import Assumption


def assumptions_of(agreement: Agreement, grant_name: str) -> tuple[Assumption, ...]:
    """All that a grant's figures rest on and that no source says, in the order of the file."""
    grant = agreement.grants[grant_name]
    found = list(_below((), agreement, deep=False))
    if grant.area and grant.area in agreement.areas:
        found += _below(("areas", grant.area), agreement.areas[grant.area])
    for requirement in grant.requires:
        if requirement in agreement.requirements:
            found += _below(("requirements", requirement), agreement.requirements[requirement])
    found += _below(("grants", grant_name), grant)
    return tuple(found)


def _below(path: tuple[str, ...], node: Words, *, deep: bool = True) -> Iterator[Assumption]:
    at = ".".join(path)
    for about, why in node.assumed.items():
        yield Assumption(at, about, why)
    if node.not_modelled:
        yield Assumption(at, path[-1] if path else "agreement", node.not_modelled, "not_modelled")
    if deep:
        for name, value in node:
            for index, inner in enumerate(value if isinstance(value, tuple) else (value,)):
                if isinstance(inner, Words):
                    step = (name.rstrip("_"), *((str(index),) if isinstance(value, tuple) else ()))
                    yield from _below((*path, *step), inner)
