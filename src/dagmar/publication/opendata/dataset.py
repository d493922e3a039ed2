"""A dataset, its files, and the catalogue that they are published in, as one describes them to others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Literal

from dagmar.source import Basis, Source
from dagmar.text import Text

CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
UNPLACED = "http://localhost/"
"""The address of a catalogue that has none on the web yet: no description names it."""
OfDataset = Basis | Literal["mixed"]
"""Of the figures of a dataset together; `mixed` when some are made up and others not."""
WARNINGS: Mapping[OfDataset, Text] = {
    "synthetic": Text("PÅHITTADE VÄRDEN", "MADE-UP VALUES"),
    "mixed": Text("DELVIS PÅHITTADE VÄRDEN", "PARTLY MADE-UP VALUES"),
}
"""What stands before everything that holds figures which nobody has reported."""
FieldKind = Literal["string", "number", "integer", "boolean", "date", "year"]
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+/")
_PATH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")


class NotDescribable(ValueError):
    """What is to be described lacks what every description must have. `lacking` says all of it, in English."""

    def __init__(self, lacking: list[str]) -> None:
        self.lacking = tuple(lacking)
        super().__init__("; ".join(lacking))


@dataclass(frozen=True, slots=True)
class Agent:
    """Who publishes: a name, a page, and where to write."""

    name: str
    homepage: str
    email: str


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table, as the Table Schema has it."""

    name: str
    kind: FieldKind
    description: Text


@dataclass(frozen=True, slots=True)
class File:
    """One file of a dataset. `path` is relative to the catalogue's address; `sha256` is in hexadecimal."""

    path: str
    media_type: str
    size_bytes: int
    sha256: str
    fields: tuple[Field, ...] = ()

    @property
    def format(self) -> str:
        """The ending of the file."""
        return PurePosixPath(self.path).suffix.removeprefix(".")


@dataclass(frozen=True, slots=True)
class Dataset:
    """Data of one kind in one or more forms: all files hold the same figures.

    `first` and `last` are the days that the figures cover; `page` is where people read them, relative to the catalogue's
    address. Of a synthetic or a mixed one the title says so in both languages, in every description.
    """

    id: str
    title: Text
    description: Text
    files: tuple[File, ...]
    page: str
    modified: date
    source: Source
    licence: str
    keywords: tuple[Text, ...] = ()
    first: date | None = None
    last: date | None = None
    basis: OfDataset = "real"

    @property
    def full_title(self) -> Text:
        """The title, with a warning before it when any of the figures are made up."""
        warning = WARNINGS.get(self.basis)
        return (
            self.title if warning is None else Text(f"{warning.sv}: {self.title.sv}", f"{warning.en}: {self.title.en}")
        )


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that is published at an address, by whom, and on what terms the descriptions may be used.

    Raises:
        NotDescribable: names everything that is lacking.
    """

    address: str
    title: Text
    description: Text
    publisher: Agent
    datasets: tuple[Dataset, ...]
    licence: str = CC0
    languages: tuple[str, ...] = field(default=("SWE", "ENG"))

    def __post_init__(self) -> None:
        if lacking := list(self._lacking()):
            raise NotDescribable(lacking)

    def _lacking(self) -> Iterator[str]:
        if not _ADDRESS.fullmatch(self.address):
            yield f"the address {self.address!r} is no web address that ends with /"
        if "@" not in self.publisher.email or not self.publisher.name:
            yield "the publisher has no name or no e-mail"
        if not all((*self.title, *self.description)):
            yield "the catalogue has no title or description in both languages"
        if not self.datasets:
            yield "there is no dataset"
        ids = [one.id for one in self.datasets]
        yield from (f"{one}: there are two" for one in sorted(set(ids)) if ids.count(one) > 1)
        paths = [file.path for one in self.datasets for file in one.files]
        yield from (f"{path}: the file is in two datasets" for path in sorted(set(paths)) if paths.count(path) > 1)
        for one in self.datasets:
            yield from (f"{one.id}: {said}" for said in _lacking(one))


def _lacking(one: Dataset) -> Iterator[str]:
    if not _ID.fullmatch(one.id):
        yield "the id is not of letters, digits and . _ -"
    if not all((*one.title, *one.description)):
        yield "no title or description in both languages"
    if not one.files:
        yield "no file"
    if not one.licence.startswith(("http://", "https://")):
        yield f"the licence {one.licence!r} is no web address"
    if one.first is not None and one.last is not None and one.first > one.last:
        yield f"{one.first} is after {one.last}"
    for file in one.files:
        if not _PATH.fullmatch(file.path) or ".." in file.path.split("/"):
            yield f"the path {file.path!r} does not lead down from the address"
        if not re.fullmatch("[0-9a-f]{64}", file.sha256) or file.size_bytes < 0:
            yield f"{file.path}: no checksum or size"
