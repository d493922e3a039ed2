"""An agreement as an example sees it: only the recipients and the grants that the example speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Earlier, Grant, To
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
    wanted = _with_what_they_need(named or loaded.agreement.grants, loaded)
    agreement = loaded.agreement
    changed: dict[str, object] = {"grants": _narrowed(agreement.grants, wanted, example, loaded, facts)}
    if agreement.earlier is not None:
        changed["earlier"] = _before(agreement.earlier, wanted, example, loaded, facts)
    return replace(loaded, agreement=agreement.model_copy(update=changed))


def _before(earlier: Earlier, wanted: list[str], example: Example, loaded: Loaded, facts: Facts) -> Earlier:
    """What held before the amendment, narrowed alike."""
    changed: dict[str, object] = {"grants": _narrowed(earlier.grants, wanted, example, loaded, facts)}
    if earlier.earlier is not None:
        changed["earlier"] = _before(earlier.earlier, wanted, example, loaded, facts)
    return earlier.model_copy(update=changed)


def _narrowed(
    grants: Mapping[str, Grant], wanted: list[str], example: Example, loaded: Loaded, facts: Facts
) -> dict[str, Grant]:
    kept: dict[str, Grant] = {}
    for name in wanted:
        if name not in grants:
            continue
        grant = grants[name]
        sharers = sharers_of(grant.to, loaded, facts) if grant.to else ()
        inside = [one for one in sharers if one.code in example.recipients]
        if inside and inside[0].kind == "county":
            outside = tuple(str(one.code) for one in sharers if one not in inside)
            kept[name] = grant.model_copy(update={"to": To(recipients=("counties",), except_=outside)})
        elif inside:
            kept[name] = grant.model_copy(update={"to": To(recipients=tuple(str(one.code) for one in inside))})
    return kept


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
