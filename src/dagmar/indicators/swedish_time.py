"""Days in Sweden from times in UTC: the same on every engine, since only sums of whole hours are asked of it.

The engines' own time zones differ in speed and in edition. The hours between UTC and Swedish time are therefore taken from
the zone of Python for the years that the data span, and written into the question as plain bounds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
EARLIEST, LATEST = datetime(1950, 1, 1), datetime(2150, 1, 1)  # noqa: DTZ001 -- a time of the data: UTC without a mark


@dataclass(frozen=True, slots=True)
class Hours:
    """From `first` to before `end` (UTC, without a mark), Swedish time is so many hours ahead."""

    first: datetime
    end: datetime
    ahead: int


@cache
def hours_between(first: datetime, last: datetime) -> tuple[Hours, ...]:
    """The stretches of constant difference that together hold every time from `first` to `last`. Asserts they are in order."""
    assert first <= last, "the first is not after the last"
    found: list[Hours] = []
    begin, now = first, _ahead(first)
    day = first
    while day <= last:
        following = day + timedelta(days=1)
        if _ahead(following) != now:
            change = _change(day, following, now)
            found.append(Hours(begin, change, now))
            begin, now = change, _ahead(change)
            following = max(following, change)
        day = following
    return (*found, Hours(begin, max(last, begin) + timedelta(days=1), now))


def _ahead(moment: datetime) -> int:
    offset = moment.replace(tzinfo=UTC).astimezone(STOCKHOLM).utcoffset()
    assert offset is not None, "a zone has an offset"
    hours, rest = divmod(int(offset.total_seconds()), 3600)
    assert not rest, "whole hours since 1900"
    return hours


def _change(before: datetime, after: datetime, now: int) -> datetime:
    """The first moment after `before` with another difference, to the second."""
    while (after - before).total_seconds() > 1:
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle <= before:
            break
        before, after = (middle, after) if _ahead(middle) == now else (before, middle)
    return after.replace(microsecond=0)


def in_utc(moment: datetime) -> datetime:
    """A time as that in UTC without a mark; one without a mark is in UTC already."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo is not None else moment


def in_sweden(moment: datetime) -> datetime:
    """A time in UTC without a mark as the time in Sweden, without a mark."""
    return moment.replace(tzinfo=UTC).astimezone(STOCKHOLM).replace(tzinfo=None)


def utc_of(midnight: datetime) -> datetime:
    """The time in UTC, without a mark, at which a Swedish day begins."""
    return midnight.replace(tzinfo=STOCKHOLM).astimezone(UTC).replace(tzinfo=None)
