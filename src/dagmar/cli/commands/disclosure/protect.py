"""`dagmar disclosure protect`: a table as it may be shown."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Annotated

import typer

from dagmar.cli.answer import Answer
from dagmar.cli.terminal import Terminal
from dagmar.cli.usage import WrongUsage
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.cli.writing import write_new
from dagmar.disclosure import Release, Table, protect, read_rule
from dagmar.disclosure.columns import table_of
from dagmar.text import Text

HELP = Text(
    "Dölj små tal, och det som de kan räknas ut av.", "Hide small counts, and what they could be computed from."
)
Given = Annotated[
    Path, typer.Argument(exists=True, dir_okay=False, help=says("CSV med alla summor.", "CSV with all totals."))
]
Setting = Annotated[
    str, typer.Option("--rule", help=says("1-4, 0-4, 1-7+5, 1-9 eller 1-10.", "1-4, 0-4, 1-7+5, 1-9 or 1-10."))
]
Out = Annotated[Path, typer.Option("--out", help=says("Ny fil: det som får visas.", "A new file: what may be shown."))]
Before = Annotated[
    list[Path] | None,
    typer.Option(
        "--earlier",
        exists=True,
        dir_okay=False,
        help=says("Den interna tabellen i en tidigare publicering.", "The internal table of an earlier release."),
    ),
]


def command(terminal: Terminal, file: Given, rule: Setting, out: Out, earlier: Before = None) -> Answer:
    """Read, protect, write, and tell how many cells were hidden and why."""
    chosen = read_rule(rule)
    if chosen.method == "noise":
        raise WrongUsage(
            Text(
                "Brus kräver posternas nycklar, och läggs på där de finns.",
                "Noise needs the keys of the records, and is added where they are.",
            )
        )
    heading, table = _read(file)
    before: list[Release] = []
    with waiting(terminal, Text("Skyddar …", "Protecting …")) as told:
        for one in earlier or []:
            before.append(Release.of(protect(_read(one)[1], chosen, earlier=before, tell=told.progress)))
        protected = protect(table, chosen, earlier=before, tell=told.progress)
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(heading)
    lines.writerows((*at, cell.text) for at, cell in protected.cells.items())
    write_new(out, written.getvalue().encode("utf-8"))
    public = [list(at) for at in protected.already_public]

    def tell(to: Terminal) -> None:
        to.say(
            Text(
                f"{len(protected.cells)} tal: {protected.primary} dolda för vad de är, {protected.secondary} för andras skull. {out}",
                f"{len(protected.cells)} figures: {protected.primary} hidden for what they are, {protected.secondary} for "
                f"the sake of others. {out}",
            )
        )
        for at in public:
            cell = " × ".join(at)
            to.say(Text(f"  redan offentligt: {cell}", f"  already public: {cell}"))

    counts = {str(reason): count for reason, count in sorted(protected.counts.items())}
    about = {"file": str(out), "rule": str(chosen), "cells": len(protected.cells), "hidden": counts}
    return Answer(about | {"already_public": public, "additive": protected.additive}, tell)


def _read(file: Path) -> tuple[list[str], Table]:
    with file.open(encoding="utf-8-sig", newline="") as text:
        lines = [row for row in csv.reader(text) if row]
    if len(lines) < 2 or len({len(row) for row in lines}) > 1 or len(lines[0]) < 2:
        raise WrongUsage(
            Text(
                f"{file} är ingen tabell med en rubrik och lika långa rader.",
                f"{file} is not a table with a heading and rows of one length.",
            )
        )
    heading, *rows = lines
    return heading, table_of(str(file), heading, rows)
