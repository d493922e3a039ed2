"""`dagmar new`: a file to begin an agreement from: a commented one, or the agreement of the year before."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import dagmar
from dagmar.agreement.draft import new_agreement
from dagmar.agreement.loader import Loaded
from dagmar.cli.answer import Answer
from dagmar.cli.begun import begun_answer
from dagmar.cli.terminal import Terminal
from dagmar.cli.usage import WrongUsage
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.followup.follow_up import FollowUp
from dagmar.problem import Place, Problem, Refused, system_says
from dagmar.text import Text

HELP = Text(
    "Börja ett nytt avtal, från en kommenterad fil eller från förra årets avtal.",
    "Begin a new agreement, from a commented file or from last year's agreement.",
)


def command(
    terminal: Terminal,
    year: Annotated[int, typer.Option(help=says("Avtalets år.", "The agreement's year."))],
    identity: Annotated[
        str | None,
        typer.Argument(
            metavar="ID",
            help=says(
                "Avtalets namn; med --from annars det gamla med nytt år.", "Its name; with --from else the old one's."
            ),
        ),
    ] = None,
    earlier: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="AGREEMENT",
            help=says(
                "Avtalet som det börjar från: allt som kan följa med gör det.", "The agreement that it begins from."
            ),
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(help=says("Avtalets titel.", "The agreement's title."))] = None,
    out: Annotated[
        Path | None, typer.Option(help=says("Mappen som skapas; annars ID.", "The folder to make; else ID."))
    ] = None,
) -> Answer:
    """Writes agreement.yaml in a new folder; a folder that is there already is refused."""
    if earlier is not None:
        return _from(terminal, earlier, year, identity, title, out)
    if identity is None:
        raise WrongUsage(Text("Ange namnet på avtalet, eller --from.", "Give the name of the agreement, or --from."))
    text = new_agreement(identity, title or identity, year, terminal.language)
    folder = out or Path(identity)
    file = _written(folder, text)
    told = Text(
        f"Skrev {file}. Fyll i den och kör dagmar check {folder}.",
        f"Wrote {file}. Fill it in and run dagmar check {folder}.",
    )
    return Answer({"agreement": identity, "file": str(file)}, lambda to: to.say(told))


def _from(
    terminal: Terminal, earlier: str, year: int, identity: str | None, title: str | None, out: Path | None
) -> Answer:
    """Begin from an agreement, with what its year showed."""
    old = dagmar.load(earlier)
    with waiting(terminal, Text("Följer upp …", "Following up …")):
        followed_up, why_not = _followed_up(old)
    begun = dagmar.next_agreement(
        old, year, followed_up=followed_up, identity=identity, title=title, language=terminal.language
    )
    folder = out or Path(begun.id)
    file = _written(folder, begun.text)
    for source, name in begun.files:
        copy = folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(source.read_bytes())
    return begun_answer(begun, old.agreement.agreement, file, _checked(folder), why_not, terminal.language)


def _followed_up(old: Loaded) -> tuple[FollowUp | None, tuple[Problem, ...]]:
    try:
        return dagmar.follow_up(old), ()
    except Refused as refused:
        return None, refused.problems


def _checked(folder: Path) -> tuple[Problem, ...]:
    try:
        return dagmar.check(dagmar.load(folder))
    except Refused as refused:
        return refused.problems


def _written(folder: Path, text: str) -> Path:
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise Refused([_no_room(folder, error)]) from None
    file = folder / "agreement.yaml"
    file.write_text(text, "utf-8")
    return file


def _no_room(folder: Path, error: OSError) -> Problem:
    why = system_says(error)
    return Problem(
        "folder-not-made",
        Place(str(folder)),
        Text(f"Mappen går inte att skapa: {why.sv}.", f"The folder cannot be made: {why.en}."),
        Text("Ange en mapp som inte finns, med --out.", "Give a folder that is not there, with --out."),
    )
