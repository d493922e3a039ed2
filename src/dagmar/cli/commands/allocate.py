"""`dagmar allocate`: what everyone gets."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

import dagmar
from dagmar.agreement.words import nearest
from dagmar.allocation.assumptions import amounts_rest_on
from dagmar.allocation.basis import MADE_UP
from dagmar.allocation.result import Allocation, GrantAllocation, Line
from dagmar.cli.answer import Answer
from dagmar.cli.given import AgreementName, FactFiles, facts_given
from dagmar.cli.terminal import Terminal
from dagmar.cli.usage import WrongUsage
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.derivation import Derivation
from dagmar.money import write_kronor
from dagmar.publication.amounts import RESTS_ON_ASSUMPTIONS, amounts
from dagmar.text import Language, Text

HELP = Text("Fördela: varje mottagares belopp, på kronan.", "Allocate: the amount of every recipient, to the krona.")
HEADINGS = (
    Text("Kod", "Code"),
    Text("Mottagare", "Recipient"),
    Text("Berättigat", "Entitlement"),
    Text("Intjänat", "Earned"),
    Text("Fastställt", "Settled"),
    Text("Ej uppfyllt", "Not met"),
)


def command(
    terminal: Terminal,
    agreement: AgreementName,
    facts: FactFiles = None,
    grant: Annotated[str | None, typer.Option(help=says("Visa bara denna pott.", "Show only this grant."))] = None,
) -> Answer:
    """Every grant with what goes in and comes out, and every recipient's entitlement, earned and settled."""
    loaded = dagmar.load(agreement)
    known = facts_given(terminal, loaded, facts)
    with waiting(terminal, Text("Räknar …", "Computing …")):
        given = only(dagmar.allocate(loaded, known), grant)
    return Answer(amounts(given), lambda to: _tell(given, to))


def only(allocation: Allocation, grant: str | None) -> Allocation:
    """The allocation with one of its grants.

    Raises:
        WrongUsage: there is no such grant; says which there are.
    """
    if grant is None:
        return allocation
    chosen = tuple(one for one in allocation.grants if one.grant == grant)
    if not chosen:
        names = [one.grant for one in allocation.grants]
        near = nearest(grant, names)
        raise WrongUsage(
            Text(
                f"”{grant}” är ingen pott här. "
                + (f"Menade du {near}? " if near else "")
                + f"De är {', '.join(names)}.",
                f"“{grant}” is not a grant here. "
                + (f"Did you mean {near}? " if near else "")
                + f"They are {', '.join(names)}.",
            )
        )
    return replace(allocation, grants=chosen)


def _tell(allocation: Allocation, to: Terminal) -> None:
    for grant in allocation.grants:
        to.say(f"{allocation.agreement}: {grant.grant}", style="bold")
        if grant.basis in MADE_UP:
            to.say(MADE_UP[grant.basis], style="bold red")
        if grant.unknown is None and amounts_rest_on(grant.assumed):
            to.say(RESTS_ON_ASSUMPTIONS, style="bold red")
        if grant.unknown:
            to.say(Text(f"Inte känt: {grant.unknown.sv}.", f"Not known: {grant.unknown.en}."))
        if any(line.settled is not None for line in grant.lines):
            to.table(HEADINGS, [_row(line, to.language) for line in grant.lines], right=[2, 3, 4])
        to.say(_sum(grant))
        for one in grant.assumed:
            kind = Text("Antaget", "Assumed") if one.kind == "assumed" else Text("Inte modellerat", "Not modelled")
            to.say(f"  {kind.to(to.language)}: {one.about}: {one.why}")
        to.say("")


def _row(line: Line, language: Language) -> tuple[str, ...]:
    return (
        str(line.recipient.code),
        line.recipient.name,
        _kronor(line.entitlement, language),
        _kronor(line.earned, language),
        _kronor(line.settled, language),
        ", ".join(line.failed),
    )


def _kronor(figure: Derivation | None, language: Language) -> str:
    return "–" if figure is None else write_kronor(figure.value, language)


def _sum(grant: GrantAllocation) -> Text:
    """pot + received = settled + carried + returned, as a line."""
    settled = None
    if grant.unknown is None:
        settled = int(sum(line.settled.value for line in grant.lines if line.settled is not None))
    parts = (grant.pot, grant.received, settled, grant.carried, grant.returned)

    def line(words: tuple[str, ...], language: Language) -> str:
        return "; ".join(
            f"{word} {'–' if part is None else write_kronor(part, language)}"
            for word, part in zip(words, parts, strict=True)
        )

    return Text(
        line(("pott", "mottaget", "fastställt", "fört vidare", "återfört"), "sv"),
        line(("pot", "received", "settled", "carried", "returned"), "en"),
    )
