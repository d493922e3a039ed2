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
            from dagmar.indicators.left_out import repeated_keys

            source = open_folder(data)
            demand_fit(definitions, source)
            names = sorted({one.definition.table for one in definitions})
            looked_at = (repeated_keys(source.tables[name], name, f"{source.place} {name}") for name in names)
            found = tuple(one for one in looked_at if one is not None)
    except Refused as refused:
        found = refused.problems

    errors = sum(one.severity == "error" for one in found)

    def tell(to: Terminal) -> None:
        to.problems(found)
        to.say(Text(f"{errors} fel.", f"{errors} errors.") if errors else Text("Inga fel.", "No errors."))

    absent = any(one.code in {"definition-not-found", "data-not-found"} for one in found)
    return Answer(documents(found, terminal.language), tell, REFUSED if absent else NO if errors else DONE)
