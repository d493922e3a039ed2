"""The tables that came without a formula, as they were published: kvinnors hälsa och förlossningsvård 2019-2024.

Figures of SKL/SKR's pages "Fördelning av medel" (skl.se 2019-05-14, skr.se 2020-01-10, 2021, 2023-02-03 and 2024-01-09); the row of
Norrbotten is cut off on the page of 2021. The misprint "42 045981" of 2023 is written with its spaces here. The tables of
2019, 2020, 2021 and of the population parts of 2023 and 2024 add up to their pots; so do the rural parts.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dagmar.money import kronor
from dagmar.recovery.amounts import Table, read_table
from dagmar.recovery.explain import Explained, explain_table
from dagmar.recovery.key import Who
from dagmar.recovery.recovered import Recovered

FOLDER = Path(__file__).parent / "tables"
POTS_MKR = {
    "2019": 1590,
    "2020": 937,
    "2021": 937,
    "2021-extra": 445,
    "2023": 1437,
    "2023-rural": 150,
    "2024": 1367,
    "2024-rural": 150,
}


def table(name: str) -> Table:
    """A table as it was published."""
    return read_table(FOLDER / f"{name}.csv")


@cache
def explained(name: str) -> Explained:
    """What the program makes of it."""
    return explain_table(table(name), kronor(POTS_MKR[name] * 1_000_000))


def recovered(name: str) -> Recovered:
    """The key that the amounts alone give."""
    seen = explained(name).recovered
    assert isinstance(seen, Recovered), seen
    return seen


def rules(found: Explained) -> dict[str, int]:
    """How many rows each closing rule explains."""
    assert found.best is not None
    return {one.rule: len(one.explained) for one in found.best.closings}


def region(code: str) -> Who:
    """A region."""
    return "region", code
