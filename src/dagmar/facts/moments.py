"""Periods, dates and times of a row. Kept as ISO text or a date; what can be read in two ways is refused."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from functools import lru_cache

from dagmar.agreement.period import Period
from dagmar.facts.cells import Cell
from dagmar.facts.findings import Findings

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(?P<zone>Z|[+-]\d{2}:\d{2})?")


def period_of(cell: Cell, found: Findings) -> str | None:
    """The period in its shortest form: `2024`, `2024-01`, `2024-11-01`, `2024-01/2024-06`.

    A spreadsheet turns a typed 2024-01 into the date 2024-01-01, so there the first day of a month may be either.
    """
    day = _day(cell)
    if day is not None and cell.sheet and day.day == 1:
        found.tell("period-became-date", cell, shown=day.isoformat(), month=f"{day:%Y-%m}")
        return None
    try:
        return _shortest(day.isoformat() if day else cell.text)
    except ValueError:
        found.tell("period-unreadable", cell)
        return None


def date_of(cell: Cell, found: Findings) -> date | None:
    """A date; a time at midnight is one."""
    day = _day(cell)
    if day is not None:
        return day
    try:
        if _DATE.fullmatch(cell.text):
            return date.fromisoformat(cell.text)
    except ValueError:
        pass
    found.tell("date-unreadable", cell)
    return None


def recorded_of(cell: Cell, found: Findings) -> str | None:
    """When something was recorded: an ISO date, or a time in UTC, so that the text order is the order in time.

    A time without its zone is refused: which of two figures holds must not hang on a guess.
    """
    if (day := _day(cell)) is not None:
        return day.isoformat()
    text = _with_zone(cell.content) if isinstance(cell.content, datetime) else cell.text
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text).isoformat()
        if moment := _TIME.fullmatch(text):
            if moment["zone"] is None:
                found.tell("time-without-zone", cell)
                return None
            in_utc = datetime.fromisoformat(text).astimezone(UTC)
            return f"{in_utc.replace(tzinfo=None).isoformat(timespec='seconds')}Z"
    except (ValueError, OverflowError):
        pass
    found.tell("date-unreadable", cell)
    return None


@lru_cache(maxsize=4096)
def _shortest(text: str) -> str:
    return str(Period.parse(text))


def _day(cell: Cell) -> date | None:
    """The day of a cell that the file itself keeps as a date, or as a time at midnight without a zone."""
    content = cell.content
    if isinstance(content, datetime):
        return content.date() if content.tzinfo is None and content.time() == _MIDNIGHT else None
    return content if isinstance(content, date) else None


def _with_zone(moment: datetime) -> str:
    return moment.replace(microsecond=0).isoformat()


_MIDNIGHT = time.min
