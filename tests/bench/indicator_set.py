"""Seventy-six definitions over contacts, as a national programme has them: shares, counts and a mean, by level of care."""

from __future__ import annotations

from collections.abc import Iterator

from dagmar.indicators.loader import Defined, define

LEVELS = ("primary", "specialist", "child_psychiatry", "psychiatry", "emergency")
KINDS = ("phone", "video", "home")
PROFESSIONS = ("doctor", "nurse", "psychologist", "physiotherapist", "occupational_therapist", "social_worker")
WITHIN_DAYS = (30, 60, 90)

FORM = """indicator: {id}
version: 1
name: {{sv: Mätning, en: Measurement}}
why: {{sv: Bara för att mäta tid, en: Only to measure time}}
table: contacts
counted_on: started_at
period: month
days: {{wait: {{from: wanted_at, to: started_at}}}}
population: {{says: {{sv: Kontakter, en: Contacts}}, where: {{{population}}}}}
{parts}
unit: {unit}
direction: none
sex_split: true
interval: {interval}
smallest_base: 30
coverage: {{says: {{sv: Alla, en: All}}}}
source: {{sv: Påhittad, en: Made up}}
changes: [{{version: 1, on: 2026-11-24, what: {{sv: Första, en: First}}}}]
next_publication: 2027-02-15
"""
COUNT = "numerator: {says: {sv: Alla, en: All}}\nmeasure: count"
SHARE = """denominator: {{says: {{sv: Kända, en: Known}}, where: {{{known}}}}}
numerator: {{says: {{sv: Andel, en: Share}}, where: {{{wanted}}}}}
measure: share"""


def definitions() -> tuple[Defined, ...]:
    """All seventy-six."""
    made = tuple(define(text, "measurement.yaml") for text in _texts())
    assert len(made) == 76, len(made)
    return made


def definition(name: str) -> Defined:
    """One of them, by its identity; the others are not read."""
    (text,) = (text for text in _texts() if text.startswith(f"indicator: {name}\n"))
    return define(text, "measurement.yaml")


def _texts() -> Iterator[str]:
    for level in LEVELS:
        short = level.replace("_", "-")
        for days in WITHIN_DAYS:
            yield _share(f"{short}-{days}-days", level, "wait: known", f"wait: {{at_most: {days}}}")
        for kind in KINDS:
            yield _share(f"{short}-{kind}", level, "", f"kind: {kind}")
        for profession in PROFESSIONS:
            yield _share(
                f"{short}-{profession.replace('_', '-')}", level, "profession: known", f"profession: {profession}"
            )
        yield _share(f"{short}-first", level, "", 'first: "true"')
        yield _share(f"{short}-offered", level, "offered: known", 'offered: "true"')
        yield FORM.format(
            id=f"{short}-contacts", population=f"level: {level}", parts=COUNT, unit="contacts", interval="none"
        )
    parts = "denominator: {says: {sv: Kända, en: Known}, where: {wait: known}}\nmeasure: mean\nvalue: wait"
    yield FORM.format(id="mean-wait", population="", parts=parts, unit="days", interval="none")


def _share(name: str, level: str, known: str, wanted: str) -> str:
    parts = SHARE.format(known=known, wanted=wanted)
    return FORM.format(id=name, population=f"level: {level}", parts=parts, unit="share", interval="wilson")
