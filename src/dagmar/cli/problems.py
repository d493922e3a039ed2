"""A problem as a person reads it and as a machine does: place, code, what is wrong, the lines it is about, what helps."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dagmar.problem import Place, Problem
from dagmar.text import Language, Text

MOST_BYTES = 2_000_000
"""Of a larger file no lines are shown: the message has the place."""
MOST_LETTERS = 120
MOST_ALIKE = 7
"""So many alike are told after the first; of more, how many they are. `--json` has every one."""
_MORE = Text("… och {} till av samma slag; --json visar alla.", "… and {} more of the same; --json shows them all.")
_LABEL = {"sv": "Hjälp", "en": "Help"}
_WARNING = {"sv": "varning", "en": "warning"}


def together(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Problems that differ only in what they say of whom, such as one missing fact for each of many recipients.

    They stand where the first of them was found; what is said twice, because two grants rest on it, is said once.
    """
    groups: dict[object, dict[Text, Problem]] = {}
    for one in problems:
        groups.setdefault((one.code, one.at, one.help, one.also, one.severity), {}).setdefault(one.message, one)
    return [list(alike.values()) for alike in groups.values()]


def shown(problem: Problem, language: Language, alike: Iterable[Problem] = ()) -> str:
    """The problem as text, several lines, without a line end; what is said of those that are alike stands below."""
    kind = f" ({_WARNING[language]})" if problem.severity == "warning" else ""
    rows = [f"{_near(problem.at)}: {problem.code}{kind}", f"  {safe(problem.message.to(language))}"]
    others = list(alike)
    more = len(others) - MOST_ALIKE
    rows += [f"  {safe(one.message.to(language))}" for one in (others[:MOST_ALIKE] if more > 1 else others)]
    if more > 1:
        rows.append(f"  {_MORE.to(language).format(more)}")
    for place, role in sorted([*problem.also, (problem.at, None)], key=lambda one: (one[0].file, one[0].line)):
        line = _line(place)
        if line is not None:
            rows.append(f"  {place.line:>5} | {line}")
        if role is not None:
            rows.append(f"        {_near(place)}: {safe(role.to(language))}")
    rows.append(f"  {_LABEL[language]}: {safe(problem.help.to(language))}")
    return "\n".join(rows)


def document(problem: Problem, language: Language) -> dict[str, Any]:
    """The problem for `--json`. `line` and `column` count from 1; 0 means the file as a whole."""
    return {
        "file": problem.at.file,
        "line": problem.at.line,
        "column": problem.at.column,
        "code": problem.code,
        "message": problem.message.to(language),
        "help": problem.help.to(language),
        "also": [
            {"file": place.file, "line": place.line, "column": place.column, "role": role.to(language)}
            for place, role in problem.also
        ],
    }


def listed(problems: Iterable[Problem], language: Language) -> list[dict[str, Any]]:
    """Problems for `--json`, in the order found."""
    return [document(one, language) for one in problems]


def documents(problems: Iterable[Problem], language: Language) -> dict[str, Any]:
    """Errors and warnings apart, each in the order found."""
    both = list(problems)
    return {
        "errors": listed((one for one in both if one.severity == "error"), language),
        "warnings": listed((one for one in both if one.severity == "warning"), language),
    }


def _near(place: Place) -> str:
    """The place with the path as one would write it from here."""
    path = Path(place.file)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        return str(Place(str(path.relative_to(Path.cwd())), place.line, place.column))
    return str(place)


def _line(place: Place) -> str | None:
    """The line itself, when the file is text and not too large to be looked in."""
    path = Path(place.file)
    try:
        if not place.line or not path.is_file() or path.stat().st_size > MOST_BYTES:
            return None
        rows = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    if place.line > len(rows):
        return None
    row = safe(rows[place.line - 1].rstrip())
    return row if len(row) <= MOST_LETTERS else row[: MOST_LETTERS - 1] + "…"


def safe(text: str) -> str:
    """A text without control characters, which a file could use to rewrite what the terminal shows."""
    return "".join(letter if letter.isprintable() or letter in "\n\t\u00a0\u202f" else "�" for letter in text)
