"""The content of the site: the published indicators, the agreements of the library, and the names of everyone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dagmar.facts.health_report import FOLDER as REPORT
from dagmar.facts.health_report import health_report_measures
from dagmar.library.shelf import library
from dagmar.problem import Place, Problem, Refused
from dagmar.publication.site.computed import exhibits_of_files
from dagmar.publication.site.declared import with_declared
from dagmar.publication.site.exhibit import Exhibit
from dagmar.publication.site.frame import Frame
from dagmar.publication.site.gathering import exhibits_of, of_health_report
from dagmar.publication.site.memory import remembered_ids
from dagmar.publication.site.misnamed import misnamed
from dagmar.publication.site.money import Granted, one_of
from dagmar.registry.registry import load_registry
from dagmar.statistics.xmr.declared import load_every
from dagmar.text import Text, both

NAMES_ON = date(2025, 1, 1)
"""The day whose names recipients bear on the site: that of the latest known division."""


@dataclass(frozen=True)
class Content:
    """What is published, by what names, and what was chosen (`only`; empty when everything is)."""

    exhibits: tuple[Exhibit, ...]
    granted: tuple[Granted, ...]
    frame: Frame
    counties: dict[str, Text]
    only: frozenset[str] = frozenset()


def content(
    *,
    only: Collection[str] = (),
    report_to: str = "",
    home: str = "",
    figures: Sequence[Path] = (),
    control_charts: Sequence[Path] = (),
    site: Path = Path(),
    progress: Callable[[int, int], None] | None = None,
) -> Content:
    """Everything that the package can publish: its own indicators, and every agreement computed on its own facts.

    `only` are ids of indicators and agreements, or `kolada-hos` for all indicators of the health and medical care report; empty
    means all; an indicator that the site has and nobody gives any more can be chosen too. `figures` are files of computed
    indicators, which are published beside; `site` is the folder, whose earlier edition they must have been protected after.
    `control_charts` are files of declared baselines and breaks.

    Raises:
        Refused: `nothing-to-publish`: an id is none; or an agreement cannot be read or computed; or a declared control
            chart does not fit the figures; `indicator-name-taken` or `indicator-name-not-address`, of a computed indicator.
    """
    reported = {one.id for one in health_report_measures()}
    chosen = frozenset(only)
    only = {*only, *(reported if REPORT in only else ())} - {REPORT}
    unknown = sorted(only - {one.id for one in library()} - reported - {*remembered_ids(site)})
    if unknown:
        raise Refused([_unknown(name) for name in unknown])
    entries = [entry for entry in library() if not only or entry.id in only]
    declared = load_every(control_charts)
    computed = exhibits_of_files(figures, site)
    granted: list[Granted] = []
    exhibits = [one for one in of_health_report() if not only or one.id in only]
    for number, entry in enumerate(entries, start=1):
        granted.append(one_of(entry))
        exhibits += exhibits_of(granted[-1])
        if progress is not None:
            progress(number, len(entries))
    if problems := [*misnamed(computed, exhibits)]:
        raise Refused(problems)
    shown = with_declared([*exhibits, *computed], declared)
    return Content(shown, tuple(granted), frame(report_to, home), counties(), chosen)


def frame(report_to: str = "", home: str = "") -> Frame:
    """The settings, with the names of regions and municipalities."""
    registry = load_registry()
    everyone = (*registry.regions(NAMES_ON), *registry.municipalities(NAMES_ON))
    return Frame(
        {str(one.code): one.name for one in everyone},
        {str(one.code): one.short_name for one in everyone},
        report_to,
        home,
    )


def counties() -> dict[str, Text]:
    """The names of counties by code."""
    return {str(one.code): both(one.name) for one in load_registry().counties(NAMES_ON)}


def _unknown(name: str) -> Problem:
    return Problem(
        "nothing-to-publish",
        Place(name),
        Text(
            f"”{name}” är varken ett mått eller ett avtal här.", f"“{name}” is neither a measure nor an agreement here."
        ),
        Text(
            "Ange ett avtal ur dagmar library list, ett mått ur hälso- och sjukvårdsrapporten (N61603), eller alla dess (kolada-hos).",
            "Name an agreement of dagmar library list, a measure of the health and medical care report (N61603), or all (kolada-hos).",
        ),
    )
