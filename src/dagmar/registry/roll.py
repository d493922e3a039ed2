"""The roll: which regions, municipalities, counties and national recipients there were on a day, and their names.

The roll begins on 1 January 1999, when today's 21 regions and counties were there for the first time. After the latest
change that it knows (2019) nothing is known to have changed. From when a region used its name, and its former name, are
general knowledge, not from a file, and marked so on the recipient.
"""

from __future__ import annotations

from datetime import date

from dagmar.registry.recipient import Form, Kind, NumberStatus, Recipient, RecipientCode
from dagmar.registry.tables import read_rows

BEGINS = date(1999, 1, 1)
LANDSTING_UNTIL = date(2019, 1, 1)
GOTLAND_REGION, GOTLAND_MUNICIPALITY = RecipientCode("09"), RecipientCode("0980")
HEBY, HEBY_BEFORE, HEBY_MOVED = RecipientCode("0331"), RecipientCode("1917"), date(2007, 1, 1)
_STATUSES: dict[str, NumberStatus] = {"confirmed": "confirmed", "seen": "seen", "unconfirmed": "unconfirmed"}
_FORMS: dict[str, Form] = {"association": "association", "authority": "authority"}


class BeforeTheRegistry(LookupError):
    """The day is before 1999-01-01. Regions were others then, and a short list would look like a full one."""

    def __init__(self, on: date) -> None:
        super().__init__(f"the registry begins on {BEGINS}, and {on} is before that")


class Roll:
    """All recipients through time."""

    def __init__(self) -> None:
        self._regions = {row["code"]: row for row in read_rows("regions")}
        self._region_names = read_rows("region_names")
        self._municipalities = read_rows("municipalities")
        self._national = read_rows("national")
        self._seen: dict[tuple[Kind, date], dict[RecipientCode, Recipient]] = {}

    def on(self, kind: Kind, day: date) -> dict[RecipientCode, Recipient]:
        """Those of a kind that existed on a day, by code.

        Raises:
            BeforeTheRegistry: the day is before 1999-01-01.
        """
        if day < BEGINS:
            raise BeforeTheRegistry(day)
        if (kind, day) not in self._seen:
            self._seen[kind, day] = {
                one.code: one for one in sorted(self._existed(kind, day), key=lambda one: one.code)
            }
        return self._seen[kind, day]

    def _existed(self, kind: Kind, day: date) -> list[Recipient]:
        make = {"region": self._region, "county": self._county}
        if kind in make:
            return [make[kind](code, day) for code in self._regions]
        table = self._municipalities if kind == "municipality" else self._national
        return [_recipient(kind, row) for row in table if _holds(row, day)]

    def _region(self, code: str, day: date) -> Recipient:
        row = self._regions[code]
        name = [named for named in self._region_names if named["code"] == code and named["from"] <= day.isoformat()][-1]
        now = [named for named in self._region_names if named["code"] == code][-1]
        form: Form = "landsting" if day < LANDSTING_UNTIL else "region"
        gotland = code == GOTLAND_REGION
        return Recipient(
            RecipientCode(code),
            "region",
            name["name"],
            code,
            row["organisation_number"],
            _STATUSES[row["organisation_number_status"]],
            row["short_name"],
            "municipality" if gotland else form,
            _since(name["from"]),
            "published" if name is now else "general knowledge",
            GOTLAND_MUNICIPALITY if gotland else None,
        )

    def _county(self, code: str, day: date) -> Recipient:
        name = self._regions[code]["county_name"]
        return Recipient(RecipientCode(code), "county", name, code, None, "none", _short_county(name), "county")


def _recipient(kind: Kind, row: dict[str, str]) -> Recipient:
    code = RecipientCode(row["code"])
    municipal = kind == "municipality"
    return Recipient(
        code,
        kind,
        row["name"],
        code[:2] if municipal else None,
        row["organisation_number"] or None,
        _STATUSES.get(row["organisation_number_status"], "none"),
        row["short_name"],
        "municipality" if municipal else _FORMS[row["form"]],
        _since(row["from"]),
        "published" if municipal and (code == HEBY_BEFORE or not row["until"]) else "general knowledge",
        GOTLAND_REGION if code == GOTLAND_MUNICIPALITY else None,
    )


def _holds(row: dict[str, str], day: date) -> bool:
    return (row["from"] or "0001-01-01") <= day.isoformat() < (row["until"] or "9999-12-31")


def _since(first: str) -> date | None:
    return date.fromisoformat(first) if first and first > BEGINS.isoformat() else None


def _short_county(name: str) -> str:
    return name.removesuffix(" län").removesuffix("s") if name.endswith("s län") else name.removesuffix(" län")
