"""A name that is used but never given: what it should have named, and the nearest one that there is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from dagmar.agreement.loader import Loaded
from dagmar.agreement.node import Path
from dagmar.agreement.words import nearest
from dagmar.problem import Problem
from dagmar.text import Text

Named = Literal["area", "requirement", "grant", "source", "indicator"]

_WHAT: dict[Named, tuple[str, str]] = {
    "area": ("området", "areas"),
    "requirement": ("kravet", "requirements"),
    "grant": ("bidraget", "grants"),
    "source": ("källan", "sources"),
    "indicator": ("indikatorn", "indicators"),
}


def unknown_name(loaded: Loaded, path: Path, what: Named, name: str, known: Iterable[str]) -> Problem:
    """`unknown-area`, `unknown-requirement`, `unknown-grant`, `unknown-source` or `unknown-indicator`."""
    names = list(known)
    near = nearest(name, names)
    sv, key = _WHAT[what]
    listed = ", ".join(names)
    return Problem(
        f"unknown-{what}",
        loaded.document.place(path),
        Text(f"{sv.capitalize()} ”{name}” finns inte under {key}.", f"There is no {what} “{name}” under {key}."),
        Text(
            (f"Menade du {near}? " if near else "")
            + (f"Där finns {listed}." if names else f"Lägg till {name} under {key}."),
            (f"Did you mean {near}? " if near else "")
            + (f"There is {listed}." if names else f"Add {name} under {key}."),
        ),
    )
