"""The burden: what one recipient is asked in a year, over all agreements, and what of it is new.

Reports count in the year that they are due. Of each question exactly one is said: *filled in* when its answer is known
beforehand (a fact, or an answer about the same thing and period that an earlier report asks for), *asked before* when
an earlier report has asked the recipient the same about another period, and *new* otherwise. A concept makes two questions
the same; a question without one is new every time.

A report of a county counts for the region, whose code is the county's. Those whom agreements list themselves are one when
their code is one. A report's own condition (`where`) is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dagmar.agreement.loader import Loaded
from dagmar.allocation.sharers import UnknownRecipient
from dagmar.problem import Place, Refused
from dagmar.registry.own import registry_of
from dagmar.registry.recipient import Kind, Recipient
from dagmar.registry.registry import load_registry
from dagmar.registry.roll import BeforeTheRegistry
from dagmar.reporting.form import Form, forms_of
from dagmar.reporting.known import Background

State = Literal["new", "filled_in", "asked_before"]
STATES: tuple[State, ...] = ("new", "filled_in", "asked_before")
_KINDS: tuple[Kind, ...] = ("region", "municipality", "national")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question that the recipient is asked: `before` names the agreement and report that asked the same, if any."""

    name: str
    title: str
    concept: str
    state: State
    before: str = ""


@dataclass(frozen=True, slots=True)
class AskedReport:
    """One report that is due, with its questions."""

    form: Form
    questions: tuple[Asked, ...]

    def count(self, state: State) -> int:
        """How many of its questions are of a state."""
        return sum(one.state == state for one in self.questions)


@dataclass(frozen=True, slots=True)
class Burden:
    """What a recipient is asked in a year: reports by due date."""

    recipient: Recipient
    year: int
    reports: tuple[AskedReport, ...]

    @property
    def questions(self) -> int:
        """How many questions in all."""
        return sum(len(one.questions) for one in self.reports)

    def count(self, state: State) -> int:
        """How many questions of a state."""
        return sum(one.count(state) for one in self.reports)


def burden(code: str, year: int, agreements: Iterable[Loaded], background: Background | None = None) -> Burden:
    """What the recipient with a code is asked in a year by these agreements, and was asked before by them.

    Raises:
        Refused: `recipient-did-not-exist` on the first day of the year.
    """
    every = list(agreements)
    recipient = _recipient(code, date(year, 1, 1), every)
    seen: dict[str, list[Form]] = {}
    reports: list[AskedReport] = []
    for form in sorted(_asking(code, every), key=lambda one: (one.report.due, one.agreement, one.name)):
        if form.report.due.year > year:
            break
        questions = tuple(
            _asked(form, name, recipient, seen, background or Background()) for name in form.report.questions
        )
        if form.report.due.year == year:
            reports.append(AskedReport(form, questions))
        for name, question in form.report.questions.items():
            if question.concept or question.indicator:
                seen.setdefault(_thing(form, name), []).append(form)
    return Burden(recipient, year, tuple(reports))


def _recipient(code: str, on: date, agreements: Iterable[Loaded]) -> Recipient:
    registry = load_registry()
    known = (registry.find(kind, code, on) for kind in _KINDS)
    listed = (registry_of(loaded).find("own", code, on) for loaded in agreements)
    for found in (*known, *listed):
        if found is not None:
            return found
    raise Refused([UnknownRecipient(code, on).problem(Place(code))])


def _asking(code: str, every: Sequence[Loaded]) -> Iterator[Form]:
    """The forms that the recipient is asked to fill in, those of an agreement that was amended in their last version."""
    amended: set[tuple[str, str]] = set()
    for loaded in every:
        if loaded.agreement.amends:
            amended |= {(loaded.agreement.amends, name) for name in loaded.agreement.reports}
    for loaded in every:
        for form in forms_of(loaded):
            if (form.agreement, form.name) not in amended and is_asked(form, code):
                yield form


def is_asked(form: Form, code: str) -> bool:
    """Whether a form goes to the recipient with a code; a report of a county goes to the region."""
    try:
        return any(one.code == code for one in form.asked)
    except (UnknownRecipient, BeforeTheRegistry):
        return False


def _thing(form: Form, question: str) -> str:
    return f"{form.about(question)} {form.report.questions[question].kind}"


def _asked(form: Form, name: str, recipient: Recipient, seen: dict[str, list[Form]], background: Background) -> Asked:
    question = form.report.questions[name]
    lines = [line for line in form.lines() if line.name == name]
    earlier = seen.get(_thing(form, name), [])
    same = [one for one in earlier if one.period == form.period]
    state: State = "new"
    before = ""
    if same:
        state, before = "filled_in", f"{same[-1].agreement}/{same[-1].name}"
    elif lines and all(background.filled_in(form, line, recipient) for line in lines):
        state = "filled_in"
    elif earlier:
        state, before = "asked_before", f"{earlier[-1].agreement}/{earlier[-1].name}"
    elif any(background.asked_before(form, line, recipient) for line in lines):
        state = "asked_before"
    return Asked(name, question.title, question.concept or "", state, before)
