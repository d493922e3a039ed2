"""`dagmar report read`: workbooks that came back, checked cell by cell, as answers and facts."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

import typer

import dagmar
from dagmar.agreement.loader import Loaded
from dagmar.cli.answer import Answer
from dagmar.cli.given import AnswerFiles, new_folder
from dagmar.cli.problems import listed
from dagmar.cli.terminal import Terminal
from dagmar.cli.usage import WrongUsage
from dagmar.cli.wording import says
from dagmar.facts.columns import NAMES
from dagmar.facts.written import written as row_of
from dagmar.money import write_number
from dagmar.reporting.answer import NO, observations
from dagmar.reporting.answer import Answer as Given
from dagmar.reporting.answers_file import read_answers, written
from dagmar.reporting.form import SEX_NAMES
from dagmar.reporting.known import Background
from dagmar.reporting.layout import YES_NO
from dagmar.reporting.reading import read_reports
from dagmar.reporting.receipt import CHECKED, NOT_CHECKED
from dagmar.text import Language, Text

HELP = Text("Läs ifyllda mallar, cell för cell.", "Read filled-in templates, cell by cell.")
HEADINGS = (Text("Kod", "Code"), Text("Redovisning", "Report"), Text("Fråga", "Question"), Text("Svar", "Answer"))


def command(
    terminal: Terminal,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help=says("Ifyllda mallar.", "Filled-in templates."))
    ],
    agreement: Annotated[
        str | None,
        typer.Option(
            metavar="AGREEMENT",
            help=says(
                "Den som svaren ska gälla; annars mallens egen.", "The one to be answered; else the template's own."
            ),
        ),
    ] = None,
    previous: AnswerFiles = None,
    received: Annotated[
        str | None,
        typer.Option(metavar="DAY", help=says("Dagen de kom in; annars i dag.", "The day they came in; else today.")),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help=says("Mappen för answers.json och facts.csv.", "The folder for answers.json and facts.csv."),
        ),
    ] = None,
) -> Answer:
    """Everything that is wrong is told at once with its sheet and cell, and then nothing is written."""
    if out is not None:
        new_folder(out)
    asked = None if agreement is None else dagmar.load(agreement)
    day = _day(received)
    handed_in = read_reports(
        files,
        lambda name: _load(name, asked),
        expected=None if asked is None else asked.agreement.agreement,
        background=Background(read_answers(previous or ())),
    )
    terminal.problems(handed_in.warnings)
    facts = observations(handed_in.answers, day)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / "answers.json").write_text(written(handed_in.answers), "utf-8")
        for name, text in _tables(handed_in.answers, day).items():
            (out / name).write_text(text, "utf-8")

    def tell(to: Terminal) -> None:
        to.table(HEADINGS, [_row(one, to.language) for one in handed_in.answers])
        count, known = len(handed_in.answers), len(facts)
        to.say(
            Text(
                f"{count} svar, {known} uppgifter.",
                f"{count} answers, {known} facts.",
            )
        )
        to.say(Text("Kontrollerat:", "Checked:"))
        for one in CHECKED:
            to.say(f"  {one.to(to.language)}")
        to.say(Text("Inte kontrollerat:", "Not checked:"))
        for one in NOT_CHECKED:
            to.say(f"  {one.to(to.language)}")
        if out is not None:
            to.say(Text(f"Svaren ligger i {out}.", f"The answers are in {out}."))

    document: dict[str, Any] = {
        "answers": [one.document() for one in handed_in.answers],
        "facts": [row_of(one) for one in facts],
        "checked": [one.to(terminal.language) for one in CHECKED],
        "not_checked": [one.to(terminal.language) for one in NOT_CHECKED],
        "received": day.isoformat(),
        "out": None if out is None else str(out),
        "warnings": listed(handed_in.warnings, terminal.language),
    }
    return Answer(document, tell)


def _shown(one: Given, language: Language) -> str:
    """An answer as it was meant: yes and no in the language, money with its unit, how many of how many."""
    if one.kind == "yes_no":
        return YES_NO[language][one.said == NO]
    if one.kind == "money" and one.said:
        return f"{write_number(Fraction(one.said), language, decimals=None)} kr"
    if one.kind == "indicator" and one.said:
        above, _, below = one.said.partition("/")
        return Text(f"{above} av {below}", f"{above} of {below}").to(language)
    return one.said


def _tables(answers: Sequence[Given], day: date) -> dict[str, str]:
    """The files of facts by name, one an agreement: that a report came in is said of its name, which is the agreement's own."""
    names = list(dict.fromkeys(one.agreement for one in answers))
    tables: dict[str, str] = {}
    for name in names or [""]:
        table = io.StringIO()
        rows = csv.DictWriter(table, NAMES, restval="", lineterminator="\n")
        rows.writeheader()
        rows.writerows(map(row_of, observations([one for one in answers if one.agreement == name], day)))
        tables[f"facts-{name}.csv" if len(names) > 1 else "facts.csv"] = table.getvalue()
    return tables


def _load(name: str, asked: Loaded | None) -> Loaded:
    return asked if asked is not None and asked.agreement.agreement == name else dagmar.load(name)


def _day(received: str | None) -> date:
    if received is None:
        return date.today()  # noqa: DTZ011 -- the day where the user is
    try:
        return date.fromisoformat(received)
    except ValueError:
        raise WrongUsage(
            Text(f"”{received}” är ingen dag; skriv 2024-11-01.", f"“{received}” is no day; write 2024-11-01.")
        ) from None


def _row(one: Given, language: Language) -> tuple[str, ...]:
    sex = "" if one.sex == "all" else f" ({SEX_NAMES[one.sex].to(language)})"
    said = _shown(one, language).replace("\n", "; ")
    return one.recipient, one.report, one.question + sex, said if len(said) <= 60 else said[:57] + "..."
