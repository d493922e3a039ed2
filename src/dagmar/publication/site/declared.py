"""Declared control charts on the site: every file held against the figures that are published, and each chart given its own.

What is declared of one recipient and of `all` holds together. A break for everyone is drawn where the recipient has a value
before it; one for a single recipient that has nothing before it is refused, since there would be nothing to break from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dagmar.agreement.node import Path as Way
from dagmar.problem import Place, Problem, Refused
from dagmar.publication.site import misdeclared
from dagmar.publication.site.controlled import FEWEST_MONTHS, known_months, points_of
from dagmar.publication.site.exhibit import Exhibit
from dagmar.statistics.xmr.control import Point
from dagmar.statistics.xmr.declared import EVERYONE, Declaration, Declared, DeclaredBreak, DeclaredChart
from dagmar.statistics.xmr.limits import limits


@dataclass(frozen=True)
class _Entry:
    """One entry of a file, and where it stands."""

    chart: DeclaredChart
    source: Declared
    number: int

    def place(self, *way: str | int) -> Place:
        """Where something in it stands."""
        return self.source.document.place(("control_charts", self.number, *way))

    @property
    def for_everyone(self) -> bool:
        """Whether it is about every recipient."""
        return self.chart.recipient == EVERYONE


@dataclass(frozen=True)
class _Start:
    """Where a segment starts, the last month of its baseline, and where both are said. The first has no break."""

    at: str
    entry: _Entry
    way: Way = ()
    baseline: str | None = None
    drawn: DeclaredBreak | None = None


def with_declared(exhibits: Sequence[Exhibit], files: Sequence[Declared]) -> tuple[Exhibit, ...]:
    """The same indicators with what the files declare of their control charts.

    Raises:
        Refused: everything in any of the files that does not fit the figures.
    """
    entries = [_Entry(chart, file, number) for file in files for number, chart in enumerate(file.charts)]
    problems = [problem for entry in entries for problem in _nowhere(entry, exhibits)]
    made = []
    for exhibit in exhibits:
        controls, wrong = _controls(exhibit, [one for one in entries if one.chart.indicator in _names(exhibit)])
        made.append(replace(exhibit, controls=controls) if controls else exhibit)
        problems += wrong
    if problems:
        raise Refused(sorted(dict.fromkeys(problems), key=lambda problem: problem.at))
    return tuple(made)


def demand_known(exhibits: Sequence[Exhibit], indicator: str, code: str) -> list[Exhibit]:
    """Those of the indicator that is asked for, or all when none is. An empty `indicator` or `code` asks for everything.

    Raises:
        Refused: `unknown-indicator` or `unknown-recipient`.
    """
    about = [one for one in exhibits if not indicator or indicator in _names(one)]
    if not about and indicator:
        raise Refused([misdeclared.unknown_indicator(Place(indicator), indicator, _known(exhibits))])
    codes = {found for one in about for found in one.figures}
    if code and code not in codes:
        raise Refused([misdeclared.unknown_recipient(Place(code), code, indicator or "–", sorted(codes))])
    return about


def _known(exhibits: Sequence[Exhibit]) -> list[str]:
    return sorted({name for one in exhibits for name in _names(one)})


def _names(exhibit: Exhibit) -> tuple[str, str]:
    return exhibit.id, exhibit.indicator


def _nowhere(entry: _Entry, exhibits: Sequence[Exhibit]) -> Iterator[Problem]:
    """Why an entry is about no chart at all."""
    indicator, code = entry.chart.indicator, entry.chart.recipient
    about = [one for one in exhibits if indicator in _names(one)]
    codes = {one for exhibit in about for one in exhibit.figures}
    if not about:
        yield misdeclared.unknown_indicator(entry.place("indicator"), indicator, _known(exhibits))
    elif not entry.for_everyone and code not in codes:
        yield misdeclared.unknown_recipient(entry.place("recipient"), code, indicator, sorted({*codes, EVERYONE}))
    else:
        asked = codes if entry.for_everyone else [code]
        months = max(known_months(exhibit, one) for exhibit in about for one in asked)
        if months < FEWEST_MONTHS:
            yield misdeclared.no_control_chart(entry.place("recipient"), code, indicator, months, FEWEST_MONTHS)


def _controls(exhibit: Exhibit, entries: Sequence[_Entry]) -> tuple[dict[str, Declaration], list[Problem]]:
    controls: dict[str, Declaration] = {}
    problems: list[Problem] = []
    for code in exhibit.figures:
        own = [one for one in entries if one.for_everyone or one.chart.recipient == code]
        if not own or known_months(exhibit, code) < FEWEST_MONTHS:
            continue
        points = points_of(exhibit, code)
        starts, wrong = _starts(own, points)
        wrong = wrong or [*_wrong_baselines(starts, points)]
        problems += wrong
        if not wrong:
            drawn = tuple(one.drawn for one in starts if one.drawn is not None)
            controls[code] = Declaration(starts[0].baseline, drawn)
    return controls, problems


def _starts(own: Sequence[_Entry], points: Sequence[Point]) -> tuple[list[_Start], list[Problem]]:
    """The segments of one chart in order of time; and what is wrong with where they start."""
    periods = [point.period for point in points]
    first = next(point.period for point in points if point.value is not None)
    problems: list[Problem] = []
    based = [one for one in own if one.chart.baseline]
    problems += [misdeclared.baseline_twice(one.place("baseline"), based[0].place("baseline")) for one in based[1:]]
    beginning = (based or own)[0]
    starts = [_Start(periods[0], beginning, baseline=beginning.chart.baseline)]
    for entry in own:
        for number, one in enumerate(entry.chart.breaks):
            start = _Start(one.at, entry, ("breaks", number), one.baseline, one)
            place = entry.place(*start.way, "at")
            same = next((other for other in starts[1:] if other.at == one.at), None)
            if one.at not in periods:
                problems.append(misdeclared.month_unknown(place, one.at, periods))
            elif same is not None:
                problems.append(misdeclared.break_twice(place, one.at, same.entry.place(*same.way, "at")))
            elif one.at == periods[0] or (one.at <= first and not entry.for_everyone):
                problems.append(misdeclared.break_at_beginning(place, one.at))
            elif one.at > first:
                starts.append(start)
    for start in starts:
        if start.baseline is not None and start.baseline not in periods:
            place = start.entry.place(*start.way, "baseline")
            problems.append(misdeclared.month_unknown(place, start.baseline, periods))
    return sorted(starts, key=lambda start: start.at), problems


def _wrong_baselines(starts: Sequence[_Start], points: Sequence[Point]) -> Iterator[Problem]:
    for start, after in zip(starts, [*(one.at for one in starts[1:]), ""], strict=True):
        if start.baseline is None:
            continue
        place = start.entry.place(*start.way, "baseline")
        within = [point.value for point in points if start.at <= point.period <= start.baseline]
        if start.baseline < start.at or (after and start.baseline >= after):
            yield misdeclared.baseline_outside(place, start.baseline, start.at, after)
        elif limits(within) is None and not start.entry.for_everyone:
            yield misdeclared.baseline_too_short(place, start.baseline, start.at)
