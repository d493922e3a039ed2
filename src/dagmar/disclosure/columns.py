"""A table out of a plain list of rows, one a cell: the columns are the dimensions, and the last one the value.

Totals are known by their codes: `00` and two digits over four in a column of areas, and in any other column `all`, `alla`,
`total` or `both`. A column without one is labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from dagmar.disclosure.dimension import Dimension, areas, flat, labels
from dagmar.disclosure.table import Table
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

TOTALS = ("all", "alla", "total", "both")


def table_of(file: str, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """The table of a file whose lines have been split.

    Raises:
        Refused: `not-a-whole-number` or `cell-twice`, with the line; and what a table refuses.
    """
    problems: list[Problem] = []
    values: dict[tuple[str, ...], int | Fraction] = {}
    for line, (*at, value) in enumerate(rows, 2):
        place = Place(file, line, len(heading))
        if not value.isdecimal():
            said = Text(f"”{value}” är inget helt tal.", f"“{value}” is not a whole number.")
            asked = Text("Skriv antalet, också när det är 0.", "Write the count, also when it is 0.")
            problems.append(Problem("not-a-whole-number", place, said, asked))
        elif tuple(at) in values:
            twice = Text(f"{' × '.join(at)} står två gånger.", f"{' × '.join(at)} stands twice.")
            problems.append(Problem("cell-twice", place, twice, Text("Ta bort den ena.", "Remove one of them.")))
        else:
            values[tuple(at)] = int(value)
    if problems:
        raise Refused(problems)
    codes = [sorted({at[place] for at in values}) for place in range(len(heading) - 1)]
    dimensions = [_dimension(name, of) for name, of in zip(heading[:-1], codes, strict=True)]
    return Table(heading[-1], tuple(dimensions), values)


def _dimension(name: str, codes: Sequence[str]) -> Dimension:
    if all(code.isdecimal() and len(code) in (2, 4) for code in codes) and any(len(code) == 4 for code in codes):
        return areas(codes, name=name)
    total = next((code for code in TOTALS if code in codes), None)
    return labels(name, codes) if total is None else flat(name, [code for code in codes if code != total], total)
