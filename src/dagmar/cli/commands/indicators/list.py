"""`dagmar indicators list`: which indicators there are."""

from __future__ import annotations

from dagmar.cli.answer import Answer
from dagmar.cli.terminal import Terminal
from dagmar.indicators.loader import load_definitions
from dagmar.text import Text

HELP = Text("Visa indikatorerna.", "Show the indicators.")
_HEADINGS = (Text("Namn", "Name"), Text("Titel", "Title"), Text("Tabell", "Table"), Text("Mått", "Measure"))


def command() -> Answer:
    """Every definition that comes with the program."""
    every = [one.definition for one in load_definitions([])]

    def tell(to: Terminal) -> None:
        to.table(
            _HEADINGS,
            [(one.indicator, one.name.text.to(to.language), one.table, one.measure) for one in every],
            right=[],
        )

    return Answer(
        [
            {
                "id": one.indicator,
                "version": one.version,
                "name": one.name.text._asdict(),
                "table": one.table,
                "measure": one.measure,
            }
            for one in every
        ],
        tell,
    )
