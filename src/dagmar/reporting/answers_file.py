"""Answers in a file: one JSON document with every answer, words and figures, as it was read; and read back again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

from dagmar.agreement.period import Period
from dagmar.facts.limits import LIMITS
from dagmar.problem import Place, Problem, Refused
from dagmar.reporting.answer import Answer
from dagmar.text import Text

FORM = "dagmar-answers/1"
_NAMES = tuple(one.name for one in fields(Answer))
_NEEDED = _NAMES[: _NAMES.index("said")]


def written(answers: Iterable[Answer]) -> str:
    """The answers as text, one an object, ready to be read by `read_answers` or by anything that reads JSON."""
    document = {"form": FORM, "answers": [one.document() for one in answers]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def read_answers(paths: Iterable[Path]) -> tuple[Answer, ...]:
    """The answers in files that `written` has made.

    Raises:
        Refused: `answers-unreadable` for each file that is something else.
    """
    answers: list[Answer] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            answers += _answers(path)
        except (OSError, ValueError, TypeError, KeyError, ArithmeticError) as wrong:
            problems.append(_unreadable(path, wrong))
    if problems:
        raise Refused(problems)
    return tuple(answers)


def _answers(path: Path) -> list[Answer]:
    if path.stat().st_size > LIMITS.file_bytes:
        raise ValueError("too large")
    document: Any = json.loads(path.read_text("utf-8-sig"))
    if not isinstance(document, dict) or document.get("form") != FORM:
        raise ValueError(f"form is not {FORM}")
    found = []
    for one in document["answers"]:
        given = {name: one.get(name, "") for name in _NAMES} | {"sex": one.get("sex", "all")}
        if not all(isinstance(value, str) for value in given.values()) or not all(given[name] for name in _NEEDED):
            raise ValueError("an answer lacks a part or is no text")
        answer = Answer(**given)
        Period.parse(answer.period)
        _ = answer.figure  # a figure that is none shows itself here, not where it is used
        found.append(answer)
    return found


def _unreadable(path: Path, wrong: Exception) -> Problem:
    return Problem(
        "answers-unreadable",
        Place(str(path)),
        Text(f"Filen är inga svar härifrån: {wrong}.", f"The file holds no answers of ours: {wrong}."),
        Text(
            "Ge answers.json, som dagmar report read skriver.", "Give the answers.json that dagmar report read writes."
        ),
    )
