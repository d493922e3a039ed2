"""What a value in an agreement can be: money, a share, a level, a day, a period, an identity.

A value arrives as the text that was written. Each kind of field reads it exactly, or says what is wrong and what would be
right through a `PydanticCustomError` whose context carries both sentences in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from dagmar.agreement.period import Period
from dagmar.money import NotMoney, Ore, read_money, read_number
from dagmar.text import Text


def wrong(code: str, message: Text, help: Text) -> PydanticCustomError:  # noqa: A002 -- the same word as in Problem
    """A value that cannot stand, as the loader expects it."""
    return PydanticCustomError(code, "{code}", {"code": code, "message": message, "help": help})


class Fields(BaseModel):
    """Something that a file says: frozen, and refusing words it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=True)


@dataclass(frozen=True, slots=True)
class Level:
    """A number to compare with: `80 %` (a share, 4/5) or `71` (in the indicator's own unit)."""

    value: Fraction
    percent: bool


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    raise wrong(
        "value-missing" if value is None else "not-a-value",
        Text("Här saknas ett värde.", "A value is missing here.")
        if value is None
        else Text("Här ska stå ett värde, inte en lista eller flera nycklar.", "A single value is expected here."),
        Text("Skriv värdet efter kolonet.", "Write the value after the colon."),
    )


def _money(value: Any) -> Ore:
    if isinstance(value, int) and not isinstance(value, bool):
        return Ore(value)
    try:
        ore = read_money(_text(value))
    except NotMoney as error:
        raise wrong(error.code, error.message, error.help) from None
    if ore < 0:
        raise wrong(
            "amount-below-zero",
            Text(f"{value} är mindre än noll.", f"{value} is below zero."),
            Text("Skriv ett belopp som är noll eller mer.", "Write an amount of zero or more."),
        )
    return ore


def _fraction(value: Any) -> tuple[Fraction, bool]:
    """The number and whether it was written as a percentage."""
    if isinstance(value, Fraction | int) and not isinstance(value, bool):
        return Fraction(value), False
    text = _text(value)
    percent = text.endswith(("%", " procent"))
    bare = text.removesuffix("%").removesuffix("procent").strip().lstrip("+")
    try:
        as_ratio = re.fullmatch(r"\d+/0*[1-9]\d*", bare)
        number = Fraction(bare) if as_ratio else read_number(bare)
    except NotMoney as error:
        raise wrong(error.code, error.message, error.help) from None
    return (number / 100 if percent else number), percent


def _share(value: Any) -> Fraction:
    number, _ = _fraction(value)
    if not 0 <= number <= 1:
        raise wrong(
            "share-out-of-range",
            Text(
                f"{value} är ingen andel: den ska ligga mellan 0 % och 100 %.",
                f"{value} is no share: it must be 0 % to 100 %.",
            ),
            Text("Skriv en andel som 70 % eller 0,7.", "Write a share such as 70 % or 0.7."),
        )
    return number


def read_level(value: Any) -> Level:
    """The reader of `Measure`, for fields of the rooms below that take a level and something more."""
    if isinstance(value, Level):
        return value
    return Level(*_fraction(value))


def _positive(value: Any) -> Fraction:
    number, _ = _fraction(value)
    if number < 0:
        raise wrong(
            "number-below-zero",
            Text(f"{value} är mindre än noll.", f"{value} is below zero."),
            Text("Skriv noll eller mer.", "Write zero or more."),
        )
    return number


def _count(value: Any) -> int:
    number, _ = _fraction(value)
    if number.denominator != 1 or number < 1:
        raise wrong(
            "not-a-count",
            Text(f"{value} är inget antal.", f"{value} is no count."),
            Text("Skriv ett heltal från 1.", "Write a whole number from 1."),
        )
    return int(number)


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        raise wrong(
            "not-a-day",
            Text(f"{value} är ingen dag.", f"{value} is no day."),
            Text("Skriv dagen som 2024-11-01.", "Write the day as 2024-11-01."),
        ) from None


