"""An edition: one published table, or one payment's population, with what it holds and where it is from.

The basis is part of the fact. Two tables for the same day are two editions, and an agreement that was paid on one of
them names it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dagmar.registry.recipient import Kind
from dagmar.registry.tables import read_rows
from dagmar.source import Basis, Source
from dagmar.text import Text


@dataclass(frozen=True, slots=True)
class Edition:
    """A source of the registry. `first` and `last` are the days it holds populations for (only those of 31 December
    between them); both are empty for what is no population. `noisy`: its figures carry a random uncertainty and may not
    be added.
    """

    id: str
    about: str
    kinds: frozenset[str]
    first: str
    last: str
    by_sex: bool
    by_age: bool
    noisy: bool
    caution: Text | None
    licence: str
    source: Source

    def holds(self, day: str) -> bool:
        """Whether it has populations of the day (`2019-12-31`)."""
        return day in (self.first, self.last) or (self.first < day < self.last and day.endswith("-12-31"))

    def covers(self, kind: Kind) -> bool:
        """Whether it has, or can be added up to, figures for such recipients."""
        return kind in self.kinds


@cache
def editions() -> dict[str, Edition]:
    """All sources of the registry by id, in the order in which they are preferred for the same day."""
    return {row["id"]: _edition(row) for row in read_rows("sources")}


def population_editions() -> list[Edition]:
    """The sources that hold populations."""
    return [edition for edition in editions().values() if edition.about == "population"]


def in_both_languages(sv: str, en: str) -> str:
    """A note that follows a figure wherever it is shown, for readers of either language; nothing when there is none."""
    return f"{sv} / {en}" if sv else ""


def _edition(row: dict[str, str]) -> Edition:
    basis: Basis = "derived" if row["basis"] == "derived" else "real"
    title = f"{row['publisher']}: {row['title']}" if row["publisher"] else row["title"]
    note = in_both_languages(row["note_sv"], row["note_en"])
    return Edition(
        id=row["id"],
        about=row["about"],
        kinds=frozenset(row["kinds"].split()),
        first=row["first"],
        last=row["last"],
        by_sex=row["by_sex"] == "yes",
        by_age=row["by_age"] == "yes",
        noisy=row["noisy"] == "yes",
        caution=Text(row["note_sv"], row["note_en"]) if row["note_sv"] else None,
        licence=row["licence"],
        source=Source(title, row["date"], row["table"], row["vintage"], row["url"], note, basis),
    )
