"""What may leave of an indicator: each figure as it is inside, and as it may be shown, in two fields.

The tables that are protected are those a reader could put together from the file: of a share those who did, those who did
not, and all who could; of a count or a rate the cases (inhabitants are public); of a mean the rows and the sum; of a median
the rows. Areas, sexes and their totals make one table a period. What is hidden in any of them is hidden in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from dagmar.disclosure import Protected, Rule, Shown
from dagmar.indicators.measured import Figure, Measured
from dagmar.indicators.spread import ends_of, protected_ends

Quantity = Literal["persons", "sum"]
"""What a table counts: rows or persons, or the sum of their values."""
DID, DID_NOT, COULD = "did", "did not", "could"
"""The parts of a share, and their total."""
_FINEST = 100


class Leaving(NamedTuple):
    """One cell: the figure `internal` stays inside, `published` is what may leave; None where the sign of secrecy stands."""

    internal: Figure
    published: Figure | None


@dataclass(frozen=True)
class Handed:
    """One indicator with its tables as they were protected, by quantity and period.

    `stand` are the periods whose earlier release stands as it was: what was revised would tell of single persons.
    """

    measured: Measured
    rule: Rule
    tables: Mapping[tuple[Quantity, str], Protected]
    stand: frozenset[str] = frozenset()

    def leaving(self) -> Iterator[Leaving]:
        """Every cell that there is a figure for, inside and out; where 0 is hidden, those with nobody in them too."""
        counts = self.measured.defined.definition.measure == "count"
        for figure in self.measured.figures(empty=self.rule.hide_zero):
            if self.rule.method == "none":
                yield Leaving(figure, figure._replace(squares=None, ends=ends_of(figure)))
            elif figure.base or counts:
                yield Leaving(figure, self._published(figure))
            elif self._emptiness_is_hidden(figure):
                yield Leaving(figure, None)

    @property
    def already_public(self) -> int:
        """How many cells are too small to be shown, and were shown in an earlier release."""
        return sum(len(one.already_public) for one in self.tables.values())

    def cell(self, quantity: Quantity, figure: Figure, part: str = "") -> Shown:
        """The cell of a protected table that a figure was made of."""
        split = self.measured.defined.definition.sex_split
        at = (figure.area, *((figure.sex,) if split else ()), figure.period, *((part,) if part else ()))
        return self.tables[quantity, figure.period].cells[at]

    def _emptiness_is_hidden(self, figure: Figure) -> bool:
        """Whether a line that is not there would tell that nobody is. Of a rate it tells of inhabitants, whom everyone knows."""
        measure = self.measured.defined.definition.measure
        if measure == "rate":
            return False
        return self.cell("persons", figure, COULD if measure == "share" else "").published is None

    def _published(self, figure: Figure) -> Figure | None:
        definition = self.measured.defined.definition
        stands = figure.period in self.stand
        coverage = None if figure.coverage is None or stands else Fraction(int(figure.coverage * _FINEST), _FINEST)
        out = figure._replace(coverage=coverage, squares=None)
        match definition.measure:
            case "share":
                return _divided(out, self.cell("persons", figure, DID), self.cell("persons", figure, COULD))
            case "count":
                cases = self.cell("persons", figure).published
                return None if cases is None else out._replace(value=Fraction(cases), base=int(cases))
            case "rate":
                cases = self.cell("persons", figure).published
                assert definition.per is not None, "a rate has its per"
                return None if cases is None else out._replace(numerator=Fraction(cases) * definition.per)
            case "mean" | "continuity":
                above, below = self.cell("sum", figure), self.cell("persons", figure)
                shown = _divided(out, above, below, scale=self.measured.scale)
                # The squares are of the rows of today, and say nothing of an earlier figure that stands.
                if shown is None or stands or _stands(above):
                    return shown
                return shown._replace(ends=protected_ends(figure))
            case _:
                rows = self.cell("persons", figure)
                if stands or _stands(rows) or rows.published is None:
                    return None
                return out._replace(base=int(rows.published))


def _divided(figure: Figure, above: Shown, below: Shown, *, scale: int = 0) -> Figure | None:
    """A figure out of what may be shown of its parts; None when either is hidden, or they no longer fit each other.

    With a `scale` the part above is a sum of values, and an earlier number of persons cannot stand under it.
    """
    if above.published is None or not below.published or (scale and _stands(below)):
        return None
    if not scale and above.published > below.published:
        return None
    numerator = Fraction(above.published) / (scale or 1)
    return figure._replace(numerator=numerator, denominator=int(below.published), base=int(below.published))


def _stands(cell: Shown) -> bool:
    return cell.reason == "held_back"
