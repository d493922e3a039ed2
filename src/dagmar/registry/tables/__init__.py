"""The registry's tables and their sources, read from the package when first asked for."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files


def read_rows(name: str) -> list[dict[str, str]]:
    """All rows of a small table, each with the column's names."""
    return list(csv.DictReader(_text(name).splitlines()))


def read_lines(name: str) -> Iterator[list[str]]:
    """The cells of a wide table of plain numbers, row by row, the heading first."""
    return (line.split(",") for line in _text(name).splitlines())


def _text(name: str) -> str:
    return files(__name__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
