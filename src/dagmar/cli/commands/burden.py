"""`dagmar burden`: what a recipient is asked in a year, over all agreements, and its calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

import dagmar
from dagmar.agreement.labels import label
from dagmar.cli.answer import Answer
from dagmar.cli.given import AlsoAgreements, AnswerFiles, demand_year, new_file
from dagmar.cli.meant import code_meant, recipients_on
from dagmar.cli.terminal import Terminal
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.facts.book import Facts
from dagmar.interface import amounts_asked_for
from dagmar.library.shelf import library
from dagmar.registry.registry import load_registry
from dagmar.reporting.answers_file import read_answers
from dagmar.reporting.burden import STATES, AskedReport, Burden, burden
from dagmar.reporting.calendar import calendar
from dagmar.reporting.form import forms_of
from dagmar.reporting.known import Background, Known
from dagmar.text import Text

HELP = Text("Räkna vad en mottagare får svara på under ett år.", "Count what a recipient is asked in a year.")
HEADINGS = (
    Text("Senast", "Due"),
    Text("Överenskommelse", "Agreement"),
    Text("Redovisning", "Report"),
    Text("Frågor", "Questions"),
    Text("Nya", "New"),
    Text("Förifyllda", "Filled in"),
    Text("Ställda förut", "Asked before"),
)


def command(
    terminal: Terminal,
    recipient: Annotated[
        str,
        typer.Argument(metavar="RECIPIENT", help=says("Mottagarens kod eller namn.", "The recipient's code or name.")),
    ],
    year: Annotated[
        int, typer.Option(metavar="YEAR", help=says("Året som svaren ska in.", "The year of the due dates."))
    ],
    previous: AnswerFiles = None,
    also: AlsoAgreements = None,
    ics: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=says("Skriv dagarna som en kalender.", "Write the days as a calendar.")),
    ] = None,
) -> Answer:
    """Every report of the library, and of the agreements given, that is due in the year, with how many questions are new."""
    demand_year(year)
    if ics is not None:
        new_file(ics)
    answers = read_answers(previous or ())
    with waiting(terminal, Text("Läser biblioteket …", "Reading the library …")):
        own = [dagmar.load(one) for one in also or ()]
        ids = {one.agreement.agreement for one in own}
        agreements = [*(dagmar.load(one.path) for one in library() if one.id not in ids), *own]
        amounts: dict[tuple[str, str, str], Known] = {}
        for loaded in agreements:
            due = [form for form in forms_of(loaded) if form.report.due.year == year]
            amounts |= amounts_asked_for(loaded, due)
        background = Background(answers, Facts([], load_registry()), amounts)
        code = code_meant(recipient, recipients_on(date(year, 1, 1), agreements), all_known=False)
        counted = burden(code, year, agreements, background)
    if ics is not None:
        made = datetime.now(UTC)
        ics.write_text(calendar(counted, terminal.language, made=made), "utf-8", newline="")
    return Answer(_document(counted, ics), lambda to: _tell(counted, ics, to))


def _tell(counted: Burden, ics: Path | None, to: Terminal) -> None:
    name, year = counted.recipient.name, counted.year
    to.say(Text(f"{name} {year}", f"{name} {year}"), style="bold")
    if counted.reports:
        to.table(HEADINGS, [_row(one) for one in counted.reports], right=[3, 4, 5, 6])
    else:
        to.say(Text("Ingen redovisning ska in det året.", "No report is due that year."))
    new, filled_in, before = (counted.count(state) for state in STATES)
    to.say(
        Text(
            f"Redovisningar: {len(counted.reports)}. Frågor: {counted.questions}, varav {new} nya, {filled_in} förifyllda "
            f"och {before} som har ställts förut.",
            f"Reports: {len(counted.reports)}. Questions: {counted.questions}, of which {new} new, {filled_in} filled in and "
            f"{before} asked before.",
        )
    )
    for one in counted.reports:
        for key, why in one.form.report.assumed.items():
            to.say(
                Text(
                    f"  Antaget i {one.form.agreement}, {label(key, 'reports').sv}: {why}",
                    f"  Assumed in {one.form.agreement}, {label(key, 'reports').en}: {why}",
                )
            )
    if ics is not None:
        to.say(Text(f"Kalendern ligger i {ics}.", f"The calendar is in {ics}."))


def _row(one: AskedReport) -> tuple[str, ...]:
    counts = (str(one.count(state)) for state in STATES)
    due = one.form.report.due.isoformat()
    return due, one.form.agreement, one.form.name, str(len(one.questions)), *counts


def _document(counted: Burden, ics: Path | None) -> dict[str, Any]:
    return {
        "recipient": counted.recipient.code,
        "name": counted.recipient.name,
        "year": counted.year,
        "questions": counted.questions,
        **{state: counted.count(state) for state in STATES},
        "reports": [
            {
                "agreement": one.form.agreement,
                "report": one.form.name,
                "title": one.form.report.title,
                "opens": one.form.report.opens.isoformat() if one.form.report.opens else None,
                "due": one.form.report.due.isoformat(),
                "assumed": dict(one.form.report.assumed),
                "questions": [
                    {
                        "id": asked.name,
                        "title": asked.title,
                        "concept": asked.concept or None,
                        "state": asked.state,
                        "before": asked.before or None,
                    }
                    for asked in one.questions
                ],
            }
            for one in counted.reports
        ],
        "ics": None if ics is None else str(ics),
    }
