"""An amount before and after, as a row of a table and as an entry of a document: for `diff` and for `decide --against`."""

from __future__ import annotations

from typing import Any

from dagmar.allocation.difference import Difference
from dagmar.money import Ore, decimal_string, write_kronor
from dagmar.publication.decision.against import AmountDifference
from dagmar.text import Language, Text

HEADINGS = (
    Text("Pott", "Grant"),
    Text("Kod", "Code"),
    Text("Mottagare", "Recipient"),
    Text("Före", "Before"),
    Text("Efter", "After"),
    Text("Skillnad", "Change"),
)
FIGURES = (3, 4, 5)
"""The columns that hold kronor."""


Figures = tuple[Ore | None, Ore | None, Ore | None]
"""Before, after and the change. None is not known, or no such row."""


def change_row(one: AmountDifference | Difference, figures: Figures, language: Language) -> tuple[str, ...]:
    """The cells of a row."""
    kronor = ("–" if ore is None else write_kronor(ore, language) for ore in figures)
    return one.grant, one.recipient, one.name, *kronor


def change_document(one: AmountDifference | Difference, figures: Figures) -> dict[str, Any]:
    """The same for a program; an amount is a string in kronor with two decimals."""
    before, after, change = (None if ore is None else decimal_string(ore) for ore in figures)
    return {
        "grant": one.grant,
        "recipient": one.recipient,
        "kind": one.kind,
        "name": one.name,
        "before": before,
        "after": after,
        "change": change,
    }
