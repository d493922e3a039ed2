"""`dagmar overview`: all agreements of the library that hold in a year, as a recipient sees them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

import dagmar
from dagmar.cli.answer import Answer
from dagmar.cli.given import AlsoAgreements, demand_year
from dagmar.cli.meant import code_meant, recipients_on
from dagmar.cli.telling_overview import tell_everyone, tell_one
from dagmar.cli.terminal import Terminal
from dagmar.cli.usage import WrongUsage
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.library.make_overviews import overview, overviews
from dagmar.library.overview import Overview
from dagmar.publication.overview import overview_document
from dagmar.text import Text

HELP = Text(
    "Se ett års alla överenskommelser för en mottagare, eller för alla.",
    "See all agreements of a year for one recipient, or for everyone.",
)


def command(
    terminal: Terminal,
    year: Annotated[
        int, typer.Option(metavar="YEAR", help=says("Året som avtalen gäller.", "The year that the agreements hold."))
    ],
    recipient: Annotated[
        str,
        typer.Argument(metavar="RECIPIENT", help=says("Mottagarens kod eller namn.", "The recipient's code or name.")),
    ] = "",
    everyone: Annotated[
        bool, typer.Option("--all", help=says("Alla mottagare, en rad var.", "Every recipient, a row each."))
    ] = False,
    also: AlsoAgreements = None,
) -> Answer:
    """Amounts, kronor per inhabitant, requirements and days of every agreement that holds in the year."""
    demand_year(year)
    if bool(recipient) == everyone:
        raise WrongUsage(Text("Ange en mottagare, eller --all för alla.", "Give a recipient, or --all for everyone."))
    with waiting(terminal, Text("Räknar årets alla avtal …", "Computing all agreements of the year …")) as told:
        own = tuple(dagmar.load(one) for one in also or ())
        code = recipient and code_meant(recipient, recipients_on(date(year, 1, 1), own), all_known=False)
        seen = overviews(year, told.progress, own) if everyone else overview(code, year, told.progress, own)
    return Answer([overview_document(one) for one in seen], lambda to: _tell(seen, everyone, year, to))


def _tell(seen: tuple[Overview, ...], everyone: bool, year: int, to: Terminal) -> None:
    if everyone:
        tell_everyone(seen, year, to)
        return
    for one in seen:
        tell_one(one, to)
