"""Tables for the tests: small ones as one writes them, random ones, and what a reader sees of a protected one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from hypothesis import strategies as st

from dagmar.disclosure import Dimension, Protected, Table, flat
from tests.disclosure.attacker import Known, Published

SEX = flat("sex", ["women", "men"], "all")


def added_up(
    leaves: Mapping[tuple[str, ...], int], dimensions: Sequence[Dimension], quantity: str = "persons"
) -> Table:
    """The table with all its totals, from the figures at the bottom."""
    values = dict.fromkeys(product(*(one.codes for one in dimensions)), 0)
    for at, value in leaves.items():
        for above in product(*(one.upwards(code) for one, code in zip(dimensions, at, strict=True))):
            values[above] += value
    return Table(quantity, tuple(dimensions), values)


def seen(protected: Protected, name: str = "") -> Published:
    """What a reader has: no more than is published. Of a rounded figure, what it can have been."""
    base, shown = protected.rule.round_to, protected.published()
    cells: dict[tuple[str, ...], Known] = {}
    for at, value in shown.items():
        if value is None or base == 1 or at in protected.table.public:
            cells[at] = value
        else:
            could = list(range(max(0, int(value) - base), int(value) + base + 1))
            could = [one for one in could if (2 * one + base) // (2 * base) * base == value]
            could = [one for one in could if (one > protected.rule.hide_to or one == 0) and (one > 0) == (value > 0)]
            cells[at] = could[0], could[-1]
    return Published([(one.codes, one.parts) for one in protected.table.dimensions], cells, name)


@st.composite
def trees(draw: st.DrawFn, name: str, most: int = 6) -> Dimension:
    """A total with parts, or with groups of parts; sometimes a group with a single part."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=2 if most < 6 else 3))
    if draw(st.booleans()):
        return flat(name, [f"{name}{at}" for at in range(max(2, sum(sizes)))], f"{name}-all")
    groups = {f"{name}-{at}": tuple(f"{name}{at}{one}" for one in range(size)) for at, size in enumerate(sizes)}
    return Dimension(name, (), {**groups, f"{name}-all": tuple(groups)})


@st.composite
def tables(draw: st.DrawFn, dimensions: int | None = None) -> Table:
    """A random table of one to three dimensions, most of whose figures are small."""
    number = dimensions or draw(st.integers(1, 3))
    chosen: list[Dimension] = [draw(trees("abc"[at], most=6 if number < 3 else 4)) for at in range(number)]
    if number == 3 and draw(st.booleans()):
        chosen[2] = SEX
    figures = st.one_of(st.integers(0, 6), st.integers(0, 60))
    leaves = {at: draw(figures) for at in product(*(one.leaves for one in chosen))}
    return added_up(leaves, chosen)
