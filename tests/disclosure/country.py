"""The size that matters: 290 municipalities, counties and nation, by sex and 18 age groups, two years and both together.

Synthetic counts from a seed, in proportion to the real populations of the registry, so that half the cells are small.
"""

from __future__ import annotations

from datetime import date
from random import Random

from dagmar.disclosure import Dimension, Protected, Release, Rule, Table, areas, flat, labels, protect
from dagmar.registry.registry import load_registry
from tests.disclosure.tables import added_up

AGES = flat("age", [f"{5 * at:02d}" for at in range(18)], "all")
SEX = flat("sex", ["women", "men"], "all")
RULE = Rule(4)


def area() -> Dimension:
    """The municipalities of 2024 with their counties and the nation."""
    codes = [str(one.code) for one in load_registry().municipalities(date(2024, 1, 1))]
    return areas([*codes, *{code[:2] for code in codes}, "00"])


def year(seed: int, mean: int) -> dict[tuple[str, ...], int]:
    """Counts at the bottom, with a mean per cell; large municipalities have more, and the old."""
    random, where = Random(seed), area()  # noqa: S311 -- synthetic counts, not secrets
    size = {code: random.paretovariate(1.1) for code in where.leaves}
    whole = sum(min(one, 60) for one in size.values())
    return {
        (code, age, sex): int(
            random.gammavariate(1 + at / 6, 1) * mean * len(size) * min(size[code], 60) / whole / 2.4 + random.random()
        )
        for code in where.leaves
        for at, age in enumerate(AGES.leaves)
        for sex in SEX.leaves
    }


def last_year(mean: int) -> Table:
    """One year with every total: 17 784 cells."""
    leaves = {(*at, "2024"): value for at, value in year(1, mean).items()}
    return added_up(leaves, [area(), AGES, SEX, labels("period", ["2024"])])


def both_years(mean: int) -> Table:
    """Last year, this year and the two together: 53 352 cells."""
    leaves = {(*at, "2024"): value for at, value in year(1, mean).items()}
    leaves |= {(*at, "2025"): value for at, value in year(2, mean).items()}
    return added_up(leaves, [area(), AGES, SEX, flat("period", ["2024", "2025"], "2024-2025")])


def releases(mean: int) -> tuple[Protected, Protected]:
    """Last year's release, and this year's after it."""
    first = protect(last_year(mean), RULE)
    return first, protect(both_years(mean), RULE, earlier=[Release.of(first)])
