"""Smoothing over a three-month view: the counts of three months added, so that small units can be followed.

Two neighbouring views share months, so they are not independent: no trend is tested and no control chart drawn on them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dagmar.statistics.estimate import Exact, counted
from dagmar.text import Text

THREE_MONTHS = 3
NAME = Text("tremånadersvärde", "three-month figure")


@dataclass(frozen=True, slots=True)
class View:
    """The counts of the months that end with `period`; None when one of them is missing or the series has just begun."""

    period: str
    numerator: Exact | None
    denominator: Exact | None


def smoothed(months: Sequence[tuple[str, Exact | None, Exact | None]], *, over: int = THREE_MONTHS) -> tuple[View, ...]:
    """A view for each month, in order. A missing month makes each view that holds it missing; it is not nought.

    Asserts months `2024-01` that follow one another without a gap: a month without a figure is given as missing.

    Raises:
        Impossible: a negative count.
    """
    numbered = [int(period[:4]) * 12 + int(period[5:7]) for period, _, _ in months]
    assert numbered == list(range(numbered[0], numbered[0] + len(numbered))) if numbered else True, "months in order"
    views = []
    for at, (period, _, _) in enumerate(months):
        parts = [_known(part) for part in months[at - over + 1 : at + 1]] if at >= over - 1 else [None]
        if None in parts:
            views.append(View(period, None, None))
        else:
            known = [part for part in parts if part]
            views.append(View(period, sum(part for part, _ in known), sum(whole for _, whole in known)))
    return tuple(views)


def _known(month: tuple[str, Exact | None, Exact | None]) -> tuple[Exact, Exact] | None:
    _, part, whole = month
    if part is None or whole is None:
        return None
    counted(part)
    counted(whole)
    return part, whole
