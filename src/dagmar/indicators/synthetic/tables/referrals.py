"""Referrals to specialist care, from sending to treatment: each step some days after the one before, or not yet."""

from __future__ import annotations

from dagmar.indicators.synthetic.drawing import Columns, Days, Draw, Stretch, at, office_hours, times, waits
from dagmar.indicators.synthetic.people import People, numbered, words

SHARE = 0.15
SPECIALTIES = (
    "orthopaedics",
    "ophthalmology",
    "surgery",
    "dermatology",
    "ear_nose_throat",
    "gynaecology",
    "cardiology",
    "urology",
    "psychiatry",
    "child_psychiatry",
)
REASONS = ("own_wish", "no_longer_needed", "moved", "died")


def rows(draw: Draw, stretch: Stretch, people: People) -> Columns:
    """Some referrals. Where one was cancelled, or the step before is missing, the steps after are."""
    who = draw.one_of(people.living_in(stretch.county))
    day = Days(weekend=0.05).of(stretch)
    cancelled = draw.chance(0.04)
    received = day + waits(1.0, 0.7)[draw.outcome() >> 4]
    assessed = received + waits(4.0, 0.9)[draw.outcome() >> 4]
    visit = assessed + waits(46.0, 0.9)[draw.outcome() >> 4]
    decided = visit + waits(6.0, 1.0)[draw.outcome() >> 4]
    treatment = decided + waits(40.0, 1.0)[draw.outcome() >> 4]
    is_received = ~draw.chance(0.01)
    is_assessed = is_received & ~draw.chance(0.03)
    is_seen = is_assessed & ~cancelled & ~draw.chance(0.08)
    is_decided = is_seen & draw.chance(0.5)
    is_treated = is_decided & draw.chance(0.9)
    return {
        "referral": numbered("R", draw.numbers(stretch)),
        **people.columns(who),
        "sent_at": times(at(day, office_hours(draw))),
        "received_at": times(at(received, draw.later()), is_received),
        "assessed_at": times(at(assessed, draw.later()), is_assessed),
        "visit_at": times(at(visit.clip(max=2_200), draw.later()), is_seen),
        "decided_at": times(at(decided.clip(max=2_200), draw.later()), is_decided),
        "treatment_at": times(at(treatment.clip(max=2_200), draw.later()), is_treated),
        "specialty": words(draw.below(len(SPECIALTIES)), SPECIALTIES),
        "cancelled_reason": words(draw.below(len(REASONS)), REASONS, cancelled),
    }
