"""PxWeb as its public specification has it, in both versions, with an invented table and invented values."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import prod
from typing import Any

from .server import Answering, Reply, of

REGIONS = {"00": "Riket", "01": "Stockholms län", "0180": "Stockholm", "1480": "Göteborg"}
SEXES = {"TotSa": "totalt, samtliga", "1": "män", "2": "kvinnor"}
AGES = {"0-17": "0–17 år", "18+": "18 år och äldre"}
MONTHS = {f"2026M{month:02}": f"2026M{month:02}" for month in range(1, 7)}
VARIABLES = {"Region": REGIONS, "Alder": AGES, "Kon": SEXES, "ContentsCode": {"X1": "Påhittat antal"}, "Tid": MONTHS}
ELIMINABLE = {"Region", "Kon"}


def value_of(codes: Sequence[str]) -> int:
    """Each cell's own figure, so that one in the wrong place is seen."""
    return sum(list(VARIABLES[name]).index(code) * 10**at for at, (name, code) in enumerate(codes_by_name(codes)))


def codes_by_name(codes: Sequence[str]) -> list[tuple[str, str]]:
    return list(zip(VARIABLES, codes, strict=True))


def dataset(chosen: dict[str, list[str]], **said: Any) -> dict[str, Any]:
    """The answer to a question; a variable that is left out is eliminated."""
    names = [name for name in VARIABLES if name in chosen]
    full = [chosen.get(name, [next(iter(VARIABLES[name]))]) for name in VARIABLES]
    document: dict[str, Any] = {
        "version": "2.0",
        "class": "dataset",
        "label": "Påhittad tabell efter region, ålder, kön och månad",
        "source": "Provmyndigheten",
        "updated": "2026-06-08T06:00:00Z",
        "note": ["Talen är påhittade."],
        "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
        "id": names,
        "size": [len(chosen[name]) for name in names],
        "dimension": {name: dimension(name, chosen[name]) for name in names},
        "value": [value_of(codes) for codes in product(*full)],
    }
    return document | said


def dimension(name: str, codes: list[str]) -> dict[str, Any]:
    category: dict[str, Any] = {
        "index": {code: at for at, code in enumerate(codes)},
        "label": {code: VARIABLES[name][code] for code in codes},
    }
    if name == "ContentsCode":
        category["unit"] = {code: {"base": "antal", "decimals": 0} for code in codes}
    return {"label": name.casefold(), "category": category, "extension": {"elimination": name in ELIMINABLE}}


def config(**said: Any) -> dict[str, Any]:
    return {"apiVersion": "2.2.0", "maxDataCells": 1000, "maxCallsPerTimeWindow": 3, "timeWindow": 1} | said


def whole() -> dict[str, list[str]]:
    return {name: list(codes) for name, codes in VARIABLES.items()}


def version_2(*, told: int = 1000, held: int | None = None) -> Answering:
    """The service tells a limit of cells, and holds another when the two differ."""

    def answer(method: str, path: str, body: Any) -> Reply | None:
        if path == "/v3/config":
            return of(config(maxDataCells=told))
        if path == "/v3/tables/TAB1/metadata":
            described = dataset(whole())
            return of({name: part for name, part in described.items() if name != "value"})
        if path.startswith("/v3/tables/TAB1/data") and method == "POST":
            chosen = {one["variableCode"]: one["valueCodes"] for one in body["selection"]}
            if prod(map(len, chosen.values())) > (told if held is None else held):
                return of({"type": "x", "title": "Too many cells selected", "status": 403}, 403)
            return of(dataset(chosen))
        return of({"title": "Not found", "status": 404}, 404)

    return answer


def version_1(*, configured: bool = True) -> Answering:
    def answer(method: str, path: str, body: Any) -> Reply | None:
        if path == "/v3/?config":
            return of({"maxCells": 1000, "maxCalls": 10, "timeWindow": 10}) if configured else None
        if path != "/v3/BE/BE01/Prov":
            return Reply(b"Parameter error", 400, kind="text/plain")
        if method == "GET":
            variables = [
                {
                    "code": name,
                    "text": name.casefold(),
                    "values": list(codes),
                    "valueTexts": list(codes.values()),
                    "elimination": name in ELIMINABLE,
                    "time": name == "Tid",
                }
                for name, codes in VARIABLES.items()
            ]
            return of({"title": "Påhittad tabell", "variables": variables})
        assert {one["selection"]["filter"] for one in body["query"]} == {"item"}
        return of(dataset({one["code"]: one["selection"]["values"] for one in body["query"]}))

    return answer
