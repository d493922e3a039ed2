"""Gathering: indicators from what their own rooms say of them, as exhibits with a figure for each recipient and period."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace

from dagmar.agreement.model import Indicator
from dagmar.facts.health_report import FOLDER as REPORT
from dagmar.facts.health_report import health_report_measures, health_report_observations
from dagmar.facts.observation import Observation, Sex
from dagmar.publication.site.exhibit import SEXES, Change, Exhibit, Figure, Former, Kind, Rows, Unit
from dagmar.publication.site.money import Granted
from dagmar.publication.site.uncertainty import with_intervals
from dagmar.publication.site.units import unit_of
from dagmar.source import Source
from dagmar.text import Text, both

OF_AGREEMENTS = Text("Överenskommelsernas egna mått", "The agreements' own measures")


def figure_of(seen: Observation) -> Figure:
    """An observation as a figure."""
    return Figure(
        value=seen.figure,
        missing=None if seen.figure is not None else seen.missing or "absent",
        numerator=seen.numerator,
        denominator=seen.denominator,
        coverage=seen.coverage,
        made_up=seen.source.basis == "synthetic",
        recorded=seen.recorded,
    )


def figures_of(
    observations: Iterable[Observation], as_figure: Callable[[Observation], Figure] = figure_of, *, sex: Sex = "all"
) -> dict[str, dict[str, dict[str, Figure]]]:
    """By indicator, recipient and period: the figure that holds, with what it was before it. Of both sexes together, or of one.

    A statement is no figure, and is left out.
    """
    kept = [seen for seen in observations if seen.sex == sex and seen.statement is None]
    found: dict[str, dict[str, dict[str, Figure]]] = {}
    for seen in sorted(kept, key=lambda seen: seen.recorded):
        row = found.setdefault(seen.indicator, {}).setdefault(seen.recipient, {})
        before = row.get(seen.period)
        figure = as_figure(seen)
        if before is not None and (before.value, before.missing) != (figure.value, figure.missing):
            former = Former(before.recorded, before.value, before.missing, seen.source)
            figure = replace(figure, former=(*before.former, former))
        elif before is not None:
            figure = replace(figure, former=before.former)
        row[seen.period] = figure
    return found


def exhibits_of(granted: Granted) -> list[Exhibit]:
    """The agreement's own indicators that somebody has a value of. Their ids bear the agreement's name."""
    agreement = granted.loaded.agreement
    known = {
        one.code: one.kind for grant in granted.allocation.grants for one in (line.recipient for line in grant.lines)
    }
    observations = granted.facts
    sources: dict[str, Source] = {}
    for seen in observations:
        sources.setdefault(seen.indicator, seen.source)
    units = {seen.indicator: seen.unit for seen in observations if seen.unit}
    of_sexes = {sex: figures_of(observations, sex=sex) for sex in SEXES}
    made = []
    for name, rows in sorted(figures_of(observations).items()):
        described = agreement.indicators.get(name)
        wanted = {
            code: row
            for code, row in rows.items()
            if code in known and known[code] in ("region", "municipality")  # type: ignore[index]  # codes are strings
        }
        kinds = {known[code] for code in wanted}  # type: ignore[index]  # codes are strings
        if (
            described is None
            or len(kinds) != 1
            or not any(one.value for row in wanted.values() for one in row.values())
        ):
            continue
        kind: Kind = "region" if "region" in kinds else "municipality"
        unit = units.get(name, described.unit)
        one = _exhibit(granted, name, described, unit, kind, wanted, sources[name])
        made.append(with_intervals(replace(one, by_sex=by_sex_of(of_sexes, name, wanted))))
    return made


def by_sex_of(
    found: Mapping[Sex, Mapping[str, Mapping[str, Mapping[str, Figure]]]], indicator: str, recipients: Container[str]
) -> dict[Sex, Rows]:
    """Of one indicator, what was found of each sex for these recipients; nothing of a sex that nobody has a value of."""
    rows = {
        sex: {code: row for code, row in every.get(indicator, {}).items() if code in recipients}
        for sex, every in found.items()
    }
    return {sex: row for sex, row in rows.items() if row}


def of_health_report() -> Iterator[Exhibit]:
    """The 76 key figures of the health and medical care report, as the package carries them."""
    rows = figures_of(health_report_observations())
    for one in health_report_measures():
        values = [figure.value for row in rows[one.id].values() for figure in row.values() if figure.value is not None]
        share = one.unit == "share"
        whole = all((value * (100 if share else 1)).denominator == 1 for value in values)
        yield Exhibit(
            id=one.id,
            name=one.name,
            unit=Unit(one.unit_words, 0 if whole else 1, share=share),
            direction=one.direction,
            kind="region",
            source=one.source,
            figures=rows[one.id],
            chapter=one.area,
            why=one.why,
            interval_method=one.interval_words,
            coverage=one.coverage or both(""),
            register=one.register,
            version=one.version,
            changes=tuple(Change(change.period, change.words) for change in one.changes),
            breaks=tuple(Change(change.period, change.words) for change in one.changes if change.breaks),
            next_publication=one.next_publication.isoformat() if one.next_publication else "",
            terms=_in_both(one.source.note),
            part_of=REPORT,
        )


def _in_both(note: str) -> Text:
    """A note that holds both languages, divided by a slash."""
    swedish, slash, english = note.partition(" / ")
    return Text(swedish, english) if slash else both(note)


def _exhibit(
    granted: Granted,
    name: str,
    described: Indicator,
    unit: str,
    kind: Kind,
    rows: dict[str, dict[str, Figure]],
    source: Source,
) -> Exhibit:
    return Exhibit(
        id=f"{granted.id}.{name}",
        name=both(described.title),
        unit=unit_of(unit, (one.value for row in rows.values() for one in row.values() if one.value is not None)),
        direction=described.direction,
        kind=kind,
        source=source,
        figures=rows,
        chapter=OF_AGREEMENTS,
        definition=both(described.title),
        agreements=(granted.id,),
        part_of=granted.id,
    )
