"""`dagmar library list`: which agreements there are."""

from __future__ import annotations

from dagmar.cli.answer import Answer
from dagmar.cli.terminal import Terminal
from dagmar.cli.waiting import waiting
from dagmar.library.shelf import library
from dagmar.money import decimal_string, write_mkr
from dagmar.text import Text

HELP = Text("Visa bibliotekets överenskommelser.", "Show the agreements of the library.")
_HEADINGS = (Text("Namn", "Name"), Text("Titel", "Title"), Text("Period", "Period"), Text("Total", "Total"))
_NOT_KNOWN = Text("inte känd", "not known")


def command(terminal: Terminal) -> Answer:
    """Every agreement with its title, period and total."""
    with waiting(terminal, Text("Läser biblioteket …", "Reading the library …")):
        entries = library()

    def tell(to: Terminal) -> None:
        totals = [
            _NOT_KNOWN.to(to.language) if e.total == "unknown" else write_mkr(e.total, to.language) for e in entries
        ]
        to.table(
            _HEADINGS,
            [(e.id, e.title, str(e.period), total) for e, total in zip(entries, totals, strict=True)],
            right=[3],
        )

    return Answer(
        [
            {
                "id": entry.id,
                "title": entry.title,
                "period": str(entry.period),
                "total": None if entry.total == "unknown" else decimal_string(entry.total),
                **({"unknown": _NOT_KNOWN.to(terminal.language)} if entry.total == "unknown" else {}),
            }
            for entry in entries
        ],
        tell,
    )
