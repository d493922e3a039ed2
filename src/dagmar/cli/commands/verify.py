"""`dagmar verify`: a decision computed again from its package alone."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from dagmar.cli.answer import Answer
from dagmar.cli.codes import DONE, NO, REFUSED
from dagmar.cli.problems import safe
from dagmar.cli.terminal import Terminal
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.publication.decision.verification import Verification
from dagmar.publication.decision.verify import verify
from dagmar.text import Text

HELP = Text("Räkna om ett beslut ur dess eget paket.", "Compute a decision again from its own package.")
_CODES = {"same_bytes": DONE, "same_amounts": DONE, "differs": NO, "not_recomputed": REFUSED}


def command(
    terminal: Terminal,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=says("Beslutets mapp.", "The decision's folder."))],
) -> Answer:
    """Names the first thing that differs, and then ends with 1; with 3 when this version cannot compute the package."""
    with waiting(terminal, Text("Räknar om …", "Computing again …")):
        seen = verify(folder)
    differs = seen.differs
    return Answer(
        {
            "same": seen.same,
            "result": seen.result,
            "made_by": seen.made_by or None,
            "verified_by": seen.verified_by,
            "checked": list(seen.checked),
            "unconfirmed": list(seen.unconfirmed),
            "notes": [{"file": note.file, "what": note.what.to(terminal.language)} for note in seen.notes],
            "differs": None if differs is None else asdict(differs) | {"what": differs.what.to(terminal.language)},
        },
        lambda to: _tell(seen, to),
        _CODES[seen.result],
    )


def _tell(seen: Verification, to: Terminal) -> None:
    if seen.differs is not None:
        said = safe(seen.differs.says(to.language))
        if seen.recomputed:
            to.say(Text(f"Skiljer sig: {said}", f"Differs: {said}"))
        else:
            to.say(Text(f"Kan inte räknas om här: {said}", f"Cannot be recomputed here: {said}"))
            to.say(
                Text(
                    "Varje fil har den längd och hash som paketet anger, men inget belopp är omräknat.",
                    "Every file has the length and hash that the package states, but no amount has been recomputed.",
                )
            )
    elif seen.by_another:
        to.say(Text("Beslutet stämmer: samma belopp.", "The decision holds: the same amounts."))
    else:
        count = len(seen.checked)
        to.say(
            Text(
                f"Beslutet stämmer: {count} filer kom ut likadana.",
                f"The decision holds: {count} files came out the same.",
            )
        )
    if seen.by_another:
        _tell_of_versions(seen, to)


def _tell_of_versions(seen: Verification, to: Terminal) -> None:
    to.say(
        Text(
            f"Gjort med Dagmar {seen.made_by}, prövat med Dagmar {seen.verified_by}.",
            f"Made by Dagmar {seen.made_by}, verified by Dagmar {seen.verified_by}.",
        )
    )
    for note in seen.notes:
        to.say(safe(f"  {note.file}: {note.what.to(to.language)}"))
    if seen.unconfirmed:
        names = safe(", ".join(seen.unconfirmed))
        to.say(Text(f"Bara hashen är prövad: {names}.", f"Held against its hash only: {names}."))
    if seen.unconfirmed or not seen.same:
        to.say(
            Text(
                f"Installera samma version för att räkna om varje byte: pip install dagmar=={seen.made_by}",
                f"To compute every byte again, install that version: pip install dagmar=={seen.made_by}",
            )
        )
