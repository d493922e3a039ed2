"""Where in the file a figure is asked for, so that what is wrong with it is said at the word that asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from dagmar.agreement.inventory import words_in
from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Agreement, Earlier
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
    """The path, at or below another, of the first word that asks for a figure by name; that path when none does.

    What the latest wording does not ask for may have been asked for by one before it.
    """
    found = [place for at, value in _wordings(loaded.agreement, path) for place in _asking(value, at, figure)]
    return as_written(loaded.document, found[0]) if found else path


def _asking(value: Any, path: Path, figure: str) -> Iterator[Path]:
    for at, word in words_in(value, path):
        for name, entry in type(word).model_fields.items():
            said = getattr(word, name)
            if said == figure:
                yield (*at, entry.alias or name)
            elif isinstance(said, tuple) and figure in said:
                yield (*at, entry.alias or name, said.index(figure))


def _wordings(agreement: Agreement, path: Path) -> Iterator[tuple[Path, Any]]:
    """What stands at a path in the latest wording, and in those before it: an amendment may have taken it out."""
    version: Agreement | Earlier | None = agreement
    at = path
    while version is not None:
        with suppress(LookupError, AttributeError):
            yield at, _value(version, path)
        version, at = version.earlier, ("earlier", *at)


def as_written(document: Document, path: Path) -> Path:
    """A path as the file spells it, where it is shorter than what was read of it.

    `limit: {floor: ...}` is short for a list of one, which the path counts, and rows right under `points` for one domain.
    """
    without_numbers = tuple(part for part in path if isinstance(part, str))
    without_domain = [path[:at] + path[at + 2 :] for at in range(len(path)) if path[at : at + 2] == (0, "of")]
    return next((one for one in (path, without_numbers, *without_domain) if one in document.values), path)


def _value(value: Any, path: Path) -> Any:
    for part in path:
        if isinstance(part, int) or isinstance(value, Mapping):
            value = value[part]
        else:
            fields = {entry.alias or name: name for name, entry in type(value).model_fields.items()}
            value = getattr(value, fields[part])
    return value
