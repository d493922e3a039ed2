"""Dates that have only followed the agreement's period, a year or more on, and are the same relative to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from dagmar.agreement.node import Path
from dagmar.agreement.period import Period

AS_TEXT = ("as_of", "holds_from")
"""The words whose date is kept as the text of a period."""


def years_between(old: Period, new: Period) -> int:
    """How many years later the new period is the same period; 0 when it is not."""
    years = new.first.year - old.first.year
    return years if old.years_later(years) == new else 0


def followed(old: Any, new: Any, path: Path, years: int) -> bool:
    """Whether a date or a period is the old one so many years on. The agreement's own period is what it follows."""
    if path == ("period",) or not path:
        return False
    one, other = _period(old, path), _period(new, path)
    return one is not None and other is not None and one.years_later(years) == other


def _period(value: Any, path: Path) -> Period | None:
    if isinstance(value, Period):
        return value
    if isinstance(value, date):
        return Period(value, value)
    if isinstance(value, str) and path[-1] in AS_TEXT and "assumed" not in path:
        return Period.parse(value)
    return None
