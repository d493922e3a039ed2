"""YAML as text with places: every scalar stays the text that was written until its field says what it is.

So a municipality's code `0114` never becomes the number 76, `no` never becomes false, and a date stays what was typed.
Anchors and aliases are refused: an agreement is read by people, and ten lines of aliases can stand for billions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError
from ruamel.yaml.tokens import AliasToken, AnchorToken, TagToken

from dagmar.agreement.not_yaml import not_yaml
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

Plain = str | None | list["Plain"] | dict[str, "Plain"]
Path = tuple[str | int, ...]

MAX_BYTES = 500_000
"""The largest file that is read: reading takes seconds then. The longest real agreement is under 40 000 bytes."""
MAX_DEPTH = 40
"""How deep a file may be nested. The deepest real agreement is at 9."""

MAX_OPEN = 10 * MAX_DEPTH
"""So many brackets may be open at once, counted in the raw text."""

_NESTING = re.compile(rf"[\[\]{{}}]|^[ ]*(?:[-?] ){{{MAX_DEPTH + 1}}}", re.MULTILINE)
_NUMBER_CUT_AT_COMMA = re.compile(r"^-?\d[\d ]*$")
_REST_OF_NUMBER = re.compile(r"^\d+\s*(\S.*)?$")


@dataclass(slots=True)
class Document:
    """A file's content as plain text values, and where each key and value stands."""

    file: str
    text: str
    content: Plain = None
    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: Path) -> Place:
        """Where the value at a path stands; of a path that is not there, where its nearest parent stands."""
        for length in range(len(path), -1, -1):
            for table in (self.values, self.keys):
                if path[:length] in table:
                    return table[path[:length]]
        return Place(self.file)

    def key_place(self, path: Path) -> Place:
        """Where the key itself stands."""
        return self.keys.get(path) or self.place(path)

    def lines(self) -> list[str]:
        """The file's lines, for showing a problem in its context."""
        return self.text.splitlines()


def read_yaml(text: str, file: str) -> Document:
    """Read YAML text into plain values with places.

    Raises:
        Refused: `file-too-large`, `not-yaml`, `alias-not-allowed`, `nested-too-deep` or `file-empty`. What leaves the
            rest readable (`key-twice`, `comma-ends-value`) is in `Document.problems`.
    """
    size = len(text.encode(errors="surrogatepass"))
    if size > MAX_BYTES:
        raise Refused([too_large(file, size)])
    _refuse_depth(text, file)
    _refuse_aliases(text, file)
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        raise Refused([not_yaml(error, text, file)]) from None
    except ReaderError as error:
        raise Refused([_unreadable(error, text, file)]) from None
    except RecursionError:
        raise Refused([_too_deep(Place(file))]) from None
    if root is None:
        raise Refused(
            [
                Problem(
                    "file-empty",
                    Place(file),
                    Text("Filen är tom.", "The file is empty."),
                    Text("Börja med dagmar new.", "Begin with dagmar new."),
                )
            ]
        )
    document = Document(file, text)
    document.content = _plain(root, (), document)
    return document


def _plain(node: Node, path: Path, document: Document) -> Plain:
    if len(path) > MAX_DEPTH:
        raise Refused([_too_deep(_place(node, document.file))])
    document.values[path] = _place(node, document.file)
    if isinstance(node, ScalarNode):
        quoted = node.style in {"'", '"', "|", ">"}
        return None if not quoted and node.value in {"", "~", "null"} else str(node.value)
    if isinstance(node, SequenceNode):
        return [_plain(item, (*path, index), document) for index, item in enumerate(node.value)]
    assert isinstance(node, MappingNode)
    content: dict[str, Plain] = {}
    previous: tuple[str, Plain, Place] | None = None
    for key_node, value_node in node.value:
        if not isinstance(key_node, ScalarNode):
            document.problems.append(_key_not_text(_place(key_node, document.file)))
            continue
        key = str(key_node.value)
        here = (*path, key)
        place = _place(key_node, document.file)
        if node.flow_style and previous and _cut_at_comma(previous[1], key, value_node):
            document.problems.append(_comma_ends_value(previous, key))
            content[previous[0]] = (
                f"{previous[1]},{key}"  # what was meant, so that nothing else is said of half a value
            )
            continue
        if key in content:
            document.problems.append(_key_twice(key, place, document.keys[here]))
            continue
        document.keys[here] = place
        content[key] = _plain(value_node, here, document)
        if content[key] is None:
            document.values[here] = place  # an empty value begins only where the next thing does
        previous = (key, content[key], place)
    return content


def _cut_at_comma(before: Plain, key: str, value: Node) -> bool:
    """Whether `{amount: 106,5 Mkr}` was written: a bare number, then a key that is a number with nothing after it."""
    return (
        isinstance(before, str)
        and bool(_NUMBER_CUT_AT_COMMA.match(before))
        and bool(_REST_OF_NUMBER.match(key))
        and isinstance(value, ScalarNode)
        and value.value == ""
    )