def read_period(value: Any) -> Period:
    """The reader of `Span`, for fields of the rooms below that take a period or a word."""
    if isinstance(value, Period):
        return value
    try:
        return Period.parse(_text(value))
    except ValueError:
        raise wrong(
            "not-a-period",
            Text(f"{value} är ingen period.", f"{value} is no period."),
            Text(
                "Skriv 2024, 2024-01, 2024-01/2024-06 eller 2025-09-30.",
                "Write 2024, 2024-01, 2024-01/2024-06 or 2025-09-30.",
            ),
        ) from None


def _day_or_none(value: Any) -> Any:
    return value if value == "none" else _day(value)


_IDENTITY = re.compile(r"[a-z0-9åäö][a-z0-9åäö_.-]*")


def _identity(value: Any) -> str:
    text = _text(value)
    if not _IDENTITY.fullmatch(text):
        raise wrong(
            "not-an-identity",
            Text(
                f"”{text}” kan inte vara ett namn i filen: små bokstäver, siffror och bindestreck.",
                f"“{text}” cannot be a name in the file: lower case letters, digits and hyphens.",
            ),
            Text(f"Skriv {_slug(text)}.", f"Write {_slug(text)}."),
        )
    return text


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9åäö]+", "-", text.lower()).strip("-") or "namn"


def _words_or(*words: str) -> Callable[[Any], Any]:
    """Let a word through untouched; anything else goes to the field's own reader."""

    def pick(value: Any) -> Any:
        return value if value in words else _money(value)

    return pick


_TEXT_OR_NUMBER = ["string", "number", "integer"]


def _schema(description: str, *examples: str) -> WithJsonSchema:
    return WithJsonSchema({"type": _TEXT_OR_NUMBER, "description": description, "examples": list(examples)})


Money = Annotated[Ore, PlainValidator(_money), _schema("An amount with its unit.", "67,9 Mkr", "1 367 000 000 kr")]
Amount = Annotated[
    Ore | Literal["unknown", "unearned"],
    PlainValidator(_words_or("unknown", "unearned")),
    _schema("An amount with its unit, `unknown`, or `unearned` for a pot filled by what others carry to it.", "75 Mkr"),
]
Total = Annotated[
    Ore | Literal["unknown"], PlainValidator(_words_or("unknown")), _schema("The whole sum, or `unknown`.", "3 200 Mkr")
]
Price = Annotated[
    Ore | Literal["unknown"],
    PlainValidator(_words_or("unknown")),
    _schema("A price with its unit, or `unknown`.", "7 000 kr"),
]
Share = Annotated[Fraction, PlainValidator(_share), _schema("A share from 0 % to 100 %.", "70 %", "0,7")]
Measure = Annotated[
    Level, PlainValidator(read_level), _schema("A share or a number to compare with.", "80 %", "-10 %", "71")
]
Positive = Annotated[Fraction, PlainValidator(_positive), _schema("A number, zero or more.", "1,5", "105 %")]
Count = Annotated[int, PlainValidator(_count), _schema("A whole number from 1.", "5")]
Day = Annotated[date, PlainValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Requisition = Annotated[
    date | Literal["none"],
    PlainValidator(_day_or_none),
    WithJsonSchema(
        {"type": "string", "description": "The last day to ask for the money, or `none`: paid without asking."}
    ),
]
Span = Annotated[Period, PlainValidator(read_period), _schema("A year, month, day or span.", "2024", "2024-01/2024-06")]
AsOf = Annotated[
    str, PlainValidator(lambda value: str(read_period(value))), _schema("A date or a month.", "2024-12-31", "2025-09")
]
Identity = Annotated[str, PlainValidator(_identity), WithJsonSchema({"type": "string", "pattern": _IDENTITY.pattern})]
Said = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": _TEXT_OR_NUMBER})]
"""A text that says something: never empty."""
