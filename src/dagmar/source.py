"""Where a figure or a rule comes from: part of the fact, not a note about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Basis = Literal["real", "derived", "synthetic"]
"""`real`: somebody published or reported it. `derived`: recovered by calculation from published figures. `synthetic`:
made by a seeded generator, so that a rule can run. A result that rests on a synthetic figure is synthetic."""


@dataclass(frozen=True, slots=True)
class Source:
    """A publication, a table or a document, as one would cite it.

    `title` names it; `date` is when it was published or holds; `table` and `vintage` say which edition of a series;
    `url` where it was; `note` what a reader must know to trust it.
    """

    title: str
    date: str = ""
    table: str = ""
    vintage: str = ""
    url: str = ""
    note: str = ""
    basis: Basis = "real"

    def cite(self) -> str:
        """The source in one line: title, table, vintage, date."""
        return ", ".join(part for part in (self.title, self.table, self.vintage, self.date) if part)
