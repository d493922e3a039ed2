"""Periods and dates as an agreement writes them: `2024`, `2024-01`, `2024-01/2024-06`, `2025-09-30`."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_YEAR = re.compile(r"(\d{4})$")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first day to the last, both included. `str` gives it back as the shortest of the four forms."""

    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a period.

        Raises:
            ValueError: the text is none of the four forms, names a day that does not exist, or ends before it begins.
        """
        begin, slash, end = text.strip().partition("/")
        first, last = _span(begin)
        if slash:
            last = _span(end)[1]
        if last < first:
            raise ValueError(f"the period {text} ends before it begins")
        return cls(first, last)

    def __str__(self) -> str:
        return _written(self.first, self.last)

    def __contains__(self, other: date | Period) -> bool:
        if isinstance(other, Period):
            return self.first <= other.first and other.last <= self.last
        return self.first <= other <= self.last

    def months(self) -> Iterator[Period]:
        """The calendar months that the period touches, each whole."""
        year, month = self.first.year, self.first.month
        while (year, month) <= (self.last.year, self.last.month):
            yield Period.parse(f"{year:04d}-{month:02d}")
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)

    def years_later(self, years: int) -> Period:
        """The same period so many years later; earlier if negative. A leap day becomes 28 February."""
        return Period(_shift(self.first, years), _shift(self.last, years, last=True))


@lru_cache(maxsize=4096)
def _written(one: date, other: date) -> str:
    """The shortest form. Kept, since a period is looked up by it once for every recipient and requirement."""
    if one == other:
        return one.isoformat()
    if one.day != 1 or other.day != calendar.monthrange(other.year, other.month)[1]:
        return f"{one.isoformat()}/{other.isoformat()}"
    if (one.month, other.month) == (1, 12):
        return f"{one.year}" if one.year == other.year else f"{one.year}/{other.year}"
    begin, end = f"{one:%Y-%m}", f"{other:%Y-%m}"
    return begin if begin == end else f"{begin}/{end}"


def _span(text: str) -> tuple[date, date]:
    if found := _YEAR.match(text):
        year = int(found[1])
        return date(year, 1, 1), date(year, 12, 31)
    if found := _MONTH.match(text):
        year, month = int(found[1]), int(found[2])
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    if found := _DAY.match(text):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return day, day
    raise ValueError(f"{text!r} is no year, month, day or span of them")


def _shift(day: date, years: int, *, last: bool = False) -> date:
    length = calendar.monthrange(day.year + years, day.month)[1]
    ends_month = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(day.year + years, day.month, length if last and ends_month else min(day.day, length))
