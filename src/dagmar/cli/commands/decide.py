"""`dagmar decide`: a decision as a package that anybody can compute again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import dagmar
from dagmar.allocation.basis import MADE_UP, basis_of_allocation
from dagmar.cli.amount_changes import FIGURES, HEADINGS, Figures, change_document, change_row
from dagmar.cli.answer import Answer
from dagmar.cli.codes import DONE, NO
from dagmar.cli.given import AgreementName, FactFiles, facts_given
from dagmar.cli.problems import listed
from dagmar.cli.terminal import Terminal
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.problem import Refused
from dagmar.publication.decision.against import AmountDifference
from dagmar.publication.decision.decide import decide
from dagmar.text import Text

HELP = Text("Besluta: skriv beslutet som ett öppet paket.", "Decide: write the decision as an open package.")


def command(
    terminal: Terminal,
    agreement: AgreementName,
    out: Annotated[Path, typer.Option(metavar="DIR", help=says("Mappen som skrivs.", "The folder to write."))],
    facts: FactFiles = None,
    against: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help=says("Ett tidigare beslut: visa skillnaden.", "An earlier decision: show what differs."),
        ),
    ] = None,
    exit_code: Annotated[
        bool,
        typer.Option("--exit-code", help=says("Sluta med 1 om något skiljer.", "End with 1 when something differs.")),
    ] = False,
) -> Answer:
    """Nothing is written unless everything is, and an existing decision is never overwritten."""
    loaded = dagmar.load(agreement)
    with waiting(terminal, Text("Prövar …", "Trying …")) as told:
        errors = [problem for problem in dagmar.check(loaded, progress=told.progress) if problem.severity == "error"]
    if errors:
        raise Refused(errors)
    known = facts_given(terminal, loaded, facts)
    with waiting(terminal, Text("Beslutar …", "Deciding …")):
        decision = decide(loaded, known, out, against=against)
    differences = decision.differences

    basis = basis_of_allocation(decision.allocation)

    def tell(to: Terminal) -> None:
        if basis in MADE_UP:
            to.say(MADE_UP[basis], style="bold red")
        to.say(Text(f"Beslutet ligger i {out}.", f"The decision is in {out}."))
        to.say(Text(f"Räkna om det: dagmar verify {out}", f"Compute it again: dagmar verify {out}"))
        if differences:
            to.table(
                HEADINGS,
                [change_row(one, _figures(one), to.language) for one in differences],
                right=FIGURES,
            )
        elif differences is not None:
            to.say(Text("Inget belopp skiljer sig.", "No amount differs."))

    return Answer(
        {
            "agreement": loaded.agreement.agreement,
            "out": str(out),
            "basis": basis,
            "warnings": listed(known.warnings, terminal.language),
            "differences": None
            if differences is None
            else [change_document(one, _figures(one)) for one in differences],
        },
        tell,
        NO if differences and exit_code else DONE,
    )


def _figures(one: AmountDifference) -> Figures:
    return one.before, one.after, one.change
