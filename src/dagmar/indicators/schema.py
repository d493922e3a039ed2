"""The form of a definition as JSON Schema (draft 2020-12), for an editor that completes and checks."""

from __future__ import annotations

from typing import Any

from dagmar.agreement.schema import DIALECT
from dagmar.indicators.definition import Definition
from dagmar.indicators.tables import TABLES


def definition_schema() -> dict[str, Any]:
    """The schema of a file in `indicators/`."""
    schema = Definition.model_json_schema(by_alias=True)
    schema["properties"]["table"] = {"enum": list(TABLES)}
    return {"$schema": DIALECT, **schema}
