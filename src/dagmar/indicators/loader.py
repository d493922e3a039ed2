"""From a file to a definition: everything that is wrong with it at once, each in its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path as FilePath
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from dagmar.agreement.loader import read_text
from dagmar.agreement.misfits import misfits
from dagmar.agreement.node import Document, Path, Plain, read_yaml
from dagmar.agreement.words import nearest
from dagmar.indicators.checks import problems_of
from dagmar.indicators.conditions import Comparison
from dagmar.indicators.definition import Definition
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What quotes and a backslash can write, and no page or feed that is made of it can hold: neither UTF-8 nor XML."""


@dataclass(frozen=True)
class Defined:
    """A definition with the document it was read from, so that a later problem can be shown in its place."""

    definition: Definition
    document: Document

    @property
    def id(self) -> str:
        """The indicator's name."""
        return self.definition.indicator

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of everything that the file says, however it is laid out: the same for two files that say the same."""
        return sha256(_canonical(self.document.content).encode()).hexdigest()

    @property
    def vintage(self) -> str:
        """What every line of figures says of the definition that computed it: name, version and hash."""
        return f"{self.id} {self.definition.version} sha256:{self.fingerprint}"


def _canonical(content: Plain) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load_definition(path: FilePath) -> Defined:
    """Read a definition from a file.

    Raises:
        Refused: everything that is wrong with its shape, or else with its meaning.
    """
    return define(read_text(path), str(path))


def define(text: str, file: str) -> Defined:
    """Read a definition from text, as `load_definition` does."""
    document = read_yaml(text, file)
    problems = [*document.problems, *_no_texts(document.content, (), document)]
    definition = None
    try:
        definition = Definition.model_validate(document.content)
    except ValidationError as error:
        problems += misfits(error, document, _words_at)
    if definition is not None and not problems:
        problems += [
            Problem(code, document.place(path), message, help)
            for path, code, message, help in problems_of(definition)  # noqa: A001 -- the same word as in Problem
        ]
    if problems:
        raise Refused(sorted(dict.fromkeys(problems), key=lambda problem: problem.at))
    assert definition is not None, "no problems means that the model could be built"
    return Defined(definition, document)


def _no_texts(content: Plain, path: Path, document: Document) -> Iterator[Problem]:
    if isinstance(content, str) and (found := _NO_TEXT.search(content)):
        yield _no_text(found[0], document.place(path))
    elif isinstance(content, dict):
        for key, value in content.items():
            yield from _no_texts(key, (*path, key), document)
            yield from _no_texts(value, (*path, key), document)
    elif isinstance(content, list):
        for number, value in enumerate(content):
            yield from _no_texts(value, (*path, number), document)


def _words_at(path: Path) -> list[str]:
    model: Any = Definition
    for step in path:
        if isinstance(step, int):
            continue
        if model is None:
            return []
        field = next((one for name, one in model.model_fields.items() if step in (name, one.alias)), None)
        if field is None:
            model = Comparison if step not in Definition.model_fields else None
            continue
        model = _model_in(field.annotation)
    return [] if model is None else [one.alias or name for name, one in model.model_fields.items()]


def _model_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def find_definitions() -> FilePath:
    """The folder of definitions: beside the source in a clone, inside the package when installed from a wheel."""
    package = FilePath(__file__).resolve().parents[1]
    in_clone = package.parents[1] / "indicators"
    return in_clone if package.parent.name == "src" and in_clone.is_dir() else package / "indicators"


def shelf() -> dict[str, FilePath]:
    """The definitions that come with the program, by name."""
    return {path.stem: path for path in sorted(find_definitions().glob("*.yaml"))}


def load_definitions(named: Sequence[str]) -> tuple[Defined, ...]:
    """Definitions by name or file, in that order; all that come with the program when none is named.

    Raises:
        Refused: everything that is wrong in any of them, or `definition-not-found`, or `definition-twice`.
    """
    known = shelf()
    problems: list[Problem] = []
    found: list[Defined] = []
    for name in named or known:
        path = known.get(name) or FilePath(name)
        if name not in known and not path.is_file():
            problems.append(_not_found(name, list(known)))
            continue
        try:
            found.append(load_definition(path))
        except Refused as refused:
            problems += refused.problems
    ids = [one.id for one in found]
    problems += [_twice(one) for position, one in enumerate(found) if one.id in ids[:position]]
    if problems:
        raise Refused(problems)
    return tuple(found)


def _no_text(sign: str, place: Place) -> Problem:
    code = f"U+{ord(sign):04X}"
    return Problem(
        "sign-not-text",
        place,
        Text(f"Här står ett tecken som inte är text ({code}).", f"Here is a character that is no text ({code})."),
        Text("Ta bort tecknet.", "Delete the character."),
    )


def _not_found(name: str, known: list[str]) -> Problem:
    near = nearest(name, known)
    return Problem(
        "definition-not-found",
        Place(name),
        Text(
            f"”{name}” är varken en fil eller en indikator här.", f"“{name}” is neither a file nor an indicator here."
        ),
        Text(
            (f"Menade du {near}? " if near else "") + "dagmar indicators list visar dem som finns.",
            (f"Did you mean {near}? " if near else "") + "dagmar indicators list shows those there are.",
        ),
    )


def _twice(one: Defined) -> Problem:
    return Problem(
        "definition-twice",
        Place(one.document.file),
        Text(f"Indikatorn {one.id} är angiven två gånger.", f"The indicator {one.id} is given twice."),
        Text("Ange den en gång, eller ge den ena ett annat namn.", "Give it once, or rename one of them."),
    )
