"""Kolada v3: key figures of municipalities and regions. Read by id, in pages, at most 25 ids in a part of an address.

    Kolada(around).fetch(["N79173"], ["00", "01", "0180"], [2023, 2024])

Recipients have our codes: a region `01` is Kolada's `0001`, the nation `00` is `0000`; a group keeps its id (`G2329`), and its
value is the unweighted mean of the members that have one. The parameter that other clients call `municipality` is not used:
everything stands in the path, and a row that nobody asked for is refused. v2 is closed down (410).

Source of the shapes: the service's OpenAPI description; see docs/reference/services.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from dagmar.facts.services.fetched import Fetched
from dagmar.facts.services.kolada_rows import Asked, read_rows
from dagmar.facts.services.pace import Limits
from dagmar.facts.services.service import Around, Service
from dagmar.facts.services.wording import refusal

BASE = "https://api.kolada.se/v3/"
LIMITS = Limits(calls=5, seconds=1.0)
"""Kolada states none; five a second is what its users keep to. 429 is obeyed besides."""
IDS_IN_A_PART = 25
ROWS_ON_A_PAGE = 5000
MOST_PAGES = 2000


class Kolada:
    """The service. `base` is another address of the same service, for tests and mirrors."""

    def __init__(self, around: Around, base: str = BASE) -> None:
        self.service = Service(base, LIMITS, around)

    def fetch(self, key_figures: Sequence[str], recipients: Sequence[str], years: Sequence[int]) -> Fetched:
        """Figures with provenance for every key figure, recipient and year; what is not there has a sign and is listed.

        Raises:
            Refused: `key-figure-unknown`, `service-empty` when there is not one figure, `service-other-rows`, and the others
                of `service-*`.
        """
        asked = Asked(tuple(dict.fromkeys(key_figures)), tuple(dict.fromkeys(recipients)), tuple(sorted(set(years))))
        descriptions, fetched = self.describe(asked.key_figures)
        rows: list[dict[str, Any]] = []
        parts = [
            (figures, places, some)
            for figures in _parts(asked.key_figures)
            for places in _parts([theirs(one) for one in asked.recipients])
            for some in _parts([str(year) for year in asked.years])
        ]
        for done, (figures, places, some) in enumerate(parts):
            self.service.around.progress(done, len(parts))
            path = f"data/kpi/{','.join(figures)}/municipality/{','.join(places)}/year/{','.join(some)}"
            for page, at in self._pages(path):
                rows += page
                fetched = min(fetched, at)
        self.service.around.progress(len(parts), len(parts))
        return read_rows(rows, descriptions, asked, fetched, self.service.base)

    def describe(self, key_figures: Sequence[str]) -> tuple[dict[str, dict[str, Any]], datetime]:
        """What Kolada says of key figures, by id, and when.

        Raises:
            Refused: `key-figure-unknown`, with all of them.
        """
        known: dict[str, dict[str, Any]] = {}
        oldest = self.service.around.clock()
        for some in _parts(key_figures):
            for page, at in self._pages(f"kpi/{','.join(some)}"):
                known |= {str(row.get("id")): row for row in page}
                oldest = min(oldest, at)
        if unknown := [one for one in key_figures if one not in known]:
            raise refusal("key-figure-unknown", self.service.base, ids=", ".join(unknown))
        return known, oldest

    def _pages(self, path: str) -> Iterator[tuple[list[dict[str, Any]], datetime]]:
        """The rows of each page in turn, until there is no next one."""
        address = self.service.within(f"{path}?per_page={ROWS_ON_A_PAGE}", self.service.base)
        seen: set[str] = set()
        while address:
            if address in seen:
                raise refusal("service-pages-in-a-circle", address, page=address)
            if len(seen) == MOST_PAGES:
                raise refusal("service-too-many-pages", address, limit=str(MOST_PAGES))
            seen.add(address)
            kept = self.service.get(address)
            document = kept.document if isinstance(kept.document, dict) else {}
            values = document.get("values", [document] if "id" in document else None)
            if not isinstance(values, list) or not all(isinstance(row, dict) for row in values):
                raise refusal("service-broken-answer", address, why="values is no list of rows")
            yield values, kept.fetched
            following = document.get("next_url")
            if following is not None and not isinstance(following, str):
                raise refusal("service-broken-answer", address, why="next_url is no address")
            address = self.service.within(following, address) if following else ""


def theirs(recipient: str) -> str:
    """Kolada's id of a recipient: `01` is `0001`, `0180` and `G2329` are themselves."""
    return f"00{recipient}" if len(recipient) == 2 else recipient


def _parts(ids: Sequence[str]) -> list[Sequence[str]]:
    return [ids[first : first + IDS_IN_A_PART] for first in range(0, len(ids), IDS_IN_A_PART)]
