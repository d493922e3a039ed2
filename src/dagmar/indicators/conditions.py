"""What may be demanded of a row: the closed set of conditions, each over one column.

    where:
      level: specialist                 # the same as
      kind: [visit, video]              # one of
      diagnosis: {begins: [I50, J44]}
      atc: {begins: J01, not_begins: J01XX05}   # a group but for a part of it
      age: {at_least: 75}               # a whole number: from, to, both included
      wait: {at_least: 0, at_most: 90}
      started_at: known                 # or unknown
      profession: {not: [clerk]}

All conditions of a `where` must hold. A value that is missing fulfils no condition but `unknown`: not `not` either, since
nobody knows what it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, PlainValidator, ValidationInfo, WithJsonSchema

from dagmar.agreement.fields import Fields, Said, wrong
from dagmar.text import Text


@dataclass(frozen=True, slots=True)
class Known:
    """The column has a value."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """The column has none."""


@dataclass(frozen=True, slots=True)
class Among:
    """The value is one of these; with `negated`, it is known and is none of them. Yes and no are `true` and `false`."""

    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Begins:
    """The text begins with one of these: a chapter of ICD-10, a group of ATC; and with none of those, which are parts of it."""

    prefixes: tuple[str, ...]
    but_not: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Between:
    """A whole number, from `low` to `high`, both included; None means no bound on that side."""

    low: int | None = None
    high: int | None = None


Condition = Known | Unknown | Among | Begins | Between


def _whole(value: Any) -> int:
    text = value if isinstance(value, str) else ""
    if not text.strip().lstrip("-").isdecimal():
        raise wrong(
            "not-a-whole-number",
            Text(f"{value} är inget heltal.", f"{value} is no whole number."),
            Text("Skriv ett heltal, som 75.", "Write a whole number such as 75."),
        )
    return int(text)


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Whole = Annotated[
    int, PlainValidator(_whole), WithJsonSchema({"type": ["integer", "string"], "pattern": r"^\s*-*[0-9]+\s*$"})
]
Listed = Annotated[
    tuple[Said, ...],
    PlainValidator(lambda value: _texts(value)),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": ["string", "integer"]}}]}),
]


def _texts(value: Any) -> tuple[str, ...]:
    listed = _listed(value)
    if not isinstance(listed, list) or not listed or not all(isinstance(one, str) and one.strip() for one in listed):
        raise wrong(
            "not-a-value",
            Text("Här ska stå ett värde eller en lista av värden.", "A value or a list of values is expected here."),
            Text("Skriv ett ord, eller [ett, två].", "Write a word, or [one, two]."),
        )
    return tuple(one.strip() for one in listed)


class Comparison(Fields):
    """A condition that needs a word: bounds of a whole number, how a text begins, or what it is not."""

    at_least: Whole | None = None
    at_most: Whole | None = None
    begins: Listed | None = None
    not_begins: Listed | None = None
    not_: Listed | None = Field(default=None, alias="not")

    def condition(self) -> Condition:
        """The condition that it says.

        Raises:
            PydanticCustomError: `condition-unclear`: it says none, or two of different kinds, or leaves out of a group what is
                no part of it.
        """
        bounds = self.at_least is not None or self.at_most is not None
        beginning = self.begins is not None or self.not_begins is not None
        if [bounds, beginning, self.not_ is not None].count(True) != 1 or _empty(self):
            raise wrong(
                "condition-unclear",
                Text(
                    "Ett villkor säger at_least och at_most (i ordning), begins eller not: ett av dem.",
                    "A condition says at_least and at_most (in order), begins or not: one of them.",
                ),
                Text("Skriv till exempel {at_least: 75}.", "Write for example {at_least: 75}."),
            )
        if beginning:
            return self._beginning()
        return Among(self.not_, negated=True) if self.not_ is not None else Between(self.at_least, self.at_most)

    def _beginning(self) -> Condition:
        begins, but_not = self.begins or (), self.not_begins or ()
        stray = [part for part in but_not if not any(part != one and part.startswith(one) for one in begins)]
        if stray:
            raise wrong(
                "condition-unclear",
                Text(
                    f"not_begins undantar {', '.join(stray)}, som inte är en del av det som begins säger.",
                    f"not_begins leaves out {', '.join(stray)}, which is no part of what begins says.",
                ),
                Text(
                    "Skriv till exempel {begins: J01, not_begins: J01XX05}.",
                    "Write for example {begins: J01, not_begins: J01XX05}.",
                ),
            )
        return Begins(begins, but_not)


def _empty(said: Comparison) -> bool:
    return said.at_least is not None and said.at_most is not None and said.at_least > said.at_most


def _condition(value: Any, info: ValidationInfo) -> Condition:
    if isinstance(value, Mapping):
        return Comparison.model_validate(value, context=info.context).condition()
    if value == "known":
        return Known()
    return Unknown() if value == "unknown" else Among(_texts(value))


_ONE_KIND = [
    {"anyOf": [{"required": ["at_least"]}, {"required": ["at_most"]}]},
    {"required": ["begins"]},
    {"required": ["not"]},
]
Where = Mapping[
    str,
    Annotated[
        Condition,
        PlainValidator(_condition),
        WithJsonSchema(
            {
                "anyOf": [
                    {"type": ["string", "integer", "boolean"], "examples": ["known", "specialist"]},
                    {"type": "array", "items": {"type": ["string", "integer"]}},
                    {
                        **Comparison.model_json_schema(by_alias=True),
                        "oneOf": _ONE_KIND,
                        "dependentRequired": {"not_begins": ["begins"]},
                    },
                ]
            }
        ),
    ],
]
