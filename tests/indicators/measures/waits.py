"""Waiting: 1 January and 30 days is 31 January, 60 days 1 March and 90 days 31 March, since 2024 is a leap year."""

from __future__ import annotations

from collections.abc import Mapping

from tests.indicators.measures.reckoning import Case, Row, case

WAITED: Row = {"wanted_at": "2024-01-01 09:00", "started_at": "2024-01-01 15:00", "first": True, "kind": "visit"}
DECIDED: Row = {"decided_at": "2024-01-01 09:00", "visit_at": "2023-06-01 09:00"}


def first_visits(level: str, last: str, too_late: str) -> Case:
    return case(
        WAITED | {"level": level, "started_at": last},
        (1, 1, {}),
        (0, 1, {"started_at": too_late}),
        (1, 1, {"kind": "video"}),
        (0, 0, {"kind": "phone"}),
        (0, 0, {"first": False}),
        (0, 0, {"level": "primary"}),
        (0, 0, {"wanted_at": None}),
        (0, 0, {"wanted_at": "2024-12-31 09:00"}),  # a wait below zero is a fault
    )


def treated(last: str, too_late: str) -> Case:
    return case(
        DECIDED | {"treatment_at": last},
        (1, 1, {}),  # seven months after the visit, and within time of the decision
        (0, 1, {"treatment_at": too_late}),
        (0, 0, {"cancelled_reason": "moved"}),
        (0, 0, {"decided_at": None}),
        (0, 0, {"treatment_at": None}),
    )


WAITS: Mapping[str, Case] = {
    "primary-contact-same-day": case(
        WAITED | {"level": "primary", "kind": "phone"},
        (1, 1, {}),
        (0, 1, {"started_at": "2024-01-02 08:00"}),
        # 22.59 UTC is 23.59 in Sweden, and two minutes later it is tomorrow there.
        (0, 1, {"wanted_at": "2024-01-10 22:59", "started_at": "2024-01-10 23:01"}),
        (0, 0, {"level": "specialist"}),
    ),
    "primary-assessment-3-days": case(
        WAITED | {"level": "primary", "started_at": "2024-01-04 09:00"},
        (1, 1, {}),
        (1, 1, {"kind": "phone"}),
        (0, 1, {"started_at": "2024-01-05 08:00"}),
        (0, 0, {"kind": "home"}),
        (0, 0, {"first": False}),
    ),
    "bup-first-visit-30-days": first_visits("child_psychiatry", "2024-01-31 09:00", "2024-02-01 08:00"),
    "specialist-first-visit-60-days": first_visits("specialist", "2024-03-01 09:00", "2024-03-02 08:00"),
    "specialist-first-visit-90-days": first_visits("specialist", "2024-03-31 09:00", "2024-04-01 08:00"),
    "treatment-60-days": treated("2024-03-01 09:00", "2024-03-02 08:00"),
    "treatment-90-days": treated("2024-03-31 09:00", "2024-04-01 08:00"),
    # Waits of 10, 20, 40 and 80 days: half of four are two, and the second is 20. Of 10, 20 and 40 the second is 20, too.
    "specialist-wait-median": case(
        WAITED | {"level": "specialist", "started_at": "2024-05-31 09:00"},
        (20, 4, *({"wanted_at": f"2024-{day} 09:00"} for day in ("05-21", "05-11", "04-21", "03-12"))),
        (20, 3, *({"wanted_at": f"2024-{day} 09:00"} for day in ("05-21", "05-11", "04-21"))),
    ),
    # Waits of 1 to 10 days: nine of ten are within 9. Of 1 to 11: 90 per cent are 9.9 rows, so ten, within 10.
    "specialist-wait-90th-percentile": case(
        WAITED | {"level": "specialist", "started_at": "2024-05-31 09:00"},
        (9, 10, *({"wanted_at": f"2024-05-{31 - days} 09:00"} for days in range(1, 11))),
        (10, 11, *({"wanted_at": f"2024-05-{31 - days} 09:00"} for days in range(1, 12))),
    ),
}
