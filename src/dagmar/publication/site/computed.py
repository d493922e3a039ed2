"""Computed indicators as exhibits: files of `dagmar indicators compute`, of which only what was protected is there to show.

A release that was not protected after one that readers already have is refused: those given before it, and those that the
site's earlier edition shows. What is shown of an indicator is the definition that its last file was computed by; where figures of
an earlier definition still stand, that one stands beside it with their periods.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from dagmar.facts.files import read_facts
from dagmar.facts.observation import Observation
from dagmar.indicators.loader import Defined
from dagmar.problem import Place, Problem, Refused
from dagmar.publication.site.addresses import download
from dagmar.publication.site.computed_files import Computed, demand_their_own, read_computed
from dagmar.publication.site.definitions import definitions_of, still_behind
from dagmar.publication.site.exhibit import BY_MUNICIPALITY, NATION, SEXES, Change, Exhibit, Kind, Target
from dagmar.publication.site.gathering import by_sex_of, figures_of
from dagmar.publication.site.made_of import made_of
from dagmar.publication.site.uncertainty import with_intervals
from dagmar.publication.site.units import unit_of
from dagmar.source import Source
from dagmar.text import Text, both

COMPUTED = Text("Mått räknade ur patientdata", "Measures computed from patient data")
_OF_MUNICIPALITIES = Text("per kommun", "by municipality")


def exhibits_of_files(files: Sequence[Path], site: Path | None) -> list[Exhibit]:
    """Every indicator of the files, by region and by municipality, with what an earlier file said of each figure.

    `site` is the folder that they are to be published in; None when they are only looked at.

    Raises:
        Refused: `release-not-linked`, `definitions-do-not-fit`; what is wrong with a file or the document beside it; or what
            reading them finds.
    """
    known = read_computed(files)
    marks: dict[str, list[str]] = {}
    problems: list[Problem] = []
    for one in known:
        for indicator in one.definitions:
            before = marks.setdefault(indicator, list(_shown_by(site, indicator) if site else ()))
            if set(before) - {one.release, *one.after}:
                problems.append(_not_linked(one, indicator))
            before.append(one.release)
    by_definition = {indicator: definitions_of(indicator, known, problems) for indicator in sorted(marks)}
    if problems:
        raise Refused(problems)
    seen = read_facts([one.file for one in known]).observations if known else ()
    demand_their_own(known, seen)
    found: list[Exhibit] = []
    for indicator, definitions in by_definition.items():
        found += _of_one(definitions, [one for one in seen if one.indicator == indicator], tuple(marks[indicator]))
    return found


def _of_one(
    definitions: Sequence[Defined], seen: Sequence[Observation], releases: tuple[str, ...]
) -> Iterable[Exhibit]:
    *earlier, defined = definitions
    definition = defined.definition
    rows = figures_of(seen, made_of(definition)).get(defined.id, {})
    of_sexes = {sex: figures_of(seen, made_of(definition), sex=sex) for sex in SEXES}
    kinds: tuple[tuple[Kind, int, str], ...] = (("region", 2, ""), ("municipality", 4, BY_MUNICIPALITY))
    for kind, digits, ending in kinds:
        own = {code: row for code, row in rows.items() if len(code) == digits or code == NATION}
        if not own.keys() - {NATION}:
            continue
        name = definition.name.text
        if ending:
            name = Text(f"{name.sv}, {_OF_MUNICIPALITIES.sv}", f"{name.en}, {_OF_MUNICIPALITIES.en}")
        one = Exhibit(
            id=f"{defined.id}{ending}",
            name=name,
            unit=unit_of("share" if definition.measure == "share" else definition.unit),
            direction=definition.direction,
            kind=kind,
            source=_source(seen),
            figures=own,
            chapter=COMPUTED,
            why=definition.why.text,
            definition=definition.population.says.text,
            numerator=definition.numerator.says.text if definition.numerator else both(""),
            denominator=part.says.text if (part := definition.denominator or definition.inhabitants) else both(""),
            coverage=definition.coverage.says.text,
            interval=definition.interval,
            per=definition.per or 1,
            count=definition.measure == "count",
            smallest_base=definition.smallest_base,
            version=str(definition.version),
            changes=tuple(Change(change.on.isoformat(), change.what.text) for change in definition.changes),
            next_publication=definition.next_publication.isoformat(),
            releases=releases,
            target=Target(target.value, target.says.text) if (target := definition.target) else None,
            breaks=tuple(Change(str(one.break_from), one.what.text) for one in definition.changes if one.break_from),
            by_sex=by_sex_of(of_sexes, defined.id, own),
            earlier=tuple(still_behind(earlier, [one for one in seen if one.recipient in own])),
        )
        yield with_intervals(one)


def _source(seen: Sequence[Observation]) -> Source:
    return max(seen, key=lambda one: one.recorded).source


def _shown_by(site: Path, indicator: str) -> Iterable[str]:
    """The marks of the releases that the site shows of an indicator as it stands."""
    for ending in ("", BY_MUNICIPALITY):
        try:
            said = json.loads(
                (site / download("indicator", f"{indicator}{ending}", "json")).read_text(encoding="utf-8")
            )
        except (OSError, ValueError):
            continue
        return [str(mark) for mark in said.get("releases", ())]
    return ()


def _not_linked(one: Computed, indicator: str) -> Problem:
    return Problem(
        "release-not-linked",
        Place(str(one.file)),
        Text(
            f"{indicator} i {one.file.name} är skyddad utan hänsyn till det som redan är publicerat: "
            "tillsammans kan de röja det som döljs.",
            f"{indicator} in {one.file.name} was protected without regard to what is already published: "
            "together they may tell what is hidden.",
        ),
        Text(
            "Räkna om med --earlier och den interna filen från varje tidigare publicering.",
            "Compute it again with --earlier and the internal file of each earlier release.",
        ),
    )
