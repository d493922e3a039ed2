"""A key: so much for each recipient, and the total that the pot was divided by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from dagmar.recovery.amounts import Row
from dagmar.source import Source
from dagmar.text import Text

Who = tuple[str, str]
"""A recipient's kind and code: `("region", "01")`."""


@dataclass(frozen=True, slots=True)
class Key:
    """Persons (or whatever is counted) for each who shares; those without a row of the table are among them.

    `family` is `equal`, `population` or `recovered`. `as_of` is the day, `sex` and `ages` what of the population is counted.
    `alike` names other tables with the same persons. `source` is where the figures are from.
    """

    family: str
    name: Text
    weights: Mapping[Who, int]
    as_of: str = ""
    sex: str = "all"
    ages: tuple[int, int | None] | None = None
    source: Source | None = None
    alike: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """What the pot is divided by."""
        return sum(self.weights.values())


@dataclass(frozen=True, slots=True)
class Formula:
    """A key and a part, in öre, that each recipient gets before the rest is shared by the key."""

    key: Key
    pot: int
    fixed: Fraction = field(default_factory=Fraction)

    def shares(self) -> dict[Who, Fraction]:
        """The exact share of everyone, in öre."""
        rest, total = self.pot - self.fixed * len(self.key.weights), self.key.total
        return {who: self.fixed + rest * weight / total for who, weight in self.key.weights.items()}


def who(row: Row) -> Who:
    """The recipient of a row."""
    return row.kind, row.code
