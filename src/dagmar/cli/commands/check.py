"""`dagmar check`: everything that is wrong with an agreement, at once."""

from __future__ import annotations

import dagmar
from dagmar.cli.answer import Answer
from dagmar.cli.codes import DONE, NO, REFUSED
from dagmar.cli.given import AgreementName
from dagmar.cli.problems import documents
from dagmar.cli.terminal import Terminal
from dagmar.cli.waiting import waiting
from dagmar.facts.files import Progress
from dagmar.problem import Problem, Refused
from dagmar.text import Text

HELP = Text("Kontrollera: alla fel på en gång, med plats och råd.", "Check: every error at once, with place and help.")
_NOT_THERE = {"agreement-not-found", "file-not-found", "file-not-text"}


def command(terminal: Terminal, agreement: AgreementName) -> Answer:
    """Errors and warnings, in the order of the file. Exit code 1 when there is an error."""
    with waiting(terminal, Text("Prövar …", "Trying …")) as told:
        problems = found(agreement, progress=told.progress)
    errors = [one for one in problems if one.severity == "error"]

    def tell(to: Terminal) -> None:
        to.problems(problems)
        warnings = len(problems) - len(errors)
        sv = f"{len(errors) or 'Inga'} fel, {warnings or 'inga'} {'varning' if warnings == 1 else 'varningar'}."
        en = (
            f"{len(errors) or 'No'} error{'s' * (len(errors) != 1)}, {warnings or 'no'} warning{'s' * (warnings != 1)}."
        )
        to.say(Text(sv, en))

    absent = any(one.code in _NOT_THERE for one in errors)
    return Answer(documents(problems, terminal.language), tell, REFUSED if absent else NO if errors else DONE)


def found(agreement: str, *, progress: Progress | None = None) -> tuple[Problem, ...]:
    """What is wrong with the shape of the file or, when it has one, with its meaning and its examples."""
    try:
        return dagmar.check(dagmar.load(agreement), progress=progress)
    except Refused as refused:
        return refused.problems
