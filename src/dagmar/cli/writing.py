"""How a command writes a file: a new one, whole, or none."""

from __future__ import annotations

from pathlib import Path

from dagmar.problem import Place, Problem, Refused, system_says
from dagmar.text import Text


def write_new(out: Path, content: bytes) -> None:
    """Write a file that is not there yet. An interruption leaves none.

    Raises:
        Refused: `file-not-written`: there is a file already, or the system forbids it.
    """
    try:
        with out.open("xb") as file:
            try:
                file.write(content)
            except BaseException:
                out.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise Refused([_not_written(out, error)]) from None


def _not_written(out: Path, error: OSError) -> Problem:
    why = system_says(error)
    return Problem(
        "file-not-written",
        Place(str(out)),
        Text(f"Filen går inte att skriva: {why.sv}.", f"The file cannot be written: {why.en}."),
        Text("Ange en fil som inte finns.", "Give a file that is not there."),
    )
