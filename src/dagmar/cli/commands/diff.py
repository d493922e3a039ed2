"""`dagmar diff`: what differs between two versions or years of an agreement, in rules and in kronor a recipient.

More than two are a series: the money side by side, and what changed from each to the next.
"""

from __future__ import annotations

from typing import Annotated, Any

import typer

import dagmar
from dagmar.agreement.comparison import Change
from dagmar.allocation.basis import MADE_UP, basis_of_allocation
from dagmar.allocation.difference import Difference
from dagmar.cli.amount_changes import FIGURES, HEADINGS, Figures, change_document, change_row
from dagmar.cli.answer import Answer
from dagmar.cli.codes import DONE, NO
from dagmar.cli.diff_series import series_document, tell_series
from dagmar.cli.problems import documents, listed
from dagmar.cli.terminal import Terminal
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.text import Language, Text

HELP = Text(
    "Jämför två eller flera versioner eller år: regler och kronor.",
    "Compare two or more versions or years: rules and kronor.",
)
KINDS = {
    "added": Text("nytt", "added"),
    "removed": Text("borta", "removed"),
    "changed": Text("ändrat", "changed"),
    "renamed": Text("nytt namn", "renamed"),
    "moved": Text("följer perioden", "follows the period"),
}
Side = Annotated[
    str,
    typer.Argument(
        metavar="AGREEMENT", help=says("Ett namn ur biblioteket, eller en fil.", "A name of the library, or a file.")
    ),
]


def command(
    terminal: Terminal,
    old: Side,
    new: Side,
    more: Annotated[
        list[str] | None,
        typer.Argument(metavar="AGREEMENT", help=says("Flera år, i ordning.", "More years, in order.")),
    ] = None,
    exit_code: Annotated[
        bool,
        typer.Option("--exit-code", help=says("Sluta med 1 om något skiljer.", "End with 1 when something differs.")),
    ] = False,
) -> Answer:
    """Rules are always compared. Kronor are, when both can be computed from the facts that lie with them."""
    if more:
        return _of_series(terminal, [old, new, *more], exit_code)
    before, after = dagmar.load(old), dagmar.load(new)
    with waiting(terminal, Text("Räknar …", "Computing …")) as told:
        found = dagmar.diff(before, after, progress=told.progress)
    terminal.problems(found.warnings)
    changes, differing = found.changes, found.amounts
    bases = {basis_of_allocation(allocation) for allocation in found.allocations or ()}
    marks = [MADE_UP[basis] for basis in sorted(bases) if basis in MADE_UP]

    def tell(to: Terminal) -> None:
        for change in changes:
            to.say(_line(change, to.language))
        if not changes:
            to.say(Text("Ingen regel skiljer sig.", "No rule differs."))
        if differing is None:
            to.say(Text("Kronorna går inte att jämföra:", "The kronor cannot be compared:"))
            to.problems(found.why)
        elif differing:
            for mark in marks:
                to.say(mark, style="bold red")
            to.table(
                HEADINGS,
                [change_row(one, _figures(one), to.language) for one in differing],
                right=FIGURES,
            )
        else:
            to.say(Text("Inget belopp skiljer sig.", "No amount differs."))

    document = {
        "old": before.agreement.agreement,
        "new": after.agreement.agreement,
        "changes": [_change(change, terminal.language) for change in changes],
        "basis": sorted(bases),
        "warnings": listed(found.warnings, terminal.language),
        "differences": None if differing is None else [change_document(one, _figures(one)) for one in differing],
        "unknown": None if differing is not None else documents(found.why, terminal.language),
    }
    return Answer(document, tell, NO if exit_code and (changes or differing) else DONE)


def _of_series(terminal: Terminal, names: list[str], exit_code: bool) -> Answer:
    agreements = [dagmar.load(name) for name in names]
    with waiting(terminal, Text("Räknar …", "Computing …")):
        found = dagmar.series(agreements)
    differs = any(found.steps)
    return Answer(
        series_document(agreements, found, _change, terminal.language),
        lambda to: tell_series(to, agreements, found, _line),
        NO if exit_code and differs else DONE,
    )


def _line(change: Change, language: Language) -> str:
    old, new = (None if value is None else value.to(language) for value in (change.old, change.new))
    values = " → ".join(value for value in (old, new) if value is not None)
    return f"{change.what.to(language)} ({KINDS[change.kind].to(language)}){': ' if values else ''}{values}"


def _change(change: Change, language: Language) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "path": list(change.path),
        "what": change.what.to(language),
        "old": None if change.old is None else change.old.to(language),
        "new": None if change.new is None else change.new.to(language),
    }


def _figures(one: Difference) -> Figures:
    return one.old, one.new, one.more
