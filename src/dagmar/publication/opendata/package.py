"""The same catalogue as one Data Package (version 2): every file with its size, its checksum and its columns."""

from __future__ import annotations

import json
from typing import Any

from dagmar.publication.opendata.dataset import UNPLACED, Catalogue, Dataset, File

DESCRIPTOR = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def data_package(catalogue: Catalogue, name: str, version: str) -> str:
    """The descriptor, to lie at the catalogue's address. `version` is that of the publication; nothing reads the clock."""
    placed = catalogue.address != UNPLACED
    document: dict[str, Any] = {
        "$schema": PROFILE,
        "name": name,
        "title": catalogue.title.sv,
        "description": catalogue.description.sv,
        **({"homepage": catalogue.address} if placed else {}),
        "version": version,
        "created": f"{max(one.modified for one in catalogue.datasets).isoformat()}T00:00:00Z",
        "licenses": [{"path": path} for path in sorted({one.licence for one in catalogue.datasets})],
        "contributors": [
            {"title": catalogue.publisher.name, "email": catalogue.publisher.email, "roles": ["publisher"]}
        ],
        "resources": [_resource(one, file) for one in catalogue.datasets for file in one.files],
    }
    if not placed:
        del document["contributors"]
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _resource(one: Dataset, file: File) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "name": f"{one.id}-{file.format}",
        "title": one.full_title.sv,
        "description": one.description.sv,
        "path": file.path,
        "format": file.format,
        "mediatype": file.media_type,
        "bytes": file.size_bytes,
        "hash": f"sha256:{file.sha256}",
        "licenses": [{"path": one.licence}],
        "sources": [_source(one)],
        "dagmar:basis": one.basis,
    }
    if file.format == "csv":
        resource |= {"type": "table", "encoding": "utf-8"}
    if file.fields:
        fields = [
            {"name": column.name, "type": column.kind, "description": column.description.sv} for column in file.fields
        ]
        resource["schema"] = {"fields": fields, "missingValues": [""]}
    return resource


def _source(one: Dataset) -> dict[str, str]:
    """As it is cited, with its address when that is one of the web."""
    url = one.source.url
    return {"title": one.source.cite()} | ({"path": url} if url.startswith(("http://", "https://")) else {})
