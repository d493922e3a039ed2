"""History: what earlier editions in the same folder said of each figure stays at the figure that has taken its place.

An edition remembers its figures exactly. The next one is compared with them, as two fetches are, and a value
that was revised or withdrawn becomes what it was before: on its page, in the list of changes and in the feeds. A figure that is
no longer given at all stays as withdrawn. The log begins with the first edition in the folder. When the unit changes, old and new
values cannot be compared: that is told once, and each old value stays at its figure in the unit that it had. What is hidden now, to
protect somebody, is not told as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

from dagmar.facts.observation import Missing, Observation
from dagmar.facts.revisions import Revision, revisions
from dagmar.publication.site.exhibit import ABSENT, Change, Exhibit, Figure, Former, Unit
from dagmar.publication.site.memory import Remembered, remembered
from dagmar.text import Text

_AWAITED = "not_yet_published"
_BACK = Text("Måttet ges igen.", "The measure is given again.")


def with_history(exhibit: Exhibit, edition: Path, on: date) -> Exhibit:
    """The same indicator, where each figure has what an edition before said of it; `on` is the day of this one."""
    before = remembered(edition, exhibit.id)
    if before is None:
        return exhibit
    another = None if _comparable(before.about, exhibit) else before.about.unit
    changed = {} if another else _changes(before, exhibit, on)
    rows: dict[str, dict[str, Figure]] = {code: dict(row) for code, row in exhibit.figures.items()}
    for code, row in before.figures.items():
        for period, old in row.items():
            now = exhibit.figure(code, period)
            if now is ABSENT and (old.value is not None or old.missing == "withdrawn"):
                now = Figure(None, "withdrawn", made_up=exhibit.made_up, recorded=on.isoformat())
            if another:
                told = _in_another_unit(now, old, another, on, exhibit)
            else:
                told = _told(now, old, changed.get((code, period)), on, exhibit)
            if told is not ABSENT:
                rows.setdefault(code, {})[period] = _kept_secret(told)
    return replace(exhibit, figures=rows, events=(*before.about.events, *_events(before.about, exhibit, on)))


def _comparable(before: Exhibit, now: Exhibit) -> bool:
    """Whether a value of then and one of now are of the same unit. Per cent stay per cent whatever they are called."""
    one, other = before.unit, now.unit
    if one.share or other.share:
        return one.share and other.share
    return one.name.sv == other.name.sv and before.per == now.per


def _events(before: Exhibit, now: Exhibit, on: date) -> Iterator[Change]:
    if before.withdrawn:
        yield Change(on.isoformat(), _BACK)
    if not _comparable(before, now):
        (sv, en), (nu, new) = before.unit.name, now.unit.name
        yield Change(
            on.isoformat(),
            Text(
                f"Enheten ändrades från {sv} till {nu}. Värden före och efter går inte att jämföra.",
                f"The unit changed from {en} to {new}. Values before and after cannot be compared.",
            ),
        )


def _changes(before: Remembered, exhibit: Exhibit, on: date) -> dict[tuple[str, str], Revision]:
    found = revisions(_observations(exhibit, before.figures), _observations(exhibit, exhibit.figures), on)
    return {(change.key[1], change.key[2]): change for change in found}


def _told(now: Figure, old: Figure, change: Revision | None, on: date, exhibit: Exhibit) -> Figure:
    """The figure that holds, with its former ones. A sign that became a value is told unless the value was awaited."""
    if change is None or (change.kind == "new" and old.missing == _AWAITED):
        recorded = old.recorded if old.former and (now.value, now.missing) == (old.value, old.missing) else now.recorded
        return now if not old.former else replace(now, recorded=recorded, former=_together(old.former, now.former))
    last = Former(old.recorded, old.value, old.missing, exhibit.source)
    return replace(now, recorded=_since(now, old, on), former=_together((*old.former, last), now.former))


def _in_another_unit(now: Figure, old: Figure, unit: Unit, on: date, exhibit: Exhibit) -> Figure:
    """The figure that holds, with its former ones in the unit that they had. A sign has no unit, and is not kept."""
    had = tuple(replace(one, unit=one.unit or unit) for one in old.former)
    if old.value is not None:
        had = (*had, Former(old.recorded, old.value, old.missing, exhibit.source, unit))
    if not had:
        return now
    return replace(now, recorded=_since(now, old, on), former=_together(had, now.former))


def _since(now: Figure, old: Figure, on: date) -> str:
    """The day since which a figure holds: its own when that is later than the old one's, else that of the edition."""
    return now.recorded if now.recorded[:10] > old.recorded[:10] else on.isoformat()


def _kept_secret(figure: Figure) -> Figure:
    """A figure that is hidden to protect somebody is hidden in its log too: that there was a value is told, and not which."""
    if figure.missing != "secret":
        return figure
    return replace(figure, former=tuple(replace(one, value=None, missing="hidden") for one in figure.former))


def _together(kept: tuple[Former, ...], own: tuple[Former, ...]) -> tuple[Former, ...]:
    """What the editions said and what the facts themselves say was corrected, each once."""
    said = {(one.recorded, one.value, one.missing) for one in kept}
    return (*kept, *(one for one in own if (one.recorded, one.value, one.missing) not in said))


def _observations(exhibit: Exhibit, rows: Mapping[str, Mapping[str, Figure]]) -> Iterator[Observation]:
    for code, row in rows.items():
        for period, one in row.items():
            sign: Missing | None = None
            if one.value is None:
                sign = one.missing if one.missing in get_args(Missing) else "not_reported"  # type: ignore[assignment]  # as looked up
            yield Observation(code, exhibit.id, period, "", exhibit.source, one.recorded, value=one.value, missing=sign)
