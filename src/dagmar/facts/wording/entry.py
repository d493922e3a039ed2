"""What is said to a user when something of one kind is wrong."""

from __future__ import annotations

from typing import NamedTuple

from dagmar.problem import Severity
from dagmar.text import Text


class Wording(NamedTuple):
    """The message and the help of one code, with `{names}` for what is shown, in both languages."""

    message: Text
    help: Text
    severity: Severity = "error"
