"""What the command's exit codes mean. They are stable, and stand in docs/reference/command-line.md."""

from __future__ import annotations

DONE = 0
"""Yes, or done."""
NO = 1
"""The answer is no: errors were found, a decision does not verify, or (with --exit-code) something differs."""
WRONG_USAGE = 2
"""The command was given in a way that it does not understand."""
REFUSED = 3
"""What was handed in is refused, and nothing was written; or a decision that this version cannot compute again."""
OUR_FAULT = 70
"""The program failed; the message says what to send and where the trace lies."""
INTERRUPTED = 130
"""Ctrl-C."""