def _place(node: Node, file: str) -> Place:
    return Place(file, node.start_mark.line + 1, node.start_mark.column + 1)


def _refuse_aliases(text: str, file: str) -> None:
    if "&" not in text and "*" not in text and "!" not in text:
        return
    try:
        for token in YAML(typ="safe", pure=True).scan(text):
            if isinstance(token, AliasToken | AnchorToken | TagToken):
                place = Place(file, token.start_mark.line + 1, token.start_mark.column + 1)
                raise Refused([_alias(place)])
    except MarkedYAMLError as error:
        raise Refused([not_yaml(error, text, file)]) from None
    except ReaderError as error:
        raise Refused([_unreadable(error, text, file)]) from None


def _refuse_depth(text: str, file: str) -> None:
    """Refuse what is nested far too deep before it is parsed: a parser's time grows faster than the brackets.

    Brackets in quotes are counted too, so only far more open ones than a file may have levels are refused here.
    """
    open_ones = 0
    for found in _NESTING.finditer(text):
        open_ones += 1 if found[0] in "[{" else -1 if found[0] in "]}" else MAX_OPEN + 1
        if open_ones > MAX_OPEN:
            raise Refused([_too_deep(_place_of(found.start(), text, file))])


def _place_of(position: int, text: str, file: str) -> Place:
    before = text[:position]
    return Place(file, before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1)


def too_large(file: str, size: int) -> Problem:
    """A file that is larger than is read, in bytes."""
    return Problem(
        "file-too-large",
        Place(file),
        Text(
            f"Filen är {size} byte; högst {MAX_BYTES} läses.",
            f"The file is {size} bytes; at most {MAX_BYTES} are read.",
        ),
        Text(
            "Lägg tabeller i agreement-mappens data/ och låt avtalet hänvisa till dem.",
            "Put tables in the agreement folder's data/ and let the agreement refer to them.",
        ),
    )


def _too_deep(place: Place) -> Problem:
    return Problem(
        "nested-too-deep",
        place,
        Text(f"Filen är nästlad djupare än {MAX_DEPTH} nivåer.", f"The file is nested deeper than {MAX_DEPTH} levels."),
        Text("Inget avtal behöver det; se efter klamrar.", "No agreement needs that; look for stray brackets."),
    )


def _unreadable(error: ReaderError, text: str, file: str) -> Problem:
    character = f"U+{error.character:04X}"
    return Problem(
        "not-yaml",
        _place_of(error.position, text, file),
        Text(
            f"Här står ett tecken som inte är text ({character}).",
            f"Here is a character that is no text ({character}).",
        ),
        Text("Ta bort tecknet, och spara filen som UTF-8.", "Delete the character, and save the file as UTF-8."),
    )


def _alias(place: Place) -> Problem:
    return Problem(
        "alias-not-allowed",
        place,
        Text(
            "Ankare (&), alias (*) och taggar (!) används inte i avtal: samma sak skrivs ut där den gäller.",
            "Anchors (&), aliases (*) and tags (!) are not used in agreements: a thing is written out where it holds.",
        ),
        Text(
            "Skriv ut innehållet, eller sätt texten inom citattecken om tecknet hör till den.",
            "Write the content out, or put the text in quotes if the character belongs to it.",
        ),
    )


def _key_twice(key: str, place: Place, first: Place) -> Problem:
    return Problem(
        "key-twice",
        place,
        Text(f"”{key}” står två gånger på samma nivå.", f"“{key}” stands twice at the same level."),
        Text("Ge den ena ett annat namn, eller slå ihop dem.", "Rename one of them, or merge the two."),
        also=((first, Text("första gången", "the first time")),),
    )


def _comma_ends_value(previous: tuple[str, Plain, Place], rest: str) -> Problem:
    key, value, place = previous
    return Problem(
        "comma-ends-value",
        place,
        Text(
            f"Inom klamrar avslutar ett decimalkomma värdet: ”{key}: {value},{rest}” läses som {value}.",
            f"Inside braces a decimal comma ends the value: “{key}: {value},{rest}” is read as {value}.",
        ),
        Text(
            f'Skriv {key}: "{value},{rest}" eller {key}: {value}.{rest}, eller lägg värdet på en egen rad utan klamrar.',
            f'Write {key}: "{value},{rest}" or {key}: {value}.{rest}, or put it on a line of its own without braces.',
        ),
    )


def _key_not_text(place: Place) -> Problem:
    return Problem(
        "key-not-text",
        place,
        Text("En nyckel måste vara text.", "A key must be text."),
        Text("Skriv nyckeln som ett ord följt av kolon.", "Write the key as a word followed by a colon."),
    )
