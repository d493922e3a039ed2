"""The tables that a register holder keeps, and what each column holds: what a definition may speak of.

Every row is about one person, though a register of observed staff does not say whom. A time is in UTC and read as a day in Sweden
(Europe/Stockholm). What is not known is null.
The population alone is an aggregate: the inhabitants of a municipality by sex and band of age on a day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "whole", "decimal", "yes_no", "time", "day"]


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds. `values` are the words that can stand in it; empty where it is free."""

    kind: Kind
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns by name, and its key, the column that tells one row from another, where there is one."""

    columns: Mapping[str, Column]
    identity: str = ""


TEXT, WHOLE, DECIMAL, YES_NO, TIME = (
    Column("text"),
    Column("whole"),
    Column("decimal"),
    Column("yes_no"),
    Column("time"),
)
SEXES = ("women", "men")


HYGIENE_STEPS = (
    "disinfected_before",
    "disinfected_after",
    "gloves_right",
    "apron_right",
    "dress_right",
    "hair_right",
    "no_jewellery",
    "nails_right",
)
"""What is observed of a member of staff in close work with a patient: four steps of hygiene and four of dress (SKR, PPM-BHK)."""


def _words(*values: str) -> Column:
    return Column("text", values)


PERSON: Mapping[str, Column] = {
    "person": TEXT,
    "municipality": TEXT,
    "sex": _words(*SEXES),
    "birth_year": WHOLE,
}
"""What every table of persons has. The municipality is that of residence; the county is its first two digits."""
DEATH = "died_on"
"""A table may have the person's day of death, and those of `DEATHS` have; what happened after it is left out and counted."""


def _table(identity: str = "", **columns: Column) -> Table:
    return Table({**PERSON, **columns}, identity)


TABLES: Mapping[str, Table] = {
    "contacts": _table(
        "contact",
        contact=TEXT,
        kind=_words("visit", "phone", "video", "home"),
        level=_words("primary", "specialist", "child_psychiatry", "psychiatry", "emergency"),
        unit=TEXT,
        wanted_at=TIME,
        booked_at=TIME,
        started_at=TIME,
        profession=TEXT,
        diagnosis=TEXT,
        first=YES_NO,
        offered=YES_NO,
    ),
    "admissions": _table(
        admitted_at=TIME,
        discharged_at=TIME,
        unit=TEXT,
        diagnosis=TEXT,
        planned=YES_NO,
        died=YES_NO,
        coercive=YES_NO,
        risk_assessed_at=TIME,
        at_risk=YES_NO,
        action_planned_at=TIME,
        drugs_reviewed_at=TIME,
        drugs_reported_at=TIME,
        infection=YES_NO,
    ),
    "hygiene": _table(
        "observation",
        observation=TEXT,
        observed_at=TIME,
        unit=TEXT,
        profession=TEXT,
        **dict.fromkeys(HYGIENE_STEPS, YES_NO),
    ),
    "referrals": _table(
        "referral",
        referral=TEXT,
        sent_at=TIME,
        received_at=TIME,
        assessed_at=TIME,
        visit_at=TIME,
        decided_at=TIME,
        treatment_at=TIME,
        specialty=TEXT,
        cancelled_reason=TEXT,
    ),
    "treatments": _table(treatment=_words("cbt_ipt", "multimodal"), started_at=TIME, completed_at=TIME, sessions=WHOLE),
    "register_entries": _table(
        register=_words("senior_alert", "palliative", "dementia", "psychiatry"),
        reported_at=TIME,
        event_at=TIME,
        expected=YES_NO,
        complete=YES_NO,
    ),
    "prescriptions": _table(dispensed_at=TIME, atc=TEXT, ddd=DECIMAL, dose_support=YES_NO, weight_recorded=YES_NO),
    "certificates": _table(
        issued_at=TIME, electronic=YES_NO, approved=YES_NO, from_day=TIME, to_day=TIME, diagnosis=TEXT
    ),
    "plans": _table(kind=_words("careplan", "sip", "named_contact"), made_at=TIME, status=TEXT, followed_up_at=TIME),
    "laboratory": _table(taken_at=TIME, code=TEXT, system=_words("npu", "local")),
    "surveys": _table(
        answered_at=TIME,
        question=TEXT,
        answer=WHOLE,
        area=_words("rural", "urban"),
        socioeconomic=WHOLE,
        age_group=TEXT,
        municipal_care=_words("none", "home_help", "home_nursing", "special_housing"),
    ),
    "inventories": _table(
        inventoried_at=TIME,
        housing=_words("own", "with_service", "temporary", "none"),
        occupation=_words("work", "studies", "organised", "none"),
        needs_met=YES_NO,
    ),
}
POPULATION = "population"
"""The aggregate beside them: `municipality`, `sex`, `as_of` (day), `ages` (`75-79`, `85-`) and `count`."""
DEATHS = ("persons", "deaths")
"""Tables from which days of death are known, if they have `person` and `died_on`."""
_DAY = Column("day")
BESIDE: Mapping[str, Mapping[str, Column]] = {
    POPULATION: {"municipality": TEXT, "sex": TEXT, "as_of": _DAY, "ages": TEXT, "count": WHOLE},
    **{name: {"person": TEXT, DEATH: _DAY} for name in DEATHS},
}
"""What no definition speaks of by itself, and what their columns hold."""
NAMES = (*TABLES, *BESIDE)
"""Every table that is looked for."""


def kinds_in(name: str) -> dict[str, Kind]:
    """What each column of ours holds in a table."""
    columns = {**TABLES[name].columns, DEATH: _DAY} if name in TABLES else BESIDE[name]
    return {column: one.kind for column, one in columns.items()}
