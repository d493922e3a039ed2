"""`dagmar verify`: a decision computed again from its package alone."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from dagmar.cli.answer import Answer
from dagmar.cli.codes import DONE, NO
from dagmar.cli.terminal import Terminal
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.publication.decision.verify import verify
from dagmar.text import Text

HELP = Text("Räkna om ett beslut ur dess eget paket.", "Compute a decision again from its own package.")


def command(
    terminal: Terminal,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=says("Beslutets mapp.", "The decision's folder."))],
) -> Answer:
    """Names the first thing that differs, and then ends with 1."""
    with waiting(terminal, Text("Räknar om …", "Computing again …")):
        seen = verify(folder)
    differs = seen.differs

    def tell(to: Terminal) -> None:
        if differs is None:
            to.say(
                Text(
                    f"Beslutet stämmer: {len(seen.checked)} filer kom ut likadana.",
                    f"The decision holds: {len(seen.checked)} files came out the same.",
                )
            )
        else:
            to.say(Text(f"Skiljer sig: {differs.says('sv')}", f"Differs: {differs.says('en')}"))

    return Answer(
        {
            "same": seen.same,
            "checked": list(seen.checked),
            "differs": None if differs is None else asdict(differs) | {"what": differs.what.to(terminal.language)},
        },
        tell,
        DONE if seen.same else NO,
    )
