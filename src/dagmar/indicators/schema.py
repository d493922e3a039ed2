"""The form of a definition as JSON Schema (draft 2020-12), for an editor that completes and checks.

Beyond the form of each word it says what the measure needs and does not use, which times a table has to be counted on, and
which words can stand in a column. What only the whole file can tell – that a name in a condition is a column or one of the
file's own – is left to `check`.
"""

from __future__ import annotations

from typing import Any

from dagmar.agreement.schema import DIALECT
from dagmar.disclosure.rule import PATTERN
from dagmar.indicators.checks import INTERVALS, NEEDS, PARTS
from dagmar.indicators.definition import Definition
from dagmar.indicators.tables import TABLES, Column, Table


def definition_schema() -> dict[str, Any]:
    """The schema of a file in `indicators/`."""
    schema = Definition.model_json_schema(by_alias=True)
    properties = schema["properties"]
    properties["table"] = {"enum": list(TABLES)}
    properties["indicator"]["pattern"] = f"^{properties['indicator']['pattern']}$"
    properties["disclosure"] |= {"type": "string", "pattern": PATTERN}
    schema["$defs"] |= {_rows(name): _rows_of(table) for name, table in TABLES.items()}
    schema["allOf"] = [*_of_measures(), *_of_tables()]
    return {"$schema": DIALECT, **schema}


def _of_measures() -> list[dict[str, Any]]:
    return [
        _where(
            "measure",
            measure,
            {
                "required": list(needed),
                "properties": {part: False for part in PARTS if part not in needed}
                | {"interval": {"enum": list(INTERVALS[measure])}},
            },
        )
        for measure, needed in NEEDS.items()
    ]


def _of_tables() -> list[dict[str, Any]]:
    found = []
    for name, table in TABLES.items():
        rows = {"$ref": f"#/$defs/{_rows(name)}"}
        parts: dict[str, Any] = dict.fromkeys(("population", "denominator", "numerator"), rows)
        times = [column for column, of in table.columns.items() if of.kind == "time"]
        parts |= {"following": {"additionalProperties": rows}, "counted_on": {"enum": times}}
        found.append(_where("table", name, {"properties": parts}))
    return found


def _rows(table: str) -> str:
    return f"rows_of_{table}"


def _rows_of(table: Table) -> dict[str, Any]:
    words = {column: _among(_words(of)) for column, of in table.columns.items() if _words(of)}
    return {"properties": {"where": {"properties": words}}}


def _words(column: Column) -> list[str | bool]:
    return ["true", "false", True, False] if column.kind == "yes_no" else list(column.values)


def _among(words: list[str | bool]) -> dict[str, Any]:
    listed = {"type": "array", "items": {"enum": words}}
    some = {"anyOf": [{"enum": words}, listed]}
    return {"anyOf": [{"enum": [*words, "known", "unknown"]}, listed, {"type": "object", "properties": {"not": some}}]}


def _where(key: str, value: str, then: dict[str, Any]) -> dict[str, Any]:
    return {"if": {"properties": {key: {"const": value}}, "required": [key]}, "then": then}
