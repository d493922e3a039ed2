"""What a decision package holds: every file by name, in the order in which it is listed, as bytes.

The bytes follow from the agreement, the facts and the registry's answers alone. Nothing here reads the clock, the
environment or the disk.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from dagmar.agreement.loader import Loaded
from dagmar.allocation.basis import basis_of_allocation
from dagmar.allocation.result import Allocation
from dagmar.facts.book import Facts
from dagmar.publication.decision.readme import readme
from dagmar.publication.decision.registry_used import RegistryUsed
from dagmar.publication.decision.table import Table
from dagmar.publication.decision.tables import (
    amounts_table,
    facts_table,
    grants_table,
    inside_tables,
    outcomes_table,
    payments_table,
)
from dagmar.publication.decision.workbook import workbook
from dagmar.publication.derivation_schema import SCHEMA, nodes_of
from dagmar.publication.document.document import document

FORM = "dagmar-decision/1"
"""The form of the package: which files there are and what their columns mean. A new number when an older version of the
program would read it wrongly; a column more is none."""
DESCRIPTOR = "datapackage.json"
AGREEMENT = "agreement.yaml"
DERIVATIONS = "derivations.json"
WORKBOOK = "decision.xlsx"
DOCUMENT = "decision.pdf"
README = "README.md"
INPUTS = (AGREEMENT, "facts.csv", "recipients.csv", "populations.csv")
"""What the rest is computed from."""
FOR_PEOPLE = (WORKBOOK, DOCUMENT, README)
"""What is written for people: the same content may be laid out otherwise by another edition of what lays it out."""

_MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "yaml": "application/yaml",
    "md": "text/markdown",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_BINARY = {"xlsx", "pdf"}


@dataclass(frozen=True)
class Contents:
    """The files of a package without their descriptor, the tables among them, and the version that made them."""

    made_by: str
    agreement: str
    title: str
    basis: str
    files: Mapping[str, bytes]
    tables: Mapping[str, Table]

    def descriptor(self, found: Mapping[str, bytes] | None = None) -> bytes:
        """The Data Package that names each file with its length, hash and schema; `found` are files as they lie on disk."""
        files = {**self.files, **(found or {})}
        package = {
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": self.agreement,
            "title": self.title,
            "description": "A decision by Dagmar; see README.md. `dagmar verify` recomputes it from this folder alone.",
            "basis": self.basis,
            "dagmar": {"version": self.made_by, "format": FORM, "derivations": SCHEMA},
            "resources": [self._resource(name, content) for name, content in files.items()],
        }
        return as_json(package)

    def _resource(self, name: str, content: bytes) -> dict[str, Any]:
        stem, _, ending = name.partition(".")
        table = self.tables.get(name)
        described: dict[str, Any] = {
            "name": stem.lower() if ending != "pdf" else f"{stem.lower()}-{ending}",
            "path": name,
            "format": ending,
            "mediatype": _MEDIA[ending],
            "bytes": len(content),
            "hash": f"sha256:{sha256(content).hexdigest()}",
        }
        if ending not in _BINARY:
            described["encoding"] = "utf-8"
        if table is not None:
            described |= {"type": "table", "title": table.title, "schema": table.schema()}
        return described


def contents(loaded: Loaded, written: bytes, facts: Facts, used: RegistryUsed, allocation: Allocation) -> Contents:
    """The whole package of an allocation. `written` is the agreement's file as it was read."""
    computed = (
        grants_table(allocation),
        amounts_table(allocation),
        payments_table(allocation),
        outcomes_table(allocation),
        *inside_tables(allocation),
    )
    given = (facts_table(facts), *used.tables())
    agreement = loaded.agreement
    basis = basis_of_allocation(allocation)
    files = {AGREEMENT: written}
    files |= {table.file: table.as_csv() for table in (*given, *computed)}
    files[DERIVATIONS] = as_lines(nodes_of(allocation))
    files[WORKBOOK] = workbook(agreement, allocation, basis, computed)
    made_by = version("dagmar")
    files[DOCUMENT] = document(loaded, allocation, basis)
    files[README] = readme(agreement, allocation, basis, made_by).encode()
    tables = {table.file: table for table in (*given, *computed)}
    return Contents(made_by, agreement.agreement, agreement.title, basis, files, tables)


def as_json(value: Any) -> bytes:
    """JSON with a line for each value, in UTF-8."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def as_lines(document: Mapping[str, Any]) -> bytes:
    """JSON with one line for each node, so that two decisions can be compared line by line."""
    parts = []
    for name, value in document.items():
        if isinstance(value, list) and value:
            rows = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in value)
            parts.append(f"{json.dumps(name)}: [\n  {rows}\n ]")
        else:
            parts.append(f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}")
    return ("{\n " + ",\n ".join(parts) + "\n}\n").encode()
