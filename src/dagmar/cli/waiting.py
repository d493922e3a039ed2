"""Progress: nothing for what is quick, a line on stderr for what takes more than a second."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from rich.status import Status

from dagmar.cli.terminal import Terminal
from dagmar.text import Text

PATIENCE_SECONDS = 1.0


class Waiting:
    """What is being waited for. `progress` fits whatever tells how much of how much is done."""

    def __init__(self, terminal: Terminal, what: Text) -> None:
        self._terminal = terminal
        self._what = what.to(terminal.language)
        self._status: Status | None = None
        self._timer = threading.Timer(PATIENCE_SECONDS, self._show)
        self._timer.daemon = True

    def progress(self, done: int, total: int) -> None:
        """Told on the way; shown only when somebody has had to wait."""
        if self._status is not None and total:
            self._status.update(f"{self._what} {100 * done // total} %")

    def _show(self) -> None:
        if self._terminal.err.is_terminal:
            self._status = self._terminal.err.status(self._what)
            self._status.start()
        else:
            self._terminal.note(self._what)

    def start(self) -> None:
        """Begin to count the seconds."""
        self._timer.start()

    def stop(self) -> None:
        """Take away what was shown."""
        self._timer.cancel()
        if self._status is not None:
            self._status.stop()


@contextmanager
def waiting(terminal: Terminal, what: Text) -> Iterator[Waiting]:
    """While the block runs, tell after a second that something is going on."""
    shown = Waiting(terminal, what)
    shown.start()
    try:
        yield shown
    finally:
        shown.stop()
