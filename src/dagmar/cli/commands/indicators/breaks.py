"""`dagmar indicators breaks`: where a control chart may have a break, as a question; a person answers it, or nobody."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dagmar.cli.answer import Answer
from dagmar.cli.given import new_file
from dagmar.cli.meant import code_meant, recipients_on
from dagmar.cli.terminal import Terminal
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.cli.writing import write_new
from dagmar.text import Text

HELP = Text(
    "Föreslå brott i styrdiagram; en person avgör och ger skälet.",
    "Propose breaks in control charts; a person decides and gives the reason.",
)
_HEADINGS = (
    Text("Indikator", "Indicator"),
    Text("Mottagare", "Recipient"),
    Text("Månad", "Month"),
    Text("Förslag", "Proposal"),
)


def command(
    terminal: Terminal,
    figures: Annotated[
        list[Path],
        typer.Argument(
            metavar="FIGURES...",
            exists=True,
            dir_okay=False,
            help=says("Filer ur dagmar indicators compute.", "Files of dagmar indicators compute."),
        ),
    ],
    indicator: Annotated[
        str, typer.Option(metavar="ID", help=says("Bara denna indikator.", "This indicator alone."))
    ] = "",
    recipient: Annotated[
        str,
        typer.Option(
            metavar="RECIPIENT",
            help=says("Bara denna mottagare: kod eller namn.", "This recipient alone: code or name."),
        ),
    ] = "",
    control_charts: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help=says(
                "Redan deklarerade styrdiagram; förslagen söks inom deras segment.",
                "Control charts declared already; proposals are sought within their segments.",
            ),
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=says(
                "Ny fil med förslagen, att fylla i för dagmar publish --control-charts.",
                "A new file of the proposals, to fill in for dagmar publish --control-charts.",
            ),
        ),
    ] = None,
) -> Answer:
    """The first month of each run of seven or more on one side of the mean. Nothing is drawn."""
    # The site takes a second to load, and only this command waits for it.
    from dagmar.publication.site.computed import exhibits_of_files
    from dagmar.publication.site.content import NAMES_ON, frame
    from dagmar.publication.site.declared import demand_known, with_declared
    from dagmar.publication.site.proposed import proposed, to_be_filled_in
    from dagmar.statistics.xmr.declared import load_every

    if out is not None:
        new_file(out)
    with waiting(terminal, Text("Läser värdena …", "Reading the figures …")):
        exhibits = with_declared(exhibits_of_files(figures, None), load_every(control_charts or []))
        code = recipient and code_meant(recipient, recipients_on(NAMES_ON), all_known=False)
        looked_at = demand_known(exhibits, indicator, code)
        found = list(proposed(looked_at, code))
    names = frame().short
    rows = [(one, each) for one in found for each in one.breaks]
    if out is not None:
        write_new(out, to_be_filled_in(found, names).encode())

    def tell(to: Terminal) -> None:
        to.say(
            Text(
                f"{len(found)} styrdiagram, {len(rows)} föreslagna brott.",
                f"{len(found)} control charts, {len(rows)} proposed breaks.",
            )
        )
        if rows:
            called = {one.recipient: f"{one.recipient} {names.get(one.recipient, '')}".strip() for one, _ in rows}
            to.table(
                _HEADINGS,
                [(one.indicator, called[one.recipient], each.at, each.why.to(to.language)) for one, each in rows],
            )
        if out is not None:
            to.say(Text(f"Skrev {out}: fyll i den, eller stryk.", f"Wrote {out}: fill it in, or delete."))

    return Answer(
        {
            "charts": len(found),
            "proposals": [
                {
                    "indicator": one.indicator,
                    "recipient": one.recipient,
                    "name": names.get(one.recipient, ""),
                    "at": each.at,
                    "points": each.points,
                    "why": each.why._asdict(),
                }
                for one, each in rows
            ],
            "file": None if out is None else str(out),
        },
        tell,
    )
