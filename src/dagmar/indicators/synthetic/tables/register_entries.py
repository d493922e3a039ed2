"""What should stand in a quality register, and what does: expected, reported, complete."""

from __future__ import annotations

from dagmar.indicators.synthetic.drawing import Columns, Days, Draw, Stretch, at, office_hours, times, waits, yes_no
from dagmar.indicators.synthetic.people import People, words

SHARE = 0.05
REGISTERS = ("senior_alert", "palliative", "dementia", "psychiatry")


def rows(draw: Draw, stretch: Stretch, people: People) -> Columns:
    """Some events that a register is about. Four of five that are expected have been reported."""
    who = draw.one_of(people.living_in(stretch.county))
    day = Days(weekend=0.3).of(stretch)
    expected = draw.chance(0.95)
    reported = draw.chance(0.8)
    return {
        **people.columns(who),
        "register": words(draw.choose((50, 20, 18, 12)), REGISTERS),
        "reported_at": times(
            at(day + waits(5.0, 1.0)[draw.outcome() >> 4].clip(max=600), office_hours(draw)), reported
        ),
        "event_at": times(at(day, office_hours(draw))),
        "expected": yes_no(expected),
        "complete": yes_no(reported & draw.chance(0.85)),
    }
