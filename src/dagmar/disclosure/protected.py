"""A table as it may be shown, beside what it is inside: two fields, never one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from dagmar.disclosure.rule import Rule
from dagmar.disclosure.table import Coordinates, Table
from dagmar.text import Text

SIGN = ".."
"""What stands in place of a hidden figure: never blank, never 0. The sign that Swedish statistics use."""

Reason = Literal[
    "", "threshold", "zero", "dominance", "p_percent", "secondary", "hidden_earlier", "held_back", "unshown"
]
PRIMARY: tuple[Reason, ...] = ("threshold", "zero", "dominance", "p_percent")

SAID = Text("uppgiften visas inte, för att skydda enskilda", "not shown, to protect individuals")
"""What a reader is told of any hidden cell. That one was small in itself and another hidden for its sake is not told:
it would narrow both."""
HELD_BACK = Text("den tidigare uppgiften står kvar", "the earlier figure stands")


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell. `internal` is what it is and stays inside; `published` is what is shown, None when the sign is.

    `reason` is for the one who holds the table. `low` and `high` are proved: a reader can rule out nothing between them.
    """

    internal: int | Fraction
    published: int | Fraction | None
    reason: Reason = ""
    low: int | Fraction | None = None
    high: int | Fraction | None = None

    @property
    def text(self) -> str:
        """What stands in the cell."""
        return SIGN if self.published is None else str(self.published)

    @property
    def said(self) -> Text | None:
        """What a reader is told of it; None when there is nothing to tell."""
        if self.published is None:
            return SAID
        return HELD_BACK if self.reason == "held_back" else None


@dataclass(frozen=True)
class Protected:
    """A protected table. `already_public` are sensitive cells that an earlier release shows: no hiding takes that back."""

    table: Table
    rule: Rule
    cells: Mapping[Coordinates, Shown]
    already_public: tuple[Coordinates, ...] = ()
    additive: bool = True

    @property
    def counts(self) -> Mapping[Reason, int]:
        """How many cells there are of each reason; the shown ones have none."""
        return Counter(cell.reason for cell in self.cells.values() if cell.reason)

    @property
    def primary(self) -> int:
        """How many cells are hidden for what they are."""
        return sum(self.counts.get(reason, 0) for reason in PRIMARY)

    @property
    def secondary(self) -> int:
        """How many are hidden so that those cannot be computed."""
        return self.counts.get("secondary", 0)

    def published(self) -> dict[Coordinates, int | Fraction | None]:
        """What a reader sees: a figure, or None for the sign."""
        return {at: cell.published for at, cell in self.cells.items() if cell.reason != "unshown"}
