"""Withdrawn indicators: what was published and is given no more keeps its address, its values and its files, and says so.

It is made anew of what the edition before remembers and of the table that its readers download, so that its pages follow the
site. A selection (`--only`) withdraws nothing: what it leaves out is not shown, and what it takes in and nobody gives is withdrawn.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from dagmar.problem import Place, Problem, Refused
from dagmar.publication.site.addresses import download
from dagmar.publication.site.exhibit import SEXES, Change, Exhibit, Figure
from dagmar.publication.site.memory import remembered, remembered_ids
from dagmar.text import Text

_TOLD = Text(
    "Måttet är tillbakadraget: det ges inte längre. Värdena är de som senast publicerades här.",
    "The measure is withdrawn: it is given no more. The values are those last published here.",
)
_Key = tuple[str, str, str]
"""Sex, recipient and period."""


def withdrawn_ids(edition: Path, shown: Collection[str], only: Collection[str], forget: Collection[str]) -> list[str]:
    """The indicators that an edition has and the next one does not, but for those that its selection leaves out.

    Raises:
        Refused: `nothing-to-forget`: an id that is to be forgotten is not one of them.
    """
    gone = [one for one in remembered_ids(edition) if one not in shown]
    wrong = sorted({*forget} - {*gone})
    if wrong:
        raise Refused([_nothing_to_forget(one, shown=one in shown) for one in wrong])
    return [one for one in gone if one not in forget and _taken_in(edition, one, only)]


def withdrawn(edition: Path, identity: str, on: date) -> Exhibit:
    """An indicator as an edition showed it last, withdrawn since `on` if it was not before. Asserts that it is remembered."""
    before = remembered(edition, identity)
    assert before is not None, "asked only of what is remembered"
    about, table = before.about, _table(edition, identity)
    figures = {
        code: {period: _as_published(one, table.get(("all", code, period))) for period, one in row.items()}
        for code, row in before.figures.items()
    }
    day = about.withdrawn or on.isoformat()
    events = about.events if about.withdrawn else (*about.events, Change(day, _TOLD))
    by_sex = {sex: rows for sex in SEXES if (rows := _of_sex(table, sex))}
    return replace(about, figures=figures, by_sex=by_sex, withdrawn=day, events=events, next_publication="")


def _taken_in(edition: Path, identity: str, only: Collection[str]) -> bool:
    before = remembered(edition, identity)
    if before is None:
        return False
    return not only or identity in only or not before.about.part_of or before.about.part_of in only


def _table(edition: Path, identity: str) -> dict[_Key, Mapping[str, str]]:
    """The published table; nothing when somebody has taken it away, so that the values alone are kept."""
    try:
        with (edition / download("indicator", identity, "csv")).open(encoding="utf-8", newline="") as opened:
            return {(row["sex"], row["recipient"], row["period"]): row for row in csv.DictReader(opened)}
    except OSError:
        return {}


def _of_sex(table: Mapping[_Key, Mapping[str, str]], sex: str) -> dict[str, dict[str, Figure]]:
    rows: dict[str, dict[str, Figure]] = {}
    for (own, code, period), row in table.items():
        if own == sex and row["missing"] != "absent":
            figure = Figure(_number(row["value"]), row["missing"] or None, recorded=row["recorded"])  # type: ignore[arg-type]  # a sign, as it was written
            rows.setdefault(code, {})[period] = _as_published(figure, row)
    return rows


def _as_published(figure: Figure, row: Mapping[str, str] | None) -> Figure:
    """A figure with what the table says beside its value."""
    if row is None:
        return figure
    return replace(
        figure,
        numerator=_number(row["numerator"]),
        denominator=_number(row["denominator"]),
        low=float(row["low"]) if row["low"] else None,
        high=float(row["high"]) if row["high"] else None,
        coverage=_number(row["coverage"]),
        method=row["method"],
        made_up=row["basis"] == "synthetic",
    )


def _number(text: str) -> Fraction | None:
    return Fraction(text) if text else None


def _nothing_to_forget(identity: str, *, shown: bool) -> Problem:
    if shown:
        message = Text(f"{identity} publiceras nu.", f"{identity} is published now.")
    else:
        message = Text(f"Sajten har inget mått {identity}.", f"The site has no measure {identity}.")
    return Problem(
        "nothing-to-forget",
        Place(identity),
        message,
        Text("Ange ett mått som är tillbakadraget på sajten.", "Name a measure that is withdrawn on the site."),
    )
