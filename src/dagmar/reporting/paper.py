"""How a sheet meets paper and eye: A4, and rows as high as their wrapped text, which not every program makes them itself."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

A4 = 9
"""The number by which a spreadsheet knows the paper."""
LINE = 15.0
"""One line of the ordinary font, in points."""
_HIGHEST = 409.0  # a spreadsheet allows no higher row


def row_height(cells: Iterable[tuple[str, int]]) -> float:
    """The height in points of a row whose cells, each with its column's width in characters, are wrapped."""
    return min(max((_lines(text, width) for text, width in cells), default=1) * LINE, _HIGHEST)


def _lines(text: str, width: int) -> int:
    return sum(len(textwrap.wrap(part, width)) or 1 if len(part) > width else 1 for part in text.split("\n"))
