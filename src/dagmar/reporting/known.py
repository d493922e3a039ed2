"""What is already known of an answer: filled in with its source, to be confirmed and not typed; and what was said before.

An answer about the same thing in the same period is filled in, whichever agreement it was given to: a question with a
concept is asked once. An answer about an earlier period is only shown beside, since copying last year's figure is how wrong
figures live on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from dagmar.agreement.period import Period
from dagmar.facts.book import POPULATION, Facts
from dagmar.facts.cells import decimal_text
from dagmar.facts.observation import Observation, Sex
from dagmar.registry.recipient import Recipient
from dagmar.registry.registry import NotKnown
from dagmar.reporting.answer import NO, YES, Answer
from dagmar.reporting.form import SEXES, Form, Line
from dagmar.text import Language, Text


@dataclass(frozen=True, slots=True)
class Known:
    """An answer that is known, in the form of `Answer.said` for the line, and its source in one line."""

    said: str
    source: Text

    def cite(self, language: Language) -> str:
        """The source as it stands in the sheet."""
        return self.source.to(language)


class Background:
    """Everything that is known when a form is written or read.

    `answers` were given before, to any agreement; `facts` are those that `prefill` may name; `amounts` are what was settled, by
    agreement, grant and recipient, for a `prefill` that names a grant.
    """

    def __init__(
        self,
        answers: Iterable[Answer] = (),
        facts: Facts | None = None,
        amounts: Mapping[tuple[str, str, str], Known] | None = None,
    ) -> None:
        self.facts = facts
        self.amounts = amounts or {}
        self._by: dict[tuple[str, str, str, str], list[Answer]] = {}
        for one in answers:
            self._by.setdefault((one.recipient, one.about, one.kind, one.sex), []).append(one)

    def filled_in(self, form: Form, line: Line, recipient: Recipient) -> Known | None:
        """What is known for the period itself: what was answered elsewhere, else the amount or fact that `prefill` names."""
        one = self.answered(form, line, recipient.code)
        if one is not None and (said := _part(line, one)):
            return Known(said, Text(f"svar på {one.where}", f"answer to {one.where}"))
        if line.question.prefill and line.question.kind == "money":
            amount = self.amounts.get((form.agreement, line.question.prefill, recipient.code))
            if amount is not None:
                return amount
        seen = self._fact(form, line, recipient) if self.facts is not None and line.question.prefill else None
        return None if seen is None else _of_fact(line, seen)

    def answered(self, form: Form, line: Line, code: str) -> Answer | None:
        """The latest answer about the same thing and period."""
        return next((one for one in reversed(self._answers(form, line, code)) if one.period == form.period), None)

    def earlier(self, form: Form, line: Line, recipient: Recipient | str) -> Answer | None:
        """The latest answer about the same thing in a period that began before the form's."""
        code = recipient if isinstance(recipient, str) else recipient.code
        begins = Period.parse(form.period).first
        before = [one for one in self._answers(form, line, code) if Period.parse(one.period).first < begins]
        return max(before, key=lambda one: Period.parse(one.period).first, default=None)

    def asked_before(self, form: Form, line: Line, recipient: Recipient) -> bool:
        """Whether there is any answer to it, of whatever period."""
        return bool(self._answers(form, line, recipient.code))

    def _answers(self, form: Form, line: Line, code: str) -> list[Answer]:
        sex = line.part if line.part in SEXES else "all"
        return self._by.get((code, form.about(line.name), line.question.kind, sex), [])

    def _fact(self, form: Form, line: Line, recipient: Recipient) -> Observation | None:
        assert self.facts is not None
        assert line.question.prefill is not None
        sex: Sex = "women" if line.part == "women" else "men" if line.part == "men" else "all"
        found = self.facts.find(line.question.prefill, recipient.code, form.period, sex)
        if found is None and line.question.prefill == POPULATION:
            day = form.loaded.agreement.period.first - timedelta(days=1)
            counted = self.facts.population(recipient.kind, recipient.code, day.isoformat(), sex=sex)
            found = None if isinstance(counted, NotKnown) else counted
        return found


def line_answer(line: Line, one: Answer) -> str:
    """What an answer says on one line: of several choices, whether that choice was taken."""
    return _part(line, one)


def _part(line: Line, one: Answer) -> str:
    if line.question.kind != "choices":
        return one.said
    return YES if line.question.options[int(line.part) - 1] in one.said.split("\n") else NO


def _of_fact(line: Line, seen: Observation) -> Known | None:
    cited = f"{seen.indicator} {seen.period}: {seen.source.cite()}"
    if seen.source.basis == "synthetic":
        cited = f"PÅHITTAT / MADE UP: {cited}"
    source = Text(cited, cited)
    if line.question.kind == "indicator":
        if seen.numerator is None or seen.denominator is None:
            return None
        return Known(f"{decimal_text(seen.numerator)}/{decimal_text(seen.denominator)}", source)
    fits = {"kr": "money", "share": "share"}.get(seen.unit, "number") == line.question.kind
    return Known(decimal_text(seen.figure), source) if fits and seen.figure is not None else None
