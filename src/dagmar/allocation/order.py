"""The order in which grants are settled: one that carries money, or whose earnings another shares by, comes first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from dagmar.agreement.model import Grant
from dagmar.allocation.mechanism import Distribution, UnearnedRule


class MoneyInACircle(Exception):
    """Grants that feed one another. `grants` is the circle, first and last the same."""

    def __init__(self, grants: tuple[str, ...]) -> None:
        self.grants = grants
        super().__init__(" -> ".join(grants))


def feeds(grant: Grant) -> str | None:
    """The grant that gets what nobody earned of this one."""
    rule = grant.unearned
    return rule.carries_to if isinstance(rule, UnearnedRule) else None


def rests_on(grant: Grant) -> tuple[str, ...]:
    """The grants whose earnings this one shares by."""
    key = grant.distribute
    return key.rests_on() if isinstance(key, Distribution) else ()


def in_order(grants: Mapping[str, Grant]) -> list[str]:
    """Grants with those that feed or carry first; otherwise the order of the file.

    Raises:
        MoneyInACircle: grants feed one another.
    """
    before: dict[str, list[str]] = {name: [] for name in grants}
    for name, grant in grants.items():
        target = feeds(grant)
        if target in before:
            before[target].append(name)
        before[name] += [other for other in rests_on(grant) if other in before]
    return _sorted(before)


def _sorted(before: Mapping[str, Iterable[str]]) -> list[str]:
    sorter = TopologicalSorter(before)
    try:
        sorter.prepare()
    except CycleError as circle:
        raise MoneyInACircle(tuple(reversed(circle.args[1]))) from None
    order: list[str] = []
    position = {name: index for index, name in enumerate(before)}
    while sorter.is_active():
        ready = sorted(sorter.get_ready(), key=position.__getitem__)
        order += ready
        sorter.done(*ready)
    return order
