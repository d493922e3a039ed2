"""`dagmar new`: a commented file to begin an agreement from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dagmar.agreement.draft import new_agreement
from dagmar.cli.answer import Answer
from dagmar.cli.terminal import Terminal
from dagmar.cli.wording import says
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

HELP = Text("Börja ett nytt avtal från en kommenterad fil.", "Begin a new agreement from a commented file.")


def command(
    terminal: Terminal,
    identity: Annotated[str, typer.Argument(metavar="ID", help=says("Avtalets namn.", "The agreement's name."))],
    year: Annotated[int, typer.Option(help=says("Avtalets år.", "The agreement's year."))],
    title: Annotated[str | None, typer.Option(help=says("Avtalets titel.", "The agreement's title."))] = None,
    out: Annotated[
        Path | None, typer.Option(help=says("Mappen som skapas; annars ID.", "The folder to make; else ID."))
    ] = None,
) -> Answer:
    """Writes agreement.yaml in a new folder; a folder that is there already is refused."""
    text = new_agreement(identity, title or identity, year, terminal.language)
    folder = out or Path(identity)
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise Refused([_no_room(folder, error)]) from None
    file = folder / "agreement.yaml"
    file.write_text(text, "utf-8")
    told = Text(
        f"Skrev {file}. Fyll i den och kör dagmar check {folder}.",
        f"Wrote {file}. Fill it in and run dagmar check {folder}.",
    )
    return Answer({"agreement": identity, "file": str(file)}, lambda to: to.say(told))


def _no_room(folder: Path, error: OSError) -> Problem:
    return Problem(
        "folder-not-made",
        Place(str(folder)),
        Text(f"Mappen går inte att skapa: {error.strerror}.", f"The folder cannot be made: {error.strerror}."),
        Text("Ange en mapp som inte finns, med --out.", "Give a folder that is not there, with --out."),
    )
