"""What is given to commands: an agreement, files of facts; read with progress, refused with everything that is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import dagmar
from dagmar.agreement.draft import LAST_YEAR
from dagmar.agreement.loader import Loaded
from dagmar.cli.terminal import Terminal
from dagmar.cli.usage import WrongUsage
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.facts.book import Facts
from dagmar.library.own_facts import fact_files, facts_from
from dagmar.library.shelf import find_library
from dagmar.problem import Place, Problem, Refused
from dagmar.registry.roll import BEGINS
from dagmar.text import Text


def _ids(incomplete: str) -> list[str]:
    return sorted(path.parent.name for path in find_library().glob(f"{incomplete}*/agreement.yaml"))


AgreementName = Annotated[
    str,
    typer.Argument(
        metavar="AGREEMENT",
        help=says("Ett namn ur biblioteket, eller en fil.", "A name of the library, or a file."),
        autocompletion=_ids,
    ),
]
FactFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--facts",
        help=says(
            "Fil med uppgifter (csv, xlsx, parquet, json); kan anges flera gånger. Annars de som ligger hos avtalet.",
            "A file of facts (csv, xlsx, parquet, json); may be given several times. Else those that lie with the agreement.",
        ),
    ),
]
AnswerFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--previous",
        metavar="FILE",
        help=says(
            "Svar som har lästs förut (answers.json); kan anges flera gånger.",
            "Answers read before (answers.json); may be given several times.",
        ),
    ),
]
AlsoAgreements = Annotated[
    list[str] | None,
    typer.Option(
        "--also",
        metavar="AGREEMENT",
        help=says(
            "Ett avtal utanför biblioteket, som fil eller mapp, som ska räknas med; kan anges flera gånger.",
            "An agreement outside the library, as a file or folder, to be counted in; may be given several times.",
        ),
    ),
]
_SHOWN = 3
READING = Text("Läser uppgifter …", "Reading facts …")


def facts_given(terminal: Terminal, loaded: Loaded, files: list[Path] | None) -> Facts:
    """The facts in the files given, or the agreement's own. Warnings, and own files left aside, are told on stderr."""
    if files and (aside := _left_aside(loaded, files)):
        terminal.note(aside)
    with waiting(terminal, READING) as told:
        progress = told.progress
        facts = facts_from(files, loaded, progress=progress) if files else dagmar.facts_of(loaded, progress=progress)
    terminal.problems(facts.warnings)
    return facts


def _left_aside(loaded: Loaded, files: list[Path]) -> Text | None:
    """That facts lying with the agreement are not used, since others were given: a correction alone is seldom meant."""
    given = {path.resolve() for path in files}
    aside = [path for path in fact_files(loaded) if path.is_file() and path.resolve() not in given]
    if not aside:
        return None
    named = ", ".join(map(str, aside[:_SHOWN])) + (" …" if len(aside) > _SHOWN else "")
    return Text(
        f"Bara --facts används; avtalets egna uppgifter är inte med: {named}. Ange dem också om de ska gälla.",
        f"Only --facts is used; the agreement's own facts are left aside: {named}. Give them too if they are to count.",
    )


def demand_year(year: int) -> None:
    """Demand a year that recipients are known in, and that a date can be written in.

    Raises:
        WrongUsage: it is none.
    """
    if not BEGINS.year <= year <= LAST_YEAR:
        raise WrongUsage(
            Text(
                f"{year} är inget år här; skriv {BEGINS.year} eller senare.",
                f"{year} is no year here; write {BEGINS.year} or later.",
            )
        )


def new_file(path: Path) -> None:
    """Demand that a file can be written without writing over another.

    Raises:
        Refused: `file-exists`.
    """
    if path.exists():
        raise Refused([_exists(path)])


def new_folder(path: Path) -> None:
    """Demand that a folder is new or empty.

    Raises:
        Refused: `file-exists`.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise Refused([_exists(path)])


def _exists(path: Path) -> Problem:
    return Problem(
        "file-exists",
        Place(str(path)),
        Text("Här finns redan något, och det skrivs inte över.", "Something is here already, and is not written over."),
        Text("Välj ett annat namn, eller flytta det som finns.", "Choose another name, or move what is there."),
    )
