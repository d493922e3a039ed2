"""What has been shown before: a reader keeps it, whatever is hidden now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from dagmar.disclosure.protected import Protected, Shown
from dagmar.disclosure.table import Cell


@dataclass(frozen=True)
class Release:
    """Tables that were published together, once. What they were inside is kept with what was shown."""

    tables: tuple[Protected, ...]

    @classmethod
    def of(cls, *tables: Protected) -> Release:
        """The release that showed these tables."""
        return cls(tables)

    @cached_property
    def shown(self) -> Mapping[Cell, Shown]:
        """What was shown of each cell, by the cell's own name."""
        return {
            name: one.cells[at]
            for one in self.tables
            for name, at in zip(one.table.names, one.table.cells, strict=True)
        }


def last_shown(earlier: Sequence[Release]) -> dict[Cell, int | Fraction]:
    """The figure that a reader last saw of each cell that was ever shown."""
    return {
        name: cell.published
        for release in earlier
        for name, cell in release.shown.items()
        if cell.published is not None
    }


def small_changes(
    now: Iterator[tuple[Cell, int | Fraction]], before: Mapping[Cell, int | Fraction], hide_to: int
) -> dict[Cell, int | Fraction]:
    """The cells that differ from what was shown by so few persons that the difference would be hidden as a figure.

    With each the figure that was shown, which stands: two releases that differ by one person tell of that person.
    """
    changed = ((name, before[name], value) for name, value in now if name in before)
    return {name: stood for name, stood, value in changed if 0 < abs(Fraction(value) - stood) <= hide_to}
