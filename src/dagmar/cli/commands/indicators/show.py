"""`dagmar indicators show`: one definition as people read it, with its hash."""

from __future__ import annotations

from typing import Annotated

import typer

from dagmar.cli.answer import Answer
from dagmar.cli.terminal import Terminal
from dagmar.cli.wording import says
from dagmar.indicators.loader import load_definitions
from dagmar.indicators.wording import described
from dagmar.text import Text

HELP = Text("Visa en definition, så som man läser den.", "Show a definition, as one reads it.")
One = Annotated[
    str,
    typer.Argument(metavar="INDICATOR", help=says("Ett namn ur listan, eller en fil.", "A listed name, or a file.")),
]


def command(indicator: One) -> Answer:
    """What it is, why, how it is counted and what it rests on."""
    one = load_definitions([indicator])[0]
    lines = described(one)

    def tell(to: Terminal) -> None:
        for heading, text in lines:
            to.say(f"{heading.to(to.language)}: {text.to(to.language)}")

    content = {"definition": one.document.content, "sha256": one.fingerprint}
    return Answer(content | {"lines": [[heading._asdict(), text._asdict()] for heading, text in lines]}, tell)
