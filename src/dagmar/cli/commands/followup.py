"""`dagmar followup`: an agreement after its year."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import dagmar
from dagmar.allocation.basis import basis_of_allocation
from dagmar.cli.answer import Answer
from dagmar.cli.follow_up import tell_follow_up
from dagmar.cli.given import AgreementName, FactFiles, facts_given
from dagmar.cli.problems import listed
from dagmar.cli.terminal import Terminal
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.publication.followup import follow_up_document
from dagmar.text import Text

HELP = Text(
    "Följ upp ett avtal efter dess år: pengar, utfall, svar och vad andra har sagt.",
    "Follow an agreement up after its year: money, outcomes, answers and what others have said.",
)


def command(
    terminal: Terminal,
    agreement: AgreementName,
    facts: FactFiles = None,
    answers: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help=says(
                "Svar på redovisningarna (answers.json); kan anges flera gånger.",
                "Answers to the reports (answers.json); may be given several times.",
            ),
        ),
    ] = None,
    by_county: Annotated[
        bool, typer.Option("--by-county", help=says("Visa också utfallen länsvis.", "Show the outcomes by county too."))
    ] = False,
) -> Answer:
    """What was settled, carried and returned, who got nothing and why, how each requirement came out, and what was said."""
    loaded = dagmar.load(agreement)
    known = facts_given(terminal, loaded, facts)
    given = dagmar.read_answers(answers or ())
    with waiting(terminal, Text("Räknar …", "Computing …")):
        followed_up = dagmar.follow_up(loaded, known, given)
    document = {
        **follow_up_document(followed_up),
        "basis": basis_of_allocation(followed_up.allocation),
        "warnings": listed(known.warnings, terminal.language),
    }
    return Answer(document, lambda to: tell_follow_up(followed_up, to, by_county=by_county))
