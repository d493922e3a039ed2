"""An observation: one thing that somebody reported, judged or published about one recipient.

A missing value has its sign and is never blank and never 0. A correction is a new observation recorded later; the old
one stays readable.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from dagmar.problem import Place
from dagmar.source import Source

Sex = Literal["all", "women", "men"]
Missing = Literal["not_reported", "not_applicable", "secret", "not_yet_published"]
Statement = Literal["met", "not_met", "received", "not_received"]


@dataclass(frozen=True, slots=True)
class Observation:
    """What is known of one recipient, one indicator, one period and one sex, and who says so.

    Exactly one of four holds: a `value`; a `numerator` and `denominator`; a `statement` (a person's judgement, or that
    a document was received on `date`); or a `missing` sign. `unit` is `share` (0..1 of the denominator), `persons`,
    `number`, `kr` or the indicator's own word; empty for a statement or a sign that gave none. `coverage` is the share
    of what should have been reported that the figure rests on. `recorded` is when it was entered, an ISO date or a time
    in UTC, so that the order of the texts is the order in time: the latest holds. `at` is its place in a file.
    """

    recipient: str
    indicator: str
    period: str
    unit: str
    source: Source
    recorded: str
    sex: Sex = "all"
    value: Fraction | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    statement: Statement | None = None
    date: date | None = None
    missing: Missing | None = None
    coverage: Fraction | None = None
    at: Place | None = field(default=None, compare=False)

    @property
    def figure(self) -> Fraction | None:
        """The figure as a number: the value, or numerator over denominator. None when missing or a statement."""
        if self.value is not None:
            return self.value
        if self.numerator is not None and self.denominator:
            return self.numerator / self.denominator
        return None

    @property
    def key(self) -> tuple[str, str, str, Sex]:
        """What the observation is of; two with the same key are a figure and its correction."""
        return self.indicator, self.recipient, self.period, self.sex

    @property
    def says(self) -> tuple[object, ...]:
        """What is claimed, without who and when: two observations that say the same are no contradiction."""
        return (
            self.unit,
            self.value,
            self.numerator,
            self.denominator,
            self.statement,
            self.date,
            self.missing,
            self.coverage,
        )
