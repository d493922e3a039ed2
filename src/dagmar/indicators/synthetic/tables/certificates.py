"""Medical certificates of sickness: days, electronic or not, approved or not."""

from __future__ import annotations

from dagmar.indicators.synthetic.drawing import Columns, Days, Draw, Stretch, at, office_hours, times, waits, yes_no
from dagmar.indicators.synthetic.people import People, words

SHARE = 0.04
DIAGNOSES = (
    "F329",
    "F438",
    "F419",
    "M545",
    "M751",
    "J069",
    "S821",
    "F331",
    "M791",
    "C509",
    "G439",
    "M179",
    "F411",
    "F431",
    "I639",
)


def rows(draw: Draw, stretch: Stretch, people: People) -> Columns:
    """Some certificates, in order of issue. The last day is a day of absence, too."""
    who = draw.one_of(people.living_in(stretch.county))
    day = Days(weekend=0.02).of(stretch)
    days = waits(24.0, 0.9)[draw.outcome() >> 4].clip(1, 500)
    midnight = day * 0
    return {
        **people.columns(who),
        "issued_at": times(at(day, office_hours(draw))),
        "electronic": yes_no(draw.chance(0.94), ~draw.chance(0.005)),
        "approved": yes_no(draw.chance(0.9), ~draw.chance(0.02)),
        "from_day": times(at(day, midnight)),
        "to_day": times(at((day + days - 1).clip(max=2_200), midnight)),
        "diagnosis": words(draw.below(len(DIAGNOSES)), DIAGNOSES, ~draw.chance(0.02)),
    }
