"""What is assumed and what is not modelled in a grant, its area and its requirements: it follows into every output.

It follows the money too: a grant that gets what another did not give out, or that is shared by what another gave, rests on
all that the other rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dagmar.agreement.model import Agreement
from dagmar.agreement.versions import versions
from dagmar.agreement.words import Words
from dagmar.allocation.order import feeds, rests_on
from dagmar.allocation.result import Assumption

NO_AMOUNT = ("title", "rounding", "unearned", "section", "source", "meaning", "assessor", "payer", "signed", "parties")
"""What may be assumed and leaves the amounts as they are, but for a krona, or for what nobody earned."""


def assumptions_of(agreement: Agreement, grant_name: str) -> tuple[Assumption, ...]:
    """All that a grant's figures rest on and that no source says, in the order of the file."""
    found = list(_below((), agreement, deep=False))
    for name in _behind(agreement, grant_name):
        for version in versions(agreement):
            if name in version.grants:
                found += _of_wording(version, name)
    return tuple(dict.fromkeys(found))


def amounts_rest_on(assumed: Iterable[Assumption]) -> tuple[Assumption, ...]:
    """Those that decide an amount: not who signed, what it is called, or how the last krona is rounded."""
    return tuple(one for one in assumed if one.kind == "assumed" and one.at and one.about not in NO_AMOUNT)


def _behind(agreement: Agreement, grant_name: str) -> tuple[str, ...]:
    """The grants that money or a share comes from, however far back, and the grant itself, in the order of the file."""
    found: set[str] = set()
    waiting = [grant_name]
    while waiting:
        name = waiting.pop()
        found.add(name)
        givers = {other for other, grant in agreement.grants.items() if feeds(grant) == name}
        waiting += (givers | {other for other in rests_on(agreement.grants[name]) if other in agreement.grants}) - found
    return (*(name for name in agreement.grants if name in found - {grant_name}), grant_name)


def _of_wording(agreement: Agreement, grant_name: str) -> Iterator[Assumption]:
    grant = agreement.grants[grant_name]
    if grant.area and grant.area in agreement.areas:
        yield from _below(("areas", grant.area), agreement.areas[grant.area])
    for requirement in grant.requires:
        if requirement in agreement.requirements:
            yield from _below(("requirements", requirement), agreement.requirements[requirement])
    yield from _below(("grants", grant_name), grant)


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
                    step = (name, *((str(index),) if isinstance(value, tuple) else ()))
                    yield from _below((*path, *step), inner)
