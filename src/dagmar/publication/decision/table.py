"""A table of the package: columns with their meaning, rows of text, and one way of writing both."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its Frictionless type, and what it holds."""

    name: str
    holds: str
    type: str = "string"


@dataclass(frozen=True, slots=True)
class Table:
    """A table by the name of its file, without the ending."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def file(self) -> str:
        """The file that it is written to."""
        return f"{self.name}.csv"

    def as_csv(self) -> bytes:
        """Commas, quotation marks where needed, a line feed after each row, UTF-8."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([column.name for column in self.columns])
        writer.writerows(self.rows)
        return text.getvalue().encode()

    def schema(self) -> dict[str, Any]:
        """The Table Schema."""
        return {
            "fields": [
                {"name": column.name, "type": column.type, "description": column.holds} for column in self.columns
            ],
            "missingValues": [""],
        }


def rows_of(content: bytes) -> list[dict[str, str]]:
    """The rows of a table by column name.

    Raises:
        ValueError: not text in UTF-8, or a row without its cells.
    """
    return list(csv.DictReader(io.StringIO(content.decode()), strict=True))
