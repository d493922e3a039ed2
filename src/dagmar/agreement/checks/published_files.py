"""Published tables whose file is not there. No amount rests on one, so the work can go on: a decision package has none."""

from __future__ import annotations

from collections.abc import Iterator

from dagmar.agreement.loader import Loaded
from dagmar.problem import Problem
from dagmar.text import Text


def find(loaded: Loaded) -> Iterator[Problem]:
    """`published-file-missing`."""
    for name, table in loaded.agreement.published.items():
        if not _is_there(loaded, table.file):
            yield Problem(
                "published-file-missing",
                loaded.document.place(("published", name, "file")),
                Text(f"Filen {table.file} finns inte.", f"There is no file {table.file}."),
                Text(
                    "Lägg tabellen i avtalets mapp, eller rätta namnet; det räknas från mappen.",
                    "Put the table in the agreement's folder, or correct the name; it counts from the folder.",
                ),
                severity="warning",
            )


def _is_there(loaded: Loaded, file: str) -> bool:
    try:
        return (loaded.folder / file).is_file()
    except OSError:  # a name that no file can have
        return False
