"""Tables that we made, from known formulas or from chance; integers only, so that a seed gives the same table everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from random import Random

from dagmar.allocation.rounding import largest_remainder
from dagmar.money import Ore
from dagmar.problem import Place
from dagmar.recovery.amounts import Row, Table
from dagmar.registry.recipient import Kind
from dagmar.registry.registry import Population, load_registry

DAY = date(2020, 1, 1)


@cache
def codes(kind: Kind) -> tuple[str, ...]:
    registry = load_registry()
    return tuple(one.code for one in (registry.regions(DAY) if kind == "region" else registry.municipalities(DAY)))


@cache
def people(kind: Kind, code: str, as_of: str = "2019-12-31") -> int:
    seen = load_registry().population(kind, code, as_of)
    assert isinstance(seen, Population)
    return seen.persons


def by_weights(kind: Kind, weights: Mapping[str, int | Fraction], pot: int, unit: int = 100) -> Table:
    """A table shared by weights and closed by largest remainder, in whole units of öre."""
    total = sum(Fraction(weight) for weight in weights.values())
    shares = {code: Fraction(pot // unit) * weight / total for code, weight in weights.items()}
    return of_amounts(
        kind, {code: units * unit for code, units in largest_remainder.close(shares, pot // unit).items()}
    )


def of_amounts(kind: Kind, amounts: Mapping[str, int]) -> Table:
    """A table of amounts in öre."""
    return Table(
        tuple(
            Row(code, kind, code, "", Ore(amount), Place("invented.csv", line))
            for line, (code, amount) in enumerate(amounts.items(), 2)
        )
    )


def random_table(seed: int) -> tuple[Table, Ore]:
    """A table that follows no key: by chance alone, or near the population by chance, in kronor or thousands."""
    chance = Random(seed)  # noqa: S311 -- a seeded table, no secret
    kind: Kind = chance.choice(("region", "region", "municipality"))
    every = codes(kind)
    some: Sequence[str] = (
        every if kind == "region" and chance.random() < 0.7 else sorted(chance.sample(every, chance.randint(5, 21)))
    )
    pot = chance.randint(20, 2_000) * 100_000_000
    unit = chance.choice((100, 100, 100, 10_000, 100_000))
    spread = chance.choice(("any", "heavy", "near", "nearer"))
    weights = {code: _weight(chance, kind, code, spread) for code in some}
    return by_weights(kind, weights, pot, unit), Ore(pot)


def _weight(chance: Random, kind: Kind, code: str, spread: str) -> int:
    if spread == "any":
        return chance.randint(1, 10**12)
    if spread == "heavy":
        return chance.randint(1, 10 ** chance.randint(9, 12))
    width = 200_000 if spread == "near" else 5_000
    return people(kind, code) * chance.randint(1_000_000 - width, 1_000_000 + width) + chance.randint(0, 10**5)
