"""How much is read at once: the bounds that keep a file from filling the memory. Stated, documented, and tested."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what is read. What passes them is refused before it is read, or while, never after.

    `file_bytes` is the size of one file on disk; `unpacked_bytes` what a workbook or Parquet file may become when
    unpacked, and `packed_ratio` how many times larger one part of a workbook may become. `rows` counts the rows with
    content in all files together. `cells` is the area of a sheet, blank cells included. `cell_characters` is the length
    of one text and `number_characters` that of one number. `shown_per_kind` is how many problems of one kind are told
    one by one before the rest are counted.
    """

    file_bytes: int = 100_000_000
    unpacked_bytes: int = 400_000_000
    packed_ratio: int = 200
    rows: int = 500_000
    cells: int = 10_000_000
    cell_characters: int = 2_000
    number_characters: int = 40
    shown_per_kind: int = 10


LIMITS = Limits()
"""The bounds that hold when nothing else is said. 500 000 rows are 311 recipients, 12 months, three kinds of sex and 44
indicators."""
