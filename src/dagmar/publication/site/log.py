"""The corrections of a figure in words: what it was and what it is, the latest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dagmar.publication.site.exhibit import Figure, Unit
from dagmar.publication.site.written import said
from dagmar.text import Language, Text


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction, and the day of it. `comparable`: both values are of the same unit."""

    day: str
    text: str
    comparable: bool


def corrections(figure: Figure, unit: Unit, where: str, language: Language) -> Iterator[Correction]:
    """Every correction of a figure. `where` says whose it is and when: `Östergötland 2024`."""
    after, after_unit = figure, unit
    for former in reversed(figure.former):
        before, own = Figure(former.value, former.missing, recorded=former.recorded), former.unit or unit
        was, now = said(before, own, language), said(after, after_unit, language)
        comparable = own == after_unit
        text = Text(f"{where}: {was} blev {now}.", f"{where}: {was} became {now}.")
        if not comparable:
            text = Text(
                f"{where}: var {was} i en tidigare enhet och är nu {now}; det går inte att jämföra.",
                f"{where}: was {was} in an earlier unit and is now {now}; the two cannot be compared.",
            )
        yield Correction(after.recorded[:10], text.to(language), comparable)
        after, after_unit = before, own
