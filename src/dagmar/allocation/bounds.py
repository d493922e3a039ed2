"""What a floor or a ceiling can be: kronor, kronor per inhabitant on a date, or a share of the pot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Annotated, Any

from pydantic import PlainValidator, TypeAdapter, WithJsonSchema

from dagmar.agreement.fields import AsOf, Money, Share
from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import Words
from dagmar.allocation.arithmetic import PRODUCT, TOTAL
from dagmar.allocation.case import Case
from dagmar.allocation.mechanism import Amounts
from dagmar.derivation import Derivation, Rule, leaf


class PerInhabitant(Words):
    """So much for each inhabitant on a date."""

    per_inhabitant: Money
    as_of: AsOf


_MONEY: TypeAdapter[int] = TypeAdapter(Money)
_SHARE: TypeAdapter[Fraction] = TypeAdapter(Share)


def _read(value: Any) -> int | Fraction | PerInhabitant:
    if isinstance(value, PerInhabitant | int | Fraction):
        return value
    if isinstance(value, Mapping):
        return PerInhabitant.model_validate(value)
    if isinstance(value, str) and ("%" in value or "procent" in value or "/" in value):
        return _SHARE.validate_python(value)
    return _MONEY.validate_python(value)


Bound = Annotated[
    int | Fraction | PerInhabitant,
    PlainValidator(_read),
    WithJsonSchema(
        {
            "type": ["string", "object"],
            "description": "An amount, a share of the pot, or {per_inhabitant: 20 kr, as_of: 2024-12-31}.",
            "examples": ["250 000 kr", "2 %"],
        }
    ),
]

PER_INHABITANT = Rule("per_inhabitant", lambda persons, each: persons * each, "öre")
SCALED = Rule("scaled", lambda own, left, together: own * left / together)


def bounds(
    bound: int | Fraction | PerInhabitant, name: str, codes: Iterable[str], pot: Derivation, case: Case
) -> Amounts:
    """The bound of each recipient in öre; `name` is what its leaf is called.

    Raises:
        MissingFacts: names every recipient without a population on the date.
    """
    if isinstance(bound, PerInhabitant):
        each = leaf(name, bound.per_inhabitant, "öre", about="per_inhabitant")
        people = case.populations(codes, bound.as_of)
        return {code: PER_INHABITANT(persons, each, about=code) for code, persons in people.items()}
    same = (
        PRODUCT(pot, leaf(name, bound, "share"), about=name)
        if isinstance(bound, Fraction)
        else leaf(name, bound, "öre")
    )
    return dict.fromkeys(codes, same)


def in_all(figures: Iterable[Derivation], about: str) -> Derivation:
    """The sum of figures as one figure, nothing when there are none."""
    parts = tuple(figures)
    return TOTAL(*parts, about=about) if parts else leaf("nothing", 0, "öre")


def say_bound(bound: int | Fraction | PerInhabitant, speaker: Speaker) -> str:
    """`250 000 kr`, `2 % av potten`, `20 kr per invånare den 31 december 2024`."""
    if isinstance(bound, PerInhabitant):
        money, when = speaker.money(bound.per_inhabitant), speaker.as_of(bound.as_of)
        return speaker.pick(f"{money} per invånare {when}", f"{money} per inhabitant {when}")
    if isinstance(bound, Fraction):
        return speaker.pick(f"{speaker.share(bound)} av potten", f"{speaker.share(bound)} of the pot")
    return speaker.money(bound)


def above(
    one: int | Fraction | PerInhabitant, other: int | Fraction | PerInhabitant, pot: Fraction | None = None
) -> bool:
    """Whether one bound is above another whatever the facts.

    A share of the pot and an amount can be compared when the pot (öre) is stated and nothing comes to it; an amount per
    inhabitant only with another of the same day, since the rest hangs on how many they are.
    """
    if isinstance(one, PerInhabitant) and isinstance(other, PerInhabitant):
        return one.as_of == other.as_of and one.per_inhabitant > other.per_inhabitant
    if isinstance(one, PerInhabitant) or isinstance(other, PerInhabitant):
        return False
    if isinstance(one, Fraction) == isinstance(other, Fraction):
        return one > other
    return pot is not None and _of_pot(one, pot) > _of_pot(other, pot)


def _of_pot(bound: int | Fraction, pot: Fraction) -> Fraction:
    return bound * pot if isinstance(bound, Fraction) else Fraction(bound)
