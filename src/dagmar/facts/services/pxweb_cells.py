"""Cells of a PxWeb table as observations: which variable is the recipient, the period and the sex, and what the rest name.

The time is the variable with that role; the recipient is the one with the role of place or called Region; the sex is the one
called Kon, Kön or Sex, read by its labels. All others become part of the indicator's id: `TAB1.000007SF.Alder=0-9`. A cell without
a value keeps the sign of its status; per cent become shares.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from dagmar.facts.measure import Measure
from dagmar.facts.observation import Missing, Observation, Sex
from dagmar.facts.services.fetched import Absence, Fetched
from dagmar.facts.services.json_stat import Dimension, Table
from dagmar.facts.services.wording import refusal
from dagmar.source import Source
from dagmar.text import Text, both

_PLACES, _SEXES = {"region", "lan", "län", "kommun", "geografi"}, {"kon", "kön", "sex", "gender"}
_SIGNS: Mapping[str, Missing] = {".": "not_applicable", "..": "not_reported", "...": "not_reported", ":": "secret"}
_YEAR, _MONTH, _QUARTER, _HALF, _SPAN = (
    re.compile(pattern)
    for pattern in (r"\d{4}", r"(\d{4})M(\d\d)", r"(\d{4})[KQ]([1-4])", r"(\d{4})H([12])", r"(\d{4})-(\d{4})")
)
NO_VALUE = Text("cellen har inget värde", "the cell has no value")
NATION = "00"
LONGEST_NOTE = 2000


def observations_of(
    tables: Iterable[Table],
    described: Table,
    citation: str,
    table: str,
    indicator: str,
    fetched: datetime,
    address: str,
) -> Fetched:
    """The observations of the answers to one question.

    Raises:
        Refused: `variable-not-placed` for a period or a sex that cannot be read, `service-twice`.
    """
    known: dict[tuple[str, str, str, Sex], Observation] = {}
    measures: dict[str, Measure] = {}
    absences: list[Absence] = []
    notes: dict[str, None] = {}
    for answer in tables:
        own = dict.fromkeys((*answer.notes, *described.notes))
        notes |= own
        source = Source(
            citation,
            table=f"{table} {answer.label or described.label}".strip(),
            vintage=f"uppdaterad {answer.updated[:10]}, hämtad {fetched:%Y-%m-%d}",
            url=address,
            note=" ".join(own)[:LONGEST_NOTE],
        )
        reader = _Reader(answer, described, table, indicator)
        for codes, value, status in answer.cells():
            recipient, period, sex, measured = reader.place(codes)
            if measured not in measures:
                measures[measured] = reader.measure(measured, codes, source)
            measure = measures[measured]
            seen = Observation(recipient, measured, period, measure.unit, source, f"{fetched:%Y-%m-%d}", sex=sex)
            if value is None:
                sign = _SIGNS.get(status, "not_reported")
                absences.append(Absence(measured, recipient, period, sign, both(status) if status else NO_VALUE))
                seen = replace(seen, missing=sign)
            else:
                seen = replace(seen, value=value / (100 if measure.unit == "share" else 1))
            if known.setdefault(seen.key, seen).says != seen.says:
                raise refusal("service-twice", table, row=" ".join(seen.key))
    ordered = sorted(known.values(), key=lambda seen: seen.key)
    return Fetched(tuple(ordered), tuple(measures.values()), tuple(absences), fetched, notes=tuple(notes))


class _Reader:
    """Which variable says what, settled once for an answer."""

    def __init__(self, answer: Table, described: Table, table: str, indicator: str) -> None:
        self._answer, self._table, self._indicator = answer, table, indicator
        times = answer.time or described.time
        self._at: dict[str, int | None] = {
            "time": _first(answer.dimensions, set(times) | {"Tid", "År"}),
            "place": _first(answer.dimensions, set(answer.place or described.place), _PLACES),
            "sex": _first(answer.dimensions, set(), _SEXES),
            "metric": _first(answer.dimensions, set(answer.metric or described.metric) | {"ContentsCode"}),
        }
        placed = {at for role, at in self._at.items() if role != "metric" and at is not None}
        self._others = [at for at in range(len(answer.dimensions)) if at not in placed and at != self._at["metric"]]

    def place(self, codes: Sequence[str]) -> tuple[str, str, Sex, str]:
        """Recipient, period, sex and indicator of a cell."""
        time, place, sex = self._at["time"], self._at["place"], self._at["sex"]
        recipient = NATION if place is None else codes[place]
        period = "" if time is None else period_of(codes[time])
        if not period:
            shown = "-" if time is None else codes[time]
            raise refusal("variable-not-placed", self._table, name="Tid", code=shown, what="period")
        return recipient, period, self._sex(sex, codes), self._measured(codes)

    def measure(self, measured: str, codes: Sequence[str], source: Source) -> Measure:
        """What the figures are of, in the table's words."""
        at = self._at["metric"]
        metric = None if at is None else self._answer.dimensions[at]
        code = "" if at is None else codes[at]
        base = (metric.units.get(code) or "antal") if metric is not None else "antal"
        unit = {"antal": "number", "procent": "share", "%": "share", "per cent": "share", "number": "number"}.get(
            base, base
        )
        name = (metric.labels.get(code) if metric is not None else None) or self._answer.label
        others = [self._answer.dimensions[one] for one in self._others]
        detail = ", ".join(one.labels.get(codes[at], codes[at]) for at, one in zip(self._others, others, strict=True))
        return Measure(
            id=measured,
            name=both(f"{name}: {detail}" if detail else name),
            why=both(self._answer.label),
            area=both(""),
            unit=unit,
            unit_words=both(base),
            direction="not_judged",
            source=source,
            register=self._answer.source,
            version=source.vintage,
            by_sex_at_source=self._at["sex"] is not None,
        )

    def _measured(self, codes: Sequence[str]) -> str:
        metric = self._at["metric"]
        named = self._indicator or ".".join(
            filter(None, [self._table.rsplit("/", 1)[-1], "" if metric is None else codes[metric]])
        )
        others = [f"{self._answer.dimensions[at].code}={codes[at]}" for at in self._others]
        return ".".join([named, *others])

    def _sex(self, at: int | None, codes: Sequence[str]) -> Sex:
        if at is None:
            return "all"
        dimension, code = self._answer.dimensions[at], codes[at]
        label = dimension.labels.get(code, code).casefold()
        for sex, words in _SEX_LABELS.items():
            if label.startswith(words):
                return sex
        raise refusal("variable-not-placed", self._table, name=dimension.code, code=code, what="kön")


