"""Whether the data are of real people: by what the files say of themselves, and where they say nothing, by who is in them.

A Parquet file from the generator says `synthetic`. A table of a database, a CSV file, or a file that another program wrote anew,
says nothing; but the people that the generator makes are recognised wherever they are: they have a personal number that Skatteverket
publishes for tests, which nobody has, or a running number of a form that is handed out for nothing else.
A register that does not say whom its rows are about is known by the rows' own numbers, which are of that form.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from dagmar.indicators.asking import answer
from dagmar.indicators.data import Data
from dagmar.indicators.synthetic.numbers import RUNNING, test_personal_numbers
from dagmar.indicators.tables import TABLES

Mixture = Literal["real", "synthetic", "mixed"]


def mixture_of(data: Data, names: Iterable[str]) -> Mixture:
    """Of these tables together. A figure of a mixture rests on made-up rows, and is to be called made up.

    Inhabitants are counted in only when they are made up: made-up contacts over real inhabitants are no mixture of persons.
    """
    found = {name: _of(data, name) for name in names if name in data.tables}
    kinds = {kind for name, kind in found.items() if name in TABLES or kind != "real"}
    return kinds.pop() if len(kinds) == 1 else "mixed" if kinds else "real"


def _of(data: Data, name: str) -> Mixture:
    marks = data.marks.get(name, frozenset({""}))
    if "synthetic" in marks:
        return "synthetic" if len(marks) == 1 else "mixed"
    return _by_number(data.tables[name], name)


def _by_number(table: Any, name: str) -> Mixture:
    """By the person; or by the row's own number, where the register does not say whom it is about."""
    of_person = "person" in table.columns or name not in TABLES
    column = "person" if of_person else TABLES[name].identity
    if column not in table.columns or not table[column].type().is_string():
        return "real"
    number = table[column]
    nobody = number.startswith(RUNNING)
    if of_person:
        nobody = number.isin(test_personal_numbers()) | nobody
    (found,) = answer(table.aggregate(made=nobody.sum(), every=number.count())).to_pylist()
    made, every = int(found["made"] or 0), int(found["every"] or 0)
    return "real" if not made else "synthetic" if made == every else "mixed"
