"""A definition in one line, over contacts, for tests that say what they need of it and no more."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from dagmar.indicators.loader import Defined, define

PLACE = {"municipality": "0180", "sex": "women"}
NOON = datetime(2024, 2, 1, 12)  # noqa: DTZ001 -- UTC without a mark, as the tables have it


def defined(measure: str, *, numerator: Any = None, **more: Any) -> Defined:
    """A definition over contacts by the year they started in."""
    says: dict[str, Any] = {"sv": "påhittad", "en": "invented"}
    said = {
        "indicator": "invented", "version": 1, "name": says, "why": says, "table": "contacts", "counted_on": "started_at",
        "period": "year", "measure": measure, "unit": "number", "direction": "none", "sex_split": True,
        "population": {"says": says}, "numerator": {"says": says, "where": numerator or {}}, "interval": "none",
        "smallest_base": 1, "coverage": {"says": says}, "source": says, "next_publication": "2027-01-01",
        "changes": [{"version": 1, "on": "2026-01-01", "what": says}],
    }  # fmt: skip
    if measure in {"share", "continuity"}:
        said["denominator"] = {"says": says}
    if measure == "continuity":
        del said["numerator"]
    return define(json.dumps(said | more), "invented.yaml")
