"""`dagmar version`: which edition this is, and on what it runs."""

from __future__ import annotations

import platform

import dagmar
from dagmar.cli.answer import Answer
from dagmar.text import Text

HELP = Text("Visa programmets version.", "Show the program's version.")


def command() -> Answer:
    """The version of the program and of Python."""
    return Answer(
        {"dagmar": dagmar.__version__, "python": platform.python_version()},
        lambda to: to.say(f"dagmar {dagmar.__version__} (Python {platform.python_version()})"),
    )
