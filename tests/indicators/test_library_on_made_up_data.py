"""The whole library over made-up data: DuckDB and plain Python give the same for each definition, and each counts something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
import pytest

from dagmar.indicators.compute import compute
from dagmar.indicators.data import open_folder
from dagmar.indicators.loader import load_definitions, shelf
from dagmar.indicators.measured import Measured
from dagmar.indicators.synthetic.generate import Order, generate, table_names
from dagmar.indicators.tables import TABLES
from tests.indicators import plain
from tests.indicators.agreeing import cells_of

pytestmark = pytest.mark.xdist_group("library")
MADE = Order(10_000, 8, table_names())


class Library:
    """The tables that were made up, as rows, and what DuckDB makes of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        data = open_folder(folder)
        self.measured: Mapping[str, Measured] = {one.defined.id: one for one in compute(load_definitions([]), data)}
        data.close()

    @cache  # noqa: B019 -- one library for the whole file
    def rows(self, name: str) -> Sequence[dict[str, Any]]:
        """The rows of a table, with every column that a definition may speak of."""
        made = ds.dataset(self._folder / name).to_table().to_pylist()
        if name == "population":
            return [one | {"as_of": one["as_of"].date(), **_band(one["ages"])} for one in made]
        return [{column: one.get(column) for column in TABLES[name].columns} for one in made]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("library") / "data"
    generate(MADE, folder, workers=1, version="0")
    return Library(folder)


def test_every_table_of_ours_can_be_made_up_and_has_no_column_that_is_not_ours(library: Library) -> None:
    assert {*table_names()} == {*TABLES, "population"}
    for name, table in TABLES.items():
        made = ds.dataset(library._folder / name).schema.names
        assert {*made} <= {*table.columns}
        unnamed = {"person", "sex", "birth_year"} if name == "hygiene" else set()
        assert {*table.columns} - {*made} == unnamed


@pytest.mark.parametrize("name", shelf())
def test_plain_python_gives_the_same_and_every_definition_counts_something(library: Library, name: str) -> None:
    one = library.measured[name]
    definition = one.defined.definition
    expected = plain.answer(definition, library.rows(definition.table), library.rows("population"))
    assert cells_of(one) == {cell: found for cell, found in expected.cells.items() if found[1]}
    assert dict(one.rest.left_out) == expected.left_out
    nation = {cell: found for cell, found in expected.cells.items() if cell[:2] == ("00", "all")}
    above = sum((found[0] for found in nation.values()), Fraction(0))
    below = sum(found[1] for found in nation.values())
    assert above > 0
    if definition.measure in {"share", "continuity"}:
        assert above < below  # a share of all, or of everybody, tells nothing


def _band(ages: str) -> dict[str, int]:
    first, _, last = ages.partition("-")
    return {"first": int(first), "last": int(last or 999)}
