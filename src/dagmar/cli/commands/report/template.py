"""`dagmar report template`: a workbook to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import dagmar
from dagmar.cli.answer import Answer
from dagmar.cli.given import AgreementName, AnswerFiles, FactFiles, facts_given, new_file
from dagmar.cli.meant import code_meant
from dagmar.cli.terminal import Terminal
from dagmar.cli.wording import says
from dagmar.interface import amounts_asked_for
from dagmar.reporting.answers_file import read_answers
from dagmar.reporting.carried import Carried, carried
from dagmar.reporting.filled import open_filled
from dagmar.reporting.form import forms_of, version_of
from dagmar.reporting.known import Background
from dagmar.reporting.recipients import demand_forms, recipient_asked
from dagmar.reporting.template import template
from dagmar.text import Text

HELP = Text("Gör en arbetsbok att fylla i.", "Make a workbook to fill in.")


def command(
    terminal: Terminal,
    agreement: AgreementName,
    out: Annotated[Path, typer.Option(metavar="FILE", help=says("Filen som skrivs.", "The file to write."))],
    recipient: Annotated[
        str | None,
        typer.Option(
            metavar="RECIPIENT",
            help=says("Mottagaren: det som är känt fylls i.", "The recipient: what is known is filled in."),
        ),
    ] = None,
    answers: AnswerFiles = None,
    facts: FactFiles = None,
    from_: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help=says("En ifylld mall vars svar följer med.", "A filled-in template whose answers come along."),
        ),
    ] = None,
) -> Answer:
    """One sheet a report. With a recipient, what is known is filled in with its source."""
    new_file(out)
    loaded = dagmar.load(agreement)
    forms = demand_forms(forms_of(loaded), loaded.agreement.agreement)
    old = None if from_ is None else open_filled(from_)
    moved = Carried() if old is None else carried(old, forms)
    code = recipient or moved.recipient
    asked, who = forms, None
    if code:
        who, asked = recipient_asked(forms, code_meant(code, (one for form in forms for one in form.asked)))
    known = facts_given(terminal, loaded, facts)
    background = Background(read_answers(answers or ()), known, amounts_asked_for(loaded, asked, known))
    content = template(
        asked,
        terminal.language,
        recipient=who,
        background=background,
        given=moved.given,
        beside=moved.beside,
        left_over=moved.left_over,
    )
    out.write_bytes(content.content)

    def tell(to: Terminal) -> None:
        to.say(Text(f"Mallen ligger i {out}.", f"The template is in {out}."))
        to.say(
            Text(
                f"{content.questions} frågor, {content.filled_in} svar ifyllda.",
                f"{content.questions} questions, {content.filled_in} answers filled in.",
            )
        )
        for one in moved.told():
            to.say(one)

    document = {
        "agreement": loaded.agreement.agreement,
        "version": version_of(loaded),
        "out": str(out),
        "recipient": None if who is None else who.code,
        "reports": [form.name for form in asked],
        "questions": content.questions,
        "filled_in": content.filled_in,
        "carried": len(moved.given),
        "changed": len(moved.beside),
        "left_over": [one.question for one in moved.left_over],
    }
    return Answer(document, tell)
