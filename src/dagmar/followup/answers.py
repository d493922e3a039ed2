"""What was answered in the reports of an agreement, question by question: how many, how much, which choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dagmar.agreement.loader import Loaded
from dagmar.facts.observation import Sex
from dagmar.reporting.answer import YES, Answer
from dagmar.reporting.form import Form, forms_of

SUMMED = ("number", "money")
"""The kinds whose answers can be added up; shares have a middle and ends, and no sum."""
CHOSEN = ("choice", "choices", "yes_no")


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures given by some recipients. `sum` is None of what cannot be added up; `middle` is the median."""

    count: int
    sum: Fraction | None
    least: Fraction
    middle: Fraction
    most: Fraction


@dataclass(frozen=True, slots=True)
class QuestionAnswers:
    """One question: how many recipients answered it, and the figures by sex, the choices, or the words of each."""

    name: str
    title: str
    kind: str
    answered: int
    figures: Mapping[Sex, Figures]
    chosen: Mapping[str, int]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReportAnswers:
    """One report: how many were asked, the codes of those who answered anything, and each question."""

    name: str
    title: str
    asked: int
    answered: tuple[str, ...]
    questions: tuple[QuestionAnswers, ...]


def answers_to(loaded: Loaded, answers: Iterable[Answer]) -> tuple[ReportAnswers, ...]:
    """The answers to each report of an agreement; those to other agreements are left aside.

    Of two answers by the same recipient to the same line the later in the files holds.

    Raises:
        UnknownRecipient: the agreement asks somebody that did not exist.
    """
    own = {
        (one.report, one.question, one.recipient, one.period, one.sex): one
        for one in answers
        if one.agreement == loaded.agreement.agreement and one.said
    }
    return tuple(_report(form, list(own.values())) for form in forms_of(loaded))


def _report(form: Form, answers: Sequence[Answer]) -> ReportAnswers:
    given = [one for one in answers if one.report == form.name]
    questions = form.report.questions
    return ReportAnswers(
        form.name,
        form.report.title,
        len(form.asked),
        tuple(sorted({one.recipient for one in given})),
        tuple(
            _question(name, question.title, question.kind, [one for one in given if one.question == name])
            for name, question in questions.items()
        ),
    )


def _question(name: str, title: str, kind: str, given: Sequence[Answer]) -> QuestionAnswers:
    figures: dict[Sex, list[Fraction]] = {}
    chosen: Counter[str] = Counter()
    words: dict[str, str] = {}
    for one in given:
        if kind in CHOSEN:
            chosen.update(one.said.splitlines())
        elif one.figure is not None:
            figures.setdefault(one.sex, []).append(one.figure)
        else:
            words[one.recipient] = one.said
    if kind == "yes_no":
        chosen = Counter({"yes": chosen[YES], "no": sum(chosen.values()) - chosen[YES]})
    return QuestionAnswers(
        name,
        title,
        kind,
        len({one.recipient for one in given}),
        {sex: _figures(values, summed=kind in SUMMED) for sex, values in sorted(figures.items())},
        dict(chosen.most_common()),
        dict(sorted(words.items())),
    )


def _figures(values: Sequence[Fraction], *, summed: bool) -> Figures:
    ordered = sorted(values)
    half, odd = divmod(len(ordered), 2)
    middle = ordered[half] if odd else (ordered[half - 1] + ordered[half]) / 2
    return Figures(len(ordered), sum(ordered, Fraction(0)) if summed else None, ordered[0], middle, ordered[-1])
