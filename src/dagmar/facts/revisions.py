"""What differs between two fetches of the same figures: new, revised and withdrawn values, with the old one still readable.

Both sets answer the same question; a figure that was not asked for the second time would else look withdrawn. A correction
within a set is no revision: the latest recorded of each thing is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dagmar.facts.observation import Observation, Sex
from dagmar.text import Text

Kind = Literal["new", "revised", "withdrawn"]
Key = tuple[str, str, str, Sex]

KINDS: Mapping[Kind, Text] = {
    "new": Text("nytt värde", "new value"),
    "revised": Text("ändrat värde", "revised value"),
    "withdrawn": Text("tillbakadraget värde", "withdrawn value"),
}


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of one figure. `before` is None for a new one; `after` is None, or a missing sign, for a withdrawn one.

    `on` is the day when the change was seen: that of the later fetch. When the source made it is not known.
    """

    kind: Kind
    on: date
    before: Observation | None
    after: Observation | None

    @property
    def key(self) -> Key:
        """Indicator, recipient, period and sex."""
        seen = self.after if self.after is not None else self.before
        assert seen is not None, "a change is of something"
        return seen.key


def revisions(before: Iterable[Observation], after: Iterable[Observation], on: date) -> tuple[Revision, ...]:
    """Every change between two fetches, by key. A sign that became another sign is none: there was no value."""
    return tuple(_revisions(_latest(before), _latest(after), on))


def with_history(before: Iterable[Observation], after: Iterable[Observation], on: date) -> tuple[Observation, ...]:
    """All of `before`, and what changed recorded on the later day: the newest holds, the old stay readable.

    A withdrawn value is followed by a missing sign, that of the later fetch or `not_reported`. What did not change is not
    recorded again. The result is what `dagmar.facts.book.Facts` takes.
    """
    old, told = list(before), on.isoformat()
    later = _latest(after)
    known = _latest(old)
    changed = {change.key: change for change in revisions(old, later.values(), on)}
    added = [
        replace(seen, recorded=told)
        for key, seen in later.items()
        if key not in known or (key in changed and changed[key].kind != "withdrawn")
    ]
    for change in changed.values():
        if change.kind == "withdrawn" and change.before is not None:
            sign = change.after.missing if change.after is not None else "not_reported"
            gone = replace(change.before, value=None, numerator=None, denominator=None, coverage=None, missing=sign)
            added.append(replace(gone, recorded=told))
    return (*old, *sorted(added, key=lambda seen: seen.key))


def _revisions(before: Mapping[Key, Observation], after: Mapping[Key, Observation], on: date) -> Iterator[Revision]:
    for key in sorted({*before, *after}):
        old, new = before.get(key), after.get(key)
        had, has = old is not None and old.figure is not None, new is not None and new.figure is not None
        if has and not had:
            yield Revision("new", on, old, new)
        elif had and not has:
            yield Revision("withdrawn", on, old, new)
        elif had and has and _content(old) != _content(new):
            yield Revision("revised", on, old, new)


def _content(seen: Observation | None) -> tuple[object, ...]:
    assert seen is not None
    return seen.figure, seen.unit, seen.numerator, seen.denominator, seen.coverage


def _latest(observations: Iterable[Observation]) -> dict[Key, Observation]:
    latest: dict[Key, Observation] = {}
    for seen in observations:
        held = latest.get(seen.key)
        if held is None or seen.recorded >= held.recorded:
            latest[seen.key] = seen
    return latest
