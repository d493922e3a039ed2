"""JSON-stat 2: a table of many dimensions in one list of values, row by row over the order of the dimensions.

A category's index may be an object of positions, a list, or (with one category) absent; values may be a list or, when most
are missing, an object by position; so may the status, or one status for all. Nothing is guessed: a table whose sizes do not
fit together is refused.

Source: the JSON-stat 2.0 format description.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any

MOST_CELLS = 5_000_000


class NotATable(ValueError):
    """The document is no JSON-stat table. The argument says why, in English."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """One variable: its code, its name, and its categories' codes in order with their names."""

    code: str
    label: str
    codes: tuple[str, ...]
    labels: Mapping[str, str]
    units: Mapping[str, str]
    eliminable: bool
    """Whether a question may leave it out."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table or, without values, the description of one. `time`, `metric` and `place` are the roles the source gives."""

    id: str
    label: str
    source: str
    updated: str
    notes: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    time: tuple[str, ...]
    metric: tuple[str, ...]
    place: tuple[str, ...]
    values: tuple[Fraction | None, ...]
    status: Mapping[int, str]

    def cells(self) -> Iterator[tuple[tuple[str, ...], Fraction | None, str]]:
        """Each cell: its codes in the order of the dimensions, its value, its status (empty when it has none)."""
        codes = product(*(dimension.codes for dimension in self.dimensions))
        for position, (where, value) in enumerate(zip(codes, self.values, strict=True)):
            yield where, value, self.status.get(position, "")

    def dimension(self, code: str) -> Dimension:
        """A dimension that is known to be there."""
        return next(one for one in self.dimensions if one.code == code)


def read_table(document: Any, *, with_values: bool = True) -> Table:
    """The table of a document.

    Raises:
        NotATable: what does not fit together.
    """
    try:
        return _table(document, with_values=with_values)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise NotATable(f"{type(error).__name__} {error}") from None


def _table(document: Any, *, with_values: bool) -> Table:
    if document["class"] != "dataset":
        raise NotATable(f"class {document['class']}, not dataset")
    ids, sizes = [str(one) for one in document["id"]], list(document["size"])
    if len(ids) != len(sizes) or len(set(ids)) != len(ids):
        raise NotATable(f"{len(ids)} dimensions and {len(sizes)} sizes")
    dimensions = tuple(_dimension(code, document["dimension"][code]) for code in ids)
    for dimension, size in zip(dimensions, sizes, strict=True):
        if len(dimension.codes) != size:
            raise NotATable(f"{dimension.code} has {len(dimension.codes)} categories, its size is {size}")
    cells = prod(sizes)
    if with_values and cells > MOST_CELLS:
        raise NotATable(f"{cells} cells")
    role = document.get("role") or {}
    return Table(
        id=str(((document.get("extension") or {}).get("px") or {}).get("tableid") or ""),
        label=str(document.get("label") or ""),
        source=str(document.get("source") or ""),
        updated=str(document.get("updated") or ""),
        notes=tuple(str(note) for note in document.get("note") or ()),
        dimensions=dimensions,
        time=tuple(role.get("time") or ()),
        metric=tuple(role.get("metric") or ()),
        place=tuple(role.get("geo") or ()),
        values=_values(document["value"], cells) if with_values else (),
        status=_status(document.get("status"), cells) if with_values else {},
    )


def _dimension(code: str, said: Any) -> Dimension:
    category = said["category"]
    labels = {str(key): str(label) for key, label in (category.get("label") or {}).items()}
    index = category.get("index")
    if index is None:
        codes = list(labels)
        if len(codes) != 1:
            raise NotATable(f"{code} has {len(codes)} categories and no order")
    elif isinstance(index, dict):
        if sorted(index.values()) != list(range(len(index))):
            raise NotATable(f"the positions of {code} are not 0 to {len(index) - 1}")
        codes = sorted(index, key=lambda one: int(index[one]))
    else:
        codes = [str(one) for one in index]
    if len(set(codes)) != len(codes):
        raise NotATable(f"{code} has a category twice")
    units = {str(key): str((unit or {}).get("base") or "") for key, unit in (category.get("unit") or {}).items()}
    elimination = (said.get("extension") or {}).get("elimination") is True
    return Dimension(code, str(said.get("label") or code), tuple(codes), labels, units, elimination)


def _values(given: Any, cells: int) -> tuple[Fraction | None, ...]:
    if isinstance(given, dict):
        filled: list[Any] = [None] * cells
        for position, value in given.items():
            filled[_position(position, cells)] = value
        given = filled
    if not isinstance(given, list) or len(given) != cells:
        raise NotATable(f"{len(given)} values for {cells} cells")
    return tuple(map(_number, given))


def _number(value: Any) -> Fraction | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        raise NotATable(f"{value!r} is no number"[:80])
    return Fraction(value)


def _status(given: Any, cells: int) -> dict[int, str]:
    if given is None:
        return {}
    if isinstance(given, str):
        return dict.fromkeys(range(cells), given)
    if isinstance(given, dict):
        return {_position(position, cells): str(status) for position, status in given.items() if status}
    if len(given) == 1 and cells > 1:
        return dict.fromkeys(range(cells), str(given[0]))
    if len(given) != cells:
        raise NotATable(f"{len(given)} statuses for {cells} cells")
    return {position: str(status) for position, status in enumerate(given) if status}


def _position(text: str, cells: int) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > len(str(cells)) or int(text) >= cells:
        raise NotATable(f"position {text} of {cells}"[:80])
    return int(text)
