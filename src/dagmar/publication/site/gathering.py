"""Gathering: indicators from what their own rooms say of them, as exhibits with a figure for each recipient and period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dagmar.agreement.model import Indicator
from dagmar.facts.observation import Observation
from dagmar.library.own_facts import facts_with
from dagmar.publication.site.exhibit import Exhibit, Figure, Former, Kind, Unit
from dagmar.publication.site.money import Granted
from dagmar.source import Source
from dagmar.text import Text, both

OF_AGREEMENTS = Text("Överenskommelsernas egna mått", "The agreements' own measures")
_WORDS = {
    "share": Unit(Text("procent", "per cent"), 1, share=True),
    "number": Unit(Text("antal", "number"), 0),
    "persons": Unit(Text("personer", "persons"), 0),
    "kr": Unit(Text("kr", "kr"), 0),
}


def figures_of(observations: Iterable[Observation]) -> dict[str, dict[str, dict[str, Figure]]]:
    """By indicator, recipient and period: the figure that holds, with what it was before it. Both sexes together.

    A statement is no figure, and is left out.
    """
    kept = [seen for seen in observations if seen.sex == "all" and seen.statement is None]
    found: dict[str, dict[str, dict[str, Figure]]] = {}
    for seen in sorted(kept, key=lambda seen: seen.recorded):
        row = found.setdefault(seen.indicator, {}).setdefault(seen.recipient, {})
        before = row.get(seen.period)
        figure = _figure(seen)
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
    observations = list(facts_with(granted.loaded))
    sources: dict[str, Source] = {}
    for seen in observations:
        sources.setdefault(seen.indicator, seen.source)
    units = {seen.indicator: seen.unit for seen in observations if seen.unit}
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
        made.append(_exhibit(granted, name, described, units.get(name, described.unit), kind, wanted, sources[name]))
    return made


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
        unit=_WORDS.get(unit, Unit(both(unit), 1)),
        direction=described.direction,
        kind=kind,
        source=source,
        figures=rows,
        chapter=OF_AGREEMENTS,
        definition=both(described.title),
        agreements=(granted.id,),
    )


def _figure(seen: Observation) -> Figure:
    return Figure(
        value=seen.figure,
        missing=None if seen.figure is not None else seen.missing or "absent",
        numerator=seen.numerator,
        denominator=seen.denominator,
        coverage=seen.coverage,
        made_up=seen.source.basis == "synthetic",
        recorded=seen.recorded,
    )


def codes_of(exhibits: Sequence[Exhibit]) -> set[str]:
    """Everyone that an exhibit has a figure for."""
    return {code for one in exhibits for code in one.figures}
