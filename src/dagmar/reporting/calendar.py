"""A recipient's due dates as a calendar (iCalendar, RFC 5545): one whole-day event when a report opens and one when it is due.

Whole days have no time zone, so nothing more of the standard is needed than its lines: folded at 75 octets, ended by CRLF,
with backslash, comma, semicolon and line ends escaped (sections 3.1 and 3.3.11).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from dagmar.reporting.burden import AskedReport, Burden
from dagmar.text import Language, Text

_OCTETS = 75


def calendar(burden: Burden, language: Language, *, made: datetime) -> str:
    """The calendar as text. `made` is when it was made, in UTC: the standard wants it on every event."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Dagmar//dagmar burden//SV",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(_name(burden).to(language))}",
    ]
    for one in burden.reports:
        lines += _events(one, burden, language, made)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line))


def _events(one: AskedReport, burden: Burden, language: Language, made: datetime) -> Iterator[str]:
    form, agreement = one.form, one.form.loaded.agreement
    days = [
        ("opens", form.report.opens, Text(f"Öppnar: {form.report.title}", f"Opens: {form.report.title}")),
        ("due", form.report.due, Text(f"Sista dag: {form.report.title}", f"Due: {form.report.title}")),
    ]
    count = len(one.questions)
    about = Text(
        f"{agreement.title}. {count} frågor, {one.count('new')} nya.",
        f"{agreement.title}. {count} questions, {one.count('new')} new.",
    )
    if "due" in form.report.assumed:
        why = form.report.assumed["due"]
        about = Text(f"{about.sv} Dagen är antagen: {why}.", f"{about.en} The day is assumed: {why}.")
    for what, day, title in days:
        if day is not None:
            yield from _event(
                f"{what}.{form.agreement}.{form.name}.{burden.recipient.code}", day, made, title, about, language
            )


def _event(uid: str, day: date, made: datetime, title: Text, about: Text, language: Language) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(uid)}@dagmar"
    yield f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(title.to(language))}"
    yield f"DESCRIPTION:{_escaped(about.to(language))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _name(burden: Burden) -> Text:
    name = burden.recipient.name
    return Text(f"Redovisningar {burden.year}, {name}", f"Reports {burden.year}, {name}")


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, each after the first begun by a space; no letter is torn apart."""
    part = ""
    for letter in line:
        if len(f"{part}{letter}".encode()) > _OCTETS:
            yield part
            part = " "
        part += letter
    yield part
