"""`dagmar recipients`: who there was on a day."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

import dagmar
from dagmar.cli.answer import Answer
from dagmar.cli.codes import DONE, NO
from dagmar.cli.terminal import Terminal
from dagmar.cli.usage import WrongUsage
from dagmar.cli.wording import says
from dagmar.registry.own import registry_of
from dagmar.registry.recipient import Recipient
from dagmar.registry.registry import BEGINS, load_registry
from dagmar.text import Text

HELP = Text(
    "Slå upp regioner, kommuner och län, som de var en dag.",
    "Look up regions, municipalities and counties, as they were on a day.",
)
_HEADINGS = (
    Text("Kod", "Code"),
    Text("Slag", "Kind"),
    Text("Namn", "Name"),
    Text("Län", "County"),
    Text("Organisationsnummer", "Organisation number"),
    Text("Numrets stöd", "Number's standing"),
)


def command(
    sought: Annotated[
        str, typer.Argument(metavar="NAMN|KOD", help=says("Del av namn, eller kod.", "Part of a name, or a code."))
    ] = "",
    on: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help=says("Dagen; annars i dag, eller avtalets första.", "The day; else today, or the agreement's first."),
        ),
    ] = None,
    agreement: Annotated[
        str | None,
        typer.Option(
            metavar="AGREEMENT", help=says("Sök också bland avtalets egna.", "Look among the agreement's own, too.")
        ),
    ] = None,
) -> Answer:
    """Everyone whose code or name fits; exit code 1 when nobody does."""
    loaded = None if agreement is None else dagmar.load(agreement)
    today = datetime.now().astimezone().date()
    day = on.date() if on else today if loaded is None else loaded.agreement.period.first
    if day < BEGINS:
        raise WrongUsage(
            Text(
                f"Registret börjar {BEGINS}, och {day} är före det.",
                f"The registry begins on {BEGINS}; {day} is before.",
            )
        )
    registry = load_registry() if loaded is None else registry_of(loaded)
    everyone = (
        *registry.regions(day),
        *registry.counties(day),
        *registry.municipalities(day),
        *registry.national(day),
        *registry.own(day),
    )
    found = [one for one in everyone if _fits(one, sought.strip())]

    def tell(to: Terminal) -> None:
        if found:
            to.table(_HEADINGS, [_row(one) for one in found])
        else:
            to.say(Text(f"Ingen ”{sought}” fanns {day}.", f"There was no “{sought}” on {day}."))

    return Answer([_document(one) for one in found], tell, DONE if found else NO)


def _fits(one: Recipient, sought: str) -> bool:
    return not sought or sought == one.code or sought.casefold() in one.name.casefold()


def _row(one: Recipient) -> tuple[str, ...]:
    number = one.organisation_number or "–"
    return str(one.code), one.kind, one.name, one.county or "–", number, one.organisation_number_status


def _document(one: Recipient) -> dict[str, str | None]:
    return {
        "code": one.code,
        "kind": one.kind,
        "name": one.name,
        "county": one.county,
        "organisation_number": one.organisation_number,
        "organisation_number_status": one.organisation_number_status,
        "name_basis": one.name_basis,
        "same_as": one.same_as,
        "listed_in": one.listed_in,
    }
