"""Kolada v3 as its public description has it: paths, pages, envelopes and rows, with invented key figures and values."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from .server import Answering, Reply, of


def key_figure(id_: str, **said: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "title": "Påhittat mått, andel (%)",
        "description": "Ett mått för prov. Källa: Provregistret",
        "is_divided_by_gender": True,
        "municipality_type": "A",
        "auspice": "X",
        "operating_area": "Prov",
        "perspective": "Kvalitet",
        "prel_publication_date": None,
        "publication_date": "2027-03-01",
        "publ_period": "2025",
        "has_ou_data": False,
    } | said


def cell(value: Any, gender: str = "T", **said: Any) -> dict[str, Any]:
    return {"gender": gender, "status": "", "value": value, "count": 1, "isdeleted": False} | said


def row(kpi: str, municipality: str, period: int, *cells: dict[str, Any]) -> dict[str, Any]:
    return {"kpi": kpi, "municipality": municipality, "period": period, "values": list(cells)}


def page(values: list[Any], next_url: str | None = None) -> dict[str, Any]:
    return {"values": values, "count": len(values), "next_url": next_url, "previous_url": None}


def kolada(figures: list[dict[str, Any]], rows: list[dict[str, Any]], *, most: int = 5000, base: str = "") -> Answering:
    """The service: more than 25 ids in a part is an error, and a page has at most `most` rows."""

    def answer(_: str, path: str, __: Any) -> Reply | None:
        parts = urlsplit(path)
        asked = parse_qs(parts.query)
        words = parts.path.removeprefix("/v3/").split("/")
        if any(len(word.split(",")) > 25 for word in words):
            return of({"detail": "Too many ids"}, 400)
        if words[0] == "kpi":
            return of(page([one for one in figures if one["id"] in words[1].split(",")]))
        if words[0] != "data":
            return None
        kpis, places, years = (words[at].split(",") for at in (2, 4, 6))
        found = [
            one for one in rows if one["kpi"] in kpis and one["municipality"] in places and str(one["period"]) in years
        ]
        number = int(asked.get("page", ["1"])[0])
        after = f"{base}{parts.path.removeprefix('/v3/')}?page={number + 1}&per_page={most}"
        return of(page(found[(number - 1) * most : number * most], after if len(found) > number * most else None))

    return answer
