"""`dagmar indicators generate`: made-up tables of person-level data, to try and to time with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

import dagmar
from dagmar.cli.answer import Answer
from dagmar.cli.terminal import Terminal
from dagmar.cli.usage import WrongUsage
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.text import Text

HELP = Text("Gör påhittade persondata att prova och mäta med.", "Make up person-level data to try and time with.")
Rows = Annotated[int, typer.Option(help=says("Antal kontakter, 10 000 till 1 miljard.", "Contacts, 10 000 to 10⁹."))]
Seed = Annotated[int, typer.Option(help=says("Samma frö, samma rader.", "The same seed, the same rows."), min=0)]
Out = Annotated[Path, typer.Option(help=says("Ny mapp.", "A new folder."))]
Tables = Annotated[list[str] | None, typer.Option("--table", help=says("Bara denna tabell.", "This table alone."))]
People = Annotated[
    int | None,
    typer.Option(
        min=1,
        help=says(
            "Antal personer. Fler än testpersonnumren räcker till får löpnummer.",
            "People. More than there are test personal numbers for get running numbers.",
        ),
    ),
]
Workers = Annotated[int | None, typer.Option(min=1, help=says("Antal arbetare.", "How many work at it."))]


def command(
    terminal: Terminal,
    rows: Rows,
    out: Out,
    seed: Seed = 1,
    tables: Tables = None,
    people: People = None,
    workers: Workers = None,
) -> Answer:
    """The tables in a new folder, whole or not at all."""
    from dagmar.indicators.synthetic.generate import Order, generate, table_names  # only this command waits for it

    unknown = sorted({*(tables or ())} - {*table_names()})
    if unknown:
        listed = ", ".join(table_names())
        raise WrongUsage(
            Text(
                f"{unknown[0]} är ingen tabell. Tabellerna är {listed}.",
                f"{unknown[0]} is no table. They are {listed}.",
            )
        )
    order = Order(rows, seed, tuple(tables or table_names()), people)
    with waiting(terminal, Text("Gör data …", "Making data …")) as told:
        made = generate(
            order, out, workers=workers or os.cpu_count() or 1, version=dagmar.__version__, told=told.progress
        )

    def tell(to: Terminal) -> None:
        to.table((Text("Tabell", "Table"), Text("Rader", "Rows")), [(t, str(n)) for t, n in made.items()], right=[1])
        to.say(Text(f"Påhittade data i {out}; varje fil säger det.", f"Made-up data in {out}; every file says so."))

    document = {"folder": str(out), "seed": seed, "people": order.number_of_people, "rows": made, "basis": "synthetic"}
    return Answer(document, tell)
