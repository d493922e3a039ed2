"""`dagmar amend`: the complete new version that an amendment results in, written out as a file of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import dagmar
from dagmar.cli.answer import Answer
from dagmar.cli.wording import says
from dagmar.cli.writing import write_new
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

HELP = Text("Skriv ut den hela version som ett tillägg ger.", "Write out the complete version that an amendment gives.")


def command(
    amendment: Annotated[str, typer.Argument(metavar="FILE", help=says("Tilläggets fil.", "The amendment's file."))],
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help=says("Filen som skrivs; annars skärmen.", "The file to write; else the screen.")
        ),
    ] = None,
) -> Answer:
    """The amendment lists what it changes; what comes out says everything. A file that is there already is refused."""
    loaded = dagmar.load(amendment)
    base = loaded.agreement.amends
    if base is None:
        raise Refused([_no_amendment(loaded.document.file)])
    text = loaded.document.text
    if out is not None:
        write_new(out, text.encode())
    told: Text | str = text.rstrip() if out is None else Text(f"Skrev {out}.", f"Wrote {out}.")
    document = {
        "agreement": loaded.agreement.agreement,
        "amends": base,
        "out": None if out is None else str(out),
        "text": text,
    }
    return Answer(document, lambda to: to.say(told))


def _no_amendment(file: str) -> Problem:
    return Problem(
        "no-amendment",
        Place(file),
        Text("Filen ändrar inget annat avtal.", "The file amends no other agreement."),
        Text(
            "Ett tillägg säger amends: och namnet på det avtal som ändras.",
            "An amendment says amends: and the agreement's name.",
        ),
    )
