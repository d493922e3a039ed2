"""Which dates of an agreement follow it to another year, and which somebody must decide.

A date follows when it stands under a word that sets a day or a period of the agreement itself and lies in the agreement's
period, or within a year of it. What a change is measured from, what lies further off, and the days of corrections and
sources stay as they are: whether they move is for the parties to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dagmar.agreement.node import Path, Plain
from dagmar.agreement.period import Period

FOLLOW = ("as_of", "by", "opens", "due", "covers", "day", "requisition", "back_by", "period", "periods", "to")
BASES = ("from", "baseline")
"""The words of what a later figure is compared with."""
SECTIONS = ("indicators", "requirements", "grants", "payments", "reports", "common_pots")
NOT_IN = ("assumed", "versions")
SATURDAY = 5

Fate = Literal["moved", "weekend", "base", "far"]
"""`weekend`: moved, and the new day is a Saturday or a Sunday. `base` and `far` are left as they were."""


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date in the file: where, what was written, what it becomes, and what is to be said of it."""

    path: Path
    old: str
    new: str
    fate: Fate


def dates_of(content: Plain, agreement: Period, years: int) -> Iterator[DateFound]:
    """Every date below the sections that rules stand in, in the order of the file."""
    whole = content if isinstance(content, dict) else {}
    near = Period(agreement.years_later(-1).first, agreement.years_later(1).last)
    for section in SECTIONS:
        for path, text in _leaves(whole.get(section), (section,)):
            word = next((step for step in reversed(path) if isinstance(step, str)), "")
            period = _period(text) if word in (*FOLLOW, *BASES) else None
            if period is None or abs(period.first.year - agreement.first.year) > 50:
                continue  # 0180 is a municipality and no year
            if word in BASES:
                yield DateFound(path, text, text, "base")
            elif period not in near:
                yield DateFound(path, text, text, "far")
            else:
                new = period.years_later(years)
                day_off = new.first == new.last and word != "as_of" and new.first.weekday() >= SATURDAY
                yield DateFound(path, text, str(new), "weekend" if day_off else "moved")


def _leaves(value: Plain, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in NOT_IN:
                yield from _leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(inner, (*path, index))
    elif value is not None:
        yield path, value


def _period(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except ValueError:
        return None
