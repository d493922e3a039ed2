"""Laboratory results, most of them coded as NPU says."""

from __future__ import annotations

from dagmar.indicators.synthetic.drawing import Columns, Days, Draw, Stretch, at, office_hours, times
from dagmar.indicators.synthetic.people import People, words

SHARE = 0.5
CODES = (
    "NPU28309",
    "NPU18016",
    "NPU02319",
    "NPU03429",
    "NPU03230",
    "NPU19748",
    "NPU27300",
    "NPU19651",
    "NPU01566",
    "NPU03577",
)
LOCAL = ("B-Hb", "S-Krea", "B-LPK", "S-Na", "S-K", "P-CRP", "B-HbA1c", "S-ALAT", "P-Kol", "S-TSH")
SYSTEMS = ("npu", "local")


def rows(draw: Draw, stretch: Stretch, people: People) -> Columns:
    """Some results. Nine of ten are coded with NPU."""
    who = draw.one_of(people.living_in(stretch.county))
    day = Days(weekend=0.2).of(stretch)
    local = draw.chance(0.1)
    which = draw.below(len(CODES)) + local * len(CODES)
    return {
        **people.columns(who),
        "taken_at": times(at(day, office_hours(draw))),
        "code": words(which, CODES + LOCAL),
        "system": words(local.astype("int64"), SYSTEMS, ~draw.chance(0.005)),
    }
