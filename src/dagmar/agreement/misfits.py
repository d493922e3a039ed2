"""What does not fit a model, told in its place: an unknown word with the nearest one, a missing one, a value of another kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from dagmar.agreement.node import Document, Path
from dagmar.agreement.words import nearest
from dagmar.problem import Problem
from dagmar.text import Text

WordsAt = Callable[[Path], list[str]]
"""Which words can stand under a path of the file; none where names are free."""


def misfits(error: ValidationError, document: Document, words_at: WordsAt) -> list[Problem]:
    """Everything that a model found wrong with a document, each in its place."""
    wrong: list[Any] = list(error.errors(include_url=False))
    return [_problem(details, document, words_at) for details in wrong if not _another_form(details, wrong)]


def _problem(details: Any, document: Document, words_at: WordsAt) -> Problem:
    path: Path = tuple(details["loc"])
    kind, context = details["type"], details.get("ctx", {})
    if "message" in context and isinstance(context["message"], Text):
        return Problem(kind, document.place(path), context["message"], context["help"])
    if kind == "extra_forbidden":
        return _unknown_key(path, document, words_at(path[:-1]))
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


def _unknown_key(path: Path, document: Document, known: list[str]) -> Problem:
    word = str(path[-1])
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
