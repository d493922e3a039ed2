"""Stays in hospital: what became of them, and what was done in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.indicators.measures.reckoning import BORN_64, BORN_65, BORN_74, BORN_75, Case, Row, case

STAY: Row = {
    "admitted_at": "2024-02-20 09:00",
    "discharged_at": "2024-03-01 12:00",
    "planned": False,
    "died": False,
    **BORN_75,
}


def back(day: str, **more: Any) -> Row:
    return {"admitted_at": f"2024-{day} 15:00", "discharged_at": f"2024-{day} 21:00", **more}


STAYS: Mapping[str, Case] = {
    # 1 March and 30 days is 31 March. The second stay is a discharge, too, and nothing follows it.
    "readmission-30-days": case(
        STAY | BORN_65,
        (0, 1, {}),
        (1, 2, {}, back("03-31")),
        (0, 2, {}, back("04-01")),
        (0, 2, {}, back("03-01")),  # the same day is a transfer
        (0, 2, {}, back("03-10", planned=True)),
        (2, 3, {}, back("03-10", planned=True), back("03-20")),  # the unplanned one follows both
        (0, 2, {}, back("03-10", person="somebody else")),
        (1, 1, {}, back("03-10", died=True)),  # who died was not discharged alive, but did come back
        (0, 0, BORN_64, back("03-10", **BORN_64)),
    ),
    "avoidable-inpatient-care": case(
        STAY | BORN_65 | {"diagnosis": "J449"},
        (1, 300, {}),
        (2, 300, {}, back("05-01")),  # stays count, not persons
        (1, 300, {"diagnosis": "I509"}),
        (0, 300, {"diagnosis": "S720"}),
        (0, 300, {"planned": True}),
        (0, 300, BORN_64),
    ),
    "risk-assessment-with-action": case(
        STAY
        | BORN_65
        | {"risk_assessed_at": "2024-02-20 12:00", "at_risk": True, "action_planned_at": "2024-02-21 12:00"},
        (1, 1, {}),
        (0, 1, {"action_planned_at": None}),
        (0, 0, {"at_risk": False}),
        (0, 0, {"risk_assessed_at": None, "at_risk": None}),
        (0, 0, BORN_64),
    ),
    "inpatient-drug-follow-up": case(
        STAY | {"drugs_reviewed_at": "2024-02-20 12:00", "drugs_reported_at": "2024-03-01 12:00"},
        (1, 1, {}),
        (0, 1, {"drugs_reviewed_at": None}),
        (0, 1, {"drugs_reported_at": None}),
        (0, 0, {"died": True}),
        (0, 0, BORN_74),
        (0, 0, {"discharged_at": None}),
    ),
    "healthcare-associated-infections": case(
        STAY | {"infection": True},
        (1, 1, {}),
        (0, 1, {"infection": False}),
        (0, 0, {"infection": None}),
        (0, 0, {"discharged_at": None}),
    ),
    "coercive-care": case(
        STAY | {"diagnosis": "F209", "coercive": True},
        (1, 1000, {}),
        (0, 1000, {"coercive": False}),
        (0, 1000, {"diagnosis": "I509"}),
    ),
}
