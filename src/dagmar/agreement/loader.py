"""From a file to an agreement: all errors at once, each with its place, what is wrong and what would be right."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath

from pydantic import ValidationError

from dagmar.agreement.amendment import Resolve, completed
from dagmar.agreement.misfits import misfits
from dagmar.agreement.model import Agreement
from dagmar.agreement.node import MAX_BYTES, Document, read_yaml, too_large
from dagmar.agreement.places import words_at
from dagmar.agreement.words import Vocabulary
from dagmar.problem import Place, Problem, Refused, system_says
from dagmar.text import Text


@dataclass(frozen=True)
class Loaded:
    """An agreement with the document it was read from, so that a later problem can be shown in its place."""

    agreement: Agreement
    document: Document
    warnings: tuple[Problem, ...] = field(default=())

    @cached_property
    def folder(self) -> FilePath:
        """The folder that the file stands in; data and published tables are named relative to it."""
        return FilePath(self.document.file).parent


def load_file(path: FilePath, vocabulary: Vocabulary, resolve: Resolve | None = None) -> Loaded:
    """Read an agreement from a file. An amendment results in a complete new version; `resolve` finds what it amends.

    Raises:
        Refused: `file-not-found`, `file-too-large`, `file-not-text`, or what `load` finds.
    """
    return load(read_text(path), str(path), vocabulary, resolve)


def read_text(path: FilePath) -> str:
    """The text of a file, which is not read at all when it is too large to be an agreement.

    Raises:
        Refused: `file-not-found`, `file-too-large` or `file-not-text`.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise Refused([too_large(str(path), size)])
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Refused([_not_text(path)]) from None
    except OSError as error:
        raise Refused([_not_found(path, error)]) from None


def load(text: str, file: str, vocabulary: Vocabulary, resolve: Resolve | None = None) -> Loaded:
    """Read an agreement from text, as `load_file` does.

    Raises:
        Refused: everything that is wrong with the shape of the file. What is wrong with its meaning is for `check`.
    """
    return build(completed(read_yaml(text, file), resolve, _document), vocabulary)


def _document(path: FilePath) -> Document:
    return read_yaml(read_text(path), str(path))


def build(document: Document, vocabulary: Vocabulary) -> Loaded:
    """Make an agreement of a document that has been read.

    Raises:
        Refused: the document's own problems and every value that does not fit, at once, in the order of the file.
    """
    problems = list(document.problems)
    agreement = None
    try:
        agreement = Agreement.model_validate(document.content, context={"vocabulary": vocabulary})
    except ValidationError as error:
        problems += misfits(error, document, lambda path: words_at(path, document.content, vocabulary))
    if problems:
        raise Refused(sorted(problems, key=lambda problem: problem.at))
    assert agreement is not None, "no problems means that the model could be built"
    return Loaded(agreement, document)


def _not_found(path: FilePath, error: OSError) -> Problem:
    why = system_says(error)
    return Problem(
        "file-not-found",
        Place(str(path)),
        Text(f"Filen går inte att läsa: {why.sv}.", f"The file cannot be read: {why.en}."),
        Text("Kontrollera namnet och mappen.", "Check the name and the folder."),
    )


def _not_text(path: FilePath) -> Problem:
    return Problem(
        "file-not-text",
        Place(str(path)),
        Text("Filen är inte text i UTF-8.", "The file is not text in UTF-8."),
        Text("Spara den som UTF-8.", "Save it as UTF-8."),
    )
