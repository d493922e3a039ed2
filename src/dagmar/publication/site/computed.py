"""Computed indicators as exhibits: files of `dagmar indicators compute`, of which only what was protected is there to show.

A file without the document that was written beside it, or changed since, is refused; and so is a release that was not
protected after one that readers already have: those given before it, and those that the site's earlier edition shows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from dagmar.facts.files import read_facts
from dagmar.facts.observation import Observation
from dagmar.indicators.loader import Defined, load_definitions
from dagmar.problem import Place, Problem, Refused
from dagmar.publication.site.addresses import download
from dagmar.publication.site.exhibit import BY_MUNICIPALITY, NATION, SEXES, Change, Exhibit, Kind, Target
from dagmar.publication.site.gathering import by_sex_of, figures_of
from dagmar.publication.site.made_of import made_of
from dagmar.publication.site.uncertainty import with_intervals
from dagmar.publication.site.units import unit_of
from dagmar.source import Source
from dagmar.text import Text, both

COMPUTED = Text("Mått räknade ur patientdata", "Measures computed from patient data")
_OF_MUNICIPALITIES = Text("per kommun", "by municipality")


@dataclass(frozen=True)
class Computed:
    """A file of figures with the document beside it: its mark, the marks that it was protected after, its indicators."""

    file: Path
    release: str
    after: tuple[str, ...]
    indicators: tuple[str, ...]
    computed: str


def exhibits_of_files(files: Sequence[Path], site: Path | None) -> list[Exhibit]:
    """Every indicator of the files, by region and by municipality, with what an earlier file said of each figure.

    `site` is the folder that they are to be published in; None when they are only looked at.

    Raises:
        Refused: `figures-not-protected`, `figures-changed` or `release-not-linked`; or what reading them finds.
    """
    known = sorted((_computed(file) for file in files), key=lambda one: one.computed)
    marks: dict[str, list[str]] = {}
    problems: list[Problem] = []
    for one in known:
        for indicator in one.indicators:
            before = marks.setdefault(indicator, list(_shown_by(site, indicator) if site else ()))
            if set(before) - {one.release, *one.after}:
                problems.append(_not_linked(one, indicator))
            before.append(one.release)
    if problems:
        raise Refused(problems)
    seen = read_facts([one.file for one in known]).observations if known else ()
    found: list[Exhibit] = []
    for defined in load_definitions(sorted(marks)) if marks else ():
        found += _of_one(defined, [one for one in seen if one.indicator == defined.id], tuple(marks[defined.id]))
    return found


def _of_one(defined: Defined, seen: Sequence[Observation], releases: tuple[str, ...]) -> Iterable[Exhibit]:
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
            denominator=definition.denominator.says.text if definition.denominator else both(""),
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
        )
        yield with_intervals(one)


def _source(seen: Sequence[Observation]) -> Source:
    return max(seen, key=lambda one: one.recorded).source


def _computed(file: Path) -> Computed:
    about = _beside(file)
    protected = about.get("indicators")
    if not isinstance(protected, list) or not all(isinstance(one, dict) and "disclosure" in one for one in protected):
        raise Refused([_not_protected(file)])
    if about.get("release") != sha256(file.read_bytes()).hexdigest():
        raise Refused([_changed(file)])
    names = tuple(str(one["indicator"]) for one in protected)
    return Computed(file, about["release"], tuple(about.get("after", ())), names, str(about.get("computed", "")))


def _beside(file: Path) -> dict[str, Any]:
    try:
        said = json.loads(file.with_name(f"{file.name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


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


def _not_protected(file: Path) -> Problem:
    return Problem(
        "figures-not-protected",
        Place(str(file)),
        Text(
            f"Bredvid {file.name} finns inget som visar att små tal är skyddade.",
            f"Nothing beside {file.name} shows that small figures are protected.",
        ),
        Text(
            "Ange filen som dagmar indicators compute skrev, med dess .json bredvid.",
            "Give the file that dagmar indicators compute wrote, with its .json beside it.",
        ),
    )


def _changed(file: Path) -> Problem:
    return Problem(
        "figures-changed",
        Place(str(file)),
        Text(f"{file.name} är inte den fil som skyddades.", f"{file.name} is not the file that was protected."),
        Text("Räkna om den, eller hämta den oförändrade.", "Compute it again, or fetch the unchanged one."),
    )


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
