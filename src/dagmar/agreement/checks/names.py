"""Names that are used but never given: areas, requirements, grants, sources and indicators.

Indicators are looked up only in an agreement that declares its indicators; one that does not uses them freely. Grants and
requirements that are named by a mechanism are looked up in `allocation/checks/`.
"""

from __future__ import annotations

from collections.abc import Iterator

from dagmar.agreement.inventory import words_of
from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Advance
from dagmar.agreement.node import Path
from dagmar.agreement.unknown_name import unknown_name
from dagmar.agreement.versions import versions
from dagmar.problem import Problem


def find(loaded: Loaded) -> Iterator[Problem]:
    """Every name that names nothing."""
    agreement = loaded.agreement
    for name, grant in agreement.grants.items():
        if grant.area is not None and grant.area not in agreement.areas:
            yield unknown_name(loaded, ("grants", name, "area"), "area", grant.area, agreement.areas)
    yield from _requirements_named(loaded)
    for path, grant_name in _grants_named(loaded):
        if grant_name not in agreement.grants:
            yield unknown_name(loaded, path, "grant", grant_name, agreement.grants)
    measured = {name for version in versions(agreement) for name in version.indicators}
    for path, word in words_of(agreement):
        if word.source is not None and word.source not in agreement.sources:
            yield unknown_name(loaded, (*path, "source"), "source", word.source, agreement.sources)
        key = "of" if isinstance(word, Advance) else "indicator"
        indicator = getattr(word, key, None)
        if agreement.indicators and isinstance(indicator, str) and indicator not in measured:
            yield unknown_name(loaded, (*path, key), "indicator", indicator, agreement.indicators)


def _requirements_named(loaded: Loaded) -> Iterator[Problem]:
    """The requirements that grants name, each wording by its own."""
    at: Path = ()
    for version in versions(loaded.agreement):
        for name, grant in version.grants.items():
            for index, requirement in enumerate(grant.requires):
                if requirement not in version.requirements:
                    where = (*at, "grants", name, "requires", index)
                    yield unknown_name(loaded, where, "requirement", requirement, version.requirements)
        at = (*at, "earlier")


def _grants_named(loaded: Loaded) -> Iterator[tuple[Path, str]]:
    """The grants that payments, common pots and published tables name."""
    for index, payment in enumerate(loaded.agreement.payments):
        for key, names in (("with", payment.with_), ("grants", payment.grants)):
            for position, name in enumerate(names):
                yield ("payments", index, key, position), name
    for name, pot in loaded.agreement.common_pots.items():
        for position, of in enumerate(pot.of):
            yield ("common_pots", name, "of", position), of
    for name, table in loaded.agreement.published.items():
        if table.grant is not None:
            yield ("published", name, "grant"), table.grant
        elif table.payment is None:
            yield ("published", name), name
