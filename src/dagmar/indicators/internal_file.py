"""The internal file: every protected cell with the figure it is and the figure that was shown, in two columns.

It is written only when it is asked for, stays with the one who computed, and is what tells the next release what a reader has
seen. Its columns are not those of facts, so that it cannot be published or handed in by mistake.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dagmar.disclosure import Dimension, Protected, Release, Rule, Shown, Table, areas, flat, labels, read_rule
from dagmar.indicators.facts_file import exists
from dagmar.indicators.handed import COULD, DID, DID_NOT, Handed
from dagmar.indicators.protection import few_behind, nobody_in, of_sums, quantity_of
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

COLUMNS = ("indicator", "quantity", "rule", "area", "sex", "period", "part", "internal", "published", "reason")
MARK = b"dagmar.internal"
Row = dict[str, str]


def internal(handed: Sequence[Handed], document: Mapping[str, Any], *, release: str, after: Sequence[str]) -> bytes:
    """The file as Parquet. `release` is the mark of the file of facts, `after` those that were published before it."""
    columns: dict[str, list[str | None]] = {name: [] for name in COLUMNS}
    for row in _rows(handed):
        for name, text in zip(COLUMNS, row, strict=True):
            columns[name].append(text)
    said = {"release": release, "after": list(after), "document": document}
    schema = pa.schema([(name, pa.string()) for name in COLUMNS], metadata={MARK: json.dumps(said).encode()})
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns, schema), buffer)
    return buffer.getvalue()


def demand_internal(path: Path) -> None:
    """Demand that an internal file can be written there.

    Raises:
        Refused: `format-unknown`, or `file-exists`.
    """
    if path.suffix != ".parquet":
        raise Refused(
            [
                Problem(
                    "format-unknown",
                    Place(str(path)),
                    Text("Den interna filen slutar på .parquet.", "The internal file ends in .parquet."),
                    Text("Skriv --internal internt.parquet.", "Write --internal internal.parquet."),
                )
            ]
        )
    if path.exists():
        raise Refused([exists(path)])


def _rows(handed: Sequence[Handed]) -> Iterator[tuple[str | None, ...]]:
    for one in handed:
        definition = one.measured.defined.definition
        for (quantity, period), protected in one.tables.items():
            names = [dimension.name for dimension in protected.table.dimensions]
            for at, cell in protected.cells.items():
                where = dict(zip(names, at, strict=True))
                yield (
                    definition.indicator,
                    quantity,
                    "none" if one.rule.method == "none" else str(one.rule),
                    where["area"],
                    where.get("sex", ""),
                    period,
                    where.get("part", ""),
                    str(cell.internal),
                    None if cell.published is None else str(cell.published),
                    cell.reason,
                )


def read_internal(paths: Sequence[Path]) -> tuple[dict[tuple[str, str], list[Release]], list[str]]:
    """What was shown before, by table and period, the files oldest first; and the marks of all those releases.

    Raises:
        Refused: `not-an-internal-file`, for each that is none.
    """
    before: dict[tuple[str, str], list[Release]] = {}
    marks: list[str] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            table = pq.read_table(path)
        except (pa.ArrowInvalid, OSError):
            table = None
        said = None if table is None else (table.schema.metadata or {}).get(MARK)
        if table is None or said is None or table.column_names != list(COLUMNS):
            problems.append(_none(path))
            continue
        about = json.loads(said)
        marks += [mark for mark in (*about["after"], about["release"]) if mark not in marks]
        for key, protected in _tables(table.to_pylist()):
            before.setdefault(key, []).append(Release.of(protected))
    if problems:
        raise Refused(problems)
    return before, marks


def _tables(rows: list[dict[str, Any]]) -> Iterator[tuple[tuple[str, str], Protected]]:
    grouped: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        grouped.setdefault((row["indicator"], row["period"], row["quantity"]), []).append(row)
    persons: Protected | None = None
    for (indicator, period, quantity), of in sorted(grouped.items()):  # the persons of a period before their sums
        rule = read_rule(of[0]["rule"])
        rule = of_sums(rule) if quantity == "sum" else rule
        name = quantity_of(indicator, "sum" if quantity == "sum" else "persons")
        protected = _protected(name, period, of, rule, persons if quantity == "sum" else None)
        persons = protected
        yield (name, period), protected


def _protected(name: str, period: str, rows: list[Row], rule: Rule, persons: Protected | None) -> Protected:
    dimensions: list[Dimension] = [areas({row["area"] for row in rows})]
    split, parts = any(row["sex"] for row in rows), any(row["part"] for row in rows)
    if split:
        dimensions.append(flat("sex", ("women", "men"), "all"))
    dimensions.append(labels("period", [period]))
    if parts:
        dimensions.append(flat("part", (DID, DID_NOT), COULD))
    values: dict[tuple[str, ...], int | Fraction] = {}
    cells: dict[tuple[str, ...], Shown] = {}
    for row in rows:
        at = (row["area"], *((row["sex"],) if split else ()), period, *((row["part"],) if parts else ()))
        values[at] = _number(row["internal"])
        shown = None if row["published"] is None else _number(row["published"])
        cells[at] = Shown(values[at], shown, row["reason"])  # type: ignore[arg-type]  # a reason that was written here
    few = few_behind(values, persons) if persons is not None and rule.method != "none" else {}
    unshown = frozenset(at for at in values if parts and at[-1] == DID_NOT)
    nobody = nobody_in(persons) if persons else frozenset()
    table = Table(name, tuple(dimensions), values, public=nobody, unshown=unshown, sensitive=few)
    return Protected(table, rule, cells)


def _number(text: str) -> int | Fraction:
    return Fraction(text) if "/" in text else int(text)


def _none(path: Path) -> Problem:
    return Problem(
        "not-an-internal-file",
        Place(str(path)),
        Text(
            f"{path.name} är ingen intern fil från dagmar indicators compute.",
            f"{path.name} is no internal file of dagmar indicators compute.",
        ),
        Text("Ange filen som --internal skrev.", "Give the file that --internal wrote."),
    )
