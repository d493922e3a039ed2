"""A column that becomes a key of the groups answers what every condition on it asked, and not only the last of them."""

from __future__ import annotations

from itertools import product

import pytest

from dagmar.indicators.compute import passes_for
from dagmar.indicators.data import in_memory
from dagmar.indicators.loader import Defined, define
from tests.bench.indicator_set import FORM, SHARE
from tests.indicators.agreeing import demand_agreement, tables_for
from tests.indicators.rows import CONTACT

LEVELS = ("primary", "specialist", "psychiatry", "emergency", None)
PROFESSIONS = ("doctor", "nurse", "psychologist", "clerk", None)
ROWS = [
    {**CONTACT, "contact": f"{number}", "person": f"{number}", "level": level, "profession": profession, "first": first}
    for number, (level, profession, first) in enumerate(product(LEVELS, PROFESSIONS, (True, False, None)))
]


def share(name: str, population: str, known: str, wanted: str) -> Defined:
    parts = SHARE.format(known=known, wanted=wanted)
    text = FORM.format(id=name, population=population, parts=parts, unit="share", interval="wilson")
    return define(text, "made.yaml")


@pytest.mark.parametrize(
    ("population", "known", "wanted"),
    [
        ("level: [primary, specialist, psychiatry]", "profession: known", "level: {}"),
        ("level: {{not: emergency}}", "profession: [doctor, nurse]", "level: {}"),
        ("level: known", "profession: [nurse, doctor]", "level: {}, profession: [doctor, psychologist]"),
        ("profession: unknown", "", "level: {}"),
        ("level: unknown", "", "profession: doctor, level: {}"),
    ],
)
def test_conditions_on_one_column_hold_together(population: str, known: str, wanted: str) -> None:
    """A share of each level, so that `level` is a key; each is counted by the plain engine, too."""
    definitions = [
        share(
            f"one-{level}-{'first' if first else 'any'}", population.format(), known, f"{wanted.format(level)}{first}"
        )
        for level in LEVELS[:4]
        for first in ("", ', first: "true"')
    ]
    (only,) = passes_for(definitions)
    assert "level" in {key.column for key in only.plan.keys}
    demand_agreement(definitions, ROWS, in_memory(tables_for("contacts", ROWS)))