_SEX_LABELS: Mapping[Sex, tuple[str, ...]] = {
    "all": (
        "total",
        "båda",
        "både",
        "samtliga",
        "alla",
        "both",
        "all",
        "kvinnor och män",
        "män och kvinnor",
        "women and men",
    ),
    "women": ("kvinn", "women", "female", "flick"),
    "men": ("män", "man", "men", "male", "pojk"),
}
"""How the label of a sex begins, both sexes first: "men and women" is not men."""


def period_of(code: str) -> str:
    """Our period of a time code: `2024`, `2024M03` -> `2024-03`, `2024K1` -> `2024-01/2024-03`; empty when not known."""
    if _YEAR.fullmatch(code):
        return code
    if found := _MONTH.fullmatch(code):
        return f"{found[1]}-{found[2]}" if "01" <= found[2] <= "12" else ""
    if found := _QUARTER.fullmatch(code):
        last = 3 * int(found[2])
        return f"{found[1]}-{last - 2:02}/{found[1]}-{last:02}"
    if found := _HALF.fullmatch(code):
        last = 6 * int(found[2])
        return f"{found[1]}-{last - 5:02}/{found[1]}-{last:02}"
    if found := _SPAN.fullmatch(code):
        return f"{found[1]}-01/{found[2]}-12" if found[1] <= found[2] else ""
    return ""


def _first(dimensions: Sequence[Dimension], codes: set[str], plain: Iterable[str] = ()) -> int | None:
    for at, dimension in enumerate(dimensions):
        if dimension.code in codes:
            return at
    for at, dimension in enumerate(dimensions):
        if dimension.code.casefold() in plain:
            return at
    return None
