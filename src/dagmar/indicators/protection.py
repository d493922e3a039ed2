"""Protect an indicator by the rule of its own definition, with what was shown of it before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import ceil
from pathlib import Path
from typing import Any

import numpy as np

from dagmar.disclosure import Dimension, Protected, Release, Rule, Table, areas, flat, labels, protect, read_rule
from dagmar.disclosure.table import Coordinates
from dagmar.indicators.handed import COULD, DID, DID_NOT, Handed, Quantity
from dagmar.indicators.measured import Measured, written_period
from dagmar.indicators.noise import with_noise
from dagmar.indicators.roll_up import ALL_SEXES
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

Before = Mapping[tuple[str, str], Sequence[Release]]
"""Earlier releases, oldest first, by the name of the table's quantity and the period."""
Progress = Callable[[int, int], None]

_SEX = flat("sex", ALL_SEXES[1:], ALL_SEXES[0])
_PART = flat("part", (DID, DID_NOT), COULD)
SHORTEST_KEY = 16
QUANTITIES: tuple[Quantity, ...] = ("persons", "sum")


def hand_out(
    one: Measured, *, before: Before | None = None, noise_key: bytes = b"", tell: Progress = lambda *_: None
) -> Handed:
    """What may leave of an indicator. `noise_key` is the secret that a rule of noise draws from.

    A period that was shown before and cannot be shown anew without telling of someone stands as it was.

    Raises:
        Refused: `noise-key-missing`; or what `protect` refuses.
    """
    definition = one.defined.definition
    rule = read_rule(definition.disclosure)
    found: dict[tuple[Quantity, str], Protected] = {}
    stand: set[str] = set()
    if rule.method == "noise" and not noise_key:
        raise Refused([_without_key(one)])
    periods = one.base.shape[2]
    for period in range(periods):
        tell(period, periods)
        name = written_period(one.first + period, definition.period)
        persons = _persons(one, period, name)
        if rule.method == "noise":
            found["persons", name] = with_noise(persons, definition.table, definition.counted_on, noise_key)
            continue
        earlier = (before or {}).get((persons.quantity, name), ())
        quantity: Quantity = "persons"
        try:
            shown = found[quantity, name] = protect(persons, rule, earlier=earlier)
            if definition.measure in ("mean", "continuity"):
                quantity = "sum"
                sums = _sums(one, period, name, shown)
                earlier = (before or {}).get((sums.quantity, name), ())
                found[quantity, name] = protect(sums, of_sums(rule), earlier=earlier)
        except Refused as refused:
            found.update(_as_before(persons, name, before or {}, refused))
            stand.add(name)
    return Handed(one, rule, found, frozenset(stand))


def _as_before(persons: Table, period: str, before: Before, refused: Refused) -> dict[tuple[Quantity, str], Protected]:
    """The last release of a period, which stands when no other can be made after it without telling of someone."""
    indicator = persons.quantity.removesuffix(" persons")
    last = {
        (quantity, period): releases[-1].tables[0]
        for quantity in QUANTITIES
        if (releases := before.get((quantity_of(indicator, quantity), period)))
    }
    same = [
        table.table.dimensions == persons.dimensions for (quantity, _), table in last.items() if quantity == "persons"
    ]
    if same != [True] or {problem.code for problem in refused.problems} != {"cannot-be-protected"}:
        raise refused
    return last


def read_key(path: Path) -> bytes:
    """The secret key of the noise.

    Raises:
        Refused: `noise-key-too-short`.
    """
    key = path.read_bytes().strip()
    if len(key) < SHORTEST_KEY:
        raise Refused(
            [
                Problem(
                    "noise-key-too-short",
                    Place(str(path)),
                    Text(f"Nyckeln är {len(key)} byte lång.", f"The key is {len(key)} bytes long."),
                    Text(f"Den ska vara minst {SHORTEST_KEY}.", f"It must be at least {SHORTEST_KEY}."),
                )
            ]
        )
    return key


def quantity_of(indicator: str, quantity: Quantity) -> str:
    """The name of what an indicator's table counts: the same in every release and version."""
    return f"{indicator} {quantity}"


def dimensions_of(one: Measured, period: str) -> tuple[Dimension, ...]:
    """Areas, sexes where they are shown, and the period."""
    split = (_SEX,) if one.defined.definition.sex_split else ()
    return (areas(one.areas.codes), *split, labels("period", [period]))


def of_sums(rule: Rule) -> Rule:
    """The rule of sums beside that of their persons: they are hidden where those are, and 0 where it would tell of each."""
    return rule if rule.method == "none" else Rule(hide_to=0, hide_zero=rule.hide_zero)


def nobody_in(persons: Protected) -> frozenset[Coordinates]:
    """The cells where everyone sees that there is nobody, and so that there is no sum."""
    return frozenset(at for at, cell in persons.cells.items() if not cell.internal and cell.published is not None)


def _persons(one: Measured, period: int, name: str) -> Table:
    definition = one.defined.definition
    quantity = quantity_of(definition.indicator, "persons")
    if definition.measure == "share":
        values = {
            (*at, part): count
            for part, counts in ((DID, one.numerator), (DID_NOT, one.base - one.numerator), (COULD, one.base))
            for at, count in _cells(one, counts, period, name).items()
        }
        unshown = frozenset(at for at in values if at[-1] == DID_NOT)
        return Table(quantity, (*dimensions_of(one, name), _PART), values, unshown=unshown)
    counts = one.numerator if definition.measure in ("count", "rate") else one.base
    return Table(quantity, dimensions_of(one, name), _cells(one, counts, period, name))


def _sums(one: Measured, period: int, name: str, persons: Protected) -> Table:
    values = _cells(one, one.numerator, period, name)
    quantity = quantity_of(one.defined.definition.indicator, "sum")
    few = few_behind(values, persons)
    return Table(quantity, dimensions_of(one, name), values, public=nobody_in(persons), sensitive=few)


def few_behind(values: Mapping[Coordinates, int | Fraction], persons: Protected) -> dict[Coordinates, int]:
    """The sums that must be hidden, since their persons are: each could be one person's part larger, at least."""
    return {
        at: max(1, ceil(Fraction(values[at]) / int(cell.internal)) if cell.internal else 1)
        for at, cell in persons.cells.items()
        if cell.published is None or cell.reason == "held_back"
    }


def _cells(one: Measured, counts: Any, period: int, name: str) -> dict[tuple[str, ...], int | Fraction]:
    split = one.defined.definition.sex_split
    sexes = ALL_SEXES if split else ALL_SEXES[:1]
    here = np.asarray(counts)[:, : len(sexes), period].reshape(-1).tolist()
    each = product(one.areas.codes, sexes)
    return {
        ((area, sex, name) if split else (area, name)): count for (area, sex), count in zip(each, here, strict=True)
    }


def _without_key(one: Measured) -> Problem:
    return Problem(
        "noise-key-missing",
        Place(one.defined.document.file),
        Text(
            f"{one.defined.id} ska skyddas med brus, och bruset dras ur en hemlig nyckel.",
            f"{one.defined.id} is to be protected by noise, and the noise is drawn from a secret key.",
        ),
        Text(
            "Ange --noise-key FIL: minst 16 slumpade byte, samma varje gång.",
            "Give --noise-key FILE: at least 16 random bytes, the same every time.",
        ),
    )
