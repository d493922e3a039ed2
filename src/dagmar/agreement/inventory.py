"""Every word that an agreement says, with the path in the file that it stands at: what the checks walk through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dagmar.agreement.model import Agreement
from dagmar.agreement.node import Path
from dagmar.agreement.words import Words

Standing = tuple[Path, Words]
"""A word and where it stands."""


def words_of(agreement: Agreement) -> Iterator[Standing]:
    """Every word, from the agreement itself down, in the order of the model."""
    return words_in(agreement, ())


def words_in(value: Any, path: Path) -> Iterator[Standing]:
    """Every word in a value that stands at a path; the value itself first, when it is one."""
    if isinstance(value, Words):
        yield path, value
        for name, entry in type(value).model_fields.items():
            yield from words_in(getattr(value, name), (*path, entry.alias or name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from words_in(inner, (*path, str(key)))
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from words_in(inner, (*path, index))
