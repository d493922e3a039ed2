"""`dagmar explain`: why a recipient gets what it gets."""

from __future__ import annotations

from typing import Annotated

import typer

import dagmar
from dagmar.allocation.basis import basis_of_allocation
from dagmar.cli.answer import Answer
from dagmar.cli.commands.allocate import only
from dagmar.cli.given import AgreementName, FactFiles, facts_given
from dagmar.cli.meant import code_meant, recipients_of
from dagmar.cli.problems import listed
from dagmar.cli.terminal import Terminal
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.publication.derivation_schema import about, nodes_of
from dagmar.text import Text

HELP = Text("Förklara: varför en mottagare får vad den får.", "Explain: why a recipient gets what it gets.")


def command(
    terminal: Terminal,
    agreement: AgreementName,
    recipient: Annotated[
        str, typer.Argument(help=says("Mottagaren: 01, 0180, skr, ”Skåne”.", "The recipient: 01, 0180, skr, “Skåne”."))
    ],
    grant: Annotated[str | None, typer.Option(help=says("Bara denna pott.", "Only this grant."))] = None,
    full: Annotated[
        bool, typer.Option("--full", help=says("Ända ned till varje uppgift.", "All the way down to each fact."))
    ] = False,
    facts: FactFiles = None,
) -> Answer:
    """Three lines a grant that can be quoted; with --full every step down to the facts and their sources.

    With --json the derivation itself stands beside the text, whole whether or not --full was asked.
    """
    loaded = dagmar.load(agreement)
    known = facts_given(terminal, loaded, facts)
    with waiting(terminal, Text("Räknar …", "Computing …")):
        allocation = only(dagmar.allocate(loaded, known), grant)
        recipient = code_meant(recipient, recipients_of(allocation))
        text = dagmar.explain(allocation, recipient, language=terminal.language, full=full)
    return Answer(
        {
            "agreement": allocation.agreement,
            "recipient": recipient,
            "language": terminal.language,
            "full": full,
            "basis": basis_of_allocation(allocation),
            "explanation": text,
            "warnings": listed(known.warnings, terminal.language),
            "derivation": nodes_of(about(allocation, recipient, grant=grant), of=allocation),
        },
        lambda to: to.say(text.rstrip()),
    )
