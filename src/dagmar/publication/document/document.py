"""The document as bytes: the same decision gives the same bytes, whatever the machine's fonts, clock and folders."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

from dagmar.agreement.loader import Loaded
from dagmar.allocation.result import Allocation
from dagmar.problem import Place, Problem, Refused
from dagmar.publication.document.content import content
from dagmar.publication.explanation.explain import nobody
from dagmar.text import Language, Text


def document(
    loaded: Loaded, allocation: Allocation, basis: str, language: Language = "sv", only: str | None = None
) -> bytes:
    """The decision as a tagged PDF after PDF/UA-1 (ISO 14289-1), which the compiler demands and checks.

    `basis` is that of the whole decision. `only` is a recipient's code: then the pages of the others are left out. The
    document's date is the first day of the agreement's period.

    Raises:
        Refused: `recipient-without-amounts`: no grant of the agreement concerns the code.
    """
    import typst  # a compiler of tens of megabytes, loaded only when a document is asked for

    said = content(loaded, allocation, basis, language, only)
    if not said["pages"] and only is not None:
        raise Refused([nobody(only, allocation, loaded)])
    first = loaded.agreement.period.first
    layout = files("dagmar.publication.document").joinpath("decision.typ").read_bytes()
    try:
        made = typst.compile(
            layout,
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=datetime(first.year, first.month, first.day, tzinfo=UTC),
            sys_inputs={"data": json.dumps(_shown(said), ensure_ascii=False)},
        )
    except typst.TypstError as error:
        raise Refused([_not_in_the_font(str(error), loaded)]) from None
    assert isinstance(made, bytes), "without an output file the compiler gives bytes"
    return made


def _shown(said: Any) -> Any:
    """The same values without control characters, which no page can show and the standard forbids."""
    if isinstance(said, str):
        return "".join(sign if sign.isprintable() or sign.isspace() else " " for sign in said).replace("\x0b", " ")
    if isinstance(said, dict):
        return {name: _shown(value) for name, value in said.items()}
    return [_shown(value) for value in said] if isinstance(said, list) else said


def _not_in_the_font(why: str, loaded: Loaded) -> Problem:
    return Problem(
        "document-not-made",
        Place(loaded.document.file),
        Text(
            f"Beslutet kan inte sättas som tillgänglig PDF: {why}",
            f"The decision cannot be set as an accessible PDF: {why}",
        ),
        Text(
            "Skriv tecknet på ett annat sätt i avtalet eller i uppgifternas källor: dokumentets typsnitt har det inte.",
            "Write the character another way in the agreement or in the sources of the facts: the document's font lacks it.",
        ),
    )
