"""A form: what one report of one agreement asks, line by line, and the mark of each question by which a change is seen.

A line is a row of a sheet. Most questions take one; an indicator takes one for women and one for men, and a question with
several choices takes one for each choice.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Question, Report
from dagmar.allocation.sharers import named_by
from dagmar.registry.own import registry_of
from dagmar.registry.recipient import Recipient
from dagmar.text import Text

WOMEN, MEN = "women", "men"
SEXES = (WOMEN, MEN)
SEX_NAMES = {WOMEN: Text("kvinnor", "women"), MEN: Text("män", "men")}
_NOTES = ("source", "section", "meaning", "assumed", "not_modelled")
"""What says something about a question without being a part of what is asked."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row to answer. `part` is `women` or `men`, the number of a choice from 1, or empty for the whole question."""

    name: str
    question: Question
    part: str = ""

    @property
    def key(self) -> str:
        """The line's own name in the form: `plan`, `plan/women`, `insatser/2`."""
        return f"{self.name}/{self.part}" if self.part else self.name

    @property
    def title(self) -> Text:
        """What stands in the column of questions."""
        if self.part in SEX_NAMES:
            about = SEX_NAMES[self.part]
            return Text(f"{self.question.title} ({about.sv})", f"{self.question.title} ({about.en})")
        own = f"{self.question.title} {self.question.options[int(self.part) - 1]}" if self.part else self.question.title
        return Text(own, own)


@dataclass(frozen=True)
class Form:
    """One report of an agreement, as it is asked."""

    loaded: Loaded
    name: str
    report: Report

    @property
    def agreement(self) -> str:
        """The agreement's id."""
        return self.loaded.agreement.agreement

    @property
    def period(self) -> str:
        """The period that the answers are about: what the report covers, else the agreement's."""
        return str(self.report.covers or self.loaded.agreement.period)

    def lines(self) -> tuple[Line, ...]:
        """Every row to answer, in the order of the file."""
        return tuple(line for name, question in self.report.questions.items() for line in _lines(name, question))

    @cached_property
    def asked(self) -> tuple[Recipient, ...]:
        """Everyone that the report names, the agreement's own among them. Its condition, if it has one, is not looked at.

        Raises:
            UnknownRecipient: the agreement names somebody that did not exist.
            BeforeTheRegistry: the agreement's period begins before 1999.
            Refused: everything that is wrong in the agreement's own list of recipients.
        """
        return named_by(self.report.to, registry_of(self.loaded), self.loaded.agreement.period.first)

    def marks(self) -> dict[str, str]:
        """By question, a short hash of what is asked: it changes with the wording, the kind, the options or a bound."""
        content: Any = self.loaded.document.content
        questions = content["reports"][self.name].get("questions") or {}
        return {name: _hash({k: v for k, v in one.items() if k not in _NOTES}) for name, one in questions.items()}

    def about(self, question: str) -> str:
        """What the answer is a fact about: the indicator or the concept, else the question by its own full name."""
        one = self.report.questions[question]
        return one.indicator or one.concept or f"{self.agreement}.{self.name}.{question}"


def forms_of(loaded: Loaded) -> tuple[Form, ...]:
    """Every report that an agreement asks for, in the order of the file."""
    return tuple(Form(loaded, name, report) for name, report in loaded.agreement.reports.items())


def version_of(loaded: Loaded) -> str:
    """The agreement's version: a hash of what the file says, which the file's layout and comments do not change."""
    return _hash(loaded.document.content)


def _lines(name: str, question: Question) -> Iterator[Line]:
    if question.kind == "indicator":
        parts: tuple[str, ...] = SEXES
    elif question.kind == "choices":
        parts = tuple(str(number) for number in range(1, len(question.options) + 1))
    else:
        parts = ("",)
    for part in parts:
        yield Line(name, question, part)


def _hash(content: Any) -> str:
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()[:12]
