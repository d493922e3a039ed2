"""History: what earlier editions in the same folder said of each figure stays at the figure that has taken its place.

An edition keeps its figures exactly (`.edition/figures/`). The next one is compared with them, as two fetches are, and a value
that was revised or withdrawn becomes what it was before: on its page, in the list of changes and in the feeds. A figure that is
no longer given at all stays as withdrawn. The log begins with the first edition in the folder, or when the unit changes, since
an old value cannot be written in another unit. What is hidden now, to protect somebody, is not told as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

from dagmar.facts.observation import Missing, Observation
from dagmar.facts.revisions import Revision, revisions
from dagmar.publication.site.addresses import name_in_address
from dagmar.publication.site.exhibit import ABSENT, Exhibit, Figure, Former

FOLDER = ".edition/figures"
_AWAITED = "not_yet_published"
Rows = dict[str, dict[str, Figure]]


def kept_figures(exhibit: Exhibit) -> tuple[str, bytes]:
    """The file that the next edition is compared with: every figure with what it was before, exactly."""
    rows = {
        code: {
            period: [_exact(one.value), one.missing, one.recorded, [_former(each) for each in one.former]]
            for period, one in row.items()
        }
        for code, row in exhibit.figures.items()
    }
    content = {"unit": [*exhibit.unit.name, exhibit.unit.share], "figures": rows}
    return _path(exhibit.id), json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def with_history(exhibit: Exhibit, edition: Path, on: date) -> Exhibit:
    """The same indicator, where each figure has what an edition before said of it; `on` is the day of this one."""
    before = _read(exhibit, edition)
    if not before:
        return exhibit
    changed = {
        (change.key[1], change.key[2]): change
        for change in revisions(_observations(exhibit, before), _observations(exhibit, exhibit.figures), on)
    }
    rows: Rows = {code: dict(row) for code, row in exhibit.figures.items()}
    for code, row in before.items():
        for period, old in row.items():
            now = exhibit.figure(code, period)
            told = _kept_secret(_told(now, old, changed.get((code, period)), on, exhibit))
            if told is not ABSENT:
                rows.setdefault(code, {})[period] = told
    return replace(exhibit, figures=rows)


def _told(now: Figure, old: Figure, change: Revision | None, on: date, exhibit: Exhibit) -> Figure:
    """The figure that holds, with its former ones. A sign that became a value is told unless the value was awaited."""
    gone = now is ABSENT and (old.value is not None or old.missing == "withdrawn")
    if gone:
        now = Figure(None, "withdrawn", made_up=old.made_up, recorded=on.isoformat())
    if change is None or (change.kind == "new" and old.missing == _AWAITED):
        recorded = old.recorded if old.former and (now.value, now.missing) == (old.value, old.missing) else now.recorded
        return now if not old.former else replace(now, recorded=recorded, former=_together(old.former, now.former))
    last = Former(old.recorded, old.value, old.missing, exhibit.source)
    later = now.recorded[:10] > old.recorded[:10]
    return replace(
        now,
        recorded=now.recorded if later else on.isoformat(),
        former=_together((*old.former, last), now.former),
    )


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


def _read(exhibit: Exhibit, edition: Path) -> Rows:
    try:
        content: dict[str, Any] = json.loads((edition / _path(exhibit.id)).read_bytes())
    except (OSError, ValueError):
        return {}
    if content["unit"] != [*exhibit.unit.name, exhibit.unit.share]:
        return {}
    return {
        code: {
            period: Figure(
                _fraction(value),
                missing,
                made_up=exhibit.made_up,
                recorded=recorded,
                former=tuple(Former(day, _fraction(was), sign, exhibit.source) for day, was, sign in former),
            )
            for period, (value, missing, recorded, former) in row.items()
        }
        for code, row in content["figures"].items()
    }


def _path(identity: str) -> str:
    return f"{FOLDER}/{name_in_address(identity)}.json"


def _former(one: Former) -> list[str | None]:
    return [one.recorded, _exact(one.value), one.missing]


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _fraction(value: str | None) -> Fraction | None:
    return None if value is None else Fraction(value)
