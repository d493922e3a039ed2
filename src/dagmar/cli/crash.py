"""When the program itself fails: what to send, and a file with the trace. Nothing private, and nothing is sent by itself."""

from __future__ import annotations

import os
import platform
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

from dagmar.cli.terminal import Terminal
from dagmar.text import Text


def tell_of_crash(error: BaseException, arguments: Sequence[str], version: str, terminal: Terminal) -> Path:
    """Write the trace to a file of its own and ask for what is needed to mend the fault."""
    facts = (
        ("dagmar", version),
        ("kommando/command", command_only(arguments)),
        ("python", platform.python_version()),
        ("system", f"{platform.system()} {platform.release()} {platform.machine()}"),
    )
    report = "\n".join(f"{name}: {said}" for name, said in facts)
    trace = "".join(traceback.format_exception(error)).replace(str(Path.home()), "~")
    handle, name = tempfile.mkstemp(prefix="dagmar-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"{report}\n\n{trace}")
    terminal.note(
        Text(
            f"Ett fel i Dagmar, inte i det du gjorde.\n\nAnmäl det gärna och skicka med dessa fyra rader:\n\n{report}\n\n"
            f"Spåret ligger i {name}. Läs igenom det innan du skickar det; inget skickas av sig självt.",
            "A fault in Dagmar, not in what you did.\n\nPlease report it, with these four lines:\n\n"
            f"{report}\n\nThe trace lies in {name}. Read it before you send it; nothing is sent by itself.",
        )
    )
    return Path(name)


def command_only(arguments: Sequence[str]) -> str:
    """The command and the names of its options; what was given to them is somebody's own, and left out."""
    from dagmar.cli.program import command_words

    known = command_words()
    shown = [word if word in known or word.startswith("--") else "…" for word in arguments]
    return " ".join(["dagmar", *(word.partition("=")[0] for word in shown)])
