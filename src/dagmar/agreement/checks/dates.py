"""Dates that lie outside the agreement's period, where they cannot be meant.

A payment covers months of the period. A document, a report and a day of payment may lie up to a year outside it, figures up
to ten years before and one year after: base years are old, and what is known comes late. More than ten years is a warning,
since a long series is possible; everything else outside is an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dagmar.agreement.inventory import Standing, words_of
from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Agreement, Payment, SourceNote
from dagmar.agreement.node import Path
from dagmar.agreement.period import Period
from dagmar.problem import Problem, Severity
from dagmar.text import Text

YEARS_AROUND = 1
YEARS_OF_FIGURES = 10


def find(loaded: Loaded) -> Iterator[Problem]:
    """`date-outside-period`, for each date."""
    whole = loaded.agreement.period
    around = Period(_shifted(whole.first, -YEARS_AROUND), _shifted(whole.last, YEARS_AROUND))
    figures = Period(_shifted(whole.first, -YEARS_OF_FIGURES), around.last)
    for standing in words_of(loaded.agreement):
        for path, said, is_figure in _dates(standing):
            allowed = figures if is_figure else around
            if isinstance(standing[1], Payment) and path[-1] == "covers":
                allowed = whole
            when = said if isinstance(said, Period) else Period(said, said)
            if when not in allowed:
                early = is_figure and when.first < figures.first
                yield _outside(loaded, path, when, allowed, "warning" if early else "error")


def _dates(standing: Standing) -> Iterator[tuple[Path, date | Period, bool]]:
    """The dates of a word, and whether each selects figures."""
    path, word = standing
    if isinstance(word, SourceNote):
        return
    for name, entry in type(word).model_fields.items():
        value, key = getattr(word, name), entry.alias or name
        if isinstance(word, Agreement) and name in ("period", "signed"):
            continue
        if isinstance(value, Period):
            yield (*path, key), value, name != "covers"
        elif isinstance(value, date):
            yield (*path, key), value, False
        elif name in ("as_of", "holds_from") and isinstance(value, str):
            yield (*path, key), Period.parse(value), name == "as_of"


def _shifted(day: date, years: int) -> date:
    year = min(max(day.year + years, date.min.year), date.max.year)
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _outside(loaded: Loaded, path: Path, when: Period, allowed: Period, severity: Severity) -> Problem:
    period = loaded.agreement.period
    return Problem(
        "date-outside-period",
        loaded.document.place(path),
        Text(
            f"{path[-1]}: {when} ligger utanför avtalets period {period} (här går {allowed} an).",
            f"{path[-1]}: {when} lies outside the agreement's period {period} (here {allowed} will do).",
        ),
        Text("Rätta datumet, eller period: överst.", "Correct the date, or period: at the top."),
        also=((loaded.document.place(("period",)), Text("avtalets period", "the agreement's period")),),
        severity=severity,
    )
