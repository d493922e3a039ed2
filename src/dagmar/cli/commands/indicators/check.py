"""`dagmar indicators check`: everything that is wrong with definitions, and with the data they would be counted on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dagmar.cli.answer import Answer
from dagmar.cli.codes import DONE, NO, REFUSED
from dagmar.cli.problems import documents
from dagmar.cli.terminal import Terminal
from dagmar.cli.wording import says
from dagmar.indicators.loader import load_definitions
from dagmar.problem import Problem, Refused
from dagmar.text import Text

HELP = Text("Kontrollera definitioner: alla fel på en gång.", "Check definitions: every error at once.")
Some = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[INDICATOR]...",
        help=says("Namn ur listan eller filer; annars alla.", "Listed names or files; else all of them."),
    ),
]
Data = Annotated[
    Path | None,
    typer.Option(help=says("Mapp med tabeller som ska ha kolumnerna.", "Folder of tables that must have the columns.")),
]


def command(terminal: Terminal, indicators: Some = None, data: Data = None) -> Answer:
    """Errors in the order of the files. Exit code 1 when there is one."""
    found: tuple[Problem, ...] = ()
    try:
        definitions = load_definitions(indicators or [])
        if data is not None:
            from dagmar.indicators.data import open_folder  # the engine takes a second, and only this waits for it
            from dagmar.indicators.fit import demand_fit

            demand_fit(definitions, open_folder(data))
    except Refused as refused:
        found = refused.problems

    def tell(to: Terminal) -> None:
        to.problems(found)
        to.say(Text(f"{len(found)} fel.", f"{len(found)} errors.") if found else Text("Inga fel.", "No errors."))

    absent = any(one.code in {"definition-not-found", "data-not-found"} for one in found)
    return Answer(documents(found, terminal.language), tell, REFUSED if absent else NO if found else DONE)
