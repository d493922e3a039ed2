"""What a person sees: text, tables and problems, in the language asked for; answers on stdout, the rest on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as RichText

from dagmar.problem import Problem
from dagmar.text import Language, Text

WIDE = 240
"""The width of what is not shown on a terminal, so that no row is torn apart in a file or a pipe."""


class Terminal:
    """Two ways out: `out` for the answer, `err` for problems and progress."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.out = _console(stderr=False)
        self.err = _console(stderr=True)

    def say(self, text: Text | str, *, style: str = "") -> None:
        """A line or more of the answer."""
        self.out.print(self._in(text), markup=False, highlight=False, soft_wrap=True, style=style or None)

    def note(self, text: Text | str, *, style: str = "") -> None:
        """A line beside the answer."""
        self.err.print(self._in(text), markup=False, highlight=False, soft_wrap=True, style=style or None)

    def table(
        self, headings: Sequence[Text | str], rows: Iterable[Sequence[str]], *, right: Iterable[int] = ()
    ) -> None:
        """A table; `right` are the columns of figures, which stand to the right."""
        shown = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
        figures = set(right)
        for column, heading in enumerate(headings):
            shown.add_column(self._in(heading), justify="right" if column in figures else "left", overflow="fold")
        for row in rows:
            shown.add_row(*map(RichText, row))
        self.out.print(shown, markup=False, highlight=False)

    def document(self, document: Any) -> None:
        """A document for machines, byte for byte: no colours, no wrapping."""
        sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")

    def problems(self, problems: Iterable[Problem]) -> None:
        """Every problem in its place, on stderr."""
        from dagmar.cli.problems import shown, together

        for problem, *alike in together(problems):
            self.note(shown(problem, self.language, alike), style="yellow" if problem.severity == "warning" else "")
            self.note("")

    def _in(self, text: Text | str) -> str:
        return text if isinstance(text, str) else text.to(self.language)


class _Console(Console):
    """One that leaves it to the program to end when nobody reads any more."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def _console(*, stderr: bool) -> Console:
    to_a_person = (sys.stderr if stderr else sys.stdout).isatty()
    return _Console(stderr=stderr, width=None if to_a_person else WIDE, markup=False, highlight=False, emoji=False)
