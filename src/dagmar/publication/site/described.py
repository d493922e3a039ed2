"""The site described for machines: its files of figures as a Data Package, and as DCAT-AP-SE when it has an address.

What is described is what lies in the folder: each file of figures, with its size and checksum, under what its own JSON says of
it. A catalogue needs the site's address on the web and an e-mail address to write to; without either there is only the Data
Package, since a description with an invented address would send people astray.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dagmar.agreement.period import Period
from dagmar.publication.opendata.dataset import CC0, UNPLACED, Agent, Catalogue, Dataset, File
from dagmar.publication.opendata.dcat import json_ld, turtle
from dagmar.publication.opendata.package import DESCRIPTOR, data_package
from dagmar.publication.site.addresses import SHELVES, Shelf, download, page
from dagmar.publication.site.frame import Frame
from dagmar.source import Source
from dagmar.text import Text

TURTLE, JSON_LD = "catalogue.ttl", "catalogue.jsonld"
KOLADA_TERMS = "https://www.kolada.se/om-oss/api/"
MEDIA = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
}
UNDATED = date(1970, 1, 1)
_DESCRIBED: dict[Shelf, Text] = {
    "indicator": Text("Värden för varje mottagare och period.", "Values of each recipient and period."),
    "recipient": Text("Alla mått för en mottagare.", "Every measure of one recipient."),
    "agreement": Text("Belopp för varje mottagare.", "Amounts of each recipient."),
}


def descriptions(folder: Path, frame: Frame) -> Iterator[tuple[str, bytes]]:
    """The files that describe what lies in a folder of a site; none when it holds no figures."""
    datasets = tuple(_datasets(folder))
    if not datasets:
        return
    placed = bool(frame.home) and "@" in frame.report_to
    catalogue = Catalogue(
        f"{frame.home}/" if frame.home else UNPLACED,
        Text("Öppna jämförelser", "Open comparisons"),
        Text(
            "Mått och belopp som publiceras, med källa.", "Measures and amounts that are published, with their source."
        ),
        # The site knows no name of its publisher but the one in its address.
        Agent(urlsplit(frame.home).hostname or "-", frame.home, frame.report_to if placed else "unknown@localhost"),
        datasets,
    )
    yield DESCRIPTOR, data_package(catalogue, "open-comparisons", version("dagmar")).encode()
    if placed:
        yield TURTLE, turtle(catalogue).encode()
        yield JSON_LD, json_ld(catalogue).encode()


def _datasets(folder: Path) -> Iterator[Dataset]:
    for shelf in _DESCRIBED:
        for found in sorted((folder / "data" / SHELVES[shelf].sv).glob("*.json")):
            yield _dataset(folder, shelf, found.stem, json.loads(found.read_bytes()))


def _dataset(folder: Path, shelf: Shelf, identity: str, said: dict[str, Any]) -> Dataset:
    name = said.get("name") or said.get("title") or identity
    title = Text(name["sv"], name["en"]) if isinstance(name, dict) else Text(str(name), str(name))
    rows = said.get("values") or ()
    periods = [Period.parse(str(one)) for one in sorted({row["period"] for row in rows if row.get("period")})]
    days = [str(row["recorded"])[:10] for row in rows if row.get("recorded")]
    source = Source(str(said.get("source") or "Dagmar"), url=str(said.get("url") or ""))
    return Dataset(
        id=f"{shelf}-{identity}",
        title=title,
        description=_description(shelf, said.get("withdrawn")),
        files=tuple(_file(folder, download(shelf, identity, ending)) for ending in MEDIA),
        page=page(shelf, identity, "sv"),
        modified=date.fromisoformat(max(days)) if days else UNDATED,
        source=source,
        licence=KOLADA_TERMS if "Kolada" in source.title else CC0,
        first=min((one.first for one in periods), default=None),
        last=max((one.last for one in periods), default=None),
        basis=said["basis"],
    )


def _description(shelf: Shelf, withdrawn: object) -> Text:
    """What a set of figures is; of an indicator that is withdrawn since when. A recipient's has those of its indicators."""
    sv, en = _DESCRIBED[shelf]
    if not isinstance(withdrawn, str):
        return Text(sv, en)
    return Text(f"{sv} Tillbakadraget sedan {withdrawn}.", f"{en} Withdrawn since {withdrawn}.")


def _file(folder: Path, path: str) -> File:
    content = (folder / path).read_bytes()
    return File(path, MEDIA[path.rsplit(".", 1)[-1]], len(content), sha256(content).hexdigest())
