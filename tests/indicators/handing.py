"""Random aggregates of a few municipalities, handed out to disk; and what a reader of the files knows of them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import strategies as st

from dagmar.indicators.definition import MONTHS
from dagmar.indicators.loader import Defined, define, shelf
from dagmar.indicators.measured import Measured, Rest
from dagmar.indicators.release import protect_all, way, write_release
from dagmar.indicators.roll_up import ALL_SEXES, Areas, rolled_up
from tests.disclosure.attacker import Known, Published, Variable

AREAS = Areas(("0114", "0115", "0117", "0305", "0319"))
UNDER: Mapping[str, Sequence[str]] = {
    "01": ("0114", "0115", "0117"),
    "03": ("0305", "0319"),
    "00": ("01", "03"),
}
FIRST = 2024 * 12
MEAN = "sickness-days"
SHARE = "specialist-first-visit-90-days"
Counts = list[list[list[int]]]
"""By municipality, women and men, and did and did not (or rows and their sum)."""
FEW: Counts = [[[3, 30], [20, 9]], [[50, 41], [60, 38]], [[33, 12], [25, 31]], [[44, 15], [71, 18]], [[2, 0], [1, 14]]]
"""Three women of 0114 did, and three persons of 0319: two of two women, one of fifteen men."""
Parts = tuple[Fraction | None, Fraction | None]
READ = Rest(0, 0, 0, {})


def defined(name: str, disclosure: str = "1-4") -> Defined:
    """A definition of the shelf with a rule of its own for small figures."""
    text = shelf()[name].read_text(encoding="utf-8")
    return define(f"{text}\ndisclosure: {disclosure}\n", name)


def counts() -> st.SearchStrategy[Counts]:
    """Most of them small."""
    figure = st.one_of(st.integers(0, 6), st.integers(0, 40))
    return st.lists(st.lists(st.lists(figure, min_size=2, max_size=2), min_size=2, max_size=2), min_size=5, max_size=5)


def measured(of: Defined, known: Counts, squares: list[list[int]] | None = None) -> Measured:
    """Of a share those who did over all who could; of a mean the sum over the rows, and that of the `squares`.

    Of a rate the cases over a hundred thousand inhabitants of each municipality and sex.
    """
    cells = np.array(known, dtype=np.int64)[:, :, :, np.newaxis]
    share = of.definition.measure == "share"
    below, above = (cells[:, :, 0], cells[:, :, 1] * (cells[:, :, 0] > 0))
    if share:
        below, above = cells.sum(axis=2), cells[:, :, 0]
    if of.definition.measure == "rate":
        below, above = np.full_like(below, 100_000), cells[:, :, 0]
    first = FIRST // MONTHS[of.definition.period]
    squared = None if squares is None else rolled_up(np.array(squares, dtype=np.int64)[:, :, np.newaxis], AREAS)
    return Measured(of, AREAS, first, READ, rolled_up(below, AREAS), rolled_up(above, AREAS), squares=squared)


def released(
    one: Measured,
    folder: Path,
    name: str,
    *,
    earlier: Sequence[Path] = (),
    key: Path | None = None,
    about: Mapping[str, Any] | None = None,
) -> Path:
    """Protect and write as the command does: `NAME.csv` to be handed in, `NAME.parquet` to be kept."""
    to = way(folder / f"{name}.csv", folder / f"{name}.parquet", earlier, key)
    handed = protect_all([one], to, lambda *_: None)
    write_release(handed, to, dict(about or {}), recorded="2026-11-29", basis="synthetic")
    return folder / f"{name}.csv"


def rows_in(file: Path) -> list[dict[str, str]]:
    """The lines of a file of facts."""
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def read_by_anyone(file: Path, part: Callable[[dict[str, str]], Parts]) -> Published:
    """The table of areas, sexes and parts that the file gives: what has no row has no rows behind it, and is 0."""
    cells: dict[tuple[str, ...], Known] = dict.fromkeys(product(AREAS.codes, ALL_SEXES, ("did", "did not", "all")), 0)
    for row in rows_in(file):
        did, every = part(row)
        rest = None if did is None or every is None else every - did
        for name, value in (("did", did), ("all", every), ("did not", rest)):
            cells[row["recipient"], row["sex"], name] = value
    codes: list[Any] = [(AREAS.codes, UNDER), (ALL_SEXES, {"all": ("women", "men")})]
    return Published([*codes, (("did", "did not", "all"), {"all": ("did", "did not")})], cells)


def share_of(row: dict[str, str]) -> Parts:
    """Those who did, and all, of a row; nothing when the sign stands there."""
    if row["missing"]:
        assert not row["numerator"] + row["denominator"] + row["value"] + row["note"] + row["coverage"]
        return None, None
    return Fraction(row["numerator"]), Fraction(row["denominator"])


def secret(published: Published) -> set[Variable]:
    """What is not in the file."""
    return {published.variable(at) for at, value in published.cells.items() if value is None}
