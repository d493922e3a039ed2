"""Where in the file a figure is asked for, so that what is wrong with it is said at the word that asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from dagmar.agreement.inventory import words_in
from dagmar.agreement.loader import Loaded
from dagmar.agreement.node import Document, Path
from dagmar.assessment.condition import UnitMismatch


class InStep(Exception):
    """A figure in a unit that a step of a grant cannot use. `step` is the path of the step within the grant."""

    def __init__(self, step: Path, reason: UnitMismatch) -> None:
        self.step, self.reason = step, reason
        super().__init__(*step)


@contextmanager
def step(*path: str | int) -> Iterator[None]:
    """Name the step in which a figure turned out to be in the wrong unit.

    Raises:
        InStep: so it did.
    """
    try:
        yield
    except UnitMismatch as error:
        raise InStep(path, error) from None


def asked_for(loaded: Loaded, path: Path, figure: str) -> Path:
    """The path, at or below another, of the first word that asks for a figure by name; that path when none does."""
    for at, word in words_in(_value(loaded.agreement, path), path):
        for name, entry in type(word).model_fields.items():
            value = getattr(word, name)
            if value == figure:
                return as_written(loaded.document, (*at, entry.alias or name))
            if isinstance(value, tuple) and figure in value:
                return as_written(loaded.document, (*at, entry.alias or name, value.index(figure)))
    return path


def as_written(document: Document, path: Path) -> Path:
    """A path as the file spells it: `limit: {floor: ...}` is short for a list of one, which the path counts."""
    if path in document.values:
        return path
    short = tuple(part for part in path if isinstance(part, str))
    return short if short in document.values else path


def _value(value: Any, path: Path) -> Any:
    for part in path:
        if isinstance(part, int) or isinstance(value, Mapping):
            value = value[part]
        else:
            fields = {entry.alias or name: name for name, entry in type(value).model_fields.items()}
            value = getattr(value, fields[part])
    return value
