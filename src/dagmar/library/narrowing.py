"""An agreement as an example sees it: only the recipients and the grants that the example speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Grant, To
from dagmar.allocation.order import feeds, rests_on
from dagmar.allocation.sharers import sharers_of
from dagmar.facts.book import Facts
from dagmar.library.example import Example


def narrow(example: Example, loaded: Loaded, facts: Facts) -> Loaded:
    """The same agreement as if only the example's recipients were there, with the grants that it names.

    Grants that give money to those, get money from them or decide their key come along; an example that names no grant
    has them all. A grant that none of the recipients can get is left out.
    """
    named = [expected.about for expected in example.expect if expected.about in loaded.agreement.grants]
    kept: dict[str, Grant] = {}
    for name in _with_what_they_need(named or loaded.agreement.grants, loaded):
        grant = loaded.agreement.grants[name]
        sharers = sharers_of(grant.to, loaded, facts) if grant.to else ()
        inside = [one for one in sharers if one.code in example.recipients]
        if inside and inside[0].kind == "county":
            outside = tuple(str(one.code) for one in sharers if one not in inside)
            kept[name] = grant.model_copy(update={"to": To(recipients=("counties",), except_=outside)})
        elif inside:
            kept[name] = grant.model_copy(update={"to": To(recipients=tuple(str(one.code) for one in inside))})
    return replace(loaded, agreement=loaded.agreement.model_copy(update={"grants": kept}))


def _with_what_they_need(named: Iterable[str], loaded: Loaded) -> list[str]:
    """The grants named, with all that money flows to or from; in the order of the file."""
    grants = loaded.agreement.grants
    wanted: set[str] = set()
    waiting = list(named)
    while waiting:
        name = waiting.pop()
        if name in grants and name not in wanted:
            wanted.add(name)
            waiting += [other for other, grant in grants.items() if feeds(grant) == name]
            waiting += [*rests_on(grants[name]), feeds(grants[name]) or name]
    return [name for name in grants if name in wanted]
