"""Care outside hospital: contacts, drugs, hygiene, registers, plans, treatments, certificates and laboratories."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from dagmar.indicators.tables import HYGIENE_STEPS
from tests.indicators.measures.reckoning import BORN_74, BORN_75, Case, Row, case, yes_or_no

VISIT: Row = {"started_at": "2024-03-01 09:00", "level": "primary", "kind": "visit"}
A, B, C = ({"unit": unit} for unit in "ABC")
DRUG: Row = {"dispensed_at": "2024-03-01 09:00", **BORN_75}
PLAN: Row = {"made_at": "2024-03-01 09:00", "status": "active"}


def of_register(register: str, other: str) -> Case:
    usual = {"register": register, "event_at": "2024-03-01 09:00", "expected": True, "reported_at": "2024-03-09 09:00"}
    return case(
        usual, (1, 1, {}), (0, 1, {"reported_at": None}), (0, 0, {"expected": False}), (0, 0, {"register": other})
    )


def planned(kind: str, other: str) -> Case:
    """Persons who have one that stands, once a year however many they have."""
    return case(
        PLAN | {"kind": kind},
        (1, 1000, {}),
        (1, 1000, {"status": "completed"}),
        (1, 1000, {}, {"made_at": "2024-09-01 09:00"}),
        (1, 1000, {"status": "draft"}, {"made_at": "2024-09-01 09:00"}),
        (0, 1000, {"status": "revoked"}),
        (0, 1000, {"kind": other}),
        (2, 1000, {}, {"person": "somebody else"}),
    )


CARE: Mapping[str, Case] = {
    # Bice and Boxerman: of N contacts, n with each: (the sum of n² − N) / (N (N − 1)).
    "continuity-primary-care": case(
        VISIT | A,
        (1, 1, {}, {}, {}),  # (9 − 3) / 6
        (0, 1, A, B, C),  # (1 + 1 + 1 − 3) / 6
        (Fraction(1, 3), 1, A, A, B),  # (4 + 1 − 3) / 6
        (Fraction(1, 2), 1, A, A, A, B),  # (9 + 1 − 4) / 12
        (Fraction(4, 3), 2, A, A, B, *[{"person": "somebody else"}] * 3),
        (0, 0, A, A),  # fewer than three
        (1, 1, {}, {}, {"kind": "video"}),
        (0, 0, A, A, A | {"kind": "phone"}),
        (0, 0, A, A, A | {"level": "specialist"}),
    ),
    "antibiotics-per-1000": case(
        DRUG,
        (1, 1000, {"atc": "J01CE02"}),
        (2, 1000, {"atc": "J01CE02"}, {"atc": "J01XX01"}),  # dispensings count, not persons
        (0, 1000, {"atc": "J01XX05"}),  # methenamine
        (0, 1000, {"atc": "J02AC01"}),
    ),
    "inappropriate-drugs-75": case(
        DRUG,
        (1, 100, {"atc": "N02AX02"}),  # tramadol
        (0, 100, {"atc": "N02BE01"}),  # paracetamol
        (1, 100, {"atc": "N02BE01"}, {"atc": "N05CM06"}, {"atc": "N02AX02"}),  # a person, however many drugs
        (2, 100, {"atc": "N05BA01"}, {"atc": "N05BA01", "person": "somebody else"}),
        (1, 100, {"atc": "G04BD08"}),  # solifenacin
        (0, 100, {"atc": "G04BD12"}),  # mirabegron is of the same group, and not anticholinergic
        (0, 100, {"atc": "N02AX02", **BORN_74}),
    ),
    "paediatric-dose-support": case(
        DRUG | {"birth_year": 2007, "dose_support": True},
        (1, 1, {}),
        (0, 1, {"dose_support": False}),
        (0, 0, {"dose_support": None}),
        (0, 0, {"birth_year": 2006}),
    ),
    # Nobody says who was observed: no person, no sex, no year of birth. One step wrong is enough, whichever.
    "hygiene-compliance": case(
        {"person": None, "sex": None, "birth_year": None, "observed_at": "2024-03-12 09:00"}
        | dict.fromkeys(HYGIENE_STEPS, True),
        (1, 1, {}),
        *((0, 1, {step: False}) for step in HYGIENE_STEPS),
        (0, 0, {"gloves_right": None}),
        (2, 3, {}, {}, {"no_jewellery": False}),
    ),
    "register-coverage-senior-alert": of_register("senior_alert", "palliative"),
    "register-coverage-palliative": of_register("palliative", "dementia"),
    "register-coverage-dementia": of_register("dementia", "psychiatry"),
    "register-coverage-psychiatry": of_register("psychiatry", "senior_alert"),
    "documented-care-agreements": planned("careplan", "sip"),
    "individual-plans": planned("sip", "named_contact"),
    "named-contact": planned("named_contact", "careplan"),
    "individual-plans-followed-up": case(
        PLAN | {"kind": "sip", "followed_up_at": "2024-06-01 09:00"},
        (1, 1, {}),
        (0, 1, {"followed_up_at": None}),
        (0, 0, {"status": "revoked"}),
        (0, 0, {"kind": "careplan"}),
    ),
    "completed-cbt-ipt": case(
        {"treatment": "cbt_ipt", "started_at": "2023-11-01 09:00", "completed_at": "2024-03-01 09:00"},
        (1, 1, {}),
        (2, 2, {}, {}),
        (0, 0, {"completed_at": None}),
        (0, 0, {"treatment": "multimodal"}),
    ),
    "completed-multimodal": case(
        {"treatment": "multimodal", "started_at": "2023-11-01 09:00", "completed_at": "2024-03-01 09:00"},
        (1, 1, {}),
        (0, 0, {"completed_at": None}),
        (0, 0, {"treatment": "cbt_ipt"}),
    ),
    "electronic-certificates": yes_or_no({"issued_at": "2024-03-01 09:00"}, "electronic"),
    "approved-certificates": yes_or_no({"issued_at": "2024-03-01 09:00"}, "approved"),
    # From 1 to 15 March are 14 days; the same day is none.
    "sickness-days": case(
        {"issued_at": "2024-03-01 09:00", "from_day": "2024-03-01 00:00", "to_day": "2024-03-15 00:00"},
        (14, 1, {}),
        (14, 2, {}, {"to_day": "2024-03-01 00:00"}),
        (0, 0, {"to_day": None}),
        (0, 0, {"to_day": "2024-02-01 00:00"}),
    ),
    "laboratory-npu": yes_or_no({"taken_at": "2024-03-01 09:00"}, "system", "npu", "local"),
}
