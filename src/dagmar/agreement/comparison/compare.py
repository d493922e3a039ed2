"""Two agreements side by side: every word of one is held against the same word of the other.

A mapping is compared name by name, a list with its equal beginning and end set aside, so that one thing put in does not
change all that follow it; a rule that has become another kind of rule is one change. First is settled what only goes by
another name: what is gone and what is new are the same when everything in them is alike, and for a grant also when most is
and no other can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dagmar.agreement.comparison.change import Change, Kind
from dagmar.agreement.comparison.period_shift import followed, years_between
from dagmar.agreement.comparison.values import Naming
from dagmar.agreement.model import Agreement, Grant
from dagmar.agreement.node import Path
from dagmar.agreement.words import Words

NAMED = ("sources", "areas", "indicators", "requirements", "grants", "reports", "published")
"""The keys under which the file itself gives the names, in the order in which the names are used."""

ONE_VALUE = ("ages",)
"""What is written as one value though it is read as several."""


def compare(
    old: Agreement,
    new: Agreement,
    recipients: Mapping[str, str] | None = None,
    counties: Mapping[str, str] | None = None,
) -> tuple[Change, ...]:
    """Everything that is not the same, in the order of the model. Nothing when nothing was changed.

    When the new agreement's period is the old one's so many years on, dates and periods that have followed it are `moved`
    and not `changed`. `recipients` are names by code, for the words, and `counties` those of
    counties, which share their codes with the regions.
    """
    return tuple(_sides(old, new, recipients or {}, counties or {}).walk(old, new, ()))


def renamed_grants(old: Agreement, new: Agreement) -> dict[str, str]:
    """The grants that go by another name in the new agreement, changed or not: old name to new."""
    return dict(_sides(old, new, {}, {}).renamed.get("grants", {}))


def _sides(old: Agreement, new: Agreement, recipients: Mapping[str, str], counties: Mapping[str, str]) -> _Sides:
    sides = _Sides(years_between(old.period, new.period), Naming(old, new, recipients, counties))
    found = -1
    # A name may stand in something that has itself been renamed, so it is tried until no more are found.
    while found != (found := sum(len(names) for names in sides.renamed.values())):
        for section in NAMED:
            sides.renamed[section] = sides.names_in(section, getattr(old, section), getattr(new, section))
    return sides


@dataclass
class _Sides:
    """How the two are compared: so many years apart, and with these names for the same thing."""

    years: int
    naming: Naming
    renamed: dict[str, dict[str, str]] = field(default_factory=dict)

    def names_in(self, section: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, str]:
        """Which names of a section are other names of what is alike; each is taken once, in the order of the file."""
        free = [name for name in new if name not in old]
        found: dict[str, str] = {}
        for name in old:
            if name in new:
                continue
            same = next((other for other in free if self._alike(old[name], new[other], (section, other))), None)
            if same is not None:
                free.remove(same)
                found[name] = same
        if section == "grants":
            found |= self._renamed_and_changed(
                old, new, [name for name in old if name not in new and name not in found], free
            )
        return found

    def _renamed_and_changed(
        self, old: Mapping[str, Any], new: Mapping[str, Any], gone: list[str], came: list[str]
    ) -> dict[str, str]:
        """Grants that go by another name and are changed: each the only one that the other can plausibly be."""
        like = {name: [other for other in came if self._plausible(old[name], new[other], other)] for name in gone}
        return {
            name: others[0]
            for name, others in like.items()
            if len(others) == 1 and sum(others[0] in rest for rest in like.values()) == 1
        }

    def _plausible(self, old: Grant, new: Grant, name: str) -> bool:
        """Whether most of what either says is alike, and the rule of sharing is of the same kind."""
        if type(old.distribute) is not type(new.distribute):
            return False
        said = {word for word in (*old.model_fields_set, *new.model_fields_set) if word not in ("source", "section")}
        alike = [word for word in said if self._alike(getattr(old, word), getattr(new, word), ("grants", name, word))]
        return len(alike) > len(said) / 2

    def walk(self, old: Any, new: Any, path: Path) -> Iterator[Change]:
        """Every change at a path and below it."""
        if old == new:
            return
        if old is None or new is None:
            yield self._change("added" if old is None else "removed", path, old, new)
        elif isinstance(old, Words) and type(old) is type(new):
            for name, entry in type(old).model_fields.items():
                yield from self.walk(getattr(old, name), getattr(new, name), (*path, entry.alias or name))
        elif isinstance(old, Mapping) and isinstance(new, Mapping):
            yield from self._names(old, new, path)
        elif isinstance(old, tuple) and isinstance(new, tuple) and path[-1] not in ONE_VALUE:
            yield from self._places(old, new, path)
        elif not self._same_name(old, new):
            moved = self.years and followed(old, new, path, self.years)
            yield self._change("moved" if moved else "changed", path, old, new)

    def _alike(self, old: Any, new: Any, path: Path) -> bool:
        return all(change.kind == "moved" for change in self.walk(old, new, path))

    def _names(self, old: Mapping[str, Any], new: Mapping[str, Any], path: Path) -> Iterator[Change]:
        renamed = self.renamed.get(str(path[-1]), {}) if len(path) == 1 else {}
        for name in old:
            here = (*path, name)
            if name in new:
                yield from self.walk(old[name], new[name], here)
            elif name in renamed:
                other = renamed[name]
                yield self._change("renamed", (*path, other), name, other)
                yield from self.walk(old[name], new[other], (*path, other))
            else:
                yield self._change("removed", here, old[name], None)
        for name in new:
            if name not in old and name not in renamed.values():
                yield self._change("added", (*path, name), None, new[name])

    def _places(self, old: tuple[Any, ...], new: tuple[Any, ...], path: Path) -> Iterator[Change]:
        shorter = min(len(old), len(new))
        begin = next((place for place in range(shorter) if old[place] != new[place]), shorter)
        rest = shorter - begin
        end = next((back for back in range(rest) if old[-1 - back] != new[-1 - back]), rest)
        olds, news = old[begin : len(old) - end], new[begin : len(new) - end]
        for place, (one, other) in enumerate(zip(olds, news, strict=False), start=begin):
            yield from self.walk(one, other, (*path, place))
        paired = min(len(olds), len(news))
        for place, one in enumerate(olds[paired:], start=begin + paired):
            yield self._change("removed", (*path, place), one, None)
        for place, other in enumerate(news[paired:], start=begin + paired):
            yield self._change("added", (*path, place), None, other)

    def _same_name(self, old: Any, new: Any) -> bool:
        return isinstance(old, str) and any(names.get(old) == new for names in self.renamed.values())

    def _change(self, kind: Kind, path: Path, old: Any, new: Any) -> Change:
        if kind == "renamed":
            return Change(kind, path, self.naming.what(path, removed=False), *self.naming.names(old, new))
        what = self.naming.what(path, removed=kind == "removed")
        return Change(kind, path, what, self.naming.old(old, path), self.naming.new(new, path))
