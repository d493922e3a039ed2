"""A recovered key as facts: observations marked derived, ready to be read by everything that reads facts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from fractions import Fraction

from dagmar.facts.columns import COLUMNS
from dagmar.facts.observation import Observation
from dagmar.facts.written import written
from dagmar.money import write_kronor
from dagmar.recovery.recovered import Recovered
from dagmar.source import Source


def key_facts(recovered: Recovered, *, table: str, pot: int, as_of: str) -> tuple[Observation, ...]:
    """One observation for each recipient whose figure is known.

    `table` names the table of amounts, `pot` is öre, and `as_of` is the day that whoever recovered the key says it was: it
    stands in no amount. Inhabitants become `population` in persons; whole numbers of what nobody knows, `recovered-key`.
    """
    note = (
        f"Återräknat ur belopp; summan {recovered.total} är den enda som ger hela tal. Datumet står inte i beloppen "
        "utan är angivet av den som räknade."
    )
    source = Source(f"Återräknad ur {table}, {write_kronor(pot)}", table=table, note=note, basis="derived")
    indicator, unit = ("population", "persons") if recovered.inhabitants else ("recovered-key", "number")
    return tuple(
        Observation(code, indicator, as_of, unit, source, "", value=Fraction(count))
        for (_, code), count in sorted(recovered.key.weights.items(), key=lambda one: one[0][1])
        if code
    )


def facts_file(observations: Iterable[Observation]) -> str:
    """The observations as a file of facts (CSV), with the columns that have content."""
    rows = [written(one) for one in observations]
    columns = [column.name for column in COLUMNS if any(column.name in row for row in rows)]
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, delimiter=";", lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
