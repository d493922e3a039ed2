"""What a recipient is asked in a year: counted by hand over three invented agreements that share concepts."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from dagmar.agreement.loader import Loaded
from dagmar.problem import Refused
from dagmar.reporting.answer import Answer
from dagmar.reporting.burden import Burden, burden
from dagmar.reporting.calendar import calendar
from dagmar.reporting.known import Background

from .forms import agreement

HEAD = """agreement: {id}
title: Insatser; {id}, med "komma", och ett namn som är så långt att det inte ryms på en enda rad i någon kalender
parties: [staten, skr]
period: {period}
total: unknown
grants:
  medel: {{to: regions, amount: unknown, not_modelled: inget}}
reports:
  redovisning:
    title: Redovisning, {id}
    to: {to}
    opens: {opens}
    due: {due}
    questions:
"""


def asking(id_: str, period: str, due: str, questions: str, to: str = "[regions, municipalities]") -> Loaded:
    return agreement(HEAD.format(id=id_, period=period, due=due, opens=due[:8] + "01", to=to) + questions)


EARLIER = asking("a-2023", "2023", "2024-01-31", "      f: {title: Företrädare?, kind: yes_no, concept: foretradare}\n")
FIRST = asking(
    "a-2024",
    "2024",
    "2025-01-31",
    "      f: {title: Företrädare?, kind: yes_no, concept: foretradare}\n"
    "      i: {title: Insatser?, kind: text, concept: insatser}\n"
    "      p: {title: Plan?, kind: file}\n",
)
SECOND = asking(
    "b-2024",
    "2024",
    "2025-03-31",
    "      g: {title: Har företrädare varit med?, kind: yes_no, concept: foretradare}\n"
    "      q: {title: Plan?, kind: file}\n"
    "      n: {title: Insatser?, kind: number, concept: insatser}\n",
)
REGIONS_ONLY = asking("c-2024", "2024", "2025-02-28", "      x: {title: X?, kind: text}\n", "regions")
EVERY = [SECOND, REGIONS_ONLY, EARLIER, FIRST]


def counted(code: str = "0180", year: int = 2025, *, previous: tuple[Answer, ...] = ()) -> Burden:
    return burden(code, year, EVERY, Background(previous))


def test_reports_of_the_year_by_due_date_and_only_those_that_ask_the_recipient() -> None:
    assert [one.form.agreement for one in counted().reports] == ["a-2024", "b-2024"]
    assert [one.form.agreement for one in counted("01").reports] == ["a-2024", "c-2024", "b-2024"]
    assert [one.form.agreement for one in counted(year=2024).reports] == ["a-2023"]


def test_each_question_is_new_filled_in_or_asked_before() -> None:
    """Six questions: the concept of 2023 comes back, is asked twice for 2024, and a concept of another kind is another."""
    states = {(one.form.agreement, asked.name): asked.state for one in counted().reports for asked in one.questions}
    assert states == {
        ("a-2024", "f"): "asked_before",
        ("a-2024", "i"): "new",
        ("a-2024", "p"): "new",
        ("b-2024", "g"): "filled_in",
        ("b-2024", "q"): "new",
        ("b-2024", "n"): "new",
    }
    came = counted()
    assert (came.questions, came.count("new"), came.count("filled_in"), came.count("asked_before")) == (6, 4, 1, 1)


def test_the_report_that_asked_the_same_is_named() -> None:
    before = {asked.name: asked.before for one in counted().reports for asked in one.questions if asked.before}
    assert before == {"f": "a-2023/redovisning", "g": "a-2024/redovisning"}


def test_an_answer_that_is_there_already_fills_in() -> None:
    given = Answer("x", "r", "i", "Insatser?", "0180", "2024", "text", "insatser", "Mycket.")
    states = {asked.name: asked.state for asked in counted(previous=(given,)).reports[0].questions}
    assert states["i"] == "filled_in"


def test_a_year_without_reports_asks_nothing() -> None:
    assert (counted(year=2020).reports, counted(year=2020).questions) == ((), 0)


def test_a_code_that_nobody_has_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        counted("9999")
    assert [one.code for one in refused.value.problems] == ["recipient-did-not-exist"]


def test_an_amended_report_counts_once_in_its_last_version() -> None:
    text = HEAD.format(id="a-2", period="2024", due="2025-04-30", opens="2025-04-01", to="municipalities")
    later = agreement("amends: a-2024\n" + text + "      i: {title: Insatser?, kind: text}\n")
    came = burden("0180", 2025, [FIRST, later])
    assert [one.form.report.due.isoformat() for one in came.reports] == ["2025-04-30"]


MADE = datetime(2024, 12, 1, 9, 30, tzinfo=UTC)


def events(text: str) -> list[dict[str, str]]:
    """The events of a calendar, unfolded and unescaped as RFC 5545, sections 3.1 and 3.3.11, tell a reader to."""
    whole = re.sub(r"\r\n[ \t]", "", text)
    found: list[dict[str, str]] = []
    for line in whole.split("\r\n"):
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and line != "END:VEVENT" and ":" in line:
            name, value = line.split(":", 1)
            found[-1][name] = re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)
    return found


def test_the_calendar_has_a_whole_day_for_each_opening_and_due_date() -> None:
    days = [
        (one["DTSTART;VALUE=DATE"], one["DTEND;VALUE=DATE"]) for one in events(calendar(counted(), "sv", made=MADE))
    ]
    assert days == [
        ("20250101", "20250102"),
        ("20250131", "20250201"),
        ("20250301", "20250302"),
        ("20250331", "20250401"),
    ]


def test_a_calendar_reads_back_every_letter_of_a_title_with_commas_and_semicolons() -> None:
    found = events(calendar(counted(), "sv", made=MADE))
    title = FIRST.agreement.title
    assert found[1]["SUMMARY"] == "Sista dag: Redovisning, a-2024"
    assert found[1]["DESCRIPTION"] == f"{title}. 3 frågor, 2 nya."


def test_no_line_of_the_calendar_passes_75_octets_and_every_line_ends_as_the_standard_says() -> None:
    text = calendar(counted(), "sv", made=MADE)
    lines = text.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert any(line.startswith(" ") for line in lines)
    assert "\n" not in text.replace("\r\n", "")
    assert (lines[0], lines[-2], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR", "")


def test_every_event_has_a_name_of_its_own_and_says_when_it_was_made() -> None:
    found = events(calendar(counted("01"), "en", made=MADE))
    assert len({one["UID"] for one in found}) == len(found) == 6
    assert {one["DTSTAMP"] for one in found} == {"20241201T093000Z"}
    assert {one["SUMMARY"].split(":")[0] for one in found} == {"Opens", "Due"}
