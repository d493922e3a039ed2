"""`dagmar fetch kolada`: key figures of Kolada v3."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from dagmar.cli.answer import Answer
from dagmar.cli.fetching import FETCHING, CacheFolder, KeepDays, OutFile, answer, around
from dagmar.cli.terminal import Terminal
from dagmar.cli.usage import WrongUsage
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.facts.services.kolada import BASE, Kolada
from dagmar.text import Text

HELP = Text("Hämta nyckeltal från Kolada.", "Fetch key figures from Kolada.")
_SPAN = re.compile(r"(\d{4})(?:-(\d{4}))?")
MOST_YEARS = 60


def command(
    terminal: Terminal,
    key_figures: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...", help=says("Nyckeltalens id: N79173 U79119.", "The key figures' ids: N79173 U79119.")
        ),
    ],
    year: Annotated[
        list[str],
        typer.Option(metavar="YEAR", help=says("År eller spann: 2024, 2020-2024.", "Year or span: 2024, 2020-2024.")),
    ],
    recipient: Annotated[
        list[str],
        typer.Option(
            metavar="CODE",
            help=says(
                "Region 01, kommun 0180, riket 00 eller grupp G2329; kan anges flera gånger.",
                "Region 01, municipality 0180, nation 00 or group G2329; may be given several times.",
            ),
        ),
    ],
    service: Annotated[
        str,
        typer.Option(
            metavar="URL", help=says("En annan adress till samma tjänst.", "Another address of the same service.")
        ),
    ] = BASE,
    out: OutFile = None,
    cache: CacheFolder = None,
    keep_days: KeepDays = 1,
) -> Answer:
    """Every figure, and everything that was asked for and is not there, with its sign."""
    years = [one for span in year for one in _years(span)]
    codes = [code for given in recipient for code in given.split(",") if code]
    with waiting(terminal, FETCHING) as told:
        fetched = Kolada(around(cache, keep_days, told), service).fetch(key_figures, codes, years)
    return answer(fetched, terminal, out)


def _years(span: str) -> range:
    found = _SPAN.fullmatch(span)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    if not 0 < last - first + 1 <= MOST_YEARS:
        raise WrongUsage(
            Text(
                f"”{span}” är inget år eller spann; skriv 2024 eller 2020-2024.",
                f"“{span}” is no year or span; write 2024 or 2020-2024.",
            )
        )
    return range(first, last + 1)
