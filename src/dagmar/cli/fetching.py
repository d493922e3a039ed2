"""What the commands that fetch figures share: the world around a service, and how what came is told and written."""

from __future__ import annotations

import csv
import io
import os
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from dagmar.cli.answer import Answer
from dagmar.cli.terminal import Terminal
from dagmar.cli.waiting import Waiting
from dagmar.cli.wording import says
from dagmar.cli.writing import write_new
from dagmar.facts.columns import NAMES
from dagmar.facts.services.fetched import Fetched
from dagmar.facts.services.kept import Answers
from dagmar.facts.services.service import Around
from dagmar.facts.written import written
from dagmar.text import Text

FETCHING = Text("Hämtar …", "Fetching …")
SHOWN = 20
CacheFolder = Annotated[
    Path | None,
    typer.Option(
        "--cache",
        metavar="DIR",
        help=says(
            "Mappen där svar sparas med hämtningsdag; annars användarens egen.",
            "The folder where answers are kept with the day; else the user's own.",
        ),
    ),
]
KeepDays = Annotated[
    int,
    typer.Option(
        "--keep-days",
        min=0,
        max=3650,
        metavar="N",
        help=says(
            "Så många dagar duger ett sparat svar; 0 hämtar på nytt.",
            "A kept answer is good for so many days; 0 fetches anew.",
        ),
    ),
]
OutFile = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="FILE", help=says("Skriv talen i en ny fil (csv).", "Write the figures to a new file (csv).")
    ),
]


def around(cache: Path | None, keep_days: int, told: Waiting) -> Around:
    """The clock, the patience and the cache of this machine."""
    folder = cache or _cache_of(os.environ)
    return Around(
        clock=lambda: datetime.now(UTC),
        sleep=time.sleep,
        answers=Answers(folder if keep_days else None, timedelta(days=keep_days)),
        progress=told.progress,
    )


def answer(fetched: Fetched, terminal: Terminal, out: Path | None) -> Answer:
    """Write what came, when a file is named, and tell of it: how many figures, and everything that is absent.

    Raises:
        Refused: `file-not-written`.
    """
    if out is not None:
        write_new(out, _table(fetched).encode())
    document: dict[str, Any] = {
        "facts": [written(seen) for seen in fetched.observations],
        "measures": [
            {
                "id": one.id,
                "name": one.name.to(terminal.language),
                "unit": one.unit,
                "direction": one.direction,
                "register": one.register,
                "next_publication": None if one.next_publication is None else one.next_publication.isoformat(),
            }
            for one in fetched.measures
        ],
        "absences": [
            {
                "indicator": one.indicator,
                "recipient": one.recipient,
                "period": one.period,
                "sign": one.sign,
                "why": one.why.to(terminal.language),
            }
            for one in fetched.absences
        ],
        "deleted": fetched.deleted,
        "notes": list(fetched.notes),
        "fetched": fetched.fetched.isoformat(timespec="seconds"),
        "out": None if out is None else str(out),
    }
    return Answer(document, lambda to: _tell(fetched, to, out))


def _tell(fetched: Fetched, to: Terminal, out: Path | None) -> None:
    there = sum(seen.figure is not None for seen in fetched.observations)
    day = f"{fetched.fetched:%Y-%m-%d}"
    to.say(Text(f"{there} tal, hämtade {day}.", f"{there} figures, fetched {day}."))
    for measure in fetched.measures[:SHOWN]:
        to.say(f"  {measure.id}  {measure.name.to(to.language)}")
    if more := len(fetched.measures) - SHOWN:
        to.say(Text(f"  och {more} till", f"  and {more} more") if more > 0 else "")
    if fetched.absences:
        count = len(fetched.absences)
        to.say(Text(f"{count} saknas, och är inte noll:", f"{count} are missing, and are not zero:"))
        for one in fetched.absences[:SHOWN]:
            to.say(f"  {one.indicator} {one.recipient} {one.period}: {one.sign} ({one.why.to(to.language)})")
        if count > SHOWN:
            to.say(Text(f"  och {count - SHOWN} till", f"  and {count - SHOWN} more"))
    if fetched.deleted:
        to.say(
            Text(
                f"{fetched.deleted} borttagna rader togs inte med.", f"{fetched.deleted} withdrawn rows were left out."
            )
        )
    for note in fetched.notes:
        to.say(note)
    if out is not None:
        to.say(Text(f"Talen ligger i {out}.", f"The figures are in {out}."))


def _table(fetched: Fetched) -> str:
    table = io.StringIO()
    rows = csv.DictWriter(table, NAMES, restval="", lineterminator="\n")
    rows.writeheader()
    rows.writerows(written(replace(seen, at=None)) for seen in fetched.observations)
    return table.getvalue()


def _cache_of(environment: Mapping[str, str]) -> Path:
    """Where programs keep what they can fetch again: XDG's folder, else `~/.cache`."""
    own = environment.get("XDG_CACHE_HOME")
    return (Path(own) if own else Path.home() / ".cache") / "dagmar" / "services"
