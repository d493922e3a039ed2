"""What an edition remembers of an indicator for the next one: what it is, and every figure with what it was before, exactly.

The rest of a figure (its counts, its interval) stands in the files that readers download, and is read from there when the
indicator is given no more (`withdrawn`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from dagmar.publication.site.addresses import name_in_address
from dagmar.publication.site.exhibit import Exhibit, Figure, Former, Unit
from dagmar.text import Text

FOLDER = ".edition/figures"


@dataclass(frozen=True)
class Remembered:
    """An indicator without its figures, and these by recipient and period: value or sign, when recorded, and what it was."""

    about: Exhibit
    figures: Mapping[str, Mapping[str, Figure]]


def memory_of(exhibit: Exhibit) -> tuple[str, bytes]:
    """The file that the next edition is compared with."""
    about = replace(exhibit, figures={}, by_sex={})
    rows = {code: {period: _row(one) for period, one in row.items()} for code, row in exhibit.figures.items()}
    # Without warnings: a day that has a check before it is written rightly, and warned of as if it were not.
    said = _exhibits().dump_python(about, mode="json", exclude_defaults=True, warnings=False)
    content = {"about": said, "figures": rows}
    return _path(exhibit.id), json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def remembered(edition: Path, identity: str) -> Remembered | None:
    """What an edition remembers of an indicator; None when it knows none, or what it wrote cannot be read any more."""
    try:
        content: dict[str, Any] = json.loads((edition / _path(identity)).read_bytes())
        about = _exhibits().validate_python(content["about"])
    except (OSError, ValueError, KeyError):
        return None
    figures = {
        code: {period: _figure(about, *row) for period, row in rows.items()}
        for code, rows in content["figures"].items()
    }
    return Remembered(about, figures)


def remembered_ids(edition: Path) -> list[str]:
    """The indicators that an edition remembers."""
    return sorted(found.stem for found in (edition / FOLDER).glob("*.json"))


def _row(one: Figure) -> list[Any]:
    row: list[Any] = [_exact(one.value), one.missing, one.recorded, [_former(each) for each in one.former]]
    return row if one.base is None else [*row, one.base]


def _figure(
    about: Exhibit, value: str | None, missing: Any, recorded: str, former: list[list[Any]], base: int | None = None
) -> Figure:
    was = tuple(
        Former(day, _fraction(one), sign, about.source, _unit(*unit) if unit else None)
        for day, one, sign, *unit in former
    )
    return Figure(_fraction(value), missing, base=base, recorded=recorded, former=was)


def _former(one: Former) -> list[Any]:
    unit = [] if one.unit is None else [list(one.unit.name), one.unit.decimals, one.unit.share]
    return [one.recorded, _exact(one.value), one.missing, *unit]


def _unit(name: list[str], decimals: int, share: bool) -> Unit:  # noqa: FBT001 -- as it was written
    return Unit(Text(*name), decimals, share=share)


@cache
def _exhibits() -> TypeAdapter[Exhibit]:
    return TypeAdapter(Exhibit)


def _path(identity: str) -> str:
    return f"{FOLDER}/{name_in_address(identity)}.json"


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _fraction(value: str | None) -> Fraction | None:
    return None if value is None else Fraction(value)
