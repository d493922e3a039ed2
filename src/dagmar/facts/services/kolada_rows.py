"""Kolada's rows as observations: whose, of what, of when, and why there is none.

A value that is null keeps the sign that its status gives. A key figure that is not for the recipient's kind is `not_applicable`;
a year that Kolada has announced a later day for is `not_yet_published`; what is otherwise absent is `not_reported`, and
listed. Rows marked as deleted are dropped and counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from dagmar.facts.measure import Measure
from dagmar.facts.observation import Missing, Observation, Sex
from dagmar.facts.services.fetched import Absence, Fetched
from dagmar.facts.services.wording import refusal
from dagmar.source import Source
from dagmar.text import Text, both

_SEXES: Mapping[str, Sex] = {"T": "all", "K": "women", "M": "men"}
_ORDER: Mapping[Sex, int] = {"all": 0, "women": 1, "men": 2}
_SIGNS: Mapping[str, Missing] = {
    "": "not_reported",
    "-": "not_reported",
    "missing": "not_reported",
    ".": "not_applicable",
    "..": "secret",
    "private": "secret",
    "secret": "secret",
}
_UNIT = re.compile(r"%|/|^(antal|andel|index|kr|tkr|kronor|dagar|timmar|minuter|år)\b", re.IGNORECASE)
NO_ROW = Text("svaret har ingen rad", "the answer has no row")
OTHER_KIND = Text("nyckeltalet gäller inte den sortens mottagare", "the key figure is not for that kind of recipient")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: ids of key figures, our codes of recipients, years."""

    key_figures: tuple[str, ...]
    recipients: tuple[str, ...]
    years: tuple[int, ...]


def read_rows(
    rows: Iterable[dict[str, Any]],
    descriptions: Mapping[str, dict[str, Any]],
    asked: Asked,
    fetched: datetime,
    at: str,
) -> Fetched:
    """The observations of an answer, with a sign for each thing that was asked for and is not there.

    Raises:
        Refused: `service-empty`, `service-other-rows`, `service-twice`, `service-broken-answer`.
    """
    measures = {one: _measure(one, descriptions[one], fetched, at) for one in asked.key_figures}
    known: dict[tuple[str, str, str, Sex], Observation] = {}
    strangers: list[str] = []
    deleted = 0
    for row in rows:
        figure, recipient, year = str(row.get("kpi")), ours(str(row.get("municipality"))), str(row.get("period"))
        if figure not in asked.key_figures or recipient not in asked.recipients or year not in map(str, asked.years):
            strangers.append(f"{figure} {recipient} {year}")
            continue
        for cell in _cells(row, at):
            if cell.get("isdeleted") is True:
                deleted += 1
                continue
            seen = _observation(measures[figure], recipient, year, cell, fetched, at)
            if known.setdefault(seen.key, seen).says != seen.says:
                raise refusal("service-twice", at, row=" ".join(map(str, seen.key)))
    if strangers:
        raise refusal("service-other-rows", at, rows=", ".join(strangers[:5]))
    if not any(seen.figure is not None for seen in known.values()):
        raise refusal("service-empty", at, asked=", ".join(asked.key_figures[:10]))
    absences = tuple(_absences(known, descriptions, asked, fetched.date()))
    for one in absences:
        seen = _signed(measures[one.indicator], one.recipient, one.period, one.sign, fetched)
        known[seen.key] = seen
    observations = sorted(known.values(), key=lambda seen: (*seen.key[:3], _ORDER[seen.sex]))
    return Fetched(tuple(observations), tuple(measures.values()), absences, fetched, deleted)


def ours(place: str) -> str:
    """Our code of Kolada's id: `0001` is the region `01`, `0000` the nation `00`; others are themselves."""
    return place[2:] if len(place) == 4 and place.startswith("00") else place


