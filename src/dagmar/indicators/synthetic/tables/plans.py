"""Agreements with patients that are written down: care plans (FHIR CarePlan), individual plans, named contacts."""

from __future__ import annotations

from dagmar.indicators.synthetic.drawing import Columns, Days, Draw, Stretch, at, office_hours, times, waits
from dagmar.indicators.synthetic.people import People, words

SHARE = 0.03
KINDS = ("careplan", "sip", "named_contact")
STATUS = ("draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown")
"""The states of a CarePlan in FHIR R4."""


def rows(draw: Draw, stretch: Stretch, people: People) -> Columns:
    """Some plans, in order of their making. Half have been followed up."""
    who = draw.one_of(people.living_in(stretch.county))
    day = Days(weekend=0.02).of(stretch)
    return {
        **people.columns(who),
        "kind": words(draw.choose((60, 15, 25)), KINDS),
        "made_at": times(at(day, office_hours(draw))),
        "status": words(draw.choose((5, 60, 3, 5, 24, 1, 2)), STATUS),
        "followed_up_at": times(
            at((day + waits(90.0, 0.8)[draw.outcome() >> 4]).clip(max=2_200), office_hours(draw)), draw.chance(0.5)
        ),
    }
