"""An answer: what one recipient said to one question, with the cell it stood in; and what of it is a fact.

Figures, yes and no, and that a file was handed in become observations that rules can judge and allocate by. Words stay
answers: they can be read, prefilled and summed up, but no rule reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from dagmar.facts.observation import Observation, Sex
from dagmar.source import Source

YES, NO = "yes", "no"
UNITS = {"money": "kr", "number": "number", "share": "share", "yes_no": "number"}
FIGURES = frozenset({*UNITS, "indicator"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered.

    `said` is the answer in one form whatever was typed: a decimal with a point (money in kronor), `3/4` for a share that no
    decimal can say, `yes` or `no`, a date as 2024-11-01, a choice as the agreement writes it (several on a line each),
    or the words as they stand. Of an indicator it is `numerator/denominator`, for the `sex`. `about` is the concept, the
    indicator, or the question's full name: what makes two answers comparable. `explanation` is what a recipient wrote
    beside it. `prefilled` says from where an answer was filled in beforehand, when it was left as it stood. `file` and
    `cell` are where it was read.
    """

    agreement: str
    report: str
    question: str
    title: str
    recipient: str
    period: str
    kind: str
    about: str
    said: str
    sex: Sex = "all"
    explanation: str = ""
    prefilled: str = ""
    file: str = ""
    cell: str = ""

    @property
    def figure(self) -> Fraction | None:
        """The answer as a number, when it is one; of an indicator numerator over denominator."""
        if self.kind == "yes_no":
            return Fraction(int(self.said == YES))
        if self.kind not in FIGURES or not self.said:
            return None
        above, _, below = self.said.partition("/")
        if not below:
            return Fraction(above)
        return Fraction(above) / Fraction(below) if Fraction(below) else None

    @property
    def where(self) -> str:
        """The answer's source in one line: agreement, period and cell."""
        return f"{self.agreement} {self.period}" + (f", {self.file} {self.cell}" if self.file else "")

    def document(self) -> dict[str, Any]:
        """The answer as a JSON object; what is empty is left out."""
        return {name: value for name, value in asdict(self).items() if value != ""}


def observations(answers: Iterable[Answer], received: date) -> tuple[Observation, ...]:
    """The facts in what was answered on a day: each figure, each file, and that each report came in.

    An indicator is asked for women and men apart, and rules judge everyone: what both make together is a fact, too,
    derived from the two.
    """
    given = list(answers)
    reports = dict.fromkeys((one.recipient, one.agreement, one.report, one.period, one.file) for one in given)
    return tuple(
        [seen for one in given for seen in _observation(one, received)]
        + list(_women_and_men_together(given, received))
        + [
            _received(recipient, report, period, Source(file, received.isoformat(), agreement), received)
            for recipient, agreement, report, period, file in reports
        ]
    )


def _observation(one: Answer, received: date) -> Iterator[Observation]:
    note = "; ".join(part for part in (one.explanation, one.prefilled) if part)
    source = Source(one.file, received.isoformat(), f"{one.agreement}/{one.report} {one.cell}", note=note)
    if one.kind == "file" and one.said:
        yield _received(one.recipient, one.about, one.period, source, received)
    elif one.kind == "indicator" and one.said:
        above, _, below = one.said.partition("/")
        yield Observation(
            one.recipient,
            one.about,
            one.period,
            "share",
            source,
            received.isoformat(),
            one.sex,
            numerator=Fraction(above),
            denominator=Fraction(below),
        )
    elif (figure := one.figure) is not None:
        yield Observation(
            one.recipient, one.about, one.period, UNITS[one.kind], source, received.isoformat(), value=figure
        )


def _women_and_men_together(answers: Iterable[Answer], received: date) -> Iterator[Observation]:
    both: dict[tuple[str, ...], dict[str, Answer]] = {}
    for one in answers:
        if one.kind == "indicator" and one.said and one.sex != "all":
            both.setdefault((one.recipient, one.agreement, one.report, one.question, one.period), {})[one.sex] = one
    for parts in both.values():
        if set(parts) != {"women", "men"}:
            continue  # of one sex alone nothing is known of everyone
        one = parts["women"]
        above, below = zip(*(answer.said.split("/") for answer in parts.values()), strict=True)
        cells = " + ".join(answer.cell for answer in parts.values())
        yield Observation(
            one.recipient,
            one.about,
            one.period,
            "share",
            Source(one.file, received.isoformat(), f"{one.agreement}/{one.report} {cells}", basis="derived"),
            received.isoformat(),
            numerator=sum(map(Fraction, above), Fraction(0)),
            denominator=sum(map(Fraction, below), Fraction(0)),
        )


def _received(recipient: str, about: str, period: str, source: Source, received: date) -> Observation:
    return Observation(recipient, about, period, "", source, received.isoformat(), statement="received", date=received)
