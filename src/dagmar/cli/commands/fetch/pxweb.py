"""`dagmar fetch pxweb`: a table of SCB, Folkhälsomyndigheten or another that speaks PxWeb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from dagmar.cli.answer import Answer
from dagmar.cli.fetching import FETCHING, CacheFolder, KeepDays, OutFile, answer, around
from dagmar.cli.terminal import Terminal
from dagmar.cli.usage import WrongUsage
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.facts.services.pxweb import PROVIDERS, Provider, PxWeb
from dagmar.text import Text

HELP = Text("Hämta en tabell från SCB eller en annan PxWeb.", "Fetch a table from SCB or another PxWeb.")


def command(
    terminal: Terminal,
    table: Annotated[
        str,
        typer.Argument(
            metavar="TABLE",
            help=says("Tabellens id (TAB6471), eller sökväg i v1.", "The table's id (TAB6471), or path in v1."),
        ),
    ],
    select: Annotated[
        list[str],
        typer.Option(
            metavar="VARIABLE=CODES",
            help=says(
                "Region=01,0180, Tid=top(3), Alder=*; kan anges flera gånger.",
                "Region=01,0180, Tid=top(3), Alder=*; may be given several times.",
            ),
        ),
    ],
    provider: Annotated[
        str,
        typer.Option(metavar="NAME", help=says(f"En av {', '.join(PROVIDERS)}.", f"One of {', '.join(PROVIDERS)}.")),
    ] = "scb",
    service: Annotated[
        str | None,
        typer.Option(metavar="URL", help=says("En annan adress till tjänsten.", "Another address of the service.")),
    ] = None,
    indicator: Annotated[
        str, typer.Option(metavar="ID", help=says("Det id som talen får.", "The id that the figures get."))
    ] = "",
    out: OutFile = None,
    cache: CacheFolder = None,
    keep_days: KeepDays = 1,
) -> Answer:
    """Every figure with the table's own notes, and every cell without one with its sign."""
    known = PROVIDERS.get(provider)
    if known is None:
        names = ", ".join(PROVIDERS)
        raise WrongUsage(Text(f"”{provider}” är ingen av {names}.", f"“{provider}” is none of {names}."))
    asked = Provider(known.citation, service or known.base, known.version)
    chosen = _selection(select)
    with waiting(terminal, FETCHING) as told:
        fetched = PxWeb(around(cache, keep_days, told), asked).fetch(table, chosen, indicator)
    return answer(fetched, terminal, out)


def _selection(given: Sequence[str]) -> dict[str, list[str]]:
    chosen: dict[str, list[str]] = {}
    for one in given:
        name, sign, codes = one.partition("=")
        if not sign or not name or not codes:
            raise WrongUsage(
                Text(
                    f"”{one}” är inget urval; skriv Region=01,0180.", f"“{one}” is no selection; write Region=01,0180."
                )
            )
        chosen.setdefault(name, []).extend(code for code in codes.split(",") if code)
    return chosen
