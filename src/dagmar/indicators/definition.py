"""A definition: one file that says what an indicator is, for people and for the machine at once."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, WithJsonSchema

from dagmar.agreement.direction import Judged
from dagmar.agreement.fields import Count, Day, Fields, Identity, Said, wrong
from dagmar.agreement.fields import Span as Stretch
from dagmar.indicators.conditions import Where, Whole
from dagmar.money import NotMoney, read_number
from dagmar.text import Text

Measure = Literal["share", "count", "rate", "mean", "median", "percentile", "continuity"]
Length = Literal["month", "quarter", "year"]
MONTHS: Mapping[Length, int] = {"month": 1, "quarter": 3, "year": 12}
Interval = Literal["wilson", "exact", "byar", "t", "none"]
Line = Annotated[Said, AfterValidator(lambda text: " ".join(text.split()))]
"""A text that stands in a cell of a table, on one line."""
YesNo = Annotated[
    bool,
    BeforeValidator(lambda value: {"true": True, "false": False, "yes": True, "no": False}.get(value, value)),
    WithJsonSchema({"enum": [True, False, "yes", "no"]}),
]


def _level(value: Any) -> Fraction:
    try:
        return read_number(value.strip() if isinstance(value, str) else "")
    except NotMoney:
        raise wrong(
            "not-a-level",
            Text(f"{value} är inget tal i måttets egen enhet.", f"{value} is no number in the measure's own unit."),
            Text(
                "Skriv 0.9 för 90 procent, 250 för 250 per 1 000.", "Write 0.9 for 90 per cent, 250 for 250 per 1 000."
            ),
        ) from None


Level = Annotated[
    Fraction,
    PlainValidator(_level),
    WithJsonSchema(
        {
            "type": ["number", "string"],
            "pattern": r"^\s*[-−]?[0-9][0-9 ]*([.,][0-9]+)?\s*$",
            "description": "A number in the measure's own unit; a share is 0 to 1.",
        }
    ),
]


class InBoth(Fields):
    """A text in Swedish and in English."""

    sv: Said
    en: Said

    @property
    def text(self) -> Text:
        """As the rest of the program has it."""
        return Text(self.sv, self.en)


class Rows(Fields):
    """Which rows count: in words for people, and as conditions that must all hold."""

    says: InBoth
    where: Where = Field(default_factory=dict)


class Span(Fields):
    """Whole days in Sweden from one time to another; the same day is 0. Below zero is a fault, left out and counted."""

    from_: Said = Field(alias="from")
    to: Said


class Following(Fields):
    """The same person's next row: the earliest `time` that is later than this row's own, among rows that fit `where`."""

    time: Said
    where: Where = Field(default_factory=dict)


class Inhabitants(Fields):
    """The denominator of a rate: inhabitants on the last day known in the period, in whole bands of age."""

    says: InBoth
    from_age: Whole = 0
    to_age: Whole | None = None


class Coverage(Fields):
    """What the figures rest on: of the rows in the population, those where all of `known` have a value."""

    says: InBoth
    known: tuple[Said, ...] = ()


class Target(Fields):
    """The level to reach: at least or at most, as the direction has it; and in words who set it, when and of what."""

    value: Level
    says: InBoth


class Change(Fields):
    """One line of the change log.

    `break_from` is the first period whose figures are not comparable with earlier ones, where the change is such a one.
    """

    version: Count
    on: Day
    what: InBoth
    break_from: Stretch | None = None


class Definition(Fields):
    """An indicator. The population narrows the table, the denominator the population, the numerator the denominator.

    `counted_on` is the time that settles the period, a whole month, quarter or year in Sweden. `counting` says whether
    each row counts or only the person's first in the period. `value` is what a mean, median or percentile is taken of: a
    column of whole or decimal numbers, or one of `days`. A `rate` is per `per` of the `inhabitants`. `continuity` is the
    Bice-Boxerman index over the values of `by`, its mean over persons with `at_least` rows. `disclosure` is the rule for
    small figures (`1-4`, `0-4`, `1-7+5`, `noise`, `none`); what says nothing is protected by 1-4.
    """

    indicator: Identity
    version: Count
    name: InBoth
    why: InBoth
    table: Said
    counted_on: Said
    period: Length
    measure: Measure
    unit: Line
    direction: Judged
    target: Target | None = None
    sex_split: YesNo
    population: Rows
    denominator: Rows | None = None
    inhabitants: Inhabitants | None = None
    numerator: Rows | None = None
    days: Mapping[Identity, Span] = Field(default_factory=dict)
    following: Mapping[Identity, Following] = Field(default_factory=dict)
    counting: Literal["rows", "first_per_person"] = "rows"
    value: Said | None = None
    percentile: Count | None = None
    per: Count | None = None
    by: Said | None = None
    at_least: Count | None = None
    interval: Interval
    smallest_base: Count
    disclosure: Said = "1-4"
    coverage: Coverage
    source: InBoth
    assumed: InBoth | None = None
    changes: tuple[Change, ...]
    next_publication: Day
