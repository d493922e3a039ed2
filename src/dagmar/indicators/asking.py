"""A question put to an engine; when it fails, what it said, as a problem and never as a fault of this program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pyarrow as pa

from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

ENGINES = frozenset({"duckdb", "_duckdb", "psycopg", "pyspark", "py4j", "pyarrow"})
"""The libraries whose errors are an engine's own: the disk is full, the server is gone, a value cannot be read."""
_LONGEST = 300
_WITHIN = "Caused by: "


def answer(question: Any) -> pa.Table:
    """What the engine answers.

    Raises:
        Refused: `engine-failed`, with what the engine said.
    """
    with engine_errors(type(question.get_backend()).__module__.split(".")[2]):
        return question.to_pyarrow()


@contextmanager
def engine_errors(place: str) -> Iterator[None]:
    """Within it, an error of an engine is `engine-failed`; anything else is left as it is."""
    try:
        yield
    except Exception as error:
        if not ENGINES & {one.__module__.partition(".")[0] for one in type(error).__mro__}:
            raise
        raise Refused([_failed(place, error)]) from error


def _failed(place: str, error: Exception) -> Problem:
    said = _cause([line.strip() for line in str(error).splitlines() if line.strip()] or [type(error).__name__])
    said = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
    return Problem(
        "engine-failed",
        Place(place),
        Text(f"Motorn svarar: {said}", f"The engine says: {said}"),
        Text(
            "Inget är skrivet. Rätta orsaken – full disk, för lite minne, tappad förbindelse, oläsligt värde – och kör om.",
            "Nothing is written. Mend the cause – full disk, too little memory, lost connection, unreadable value – and run again.",
        ),
    )


def _cause(lines: list[str]) -> str:
    """The innermost cause where the engine tells of several, one within the other; or else what it says first."""
    return next((line.removeprefix(_WITHIN) for line in reversed(lines) if line.startswith(_WITHIN)), lines[0])