def unit_of(title: str) -> tuple[str, str]:
    """The unit that a title names, as the word of its observations and as Kolada writes it: `share` for andel (%).

    Kolada has no field for it. The last part between commas that looks like a unit is taken; without one it is `number`.
    """
    parts = [re.sub(r"\s*\(-\d{4}\)$", "", part.strip().rstrip(".")) for part in title.split(",")]
    unit = next((part for part in reversed(parts) if _UNIT.search(part)), "antal")
    if "%" in unit:
        return "share", "procent"
    word = unit.casefold()
    return ("number", unit) if word == "antal" else ("index", unit) if word.startswith("index") else (unit, unit)


def _measure(figure: str, said: Mapping[str, Any], fetched: datetime, at: str) -> Measure:
    title, description = str(said.get("title") or figure), str(said.get("description") or "")
    unit, words = unit_of(title)
    register = description.rsplit("Källa:", 1)[1].strip() if "Källa:" in description else ""
    source = Source("Källa: Kolada", table=figure, vintage=f"hämtat {fetched:%Y-%m-%d}", url=f"{at}kpi/{figure}")
    following = said.get("publication_date")
    return Measure(
        id=figure,
        name=both(title),
        why=both(description),
        area=both(str(said.get("operating_area") or "")),
        unit=unit,
        unit_words=both(words),
        direction="not_judged",
        source=source,
        register=register,
        version=source.vintage,
        by_sex_at_source=said.get("is_divided_by_gender") in (True, 1),
        next_publication=_day(following),
        next_period=str(said.get("publ_period") or ""),
    )


def _cells(row: Mapping[str, Any], at: str) -> list[dict[str, Any]]:
    cells = row.get("values")
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise refusal("service-broken-answer", at, why="a row without values")
    return cells


def _observation(
    measure: Measure, recipient: str, year: str, cell: Mapping[str, Any], fetched: datetime, at: str
) -> Observation:
    sex, value, status = _SEXES.get(str(cell.get("gender"))), cell.get("value"), str(cell.get("status") or "").strip()
    if sex is None or isinstance(value, bool) or not isinstance(value, int | Fraction | None):
        raise refusal("service-broken-answer", at, why=f"{measure.id} {recipient} {year}: {cell}"[:100])
    seen = _signed(measure, recipient, year, _SIGNS.get(status.casefold(), "not_reported"), fetched, sex)
    if value is None:
        strange = status and status.casefold() not in _SIGNS
        return replace(seen, source=replace(seen.source, note=f"status: {status}")) if strange else seen
    source = seen.source
    if recipient.startswith("G"):
        source = replace(source, note=f"Ovägt medelvärde av {cell.get('count')} medlemmar som har ett värde.")
    exact = Fraction(value) / (100 if measure.unit == "share" else 1)
    return replace(seen, value=exact, missing=None, source=source)


def _signed(
    measure: Measure, recipient: str, year: str, sign: Missing, fetched: datetime, sex: Sex = "all"
) -> Observation:
    return Observation(
        recipient, measure.id, year, measure.unit, measure.source, f"{fetched:%Y-%m-%d}", sex=sex, missing=sign
    )


def _absences(
    known: Mapping[tuple[str, str, str, Sex], Observation],
    descriptions: Mapping[str, Mapping[str, Any]],
    asked: Asked,
    today: date,
) -> Iterator[Absence]:
    """What has neither a total nor a sex."""
    there = {key[:3] for key in known}
    for figure in asked.key_figures:
        said = descriptions[figure]
        for recipient in asked.recipients:
            for year in map(str, asked.years):
                if (figure, recipient, year) not in there:
                    yield Absence(figure, recipient, year, *_why(said, recipient, year, today))


def _why(said: Mapping[str, Any], recipient: str, year: str, today: date) -> tuple[Missing, Text]:
    kind = {"K": 4, "L": 2}.get(str(said.get("municipality_type")))
    if kind is not None and recipient.isdigit() and recipient != "00" and len(recipient) != kind:
        return "not_applicable", OTHER_KIND
    following, period = _day(said.get("publication_date")), str(said.get("publ_period") or "")
    if following is not None and following > today and period.isdigit() and int(year) >= int(period):
        words = Text(f"{period} publiceras {following}", f"{period} is published on {following}")
        return "not_yet_published", words
    return "not_reported", NO_ROW


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10]) if text else None
    except ValueError:
        return None
