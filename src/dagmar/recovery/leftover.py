"""Whose the persons are that the rows that hold leave of a total: one row's, or several rows' that cannot be told apart.

A row may be wrong, unreadable, or not in the table at all, and then nobody says whether it took part: only the regions that
qualified stand in some tables. One unreadable row in a table that also lacks a region is told by the populations of the day
that the other rows are most like: it has what is left if that is nearer to its own inhabitants than to both together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dagmar.recovery.key import Who
from dagmar.recovery.known_keys import everyone, known_keys

DAY = "2024-12-31"
"""Who could have had a row; the regions are the same on every day that a table has been recovered for."""


def sharers_of_rest(weights: Mapping[Who, int], rows: Sequence[Who], left: int) -> tuple[Who, ...]:
    """Those that may have the persons left, the rows of the table first; none when none are left. One of them has them all."""
    if left <= 0:
        return ()
    holes = tuple(who for who in rows if who not in weights)
    absent = tuple(who for who in everyone(rows, DAY) if who not in rows)
    if len(holes) == 1 and absent and _alone(holes[0], absent, weights, left):
        return holes
    return holes + absent


def _alone(hole: Who, absent: Sequence[Who], weights: Mapping[Who, int], left: int) -> bool:
    """Whether what is left is nearer to the one row's inhabitants than to those of it and of anyone who has no row."""
    everybody = (*weights, hole, *absent)
    days = [
        key.weights
        for key in known_keys(everybody)
        if key.family == "population" and key.sex == "all" and all(who in key.weights for who in everybody)
    ]
    if not days:
        return False
    nearest = min(days, key=lambda day: sum(abs(day[who] - count) for who, count in weights.items()))
    together = min(abs(nearest[hole] + nearest[one] - left) for one in absent)
    return abs(nearest[hole] - left) < together
