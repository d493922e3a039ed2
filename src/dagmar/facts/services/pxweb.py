"""PxWeb, the interface of SCB, Folkhälsomyndigheten and others, in its versions 2 and 1.

    PxWeb(around, SCB).fetch("TAB6471", {"Region": ["01", "0180"], "Tid": ["top(3)"]})

Limits are read from the service's own configuration, never taken for known. A question of more cells than it gives is split
along its longest variable, and split again when the service finds it too large all the same. Codes are compared with the
table's own description before anything is asked. v1 is asked with a path instead of an id, and always by code: its named sets
of values come and go.

Source of the shapes: the public specification of the interface; see docs/reference/services.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from math import prod
from typing import Any, Literal
from urllib.parse import quote

from dagmar.facts.services.fetched import Fetched
from dagmar.facts.services.json_stat import Dimension, NotATable, Table, read_table
from dagmar.facts.services.kept import Kept
from dagmar.facts.services.pace import Limits
from dagmar.facts.services.pxweb_cells import observations_of
from dagmar.facts.services.pxweb_versions import VERSIONS
from dagmar.facts.services.service import Around, Service
from dagmar.facts.services.wording import refusal
from dagmar.problem import Refused

CAUTIOUS = Limits(calls=1, seconds=1.0, cells=10_000)
"""Until the service has told its own limits, and where it tells none."""
WITHOUT_CONFIGURATION = ("service-not-found", "service-refused", "service-not-json")
"""What an old service answers that does not tell its limits; it is then asked with caution."""
Selection = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Provider:
    """Whose service it is: how its figures are cited, where it is, and which version it speaks."""

    citation: str
    base: str
    version: Literal[1, 2]


SCB = Provider("Källa: SCB", "https://statistikdatabasen.scb.se/api/v2/", 2)
SCB_V1 = Provider("Källa: SCB", "https://api.scb.se/OV0104/v1/doris/sv/ssd/", 1)
FOHM = Provider("Källa: Folkhälsomyndigheten", "https://fohm-app.folkhalsomyndigheten.se/Folkhalsodata/api/v1/sv/", 1)
PROVIDERS: Mapping[str, Provider] = {"scb": SCB, "scb-v1": SCB_V1, "fohm": FOHM}


class PxWeb:
    """One provider's service. Its limits are read at the first question."""

    def __init__(self, around: Around, provider: Provider) -> None:
        self.provider = provider
        self.service = Service(provider.base, CAUTIOUS, around)
        self._version = VERSIONS[provider.version]
        self._configured = False

    def limits(self) -> Limits:
        """What the service says of itself: calls in a window of seconds, cells in an answer.

        Raises:
            Refused: one of `service-*`.
        """
        if not self._configured:
            try:
                said = self.service.get(self._version.configuration).document
            except Refused as refused:
                if self.provider.version == 2 or refused.problems[0].code not in WITHOUT_CONFIGURATION:
                    raise
                said = {}
            self.service.pace.limits = self._version.limits(said, CAUTIOUS)
            self._configured = True
        return self.service.pace.limits

    def find(self, words: str) -> list[tuple[str, str, str]]:
        """Tables by name: id, label and latest period. Version 2 only; in version 1 one walks the folders.

        Raises:
            Refused: `service-*`.
        """
        found: list[tuple[str, str, str]] = []
        page, pages = 1, 1
        while page <= pages:
            document = self.service.get(f"tables?query={quote(words)}&pageNumber={page}&pageSize=100").document
            try:
                found += [
                    (str(one["id"]), str(one["label"]), str(one.get("lastPeriod") or "")) for one in document["tables"]
                ]
                pages = min(int(document["page"]["totalPages"]), 1000)
            except (KeyError, TypeError, ValueError) as error:
                raise refusal("service-broken-answer", self.service.base, why=f"no list of tables: {error}") from None
            page += 1
        return found

    def describe(self, table: str) -> tuple[Table, datetime]:
        """The table without its values: variables with their codes, notes, source.

        Raises:
            Refused: `service-not-found` when it has moved, and others of `service-*`.
        """
        self.limits()
        kept = self.service.get(self._version.description_of(table))
        return self._read(kept.document, table, with_values=False), kept.fetched

    def fetch(self, table: str, selection: Selection, indicator: str = "") -> Fetched:
        """Figures with provenance. `selection` gives codes by variable; `*` is all, `top(3)` the three last.

        A variable that the table lets be left out may be left out. `indicator` is the id that the figures get; else that of
        the table and what it counts.

        Raises:
            Refused: `variable-unknown`, `variable-missing`, `code-unknown`, `variable-not-placed`, `too-many-cells`, `service-*`.
        """
        described, fetched = self.describe(table)
        chosen = chosen_codes(described, selection, table)
        answers = self._answers(table, chosen)
        tables = [self._read(kept.document, table, with_values=True) for kept in answers]
        self._demand_all(tables, chosen, table)
        fetched = min([fetched, *(kept.fetched for kept in answers)])
        address = self.service.base + self._version.description_of(table)
        return observations_of(tables, described, self.provider.citation, table, indicator, fetched, address)

    def _answers(self, table: str, chosen: Mapping[str, Sequence[str]]) -> list[Kept]:
        limit, heard = self.limits().cells or 1, list[Kept]()
        waiting = [dict(chosen)]
        while waiting:
            self.service.around.progress(len(heard), len(heard) + len(waiting))
            question = waiting.pop(0)
            cells = prod(map(len, question.values()))
            if cells <= limit:
                try:
                    heard.append(self.service.post(*self._version.question(table, question)))
                    continue
                except Refused as refused:
                    if not self._version.finds_too_large(refused.problems[0]):
                        raise
            if cells == 1:
                raise refusal("too-many-cells", table, limit=str(limit))
            longest = max(question, key=lambda name: len(question[name]))
            codes = question[longest]
            half = len(codes) // 2
            waiting[:0] = [{**question, longest: codes[:half]}, {**question, longest: codes[half:]}]
        self.service.around.progress(len(heard), len(heard))
        return heard

    def _demand_all(self, tables: Sequence[Table], chosen: Mapping[str, Sequence[str]], table: str) -> None:
        """Every code that was asked for is in an answer, no other is, and there is at least one figure."""
        if not any(value is not None for one in tables for value in one.values):
            raise refusal("service-empty", table, asked=table)
        for name, codes in chosen.items():
            given = {
                code
                for one in tables
                for dimension in one.dimensions
                if dimension.code == name
                for code in dimension.codes
            }
            if strangers := sorted(given - set(codes)):
                raise refusal("service-other-rows", table, rows=", ".join(f"{name}={code}" for code in strangers[:5]))
            if lacking := sorted(set(codes) - given):
                why = f"{name} lacks {', '.join(lacking[:5])}"
                raise refusal("service-broken-answer", table, why=why)

    def _read(self, document: Any, table: str, *, with_values: bool) -> Table:
        try:
            return read_table(document if with_values else self._version.as_table(document), with_values=with_values)
        except NotATable as error:
            if with_values and isinstance(document, dict) and document.get("value") in ([], {}):
                raise refusal("service-empty", table, asked=table) from None
            raise refusal("service-broken-answer", table, why=str(error)[:150]) from None


