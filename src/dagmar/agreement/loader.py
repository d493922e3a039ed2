"""From a file to an agreement: all errors at once, each with its place, what is wrong and what would be right."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from dagmar.agreement.amendment import Resolve, completed
from dagmar.agreement.model import Agreement
from dagmar.agreement.node import MAX_BYTES, Document, Path, read_yaml, too_large
from dagmar.agreement.places import words_at
from dagmar.agreement.words import Vocabulary, nearest
from dagmar.problem import Place, Problem, Refused
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
        wrong: list[Any] = list(error.errors(include_url=False))
        problems += [_problem(details, document, vocabulary) for details in wrong if not _another_form(details, wrong)]
    if problems:
        raise Refused(sorted(problems, key=lambda problem: problem.at))
    assert agreement is not None, "no problems means that the model could be built"
    return Loaded(agreement, document)


def _problem(details: Any, document: Document, vocabulary: Vocabulary) -> Problem:
    path: Path = tuple(details["loc"])
    kind, context = details["type"], details.get("ctx", {})
    if "message" in context and isinstance(context["message"], Text):
        return Problem(kind, document.place(path), context["message"], context["help"])
    if kind == "extra_forbidden":
        return _unknown_key(path, document, vocabulary)
    if kind == "missing":
        return _missing_key(path, document)
    if kind == "literal_error":
        return _not_among(path, document, details["input"], context["expected"])
    expected = _EXPECTED.get(kind, Text("något annat", "something else"))
    return Problem(
        "does-not-fit",
        document.place(path),
        Text(
            f"Värdet passar inte här: här ska stå {expected.sv}.",
            f"The value does not fit here: {expected.en} is expected.",
        ),
        Text(
            "Jämför med språkets beskrivning (dagmar schema).",
            "Compare with the language's description (dagmar schema).",
        ),
    )


_KEYS = Text("nycklar med värden", "keys with values")
_LIST = Text("en lista, som [a, b]", "a list, such as [a, b]")
_EXPECTED = {
    "mapping_type": _KEYS,
    "dict_type": _KEYS,
    "model_type": _KEYS,
    "model_attributes_type": _KEYS,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "too_short": Text("minst ett värde", "at least one value"),
    "bool_parsing": Text("true eller false", "true or false"),
    "bool_type": Text("true eller false", "true or false"),
    "string_type": Text("ett ord", "a word"),
    "int_parsing": Text("ett heltal", "a whole number"),
}


def _another_form(details: Any, wrong: list[Any]) -> bool:
    """Whether a word was expected where several keys stand: then the form with keys was meant, and is judged by itself."""
    *parent, branch = details["loc"] or ("",)
    return (
        details["type"] == "literal_error"
        and isinstance(details["input"], dict)
        and str(branch).startswith("literal[")
        and any(other is not details and list(other["loc"][: len(parent)]) == parent for other in wrong)
    )


def _unknown_key(path: Path, document: Document, vocabulary: Vocabulary) -> Problem:
    word = str(path[-1])
    known = words_at(path[:-1], document.content, vocabulary)
    near = nearest(word, known)
    return Problem(
        "unknown-word",
        document.key_place(path),
        Text(f"”{word}” är inget ord här.", f"“{word}” is not a word here."),
        Text(
            (f"Menade du {near}? " if near else "")
            + (f"Orden här är {', '.join(sorted(known))}." if known else "Stryk det."),
            (f"Did you mean {near}? " if near else "")
            + (f"The words here are {', '.join(sorted(known))}." if known else "Delete it."),
        ),
    )


def _missing_key(path: Path, document: Document) -> Problem:
    word = str(path[-1])
    return Problem(
        "word-missing",
        document.key_place(path[:-1]),
        Text(f"Här saknas ordet {word}.", f"The word {word} is missing here."),
        Text(f"Lägg till en rad som börjar med {word}:", f"Add a line that begins with {word}:"),
    )


def _not_among(path: Path, document: Document, value: object, expected: str) -> Problem:
    words = [word.strip(" '") for word in expected.replace(" or ", ",").split(",")]
    near = nearest(str(value), words)
    return Problem(
        "unknown-word",
        document.place(path),
        Text(
            f"”{value}” är inget av orden som kan stå här.", f"“{value}” is not one of the words that can stand here."
        ),
        Text(
            (f"Menade du {near}? " if near else "") + f"Orden är {', '.join(words)}.",
            (f"Did you mean {near}? " if near else "") + f"The words are {', '.join(words)}.",
        ),
    )


def _not_found(path: FilePath, error: OSError) -> Problem:
    return Problem(
        "file-not-found",
        Place(str(path)),
        Text(f"Filen går inte att läsa: {error.strerror}.", f"The file cannot be read: {error.strerror}."),
        Text("Ange en fil, eller ett namn ur dagmar library list.", "Give a file, or a name from dagmar library list."),
    )


def _not_text(path: FilePath) -> Problem:
    return Problem(
        "file-not-text",
        Place(str(path)),
        Text("Filen är inte text i UTF-8.", "The file is not text in UTF-8."),
        Text("Spara den som UTF-8.", "Save it as UTF-8."),
    )
