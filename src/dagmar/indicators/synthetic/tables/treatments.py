"""Psychological treatment and rehabilitation of pain: begun, and in most cases completed."""

from __future__ import annotations

from dagmar.indicators.synthetic.drawing import Columns, Days, Draw, Stretch, at, office_hours, times, waits, whole
from dagmar.indicators.synthetic.people import People, words

SHARE = 0.01
TREATMENTS = ("cbt_ipt", "multimodal")


def rows(draw: Draw, stretch: Stretch, people: People) -> Columns:
    """Some treatments, in order of their beginning."""
    who = draw.one_of(people.living_in(stretch.county))
    day = Days(weekend=0.02).of(stretch)
    which = draw.choose((80, 20))
    sessions = 1 + draw.below(16)
    weeks = waits(70.0, 0.4)[draw.outcome() >> 4]
    return {
        **people.columns(who),
        "treatment": words(which, TREATMENTS),
        "started_at": times(at(day, office_hours(draw))),
        "completed_at": times(
            at((day + weeks).clip(max=2_200), office_hours(draw)), (sessions >= 5) & ~draw.chance(0.1)
        ),
        "sessions": whole(sessions, ~draw.chance(0.02)),
    }