def chosen_codes(described: Table, selection: Selection, at: str) -> dict[str, list[str]]:
    """The codes of each variable that is asked about, in the table's order.

    Raises:
        Refused: `variable-unknown`, `variable-missing`, `code-unknown`.
    """
    names = [dimension.code for dimension in described.dimensions]
    for name in selection:
        if name not in names:
            raise refusal("variable-unknown", at, name=name, known=", ".join(names))
    chosen: dict[str, list[str]] = {}
    for dimension in described.dimensions:
        if dimension.code in selection:
            chosen[dimension.code] = _codes(dimension, selection[dimension.code], at)
        elif len(dimension.codes) == 1:
            chosen[dimension.code] = list(dimension.codes)
        elif not dimension.eliminable:
            raise refusal("variable-missing", at, name=dimension.code)
    return chosen


def _codes(dimension: Dimension, asked: Sequence[str], at: str) -> list[str]:
    wanted: set[str] = set()
    unknown: list[str] = []
    for code in asked:
        if code == "*":
            wanted.update(dimension.codes)
        elif code.startswith("top(") and code[4:-1].isdigit() and code.endswith(")") and int(code[4:-1]):
            wanted.update(dimension.codes[-int(code[4:-1]) :])
        elif code in dimension.codes:
            wanted.add(code)
        else:
            unknown.append(code)
    if unknown or not wanted:
        near = get_close_matches(unknown[0] if unknown else "", dimension.codes, n=1, cutoff=0.0)
        shown = ", ".join(unknown[:5]) or "-"
        raise refusal("code-unknown", at, name=dimension.code, codes=shown, near=near[0] if near else "*")
    return [code for code in dimension.codes if code in wanted]
