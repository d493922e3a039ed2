"""Reports: the workbook to fill in, and the workbooks that come back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dagmar.agreement.loader import Loaded
from dagmar.facts.book import Facts
from dagmar.interface.running import allocate, facts_of, load
from dagmar.problem import Refused
from dagmar.reporting.amounts import settled_amounts
from dagmar.reporting.answer import Answer
from dagmar.reporting.answers_file import read_answers as _read_answers
from dagmar.reporting.form import Form, forms_of
from dagmar.reporting.known import Background, Known
from dagmar.reporting.reading import HandedIn
from dagmar.reporting.reading import read_reports as _read_reports
from dagmar.reporting.recipients import demand_forms, recipient_asked
from dagmar.reporting.template import Template, template
from dagmar.text import Language


def report_template(
    agreement: Loaded,
    recipient: str | None = None,
    *,
    facts: Facts | None = None,
    answers: Iterable[Answer] = (),
    language: Language = "sv",
) -> Template:
    """The workbook that a recipient fills in, one sheet a report; its `content` is the bytes of an XLSX file.

    With a recipient (its code), what is known is filled in with its source: `facts` (else the agreement's own), what was
    settled, and `answers` to other agreements.

    Raises:
        Refused: `nothing-asked`, `recipient-not-asked`, or everything that is wrong in the agreement's own facts.
    """
    forms = demand_forms(forms_of(agreement), agreement.agreement.agreement)
    who, forms = (None, forms) if recipient is None else recipient_asked(forms, recipient)
    known = facts_of(agreement) if facts is None else facts
    background = Background(answers, known, amounts_asked_for(agreement, forms, known))
    return template(forms, language, recipient=who, background=background)


def amounts_asked_for(
    agreement: Loaded, forms: Iterable[Form], facts: Facts | None = None
) -> dict[tuple[str, str, str], Known]:
    """What was settled, when a question of a form has it filled in; nothing when it cannot be computed yet.

    Without `facts`, the agreement's own are used.
    """
    wanted = {one.prefill for form in forms for one in form.report.questions.values()}
    if not wanted & agreement.agreement.grants.keys():
        return {}
    try:
        return settled_amounts(allocate(agreement, facts))
    except Refused:
        return {}


def read_reports(
    files: Iterable[str | Path], agreement: Loaded | None = None, *, answers: Iterable[Answer] = ()
) -> HandedIn:
    """Filled-in workbooks, checked cell by cell: every answer, and warnings, which leave them.

    `agreement` is the one that is to be answered, else each workbook's own of the library; `answers` are earlier ones, by
    which a figure in the wrong unit is seen. `dagmar.reporting.answer.observations` makes facts of the answers.

    Raises:
        Refused: everything that is wrong in every file, with its sheet and cell.
    """
    own = None if agreement is None else agreement.agreement.agreement
    return _read_reports(
        map(Path, files),
        lambda name: agreement if agreement is not None and name == own else load(name),
        expected=own,
        background=Background(answers),
    )


def read_answers(files: Iterable[str | Path]) -> tuple[Answer, ...]:
    """The answers in files that `dagmar report read` has written (`answers.json`).

    Raises:
        Refused: `answers-unreadable` for each file that is something else.
    """
    return _read_answers(map(Path, files))
