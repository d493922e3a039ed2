"""`dagmar document`: the decision as an accessible PDF, whole or the page of one recipient."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import dagmar
from dagmar.allocation.basis import basis_of_allocation
from dagmar.cli.answer import Answer
from dagmar.cli.given import AgreementName, FactFiles, facts_given
from dagmar.cli.meant import code_meant, recipients_of
from dagmar.cli.problems import listed
from dagmar.cli.terminal import Terminal
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.cli.writing import write_new
from dagmar.publication.document.document import document
from dagmar.text import Text

HELP = Text(
    "Skriv beslutet som en tillgänglig PDF, en sida för varje mottagare.",
    "Write the decision as an accessible PDF, a page for each recipient.",
)


def command(
    terminal: Terminal,
    agreement: AgreementName,
    out: Annotated[Path, typer.Option(metavar="FILE", help=says("Filen som skrivs.", "The file to write."))],
    recipient: Annotated[
        str | None,
        typer.Option(metavar="RECIPIENT", help=says("Bara denna mottagares sida.", "Only this recipient's page.")),
    ] = None,
    facts: FactFiles = None,
) -> Answer:
    """In Swedish, or in English with --language en. A file that is there is never written over."""
    loaded = dagmar.load(agreement)
    known = facts_given(terminal, loaded, facts)
    with waiting(terminal, Text("Räknar och sätter …", "Computing and setting …")):
        allocation = dagmar.allocate(loaded, known)
        basis = basis_of_allocation(allocation)
        recipient = recipient and code_meant(recipient, recipients_of(allocation))
        made = document(loaded, allocation, basis, terminal.language, recipient)
        write_new(out, made)
    said = Text(f"{out} är skriven.", f"{out} is written.")
    return Answer(
        {
            "agreement": allocation.agreement,
            "document": str(out),
            "bytes": len(made),
            "language": terminal.language,
            "recipient": recipient,
            "basis": basis,
            "warnings": listed(known.warnings, terminal.language),
        },
        lambda to: to.say(said.to(to.language)),
    )
