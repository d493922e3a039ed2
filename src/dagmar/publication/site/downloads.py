"""The figures of an indicator as files: CSV, XLSX, Parquet and JSON, with the same rows in each.

Every row carries what it needs to be understood alone: the unit, whether it was made up, and the reason for a value that is
missing. The same figures give the same bytes: no clock, one order, one date in what is packed.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from dagmar.facts.observation import Sex
from dagmar.publication.opendata.dataset import WARNINGS
from dagmar.publication.site.addresses import Shelf, download
from dagmar.publication.site.exhibit import Exhibit, Target
from dagmar.publication.site.workbook import workbook

ENDINGS = ("csv", "xlsx", "parquet", "json")
_COLUMNS = {
    "indicator": pa.string(),
    "recipient": pa.string(),
    "name": pa.string(),
    "sex": pa.string(),
    "period": pa.string(),
    "value": pa.float64(),
    "unit": pa.string(),
    "numerator": pa.float64(),
    "denominator": pa.float64(),
    "low": pa.float64(),
    "high": pa.float64(),
    "method": pa.string(),
    "coverage": pa.float64(),
    "missing": pa.string(),
    "basis": pa.string(),
    "recorded": pa.string(),
}


def rows_of(measure: Exhibit, names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Every figure as a row; a share is 0..1. `low` and `high` are the ends of its 95 % interval, by `method`."""
    unit = "share" if measure.unit.share else measure.unit.name.sv
    sexes: tuple[Sex, ...] = ("all", *measure.by_sex)
    for code, sex in product(sorted(measure.figures), sexes):
        for period in measure.periods:
            figure = measure.figure(code, period, sex)
            yield {
                "indicator": measure.id,
                "recipient": code,
                "name": names.get(code, code),
                "sex": sex,
                "period": period,
                "value": _float(figure.value),
                "unit": unit,
                "numerator": _float(figure.numerator),
                "denominator": _float(figure.denominator),
                "low": figure.low,
                "high": figure.high,
                "method": figure.method or None,
                "coverage": _float(figure.coverage),
                "missing": figure.missing if figure.value is None else None,
                "basis": "synthetic" if figure.made_up else "real",
                "recorded": figure.recorded or None,
            }


def files_of(measure: Exhibit, names: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """The four files of an indicator."""
    rows = list(rows_of(measure, names))
    about = {
        "id": measure.id,
        "name": {"sv": measure.name.sv, "en": measure.name.en},
        "unit": "share" if measure.unit.share else measure.unit.name.sv,
        "direction": measure.direction,
        **({"per": measure.per} if measure.per > 1 else {}),
        **({"interval": measure.interval_method._asdict()} if _has_intervals(measure) else {}),
        "source": measure.source.cite(),
        "url": measure.source.url,
        "terms": measure.terms.sv,
        "version": measure.version,
        "basis": "synthetic" if measure.made_up else measure.source.basis,
        **({"target": _target(measure.target)} if measure.target else {}),
        **({"withdrawn": measure.withdrawn} if measure.withdrawn else {}),
        **(
            {"earlier_versions": {one.version: list(one.periods) for one in measure.earlier}} if measure.earlier else {}
        ),
        **({"releases": list(measure.releases)} if measure.releases else {}),
    }
    yield from written("indicator", measure.id, rows, _COLUMNS, about)


def files_of_recipient(
    edition: Path, code: str, name: str, indicators: Iterable[str], about: Mapping[str, Any]
) -> Iterator[tuple[str, bytes]]:
    """The same rows of one recipient, from the files of these indicators in an edition, in the four forms."""
    lines = b"".join(_lines(edition / download("indicator", one, "csv"), one, code) for one in indicators)
    found = csv.reader(io.StringIO(lines.decode()))
    rows = [
        {
            column: None if not text else float(text) if kind == pa.float64() else text
            for (column, kind), text in zip(_COLUMNS.items(), row, strict=True)
        }
        for row in found
    ]
    said = {"id": code, "name": {"sv": name, "en": name}, **about}
    yield from written("recipient", code, rows, _COLUMNS, said)


def _lines(table: Path, indicator: str, code: str) -> bytes:
    """A recipient's lines of an indicator's table: they stand together, since the table is sorted by recipient."""
    content, start = table.read_bytes(), f"\n{indicator},{code},".encode()
    first, last = content.find(start), content.rfind(start)
    return b"" if first < 0 else content[first + 1 : content.find(b"\n", last + 1) + 1]


def written(
    shelf: Shelf,
    identity: str,
    rows: list[dict[str, Any]],
    columns: Mapping[str, pa.DataType],
    about: Mapping[str, Any],
) -> Iterator[tuple[str, bytes]]:
    """Rows in each of the four forms. `about` has their `basis`, of which the workbook warns when any is made up."""
    text = _csv(rows, columns)
    table = _table(text, columns)
    yield download(shelf, identity, "csv"), text
    yield download(shelf, identity, "xlsx"), _xlsx(table, about)
    yield download(shelf, identity, "parquet"), _parquet(table, about)
    yield download(shelf, identity, "json"), _json(rows, about)


def _csv(rows: Iterable[Mapping[str, Any]], columns: Iterable[str]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    names = list(columns)
    writer.writerows([["" if row[name] is None else row[name] for name in names] for row in rows])
    return text.getvalue().encode()


def _json(rows: list[dict[str, Any]], about: Mapping[str, Any]) -> bytes:
    kept = [{name: value for name, value in row.items() if value is not None} for row in rows]
    return json.dumps({**about, "values": kept}, ensure_ascii=False, separators=(",", ":")).encode()


def _table(text: bytes, columns: Mapping[str, pa.DataType]) -> pa.Table:
    """Of the CSV: Arrow reads it five times as fast as it takes values from Python, and needs no pandas for it."""
    return pyarrow.csv.read_csv(
        io.BytesIO(text),
        read_options=pyarrow.csv.ReadOptions(use_threads=False),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(column_types=columns, null_values=[""], strings_can_be_null=True),
    )


def _parquet(table: pa.Table, about: Mapping[str, Any]) -> bytes:
    described = {"dagmar": json.dumps(about, ensure_ascii=False)}
    target = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(described), target, compression="zstd")
    return target.getvalue()


def _xlsx(table: pa.Table, about: Mapping[str, Any]) -> bytes:
    made_up = WARNINGS.get(about["basis"])
    lines = [f"{key}: {_flat(value)}" for key, value in about.items() if value]
    return workbook(table, lines if made_up is None else [f"{made_up.sv} / {made_up.en}", *lines], warns=bool(made_up))


def _target(target: Target) -> dict[str, Any]:
    return {"value": float(target.value), "sv": target.says.sv, "en": target.says.en}


def _has_intervals(measure: Exhibit) -> bool:
    return any(figure.method for row in measure.figures.values() for figure in row.values())


def _flat(value: Any) -> str:
    if not isinstance(value, Mapping):
        return str(value)
    # A text in both languages, or something by name.
    return (
        " / ".join(map(str, value.values())) if "sv" in value else "; ".join(f"{one} {of}" for one, of in value.items())
    )


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
